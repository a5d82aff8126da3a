"""Line mode has no loop of events: its stores never wait, so their coroutines run on the spot."""

from __future__ import annotations

from collections.abc import Coroutine
from typing import Any, TypeVar

T = TypeVar("T")


def now(coroutine: Coroutine[Any, Any, T]) -> T:
    """The result of a coroutine that gives way at most, and never waits for an event.

    An event loop would also take Ctrl+C away from the line being read.
    """
    try:
        while True:
            awaited = coroutine.send(None)
            if awaited is not None:
                raise RuntimeError("line mode cannot wait for an event")
    except StopIteration as end:
        result: T = end.value
        return result
