"""Each point is judged by a digit, then the whole is handed in."""

from __future__ import annotations

from textual.pilot import Pilot

from scenarios.steps.autoevaluation import AutoevaluationMove, AutoevaluationOffer
from tests.tui.pilots import press


def lines(offer: AutoevaluationOffer, move: AutoevaluationMove) -> list[str]:
    """One digit a point."""
    return [str(move.degres[point.id]) for point in offer.points]


async def keys(pilot: Pilot[int], offer: AutoevaluationOffer, move: AutoevaluationMove) -> None:
    """The digits, then Enter on the last line."""
    await press(pilot, *lines(offer, move), "enter")
