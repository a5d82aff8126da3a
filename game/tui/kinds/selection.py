"""`selection`: elements to tick."""

from __future__ import annotations

from game.tui.kinds.ticking import TickPanel
from scenarios.steps.selection import SelectionMove


class Display(TickPanel):
    """The elements, in the order shown."""

    MOVE = SelectionMove
    SHORT = "Choisir"
    END = "Remettre ma sélection"
