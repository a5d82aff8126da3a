"""A subject is picked by its digit; the last line ends them."""

from __future__ import annotations

from textual.pilot import Pilot

from scenarios.steps.sujets import SujetsMove, SujetsOffer
from tests.tui.pilots import press


def lines(offer: SujetsOffer, move: SujetsMove) -> list[str]:
    """Its number; an empty line ends."""
    if move.sujet is None:
        return [""]
    return [str([topic.id for topic in offer.options].index(move.sujet) + 1)]


async def keys(pilot: Pilot[int], offer: SujetsOffer, move: SujetsMove) -> None:
    """Its digit; the last line ends."""
    if move.sujet is None:
        await press(pilot, "end", "enter")
    else:
        await press(pilot, *lines(offer, move))
