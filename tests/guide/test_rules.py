"""Every rule has a page; its bad example fires, its mended one does not; the pages are current."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path

import pytest

from game.atelier.rules.catalogue import lines, pages
from game.atelier.rules.explained import EXAMPLES, PACKAGE, themes
from scenarios.checks.rules import COURSE_RULES, DEEP_RULES, HOUSE_RULES, RULES
from scenarios.language.typography import typeset
from scenarios.scripted import NO_SCENARIO, REPLAYED
from tests.guide.rules import (
    DOCS,
    ROOT,
    documents,
    examples,
    excerpt_range,
    fixture,
    found_in,
    mended,
    shown,
)

# Mistakes of a whole file, or that no text can show.
WITHOUT_LINES = {"encodage", "fichier-vide", "caractere-interdit"}
# No file is kept for these: one that nobody may open, half a megabyte, and what is said where no other rule can say better.
WITHOUT_FILE = {"fichier-illisible", "fichier-trop-grand", "forme"}
PLAYING = {rule.id for rule in DEEP_RULES}
PACKAGES = ("game", "scenarios", "personas", "scoring")
# What builds a diagnostic, and the functions that take a rule's id.
TELLERS = {"Diagnostic", "diagnostic", "report"}
# In the room that reads files, a refusal is first a `Finding`; elsewhere the word means other things.
READERS = ROOT / "scenarios" / "files"
SLUG = re.compile(r"[a-z]+(-[a-z]+)*")


@pytest.mark.parametrize("rule", sorted(set(pages()) - WITHOUT_FILE))
def test_the_bad_example_fires_and_the_mended_one_does_not(rule: str) -> None:
    page, file = pages()[rule], fixture(rule)
    assert file is not None, "this rule needs a bad file of its name"
    content = file.read_bytes()
    found = [each for each in found_in(file, content) if each.rule == rule]
    assert found
    if rule in WITHOUT_LINES:
        assert not page.bad
        return
    text = content.decode("utf-8")
    assert excerpt_range(text, page.bad) is not None, "these lines are not in the bad file"
    left = found_in(file, mended(text, page.bad, page.mended).encode())
    before = {(each.rule, each.message) for each in found_in(file, content)}
    # Rules that play the scenario wait until it holds no error: what they then say was not broken.
    left = tuple(each for each in left if each.rule not in PLAYING or each.rule == rule)
    assert {(each.rule, each.message) for each in left} <= before, "mending breaks something else"
    assert shown(rule) in found


def test_every_rule_is_explained_once_and_nothing_else_is() -> None:
    explained = [rule for theme in themes().values() for rule in theme.regles]
    assert len(explained) == len(set(explained))
    assert set(explained) == set(lines())


def test_reasons_are_written_for_a_teacher() -> None:
    for rule, page in pages().items():
        sentences = len(re.findall(r"[.!?](?: |\n|$)", page.why.replace("…", "")))
        assert 2 <= sentences <= 4, (rule, sentences)
        assert "'" not in page.why, rule
        assert page.why.strip()[-1] == ".", rule


def _named(tree: ast.Module, tellers: set[str]) -> Iterator[str]:
    """The ids of rules that a module gives to a diagnostic, as it spells or names them."""
    constants = {
        target.id: node.value.value
        for node in tree.body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
        for target in node.targets
        if isinstance(target, ast.Name) and isinstance(node.value.value, str)
    }
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = (
            node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        )
        if name not in tellers:
            continue
        for given in (*node.args, *(word.value for word in node.keywords if word.arg == "rule")):
            if isinstance(given, ast.Constant) and isinstance(given.value, str):
                if SLUG.fullmatch(given.value):
                    yield given.value
            elif isinstance(given, ast.Name) and given.id in constants:
                yield constants[given.id]


@cache
def _told() -> frozenset[str]:
    found: set[str] = set()
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            tellers = TELLERS | {"Finding"} if READERS in path.parents else TELLERS
            found |= set(_named(ast.parse(path.read_text(encoding="utf-8")), tellers))
    return frozenset(found)


def test_nothing_is_ever_told_under_another_name() -> None:
    told = _told()
    assert {"yaml-syntaxe", "cle-manquante", "reaction-vide", "texte", "longueur"} <= told
    assert told <= set(lines())


def test_no_rule_of_the_list_is_dead() -> None:
    """Those that no generator of `scenarios.checks` tells are spelt somewhere in the code."""
    kept = {rule.id for rule in (*RULES, *DEEP_RULES)} | {rule.id for rule in HOUSE_RULES}
    kept |= {rule.id for rule in COURSE_RULES} | {NO_SCENARIO, REPLAYED}
    assert set(lines()) - kept <= _told()


def test_what_verifier_says_is_what_the_pages_show() -> None:
    kept = (Path(str(files(PACKAGE))) / EXAMPLES).read_text(encoding="utf-8")
    assert kept == examples(), "python -m tests.guide.rules"


def test_the_pages_say_what_the_data_say() -> None:
    written = {path.name: path.read_text(encoding="utf-8") for path in DOCS.glob("*.md")}
    assert written == documents(), "python -m tests.guide.rules"


def test_themes_are_typeset_alike() -> None:
    for theme in themes().values():
        assert typeset(theme.titre).replace("\u00a0", " ") == theme.titre
        assert theme.presentation.endswith(".")
