"""Lines are put in order: numbers in line mode, picked up and dropped on screen."""

from __future__ import annotations

from textual.pilot import Pilot

from scenarios.steps.ordre import OrdreMove, OrdreOffer
from tests.tui.pilots import press


def lines(offer: OrdreOffer, move: OrdreMove) -> list[str]:
    """The numbers in order, then the check."""
    drawn = [option.id for option in offer.options]
    return [" ".join(str(drawn.index(id_) + 1) for id_ in move.ordre), "o"]


async def keys(pilot: Pilot[int], offer: OrdreOffer, move: OrdreMove) -> None:
    """Each element is found by the arrows, picked up, carried to its place and dropped."""
    order = [option.id for option in offer.options]
    for rank, id_ in enumerate(move.ordre):
        here = order.index(id_)
        await press(pilot, "home", *["down"] * here, "space", *["up"] * (here - rank), "space")
        order.insert(rank, order.pop(here))
    await press(pilot, "end", "enter")
