"""A list is ticked: what the hands of `selection` and `reperage` share."""

from __future__ import annotations

from textual.pilot import Pilot

from scenarios.steps.pickable import PickedMove, PickedOffer
from tests.tui.pilots import press


def lines(offer: PickedOffer, move: PickedMove) -> list[str]:
    """The numbers on one line, then « o »."""
    ranks = [rank for rank, one in enumerate(offer.options, 1) if one.id in move.retenus]
    return [" ".join(map(str, ranks)), "o"]


async def keys(pilot: Pilot[int], offer: PickedOffer, move: PickedMove) -> None:
    """Down to each line and Space, then Enter on the last one."""
    await press(pilot, "home")
    for one in offer.options:
        await press(pilot, *(("space",) if one.id in move.retenus else ()), "down")
    await press(pilot, "enter")
