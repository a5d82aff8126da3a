"""A question is picked by its digit; the last line ends them."""

from __future__ import annotations

from textual.pilot import Pilot

from scenarios.steps.questions import QuestionsMove, QuestionsOffer
from tests.tui.pilots import press


def lines(offer: QuestionsOffer, move: QuestionsMove) -> list[str]:
    """Its number; an empty line ends."""
    if move.question is None:
        return [""]
    return [str([option.id for option in offer.options].index(move.question) + 1)]


async def keys(pilot: Pilot[int], offer: QuestionsOffer, move: QuestionsMove) -> None:
    """Its digit; the last line ends."""
    if move.question is None:
        await press(pilot, "end", "enter")
    else:
        await press(pilot, *lines(offer, move))
