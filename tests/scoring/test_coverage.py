"""The matrix of a library: what is counted, what is missing, and that nothing is invented."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import msgspec
import pytest

import scenarios
from game.atelier.coverage.library import library_at
from game.atelier.coverage.page import as_html
from game.atelier.coverage.text import as_csv, as_text
from game.content import bundled
from game.errors import UsageError
from game.results import frameworks
from scenarios.model import Scenario
from scenarios.regles import declared
from scenarios.steps.kinds import KINDS
from scoring.coverage import Coverage, coverage, observed
from scoring.framework import BEP, MA, MCV, SECONDE
from tests.support.pages import Page

MATINEE = bundled().scenarios["premiere-matinee"]
COFFEE = bundled().scenarios["deux-cafetieres"]


def found(*library: Scenario, cadre: str = SECONDE) -> Coverage:
    return coverage(library, frameworks(), cadre)


def test_what_a_scenario_observes_is_what_its_criteria_count_for() -> None:
    counted = observed(COFFEE, frameworks(), SECONDE)
    by_hand = 0
    for step in COFFEE.etapes:
        codes = [frameworks().competences_of(c, SECONDE, inherited=False) for c in step.marked()]
        by_hand += any("1C" in each for each in codes)
    rules = sum(
        any("1C" in frameworks().competences_of(c, SECONDE, inherited=False) for c in rule.criteres)
        for rule in declared(COFFEE.regles)
    )
    assert counted["1C"] == by_hand + rules
    assert by_hand > 2


def test_each_announced_competence_is_covered() -> None:
    for scenario in bundled().scenarios.values():
        seen = {
            code for cadre in (SECONDE, MA, MCV) for code in observed(scenario, frameworks(), cadre)
        }
        assert set(scenario.competences) <= seen


def test_a_row_is_in_the_columns_of_its_situations_alone() -> None:
    matrix = found(MATINEE, COFFEE)
    row = next(row for row in matrix.rows if row.code == "1A")
    assert {column for column, cell in row.cells.items() if cell} == {
        ("seconde", each) for each in (*MATINEE.specialites, *COFFEE.specialites)
    }
    assert matrix.empty_levels == ("premiere", "terminale")
    assert row not in matrix.never
    assert all(count == 0 for column, count in matrix.situations.items() if column[0] != "seconde")


def test_gaps_come_first_and_name_their_situation() -> None:
    matrix = found(COFFEE, cadre=BEP)
    assert {row.code for row in matrix.never} >= {"A1T1C1", "A2T2C1"}
    lines = list(as_text(matrix))
    assert lines[0] == "Première : aucune situation."
    first = next(rank for rank, line in enumerate(lines) if line.startswith("JAMAIS"))
    assert first < next(rank for rank, line in enumerate(lines) if "Nombre de situations" in line)
    assert max(map(len, lines)) <= 80


def test_a_level_that_misses_a_row_is_said() -> None:
    older = msgspec.structs.replace(COFFEE, id="autre", niveau="premiere")
    bare = msgspec.structs.replace(
        COFFEE, id="nu", niveau="terminale", etapes=COFFEE.etapes[-1:], regles=()
    )
    matrix = coverage([COFFEE, older, bare], frameworks(), SECONDE)
    missing = {row.code: levels for row, levels in matrix.by_level}
    assert missing["1C"] == ("terminale",)


def test_an_empty_library_covers_nothing() -> None:
    matrix = found()
    assert matrix.never == matrix.rows
    assert matrix.empty_levels == matrix.levels


def test_kinds_and_channels_are_rows_too() -> None:
    kinds = coverage(bundled().scenarios.values(), frameworks(), SECONDE, "sortes")
    assert {row.code for row in kinds.rows} == set(KINDS)
    assert kinds.never == ()
    tasks = coverage([MATINEE], frameworks(), BEP, "taches")
    assert {row.code for row in tasks.rows if row.situations} >= {"A1T2", "A1T3"}


def test_a_spreadsheet_gets_every_cell() -> None:
    matrix = found(MATINEE, COFFEE)
    rows = list(csv.DictReader(io.StringIO(as_csv(matrix).decode("utf-8-sig")), delimiter=";"))
    cells = sum(len(cell) for row in matrix.rows for cell in row.cells.values())
    assert len(rows) == cells + len(matrix.never)
    assert {row["code"] for row in rows} == {row.code for row in matrix.rows}


def test_the_page_shows_the_same() -> None:
    matrix = found(COFFEE, cadre=BEP)
    page = Page(as_html(matrix, "Les compétences").decode())
    assert page.strays == []
    heads = [tag for tag in page.tags if tag.attributes.get("scope") == "row"]
    assert len(heads) == len(matrix.rows) + 1
    for row, head in zip(matrix.rows, heads, strict=False):
        assert row.title in head.text.replace("\u00a0", " ") or row.title in page.source


def test_a_folder_is_a_library_and_a_wrong_path_is_said(tmp_path: object) -> None:
    root = Path(scenarios.__file__ or "").parent / "bibliotheque"
    assert {each.id for each in library_at([str(root)])} == set(bundled().scenarios)
    with pytest.raises(UsageError, match="n’existe pas"):
        library_at([f"{tmp_path}/rien"])
