"""`selection` in line mode: numbers tick and untick the elements."""

from __future__ import annotations

from game.texte import ticking
from game.texte.desk import Desk
from scenarios.steps.kind import Skip
from scenarios.steps.pickable import PickedOffer
from scenarios.steps.selection import SelectionMove

show = ticking.show


def ask(offer: PickedOffer, desk: Desk) -> SelectionMove | Skip:
    """The elements picked; an empty line passes."""
    picked = ticking.ask(offer, desk)
    return Skip() if picked is None else SelectionMove(retenus=picked)
