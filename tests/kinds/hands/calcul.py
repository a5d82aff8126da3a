"""A number is typed."""

from __future__ import annotations

from textual.pilot import Pilot
from textual.widgets import Input

from scenarios.steps.calcul import CalculMove, CalculOffer
from tests.tui.pilots import press


def lines(offer: CalculOffer, move: CalculMove) -> list[str]:
    """The number."""
    del offer
    return [move.reponse]


async def keys(pilot: Pilot[int], offer: CalculOffer, move: CalculMove) -> None:
    """The number, then Enter."""
    del offer
    pilot.app.screen.query_one("#reponse Input", Input).value = move.reponse
    await press(pilot, "enter")
