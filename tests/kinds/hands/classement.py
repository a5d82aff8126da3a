"""Cards are placed: the number of the case of each pair, in the order shown."""

from __future__ import annotations

from textual.pilot import Pilot

from scenarios.steps.classement import ClassementMove, ClassementOffer
from tests.tui.pilots import press


def lines(offer: ClassementOffer, move: ClassementMove) -> list[str]:
    """One number a pair, then the check."""
    return [*_digits(offer, move), "o"]


async def keys(pilot: Pilot[int], offer: ClassementOffer, move: ClassementMove) -> None:
    """One digit a pair: the mark goes on by itself, and ends on the last line."""
    await press(pilot, *_digits(offer, move), "enter")


def _digits(offer: ClassementOffer, move: ClassementMove) -> list[str]:
    return [
        str([cell.id for cell in axis.cells].index(move.places[card.id][axis.id]) + 1)
        for card in offer.options
        for axis in offer.axes
    ]
