"""`tableau` on paper: the sheet to complete and the charts to choose from, both done in the key."""

from __future__ import annotations

from game.atelier.printed.desk import Desk, whole_notes
from game.atelier.printed.values import BLANK, Choices, Grid, Item, KeyLine, Laid
from scenarios.steps.tableau import Tableau
from scenarios.steps.tableau_shown import TableauOffer, grid_of
from scenarios.sums.charts import CHART_LABELS
from scenarios.sums.formulas import named

# A cell with nothing in it and nothing to write.
CLOSED = "—"


def lay(step: Tableau, desk: Desk) -> Laid:
    """The sheet with its letters and numbers, so that a formula can be written on it too."""
    offer = step.offer(desk.view)
    charts = tuple(
        Item(n, f"{one.text} ({CHART_LABELS[one.kind]})")
        for n, one in enumerate(offer.options, start=1)
    )
    return Laid(
        blank=(_sheet(offer), Choices(charts, "Cochez le graphique qui répond à la question.")),
        key=(*_cells(step, offer, desk), *_charts(step, offer, desk)),
        ways=desk.onwards(step.vers),
        scale=_scale(step),
        notes=whole_notes(step, desk),
        prompt=f"{offer.how} {offer.prompt}",
    )


def _scale(step: Tableau) -> str:
    if not step.criteres_graphique:
        return "à la part, sur chaque cellule et le graphique."
    codes = ", ".join(step.criteres_graphique)
    return f"à la part, sur chaque cellule ; le graphique à part ({codes}), 3 ou 0."


def _sheet(offer: TableauOffer) -> Grid:
    width = len(offer.columns)
    columns = ("", *(f"{named(n, 1)[0]} · {name}" for n, name in enumerate(offer.columns, start=1)))
    rows = tuple(
        (str(row), label, *(_cell(named(n, row), offer) for n in range(2, width + 1)))
        for row, label in enumerate(offer.rows, start=2)
    )
    return Grid(columns, rows, offer.title)


def _cell(at: str, offer: TableauOffer) -> str:
    cell = offer.cells.get(at)
    if cell is None:
        return CLOSED
    return BLANK if cell.is_open else cell.text(cell.value)


def _cells(step: Tableau, offer: TableauOffer, desk: Desk) -> tuple[KeyLine, ...]:
    written = step.open_cells()
    rights = step.rights(grid_of(offer))
    return tuple(
        KeyLine(
            offer.label(at),
            f"{offer.cells[at].text(found.value)} (= {written[at].formule})",
            reason=desk.say(written[at].raison),
            is_best=True,
        )
        for at, found in rights.items()
    )


def _charts(step: Tableau, offer: TableauOffer, desk: Desk) -> tuple[KeyLine, ...]:
    written = {chart.id: chart for chart in step.graphiques}
    return tuple(
        KeyLine(
            f"Graphique {number}. {one.text} ({CHART_LABELS[one.kind]})",
            "à choisir" if written[one.id].attendu else "à écarter",
            reason=desk.say(written[one.id].raison),
            is_best=written[one.id].attendu,
        )
        for number, one in enumerate(offer.options, start=1)
    )
