"""Files with nothing to tell, read at the speed of the parser.

One pass that makes the values and looks for no place. At the first thing that may deserve a word
it gives up, and the careful reader of `builder` begins again: so a value that comes from here is
the one that the careful reader gives, without a finding.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from scenarios.files.events import (
    DocumentEndEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
    YAMLError,
    fast_events,
    is_exotic,
)
from scenarios.files.limits import MAX_DEPTH, MAX_NODES
from scenarios.files.scalars import MERGE, resolved
from scenarios.files.slips import ENDS
from scenarios.language.clean import clean, is_clean

_GLUED_COMMENT = re.compile(r" #[^\s#]")
# Between double quotes, anything else may stand for a character that the text itself never shows.
_ESCAPE = re.compile(r'\\[^"\\/nt\n ]')
# Each value stands behind one of these, and brings at most one more with it: a missing one.
_SHORT = 40
_BEFORE_A_VALUE = "\n,:-[{"


class _CarefulError(Exception):
    """Something here is for the careful reader."""


def plain_value(text: str) -> object:
    """The mapping or list that a text says; None where the careful reader is needed."""
    if is_exotic(text) or _GLUED_COMMENT.search(text):
        return None
    if 2 * sum(map(text.count, _BEFORE_A_VALUE)) >= MAX_NODES:
        return None
    following = fast_events(text)
    if following is None:
        return None
    # A scalar is made of the letters of the text: looked at once, they need no more cleaning.
    needs_cleaning = not is_clean(text) or bool(_ESCAPE.search(text))
    try:
        return _Values(following, needs_cleaning=needs_cleaning).whole()
    except (_CarefulError, YAMLError):
        return None


def _meaning(text: str) -> object:
    """What an unquoted word means; raises _CarefulError."""
    if not text or "?" in text or text[-1] in ENDS:
        # Inside braces, the two parsers read or place these otherwise; quotes may be missing.
        raise _CarefulError
    return resolved(text)


# The keys and the words of a closed list come back in every file.
_known = lru_cache(maxsize=4_096)(_meaning)


class _Values:
    """Events in, Python values out; every method may raise _CarefulError or YAMLError."""

    def __init__(self, following: Callable[[], Event | None], *, needs_cleaning: bool) -> None:
        self._next = following
        self._needs_cleaning = needs_cleaning

    def whole(self) -> object:
        """The value of the only document."""
        self._next()
        if not isinstance(self._next(), DocumentStartEvent):
            raise _CarefulError
        value = self._inner(self._next(), 1)
        if not isinstance(self._next(), DocumentEndEvent):
            raise _CarefulError
        if not isinstance(self._next(), StreamEndEvent):
            raise _CarefulError
        return value

    def _inner(self, event: Event | None, depth: int) -> object:
        """The list or mapping that begins with this event."""
        if depth > MAX_DEPTH:
            raise _CarefulError
        if isinstance(event, MappingStartEvent):
            if event.tag is None and event.anchor is None:
                return self._mapping(depth)
        elif isinstance(event, SequenceStartEvent) and event.tag is None and event.anchor is None:
            return self._sequence(depth)
        raise _CarefulError

    def _mapping(self, depth: int) -> dict[str, object]:
        following, scalar = self._next, self._scalar
        found: dict[str, object] = {}
        while True:
            event = following()
            if not isinstance(event, ScalarEvent):
                if isinstance(event, MappingEndEvent):
                    return found
                raise _CarefulError
            key = scalar(event)
            if not isinstance(key, str) or key in found or event.value == MERGE:
                raise _CarefulError
            event = following()
            if isinstance(event, ScalarEvent):
                found[key] = scalar(event)
            else:
                found[key] = self._inner(event, depth + 1)

    def _sequence(self, depth: int) -> list[object]:
        following, scalar = self._next, self._scalar
        found: list[object] = []
        while True:
            event = following()
            if isinstance(event, ScalarEvent):
                found.append(scalar(event))
            elif isinstance(event, SequenceEndEvent):
                return found
            else:
                found.append(self._inner(event, depth + 1))

    def _scalar(self, event: ScalarEvent) -> object:
        if event.tag is not None or event.anchor is not None:
            raise _CarefulError
        value: object = event.value
        if not event.style:
            is_short = len(event.value) < _SHORT
            value = _known(event.value) if is_short else _meaning(event.value)
        return clean(value) if self._needs_cleaning and isinstance(value, str) else value
