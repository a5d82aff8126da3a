"""`reperage` on paper: passages to tick in a running text, the clues told in the key."""

from __future__ import annotations

from game.atelier.printed.desk import Desk
from game.atelier.printed.picking import picking
from game.atelier.printed.values import Laid
from scenarios.steps.reperage import Reperage


def lay(step: Reperage, desk: Desk) -> Laid:
    """Every passage, in the order of the text."""
    natures = {one.id: one.nature for one in step.passages}
    return picking(step, desk, lambda one: natures[one.id])
