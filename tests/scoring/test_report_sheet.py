"""The report of a sheet: as it was filled, with the chart picked, drawn, said and as a table."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.texte.debrief import review_lines
from game.tui.screens.review import review_paragraphs
from scenarios.play import View
from scenarios.steps.kinds import AnyMove
from scenarios.steps.tableau import TableauMove
from scenarios.sums.charts import Chart, ChartKind
from scoring.render import html
from scoring.render.charts import BAR_LEFT, drawn
from scoring.report.values import Report
from tests.kinds.frame import fixtures, loaded
from tests.support import essai
from tests.support.pages import Page
from tests.support.reports import reported


def choose(view: View) -> AnyMove:
    """The first sheet half wrong, the second with a curve too many, the third right."""
    if view.step.id == "transformation":
        cells = {"D2": "=B2/C2", "D3": "35", "D4": ""}
        return TableauMove(cellules=cells, graphique="taux")
    if view.step.id == "panier":
        right = view.step.right(view)
        assert isinstance(right, TableauMove)
        return TableauMove(cellules=right.cellules, graphique="avec-total")
    return view.step.right(view)


@pytest.fixture(scope="module")
def made() -> tuple[Report, Page]:
    written, _ = loaded(fixtures()["tableau"], "tableau")
    report, journal, _ = reported(essai.play("entrainement", written=written), choose)
    return report, Page(html.render(report, journal).decode())


def test_the_page_is_well_made(made: tuple[Report, Page]) -> None:
    page = made[1]
    assert (page.strays, page.open) == ([], [])
    ids = [each.attributes["id"] for each in page.tags if "id" in each.attributes]
    assert len(ids) == len(set(ids))
    captions = [each.text for each in page.named("caption")]
    assert len(captions) == len(set(captions)) == len(page.named("table"))
    assert all(each.attributes.get("scope") in ("row", "col") for each in page.named("th"))


def test_each_chart_is_named_said_and_small(made: tuple[Report, Page]) -> None:
    page = made[1]
    charts = re.findall(r'<svg class="graphique".*?</svg>', page.source, re.DOTALL)
    assert len(charts) == 3
    assert all(len(chart) < 2_048 for chart in charts)
    named = [each for each in page.named("svg") if each.attributes["class"] == "graphique"]
    texts = {each.attributes.get("id"): each.text for each in page.tags}
    for svg in named:
        assert svg.attributes["role"] == "img"
        title, said = svg.attributes["aria-labelledby"].split()
        assert texts[title]
        assert texts[said].split(".")[0] in (
            "Diagramme en barres",
            "Courbe",
            "Diagramme en secteurs",
        )
    assert "Mardi : 5,0 %. Mercredi : 35,0 %. Jeudi : à compléter." in plain(
        "".join(text for text in texts.values() if text.startswith("Diagramme en barres"))
    )


def plain(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").replace("\u202f", " ").split())


def test_the_sheet_is_as_it_was_filled(made: tuple[Report, Page]) -> None:
    rows = [plain(each.text) for each in made[1].named("tr")]
    assert "Mardi5010[5,0 %]=B2/C2" in [row.replace(" [", "[") for row in rows]
    assert any(row.startswith("Mercredi9036[35,0 %]") for row in rows)
    assert any(row == "Jeudi6018[vide]" for row in rows)


def test_the_values_of_the_chart_are_a_table_too(made: tuple[Report, Page]) -> None:
    rows = [plain(each.text) for each in made[1].named("tr")]
    assert "Mercredi35,0 %" in rows
    assert "Ensemble34,70 €" in rows
    assert "Satisfaits8470 %" in rows


def test_a_report_without_a_sheet_has_none() -> None:
    report, journal, _ = reported(essai.play())
    assert 'class="feuille"' not in html.render(report, journal).decode()
    assert {each.sheet for each in report.assessment.reviews} == {None}


def test_the_chart_is_seen_again_on_screen_and_in_lines(made: tuple[Report, Page]) -> None:
    report = made[0]
    told = "\n".join(review_lines(report))
    assert "Graphique choisi, diagramme en barres : " in told
    assert "█" not in told, "bars say nothing to who listens"
    seen = [text for _, text, _ in review_paragraphs(report.assessment.reviews[0])]
    assert "Votre graphique" in seen
    assert any("█" in text for text in seen)
    assert not any(" " in text for text in seen if "█" in text)


# Where the marks stand.


def test_bars_are_as_long_as_their_values() -> None:
    chart = Chart("T", "barres", "", 0, (("A", Decimal(50)), ("B", Decimal(100)), ("C", None)))
    shapes = [figure.shape for figure in drawn(chart).figures]
    lengths = [re.fullmatch(r"M(\d+) \d+H(\d+)V\d+H\1Z", shape) for shape in shapes[:2]]
    first, second = (int(found[2]) - BAR_LEFT for found in lengths if found)
    assert second == 2 * first > 0
    assert shapes[2] == ""


def test_what_is_under_zero_goes_left_of_it() -> None:
    chart = Chart("T", "barres", "", 0, (("A", Decimal(-50)), ("B", Decimal(50))))
    left, right = (figure.shape for figure in drawn(chart).figures)
    zero = int(left.split(" ")[0][1:])
    assert zero > BAR_LEFT
    assert f"H{BAR_LEFT}V" in left
    assert right.startswith(f"M{zero} ")


def test_slices_share_the_circle() -> None:
    points = (("A", Decimal(1)), ("B", Decimal(2)), ("C", Decimal(1)), ("D", Decimal(0)))
    made = drawn(Chart("T", "secteurs", "", 0, points))
    assert [figure.shape for figure in made.figures] == [
        "M100 100L100 16A84 84 0 0 1 184 100Z",
        "M100 100L184 100A84 84 0 0 1 16 100Z",
        "M100 100L16 100A84 84 0 0 1 100 16Z",
        "",
    ]
    assert [plain(figure.label) for figure in made.figures][:2] == ["1. A : 25 %", "2. B : 50 %"]
    whole = drawn(Chart("T", "secteurs", "", 0, points[:1])).figures[0].shape
    assert whole.count("a84 84") == 2
    large = drawn(Chart("T", "secteurs", "", 0, (("A", Decimal(3)), ("B", Decimal(1)))))
    assert "A84 84 0 1 1" in large.figures[0].shape


def test_what_is_no_part_of_a_whole_is_drawn_as_bars_and_said() -> None:
    made = drawn(Chart("T", "secteurs", "", 0, (("A", Decimal(3)), ("B", Decimal(-1)))))
    assert (made.kind, made.note[:12]) == ("barres", "Des secteurs")


def test_a_curve_joins_neighbours_and_breaks_at_a_blank() -> None:
    values = (1, 3, None, 2)
    points = tuple((str(n), None if v is None else Decimal(v)) for n, v in enumerate(values))
    made = drawn(Chart("T", "courbe", "", 0, points))
    assert re.fullmatch(r"M\d+ \d+L\d+ \d+M\d+ \d+", made.line)
    heights = [figure.value_y for figure in made.figures]
    assert heights[1] < heights[3] < heights[0]


LABELS = st.text(min_size=1, max_size=40)
VALUES = st.one_of(st.none(), st.decimals(-(10**11), 10**11, places=2))


@given(
    st.sampled_from(get_args(ChartKind)),
    st.lists(st.tuples(LABELS, VALUES), min_size=1, max_size=8),
)
def test_nothing_is_drawn_outside(
    kind: ChartKind, points: list[tuple[str, Decimal | None]]
) -> None:
    made = drawn(Chart("T", kind, "€", 2, tuple(points)))
    for figure in made.figures:
        assert 0 <= figure.x <= 460
        assert 0 <= figure.y <= made.height
        for x, y in re.findall(r"[ML](-?\d+) (-?\d+)", figure.shape):
            assert 0 <= int(x) <= 460
            assert 0 <= int(y) <= made.height
