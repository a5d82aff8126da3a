"""`selection` on paper: things to tick, those to take told in the key with the reason of each."""

from __future__ import annotations

from game.atelier.printed.desk import Desk
from game.atelier.printed.picking import picking
from game.atelier.printed.values import Laid
from scenarios.steps.selection import Selection


def lay(step: Selection, desk: Desk) -> Laid:
    """Everything that may be taken, in the order of this customer's screen."""
    return picking(step, desk)
