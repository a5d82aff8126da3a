"""`reperage` in line mode: numbers mark and unmark the passages."""

from __future__ import annotations

from game.texte import ticking
from game.texte.desk import Desk
from scenarios.steps.kind import Skip
from scenarios.steps.pickable import PickedOffer
from scenarios.steps.reperage import ReperageMove

show = ticking.show


def ask(offer: PickedOffer, desk: Desk) -> ReperageMove | Skip:
    """The passages marked; an empty line passes."""
    picked = ticking.ask(offer, desk)
    return Skip() if picked is None else ReperageMove(retenus=picked)
