"""The guide names every key that a teacher may write, in French as it is printed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import msgspec
import pytest

from game.content import bundled, vocabulary
from personas.library import archetypes
from scenarios.aleas import Alea
from scenarios.checked import load_scenario
from scenarios.conditions import Bounds, Condition, Written
from scenarios.dossier import DossierScene
from scenarios.files.diagnostics import render
from scenarios.language.typography import typeset
from scenarios.model import Instruction, NumberDraw, Scenario
from scenarios.regles import RuleLeft, RuleUsed
from scenarios.steps.judged import Judged, Protection
from scenarios.steps.kinds import KINDS
from scenarios.steps.parts import Branch, Case, Channel, Choice, Effects, GraveFault, Line, Note
from scenarios.steps.step import Step
from tests.guide.pages import ROOT, SPAN, STEPS, named, pages, prose
from tests.kinds.frame import BLOCK

COMMON = STEPS / "commun.md"
INDEX = STEPS / "README.md"
# What every kind has, or may have, is explained once.
SHARED: dict[type, Path] = {
    **dict.fromkeys((Step, Line, Effects, Condition, Bounds, Branch), COMMON),
    **dict.fromkeys((GraveFault, Judged, Protection), COMMON),
    **dict.fromkeys((Choice, Case, Note), STEPS / "dialogue.md"),
}
HEADS: dict[type[Written], str] = {
    Alea: "aleas",
    DossierScene: "dossier",
    RuleUsed: "regles",
    RuleLeft: "regles",
    Instruction: "regles",
    NumberDraw: "calcul",
}
LINK = re.compile(r"\]\(([^)#]+)(?:#[^)]*)?\)")


def keys(written: type) -> list[str]:
    """The keys of a class, as they are written."""
    return [field.encode_name for field in msgspec.structs.fields(written)]


def inside(type_: Any, met: set[type]) -> Iterator[type]:
    """Every written class that a type holds, itself first."""
    if isinstance(type_, type) and issubclass(type_, Written):
        if type_ in met:
            return
        met.add(type_)
        yield type_
        for field in msgspec.structs.fields(type_):
            yield from inside(field.type, met)
    for part in get_args(type_):
        yield from inside(part, met)


def wanted(written: type, page: Path) -> Iterator[tuple[Path, str]]:
    """(where it is explained, key) of all that may be written in that class."""
    for each in inside(written, set()):
        where = SHARED.get(each, page)
        common = keys(Judged) if issubclass(each, Judged) else keys(Step)
        for key in keys(each):
            is_common = issubclass(each, Step) and key in common
            yield COMMON if is_common else where, key


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_key_of_a_kind_is_explained(kind: str) -> None:
    page = STEPS / f"{kind}.md"
    lost = [
        (where.stem, key) for where, key in wanted(KINDS[kind], page) if key not in named(where)
    ]
    assert lost == [], lost


@pytest.mark.parametrize("head", HEADS, ids=lambda head: head.__name__)
def test_every_key_of_the_head_that_a_page_explains_is_there(head: type[Written]) -> None:
    page = STEPS / f"{HEADS[head]}.md"
    lost = [(where.stem, key) for where, key in wanted(head, page) if key not in named(where)]
    assert lost == [], lost


def test_every_key_of_a_scenario_is_explained() -> None:
    """But those that a page of the steps explains: the page leads there."""
    page = ROOT / "docs" / "scenario.md"
    elsewhere = {part for head in (Step, *HEADS) for part in inside(head, set())}
    elsewhere |= {part for kind in KINDS.values() for part in inside(kind, set())}
    kept = (one for one in inside(Scenario, set()) if one not in elsewhere)
    lost = [key for one in kept for key in keys(one) if key not in named(page)]
    assert lost == [], lost


def test_every_archetype_is_told_in_its_own_words() -> None:
    text = (ROOT / "docs" / "scenario.md").read_text(encoding="utf-8").replace("\u00a0", " ")
    for id_, one in archetypes().items():
        assert f"| `{id_}` | {one.resume} |".replace("\u00a0", " ") in text


def test_the_scenario_of_the_guide_is_one_that_the_checks_accept() -> None:
    text = (ROOT / "docs" / "scenario.md").read_text(encoding="utf-8")
    (block,) = BLOCK.findall(text)
    houses = bundled().organisations
    found = load_scenario(block.encode(), "scenario.md", vocabulary(), houses)
    assert found.value is not None
    asked = {"route-courte", "depart-incomplet", "duree"}
    assert [render(each) for each in found.diagnostics if each.rule not in asked] == []


def test_every_channel_is_explained() -> None:
    assert set(get_args(Channel)) <= named(STEPS / "canaux.md")


def test_the_index_leads_to_every_page_and_no_link_is_dead() -> None:
    listed = set(LINK.findall(INDEX.read_text(encoding="utf-8")))
    assert {page.name for page in STEPS.glob("*.md")} - {INDEX.name} <= listed
    assert set(KINDS) <= {page.stem for page in STEPS.glob("*.md")}
    for page in pages():
        for target in LINK.findall(page.read_text(encoding="utf-8")):
            if "://" not in target:
                assert (page.parent / target).exists(), (page.name, target)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_kind_is_told_in_the_same_order(kind: str) -> None:
    """What the student does, the keys, what earns what, how not to be guessed."""
    text = (STEPS / f"{kind}.md").read_text(encoding="utf-8")
    assert re.match(rf"# `{kind}`\u00a0: [a-zà-ÿ]", text), text[:80]
    heads = re.findall(r"^## (.*)$", text, re.MULTILINE)
    asked = ["Ce que fait l’élève", "Les clés", "Ce qui rapporte", "Pour que cela ne se devine pas"]
    assert [head for head in heads if head in asked] == asked, heads


@pytest.mark.parametrize("page", pages(), ids=lambda page: str(page.relative_to(ROOT)))
def test_french_is_typeset(page: Path) -> None:
    for piece in SPAN.split(prose(page)):
        for line in piece.split("\n"):
            assert line == typeset(line).rstrip() + line[len(line.rstrip()) :], line
            assert "..." not in line, line
