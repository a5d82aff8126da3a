"""What a sheet and its chart are worth: each cell by its number, each slip by its name."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import msgspec
import pytest

from scenarios.kernel import start
from scenarios.model import Scenario
from scenarios.play import Play, View
from scenarios.steps.calcul import CalculMove
from scenarios.steps.kind import (
    NOT_FOR_THIS_STEP,
    SKIP_REASON,
    Better,
    Part,
    Progress,
    Refusal,
    Skip,
)
from scenarios.steps.tableau import CHOOSE, Tableau, TableauMove
from scenarios.steps.tableau_marks import FOLLOWS
from scenarios.steps.tableau_shown import FilledCell, chart_of, grid_of, series
from scenarios.sums.charts import Chart
from scenarios.sums.sheets import worked
from tests.kinds.frame import fixtures, loaded
from tests.support import essai
from tests.support.plays import moved

RATES = "Taux de transformation par jour (diagramme en barres)"
# With seed 42: fifty came on Tuesday, turnover of the first week 1 250 €, 84 are satisfied.
RIGHT = {"D2": "20", "D3": "40", "D4": "30"}


def play(written: Scenario | None = None) -> Play:
    return essai.play("entrainement", written=written or loaded(fixtures()["tableau"], "t")[0])


def at(step: str, bundle: Play | None = None) -> tuple[Tableau, View]:
    """The step of the fixture, with its view."""
    state = start(bundle or play())
    while state.position.step != step:
        state = moved(state, state.view.step.right(state.view))
    found = state.view.step
    assert isinstance(found, Tableau)
    return found, state.view


def changed(step: str, **fields: Any) -> Play:
    """The play of the fixture with other fields at that step."""
    written: Any = msgspec.json.decode(msgspec.json.encode(play().scenario))
    for each in written["etapes"]:
        if each["id"] == step:
            each.update(fields)
    return play(msgspec.convert(written, Scenario))


def answered(
    cells: dict[str, str], chart: str, step: str = "transformation", bundle: Play | None = None
) -> Progress:
    found, view = at(step, bundle)
    progress = found.accept(TableauMove(cellules=cells, graphique=chart), view)
    assert isinstance(progress, Progress), progress
    return progress


def refused(cells: dict[str, str], chart: str = "taux", step: str = "transformation") -> Refusal:
    found, view = at(step)
    refusal = found.accept(TableauMove(cellules=cells, graphique=chart), view)
    assert isinstance(refusal, Refusal), refusal
    return refusal


def part(progress: Progress, id_: str) -> Part:
    return next(one for one in progress.parts if one.id == id_)


def marks(progress: Progress) -> dict[str, int]:
    return dict(progress.marks_only())


# Right.


@pytest.mark.parametrize(
    "typed",
    ["20", "20,0 %", "20.04", "=C2/B2*100", "=100*C2/B2", "=20", "=C2/B2%", "=MOYENNE(10;30)"],
)
def test_a_right_number_is_right_however_it_was_found(typed: str) -> None:
    progress = answered({**RIGHT, "D2": typed}, "taux")
    assert marks(progress) == {"A3T3K3": 3, "A3T3K6": 3}
    assert (progress.quality, progress.better, progress.key) == (
        "attendu",
        (),
        "exact.3.3.graphique.3",
    )
    assert progress.reason == "Vos indicateurs sont exacts."
    assert progress.said == f"Tableau remis, avec le graphique « {RATES} »."
    mine = part(progress, "D2")
    shown = f"{typed} → 20,0\u00a0%" if typed.startswith("=") else "20,0\u00a0%"
    label = "D2 Taux de transformation (Mardi)"
    assert mine == Part("D2", label, True, shown, "20,0\u00a0%", "")
    why = "Les barres comparent les taux d’un jour à l’autre."
    assert part(progress, "graphique") == Part("graphique", "Graphique", True, RATES, RATES, why)


@pytest.mark.parametrize(
    ("typed", "is_right"),
    [("19,94", False), ("19,95", True), ("20,04", True), ("20,05", False), ("-20", False)],
)
def test_a_number_is_right_once_rounded_as_asked(typed: str, is_right: bool) -> None:
    assert part(answered({**RIGHT, "D2": typed}, "taux"), "D2").is_right is is_right


@pytest.mark.parametrize(
    ("typed", "is_right"), [("68", False), ("69", True), ("70", True), ("71", True), ("72", False)]
)
def test_tolerance_counts_from_the_rounded_number(typed: str, is_right: bool) -> None:
    progress = answered({"C2": typed, "C3": "20", "C4": "10", "B5": "120"}, "suite", "enquete")
    assert part(progress, "C2").is_right is is_right
    # The tolerance is copied with the formula.
    assert part(answered({"C2": "70", "C3": "21", "C4": "10"}, "suite", "enquete"), "C3").is_right


# Wrong.


def test_a_classic_error_is_named_by_its_result() -> None:
    progress = answered({"D2": "=B2/C2", "D3": "0,4", "D4": "12"}, "taux")
    assert [one.is_right for one in progress.parts] == [False, False, False, True]
    assert part(progress, "D2") == Part(
        "D2",
        "D2 Taux de transformation (Mardi)",
        False,
        "=B2/C2 → 5,0\u00a0%",
        "20,0\u00a0%, par =C2 / B2 * 100",
        "Vous avez divisé les visiteurs par les acheteurs.",
    )
    # Copied with its formula, its references moved.
    assert part(progress, "D3").expected == "40,0\u00a0%, par =C3 / B3 * 100"
    assert part(progress, "D3").reason == "Il reste à multiplier par 100 pour un pourcentage."
    assert part(progress, "D4").reason == (
        "On divise les acheteurs par les visiteurs, puis on multiplie par 100."
    )
    assert marks(progress) == {"A3T3K3": 0, "A3T3K6": 3}
    assert progress.quality == "faute"
    assert progress.reason == (
        "Un indicateur faux mène à une mauvaise décision. À revoir\u00a0: D2 Taux de transformation"
        " (Mardi), D3 Taux de transformation (Mercredi), D4 Taux de transformation (Jeudi)."
    )


def test_an_empty_cell_is_wrong_and_says_how() -> None:
    mine = part(answered({"D3": "40", "D4": " "}, "taux"), "D2")
    assert (mine.is_right, mine.value) == (False, "")
    assert mine.reason.startswith("On divise les acheteurs")


@pytest.mark.parametrize(
    ("cells", "chart", "sheet", "picked", "quality"),
    [
        ({}, "taux", 3, 3, "attendu"),
        ({}, "visites", 3, 0, "faute"),
        ({"D2": ""}, "taux", 1, 3, "maladroit"),
        ({"D2": "", "D3": "1"}, "taux", 0, 3, "faute"),
        ({"D2": ""}, "parts", 1, 0, "faute"),
    ],
)
def test_cells_and_chart_are_marked_apart_by_their_own_criteria(
    cells: dict[str, str], chart: str, sheet: int, picked: int, quality: str
) -> None:
    progress = answered({**RIGHT, **cells}, chart)
    assert marks(progress) == {"A3T3K3": sheet, "A3T3K6": picked}
    assert progress.quality == quality
    assert progress.key == f"exact.{sheet}.3.graphique.{picked}"


def test_a_wrong_chart_says_why_and_which_answers() -> None:
    progress = answered(RIGHT, "parts")
    why = "Des taux ne s’additionnent pas : ils ne sont pas les parts d’un tout."
    assert part(progress, "graphique") == Part(
        "graphique",
        "Graphique",
        False,
        "Taux de transformation par jour (diagramme en secteurs)",
        RATES,
        why,
    )
    assert progress.better == (Better(RATES, "Les barres comparent les taux d’un jour à l’autre."),)
    # « Exact » is not said of a sheet whose chart is wrong.
    assert progress.reason == why
    assert progress.marks[1].reason == why
    assert progress.marks[0].reason == "Vos indicateurs sont exacts."
    both = answered({**RIGHT, "D2": ""}, "parts")
    assert both.reason.startswith("Un indicateur faux")


def test_without_criteria_of_its_own_the_chart_is_one_more_part() -> None:
    bundle = changed("transformation", criteres_graphique=[])
    assert answered(RIGHT, "taux", bundle=bundle).key == "exact.3.3"
    wrong = answered(RIGHT, "parts", bundle=bundle)
    assert marks(wrong) == {"A3T3K3": 2}
    assert (
        wrong.reason
        == "Un indicateur faux mène à une mauvaise décision. À revoir\u00a0: Graphique."
    )
    assert marks(answered({**RIGHT, "D2": ""}, "parts", bundle=bundle)) == {"A3T3K3": 1}
    assert marks(answered({"D4": "30"}, "parts", bundle=bundle)) == {"A3T3K3": 0}


# One slip costs once.


def test_what_follows_from_another_slip_is_right() -> None:
    cells = {"D2": "31,25", "D3": "35", "D4": "37", "B5": "5000", "C5": "=SOMME(C2:C4)"}
    progress = answered({**cells, "D5": "=B5/C5"}, "evolution", "panier")
    assert not part(progress, "B5").is_right
    follows = part(progress, "D5")
    assert (follows.is_right, follows.reason) == (True, FOLLOWS)
    assert follows.value == "=B5/C5 → 35,21\u00a0€"
    # A number typed counts as well, but not that of another way.
    assert part(answered({**cells, "D5": "35,21"}, "evolution", "panier"), "D5").is_right
    other = part(answered({**cells, "D5": "=MOYENNE(D2:D4)"}, "evolution", "panier"), "D5")
    assert not other.is_right
    assert other.reason.startswith("La moyenne des paniers oublie")
    assert marks(progress) == {"A3T3K3": 2, "A3T3K5": 2}


def test_a_classic_error_is_named_over_the_students_own_cells_too() -> None:
    cells = {"D2": "31,25", "D3": "36", "D4": "37", "B5": "4928", "C5": "142"}
    mine = part(answered({**cells, "D5": "=MOYENNE(D2:D4)"}, "evolution", "panier"), "D5")
    assert mine.value == "=MOYENNE(D2:D4) → 34,75\u00a0€"
    assert mine.reason.startswith("La moyenne des paniers oublie")


def test_a_wrong_cell_does_not_follow_from_itself() -> None:
    progress = answered(
        {"C2": "=B2/B5*100", "C3": "20", "C4": "10", "B5": "100"}, "suite", "enquete"
    )
    assert [one.is_right for one in progress.parts[:4]] == [True, True, True, False]


# Refused.


@pytest.mark.parametrize(
    ("cells", "field", "said"),
    [
        ({"D2": "vingt"}, "D2", "Écrivez un nombre"),
        ({"D2": "=C2/"}, "D2", "s’arrête trop tôt"),
        ({"D3": "=D4", "D4": "=D3"}, "D3", "ne donne pas encore"),
        ({"D3": "=D4"}, "D3", "La cellule D4 est encore vide."),
        ({"D2": "=C2/0"}, "D2", "divise par zéro"),
        ({"D2": "1" * 100_000}, "D2", "Écrivez un nombre"),
        ({"D2": "=" + "1+" * 50_000}, "D2", "200 signes"),
        ({"B2": "12"}, "B2", "n’est pas à compléter"),
        ({"Z9": "12"}, "Z9", "n’est pas à compléter"),
        ({"x" * 1000: ""}, "x" * 1000, "n’est pas à compléter"),
    ],
)
def test_what_gives_no_number_is_refused_at_its_cell(
    cells: dict[str, str], field: str, said: str
) -> None:
    refusal = refused(cells)
    assert refusal.field == field
    assert said in refusal.message


@pytest.mark.parametrize("chart", ["", "inconnu", "D2", "x" * 100_000])
def test_no_chart_is_refused(chart: str) -> None:
    assert refused(RIGHT, chart) == Refusal(CHOOSE, "graphique")


def test_another_kinds_move_is_refused() -> None:
    found, view = at("transformation")
    assert found.accept(CalculMove(reponse="12"), view) == Refusal(NOT_FOR_THIS_STEP)


def test_silence_earns_nothing_and_says_so() -> None:
    found, view = at("transformation")
    progress = found.accept(Skip(), view)
    assert isinstance(progress, Progress)
    assert [(m.criterion, m.value, m.reason) for m in progress.marks] == [
        ("A3T3K3", 0, SKIP_REASON),
        ("A3T3K6", 0, SKIP_REASON),
    ]
    assert (progress.key, progress.quality, progress.parts) == ("passer", "faute", ())


# What follows, what is shown.


def test_effects_follow_the_lower_of_both_marks() -> None:
    effects = {"attendu": {"fait": "su"}, "faute": {"fait": "rate", "confiance": -3}}
    bundle = changed("transformation", effets=effects)
    assert answered(RIGHT, "taux", bundle=bundle).facts == frozenset({"su"})
    wrong = answered(RIGHT, "visites", bundle=bundle)
    assert (set(wrong.facts), wrong.trust) == ({"rate"}, -3)


def test_the_offer_shows_what_is_given_and_hides_what_is_asked() -> None:
    found, view = at("panier")
    offer = found.offer(view)
    assert offer.open_cells == ("D2", "D3", "D4", "B5", "C5", "D5")
    assert {cell.value for name, cell in offer.cells.items() if name in offer.open_cells} == {None}
    assert offer.cells["B2"].value == view.play.numbers["chiffre"]
    assert [offer.cells[name].rounding for name in ("D2", "C5")] == [
        "en €, à 2 décimales",
        "à l’unité",
    ]
    assert {one.id for one in offer.options} == {"evolution", "avec-total", "tickets"}


def test_charts_are_drawn_from_what_was_typed() -> None:
    found, view = at("transformation")
    offer = found.offer(view)
    chart = next(one for one in offer.options if one.id == "taux")
    now = worked(grid_of(offer), {"D2": "=C2/B2*100", "D3": "", "D4": "=?"})
    assert chart_of(chart, offer, now) == Chart(
        "Taux de transformation par jour",
        "barres",
        "%",
        1,
        (("Mardi", Decimal(20)), ("Mercredi", None), ("Jeudi", None)),
    )


def test_a_series_along_a_row_takes_the_headings_as_labels() -> None:
    bundle = changed("transformation")
    found, view = at("transformation", bundle)
    offer = found.offer(view)
    along = msgspec.structs.replace(found.graphiques[0], serie="B3:C3")
    chart = found._chart(along, view.play, found.cells())
    assert chart_of(chart, offer, {}).points == (
        ("Visiteurs", Decimal(90)),
        ("Acheteurs", Decimal(36)),
    )


@pytest.mark.parametrize(
    ("written", "cells"),
    [
        ("D", ("D2", "D3")),
        (" B2:B3 ", ("B2", "B3")),
        ("B3:C3", ("B3", "C3")),
        ("B2:C3", ()),
        ("B2:B2", ()),
        ("A", ()),
        ("A2:A3", ()),
        ("B1:B3", ()),
        ("b", ()),
        ("", ()),
        ("Toutes", ()),
    ],
)
def test_a_series_is_a_column_or_a_stretch(written: str, cells: tuple[str, ...]) -> None:
    assert series(written, 2) == cells


def test_the_report_gets_the_sheet_as_it_was_filled() -> None:
    found, view = at("transformation")
    move = TableauMove(cellules={"D2": " =B2/C2 ", "D3": "40"}, graphique="visites")
    sheet = found.sheet(move, view.play)
    assert sheet is not None
    assert sheet.columns == ("Jour", "Visiteurs", "Acheteurs", "Taux de transformation")
    assert sheet.rows[0] == (
        "Mardi",
        (FilledCell("50"), FilledCell("10"), FilledCell("5,0\u00a0%", "=B2/C2")),
    )
    assert sheet.rows[1][1][2] == FilledCell("40,0\u00a0%", "40")
    assert sheet.rows[2][1][2] == FilledCell("", "")
    assert sheet.chart is not None
    assert sheet.chart.title == "Visiteurs par jour"
    assert found.sheet(Skip(), view.play) is None
    assert at("enquete")[0].sheet(move, view.play) is not None


def test_what_is_counted_of_a_sheet() -> None:
    found, _ = at("panier")
    assert found.answers() == 7
    assert found.marked() == ("A3T3K3", "A3T3K5")
    assert at("transformation")[0].marked() == ("A3T3K3", "A3T3K6")
    shown = dict(found.shown())
    assert shown["A1"].startswith("Semaine Chiffre")
    assert shown["A5"] == "Ensemble"
    assert shown["evolution"] == "Panier moyen par semaine"
