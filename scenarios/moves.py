"""The moves that a state takes: a right one, and one for every way it can come out.

For stored plays, robots and tests; the play itself never asks what is right.
"""

from __future__ import annotations

from collections.abc import Iterator

from scenarios.play import View
from scenarios.steps.kind import Skip
from scenarios.steps.kinds import AnyMove


def right_move(view: View) -> AnyMove:
    """A best move in this state, step by step (not the best way through the play)."""
    return view.step.right(view)


def every_move(view: View) -> Iterator[AnyMove]:
    """At least one move for every outcome of this state, the right one first, `Skip` last."""
    yield from view.step.moves(view)
    yield Skip()
