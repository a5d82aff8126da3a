"""The place of every value and key of a text that `plain` has read: one more pass, when asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from scenarios.files.diagnostics import Place
from scenarios.files.events import (
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    events,
    place_of,
)
from scenarios.files.tree import Path
from scenarios.language.clean import clean


def places_in(text: str) -> tuple[Mapping[Path, Place], Mapping[Path, Place]]:
    """Places of values, then of keys, by path; the text is one that `plain_value` reads."""
    following = iter(events(text))
    next(following)
    next(following)
    found = _Places(following)
    found.value(next(following), ())
    return found.values, found.keys


class _Places:
    """Events in, places out; nothing is checked again."""

    def __init__(self, following: Iterator[Event]) -> None:
        self._following = following
        self.values: dict[Path, Place] = {}
        self.keys: dict[Path, Place] = {}

    def value(self, event: Event, path: Path) -> None:
        """The value that begins with this event."""
        self.values[path] = place_of(event)
        if isinstance(event, MappingStartEvent):
            self._mapping(path)
        elif isinstance(event, SequenceStartEvent):
            self._sequence(path)

    def _mapping(self, path: Path) -> None:
        while not isinstance(event := next(self._following), MappingEndEvent):
            assert isinstance(event, ScalarEvent), "every key is a word"
            inner = (*path, clean(event.value))
            self.keys[inner] = place_of(event)
            self.value(next(self._following), inner)

    def _sequence(self, path: Path) -> None:
        rank = 0
        while not isinstance(event := next(self._following), SequenceEndEvent):
            self.value(event, (*path, rank))
            rank += 1
