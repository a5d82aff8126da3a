"""A number, or the pieces given, is typed; the working before it, where it is asked."""

from __future__ import annotations

from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from scenarios.steps.calcul import CalculMove, CalculOffer
from tests.tui.pilots import press


def lines(offer: CalculOffer, move: CalculMove) -> list[str]:
    """The working, then the number."""
    return [move.travail, move.reponse] if offer.shows_working else [move.reponse]


async def keys(pilot: Pilot[int], offer: CalculOffer, move: CalculMove) -> None:
    """The number, then Enter."""
    if offer.shows_working:
        pilot.app.screen.query_one("#reponse TextArea", TextArea).text = move.travail
    field = pilot.app.screen.query_one("#reponse Input", Input)
    field.value = move.reponse
    field.focus()
    await press(pilot, "enter")
