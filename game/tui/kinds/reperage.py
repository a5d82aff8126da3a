"""`reperage`: a text to read, whose passages are marked."""

from __future__ import annotations

from game.tui.kinds.ticking import TickPanel
from scenarios.steps.reperage import ReperageMove


class Display(TickPanel):
    """The passages, in the order written."""

    MOVE = ReperageMove
    SHORT = "Repérer"
    END = "Remettre mon repérage"
