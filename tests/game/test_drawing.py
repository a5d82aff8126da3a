"""Charts and sheets in letters: every value in figures, no line past the width."""

from __future__ import annotations

from decimal import Decimal
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.drawing import NO_SHARE, chart_lines, columns_of, fitted, sheet_lines
from game.texte.letters import replaced
from scenarios.steps.tableau_shown import SheetCellShown, TableauOffer
from scenarios.sums.charts import Chart, ChartKind
from scenarios.sums.sheets import Worked

POINTS = (("Lundi", Decimal(10)), ("Mardi", Decimal(40)), ("Mercredi", None))


def lines(kind: ChartKind, points: object = POINTS, width: int = 40, rows: int = 8) -> list[str]:
    chart = Chart("Ventes", kind, "€", 0, points)  # type: ignore[arg-type]
    return [line.replace("\u00a0", " ") for line in chart_lines(chart, width, curve_rows=rows)]


def test_bars_end_with_their_values() -> None:
    assert lines("barres") == [
        "Ventes",
        "Lundi    │████▌ 10 €",
        "Mardi    │██████████████████ 40 €",
        "Mercredi │à compléter",
    ]


def test_what_is_not_zero_is_seen_and_what_is_under_is_hollow() -> None:
    points = (
        ("Un", Decimal(1000)),
        ("Deux", Decimal(1)),
        ("Trois", Decimal(0)),
        ("Q", Decimal(-500)),
    )
    drawn = lines("barres", points)
    assert drawn[2] == "Deux  │▌ 1 €"
    assert drawn[3] == "Trois │0 €"
    assert drawn[4].startswith("Q     │░░░")
    assert drawn[4].endswith("░ -500 €")


def test_slices_are_shares_with_their_percentages() -> None:
    assert lines("secteurs") == [
        "Ventes",
        "Lundi    ███▌░░░░░░░░░░░░░░ 20 % (10 €)",
        "Mardi    ██████████████▌░░░ 80 % (40 €)",
        "Mercredi ░░░░░░░░░░░░░░░░░░ à compléter",
    ]


@pytest.mark.parametrize("value", [Decimal(-1), Decimal(-50)])
def test_no_share_of_what_has_no_whole(value: Decimal) -> None:
    drawn = lines("secteurs", (("Un", Decimal(3)), ("Deux", value)), width=90)
    assert drawn[1] == NO_SHARE
    assert "3 €" in drawn[2]
    assert lines("secteurs", (("Un", Decimal(0)),))[1] == NO_SHARE


def test_a_curve_goes_up_with_its_values_over_its_labels() -> None:
    assert lines("courbe", rows=4) == [
        "Ventes",
        "40 € │                ●",
        "     │",
        "     │",
        "10 € │     ●",
        "     └─────────────────────────────────",
        "           1          2          3",
        "1 Lundi : 10 € ; 2 Mardi : 40 € ;",
        "3 Mercredi : à compléter",
    ]
    assert lines("courbe", POINTS[:2], rows=3)[-2:] == [
        "           Lundi           Mardi",
        "            10 €            40 €",
    ]


def test_a_flat_or_empty_curve_is_still_one() -> None:
    flat = lines("courbe", (("A", Decimal(5)), ("B", Decimal(5))), rows=5)
    assert [row.count("●") for row in flat[1:6]] == [0, 0, 2, 0, 0]
    assert [row[:3] for row in flat[1:6]] == ["   ", "   ", "5 €", "   ", "   "]
    assert all("●" not in row for row in lines("courbe", (("A", None), ("B", None))))


LABELS = st.text(alphabet="aé 漢🙂W.", min_size=1, max_size=30)
VALUES = st.one_of(st.none(), st.decimals(-(10**11), 10**11, places=2))


@given(
    st.sampled_from(get_args(ChartKind)),
    st.lists(st.tuples(LABELS, VALUES), min_size=1, max_size=8),
    st.integers(34, 100),
)
def test_no_line_passes_the_width_and_every_value_is_told(
    kind: ChartKind, points: list[tuple[str, Decimal | None]], width: int
) -> None:
    chart = Chart("Titre", kind, "€", 2, tuple(points))
    drawn = chart_lines(chart, width)
    if kind != "courbe":
        assert all(columns_of(line) <= max(width, 40) for line in drawn if line != NO_SHARE)
    told = "".join(drawn).replace("\u00a0", "").replace(" ", "")
    for _, value in points:
        assert chart.shown(value).replace("\u00a0", "").replace(" ", "") in told


def test_a_chart_is_said_in_a_sentence() -> None:
    said = Chart("Ventes", "secteurs", "€", 0, POINTS).sentence().replace("\u00a0", " ")
    assert said == (
        "Diagramme en secteurs. Lundi : 10 €, soit 20 %. Mardi : 40 €, soit 80 %."
        " Mercredi : à compléter."
    )
    assert Chart("Ventes", "courbe", "", None, POINTS[:1]).sentence() == "Courbe. Lundi : 10."


def test_old_terminals_get_other_letters() -> None:
    for encoding in ("cp1252", "ascii", "latin-1"):
        shown = "".join(replaced(line, encoding) for line in lines("courbe") + lines("secteurs"))
        assert "?" not in shown


def offer(columns: tuple[str, ...] = ("Jour", "Ventes", "Taux")) -> TableauOffer:
    cells = {
        "B2": SheetCellShown("B2", Decimal(1234), "€", None, False),
        "C2": SheetCellShown("C2", None, "%", 1, True),
        "C3": SheetCellShown("C3", None, "%", 1, True),
    }
    return TableauOffer(
        "?", how="", title="", columns=columns, rows=("Lundi", "Mardi"), cells=cells, options=()
    )


def test_the_sheet_has_its_coordinates_and_marks_where_one_is() -> None:
    found = {"C2": Worked(Decimal("12.5")), "C3": Worked(None, "Aïe.")}
    drawn = ["".join(t for t, _ in line) for line in sheet_lines(offer(), found, 60, "C2")]
    assert [line.replace("\u00a0", " ").replace("\u202f", " ").rstrip() for line in drawn] == [
        "   A      B             C",
        "1  Jour   Ventes        Taux",
        "2  Lundi    1 234,00 € ▸[12,5 %]",
        "3  Mardi                [erreur]",
    ]
    looks = [look for line in sheet_lines(offer(), found, 60, "C2") for _, look in line]
    assert looks.count("courant") == 2


@given(st.lists(LABELS, min_size=3, max_size=3), st.integers(30, 90))
def test_the_sheet_fits_its_width(names: list[str], width: int) -> None:
    for line in sheet_lines(offer(tuple(names)), {"C2": Worked(None)}, width):
        assert columns_of("".join(text for text, _ in line)) <= width


@pytest.mark.parametrize("width", [0, 1, 2, 5, 30])
@pytest.mark.parametrize("text", ["", "abc", "漢字漢字", "e\u0301té", "🙂🙂"])
def test_a_text_is_fitted_exactly(text: str, width: int) -> None:
    assert columns_of(fitted(text, width)) == width
