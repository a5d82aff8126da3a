"""Good files are silent, bad files say exactly what is expected, every rule has its bad file."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar

import pytest

from game.content import load_file
from scenarios.checked import load_organisation
from scenarios.checks.rule import Rule
from scenarios.checks.rules import DEEP_RULES, HOUSE_RULES, RULES
from scenarios.files.diagnostics import Severity, render
from scenarios.files.load import bundled_organisations
from tests.checks.corpus import BAD, GOOD, HOUSES, ROOT, found_in, told_of

S = TypeVar("S")


def _expected(file: Path) -> str:
    return file.with_suffix(".attendu").read_text(encoding="utf-8")


@pytest.mark.parametrize("file", GOOD, ids=lambda file: file.stem)
def test_good_file_is_silent(file: Path) -> None:
    assert "\n".join(map(render, found_in(file))) == ""


@pytest.mark.parametrize("file", BAD, ids=lambda file: file.stem)
def test_bad_file_says_exactly(file: Path) -> None:
    said = "".join(render(diagnostic) + "\n" for diagnostic in told_of(file))
    assert said == _expected(file)


@pytest.mark.parametrize("file", HOUSES, ids=lambda file: file.stem)
def test_bad_house_says_exactly(file: Path) -> None:
    loaded = load_organisation(file.read_bytes(), file.name)
    said = "".join(render(diagnostic) + "\n" for diagnostic in loaded.diagnostics)
    assert said == _expected(file)


@pytest.mark.parametrize("rule", [*RULES, *DEEP_RULES], ids=lambda rule: rule.id)
def test_every_rule_has_a_bad_file_where_it_fires(rule: Rule[object]) -> None:
    assert rule.id in {d.rule for d in told_of(ROOT / "err" / f"{rule.id}.yaml")}


@pytest.mark.parametrize("rule", HOUSE_RULES, ids=lambda rule: rule.id)
def test_every_house_rule_has_a_bad_file_where_it_fires(rule: Rule[object]) -> None:
    file = ROOT / "maisons" / f"{rule.id}.yaml"
    loaded = load_organisation(file.read_bytes(), file.name)
    assert rule.id in {d.rule for d in loaded.diagnostics}


def test_every_rule_is_described_in_a_line() -> None:
    for table in (_lines((*RULES, *DEEP_RULES)), _lines(HOUSE_RULES)):
        ids = [id_ for id_, _ in table]
        assert len(ids) == len(set(ids))
        for id_, description in table:
            assert description[0].isupper(), id_
            assert description.endswith("."), id_
            assert len(description) <= 90, id_


def _lines(rules: Iterable[Rule[S]]) -> list[tuple[str, str]]:
    return [(rule.id, rule.description) for rule in rules]


def test_bad_files_are_about_a_rule() -> None:
    known = {rule.id for rule in (*RULES, *DEEP_RULES)} | {"huit-erreurs"}
    assert {file.stem for file in BAD} == known
    assert {file.stem for file in HOUSES} == {rule.id for rule in HOUSE_RULES}


def test_eight_mistakes_are_all_told_in_order() -> None:
    found = [d for d in told_of(ROOT / "err" / "huit-erreurs.yaml") if d.severity is Severity.ERROR]
    assert len({d.rule for d in found}) >= 8
    assert [d.place for d in found] == sorted(d.place for d in found)


@pytest.mark.parametrize("file", [*GOOD, *BAD], ids=lambda file: file.stem)
def test_a_teachers_file_says_the_same(file: Path) -> None:
    """`load_file` finds the house beside the folder of the scenarios."""
    loaded, _ = load_file(file)
    said = [(d.place, d.rule, d.message) for d in loaded.diagnostics]
    assert said == [(d.place, d.rule, d.message) for d in found_in(file)]
    assert loaded.is_usable == all(d.severity is not Severity.ERROR for d in loaded.diagnostics)


def test_bundled_organisations_are_silent() -> None:
    for path, content in bundled_organisations():
        loaded = load_organisation(content, path)
        assert "\n".join(map(render, loaded.diagnostics)) == ""
