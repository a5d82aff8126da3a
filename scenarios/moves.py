"""The moves that a state takes: a right one, and one for every way it can come out.

For stored plays, robots and tests; the play itself never asks what is right. And the form in
which any move is kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

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


def keepable(move: AnyMove) -> AnyMove:
    """The move as a journal can hold it: halves of characters, which UTF-8 has not, become « ? ».

    A terminal of Windows hands them over when a character is pasted cut in two.
    """
    try:
        msgspec.json.encode(move)
    except UnicodeEncodeError:
        return msgspec.convert(_whole(msgspec.to_builtins(move)), type(move))
    return move


def _whole(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, dict):
        return {_whole(key): _whole(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_whole(inner) for inner in value]
    return value
