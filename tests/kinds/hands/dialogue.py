"""A line is picked by its digit."""

from __future__ import annotations

from textual.pilot import Pilot

from scenarios.steps.dialogue import DialogueMove, DialogueOffer
from tests.tui.pilots import press


def lines(offer: DialogueOffer, move: DialogueMove) -> list[str]:
    """Its number."""
    return [str(_rank(offer, move))]


async def keys(pilot: Pilot[int], offer: DialogueOffer, move: DialogueMove) -> None:
    """Its digit."""
    await press(pilot, str(_rank(offer, move)))


def _rank(offer: DialogueOffer, move: DialogueMove) -> int:
    return [option.id for option in offer.options].index(move.choix) + 1
