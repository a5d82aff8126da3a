"""Cells are typed one by one, then the chart is picked by its digit."""

from __future__ import annotations

from textual.pilot import Pilot
from textual.widgets import Input

from scenarios.steps.tableau import TableauMove
from scenarios.steps.tableau_shown import TableauOffer
from tests.tui.pilots import press


def lines(offer: TableauOffer, move: TableauMove) -> list[str]:
    """One line a cell, the number of the chart, then the check."""
    typed = [move.cellules.get(at, "") for at in offer.open_cells]
    return [*typed, str(_rank(offer, move)), "o"]


async def keys(pilot: Pilot[int], offer: TableauOffer, move: TableauMove) -> None:
    """Each field holds its text; then Tab to the charts, the digit, Ctrl+S."""
    fields = list(pilot.app.screen.query("#reponse Input").results(Input))
    for field, at in zip(fields, offer.open_cells, strict=True):
        field.value = move.cellules.get(at, "")
    fields[-1].focus()
    await press(pilot, "tab", str(_rank(offer, move)), "ctrl+s")


def _rank(offer: TableauOffer, move: TableauMove) -> int:
    return [chart.id for chart in offer.options].index(move.graphique) + 1
