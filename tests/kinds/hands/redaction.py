"""A text is written, its grid ticked, then it is handed in."""

from __future__ import annotations

from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from scenarios.steps.redaction import RedactionMove, RedactionOffer
from tests.tui.pilots import press


def lines(offer: RedactionOffer, move: RedactionMove) -> list[str]:
    """The subject, the lines, a point, the grid, then the check."""
    subject = [move.objet] if offer.has_subject else []
    ids = [point.id for point in offer.options]
    grid = [" ".join(str(ids.index(id_) + 1) for id_ in move.grille)] if ids else []
    return [*subject, *move.texte.split("\n"), ".", *grid, "o"]


async def keys(pilot: Pilot[int], offer: RedactionOffer, move: RedactionMove) -> None:
    """The fields hold what is written, digits tick the grid outside them, Ctrl+S hands in."""
    panel = pilot.app.screen.query_one(".redaction")
    if offer.has_subject:
        panel.query_one(Input).value = move.objet
    panel.query_one(TextArea).text = move.texte
    panel.query_one(".remise").focus()
    ids = [point.id for point in offer.options]
    await press(pilot, *(str(ids.index(id_) + 1) for id_ in move.grille), "ctrl+s")
