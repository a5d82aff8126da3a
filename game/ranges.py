"""The reach of a casting class, searched in slices while the briefing is read, and kept."""

from __future__ import annotations

import asyncio
from pathlib import Path

import msgspec

from game.session import ENGINE_VERSION
from scenarios.journal import fingerprint
from scenarios.play import Play
from scenarios.reach.analysis import PlayReach, search
from scenarios.reach.classes import casting_class


class _Kept(msgspec.Struct, frozen=True):
    by_criterion: dict[str, tuple[int, int]]
    total: tuple[int, int]
    positions: int
    is_exact: bool


class Ranges:
    """Reaches by casting class: in memory, and in a folder where one is given.

    The folder is a cache: what cannot be read or written there is searched again.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self._known: dict[str, PlayReach] = {}

    async def find(self, play: Play) -> PlayReach:
        """The reach of this play; gives way to the screen after each slice."""
        name = cache_name(play)
        found = self._known.get(name) or self._read(name)
        if found is None:
            found = await _searched(play)
            self._write(name, found)
        self._known[name] = found
        return found

    def _read(self, name: str) -> PlayReach | None:
        if self._folder is None:
            return None
        try:
            kept = msgspec.json.decode((self._folder / name).read_bytes(), type=_Kept)
        except (OSError, msgspec.DecodeError):
            # A cache that is missing or damaged costs one more search, nothing else.
            return None
        return PlayReach(kept.by_criterion, kept.total, kept.positions, kept.is_exact)

    def _write(self, name: str, found: PlayReach) -> None:
        if self._folder is None:
            return
        kept = _Kept(dict(found.by_criterion), found.total, found.positions, found.is_exact)
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            (self._folder / name).write_bytes(msgspec.json.encode(kept))
        except OSError:
            # Same: a full or read-only disk must not cost the student anything here.
            self._folder = None


async def _searched(play: Play) -> PlayReach:
    steps = search(play)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            found: PlayReach = end.value
            return found
        await asyncio.sleep(0)


def cache_name(play: Play) -> str:
    """Fingerprint of the situation, casting class in this mode, and version of the engine.

    The class has the numbers drawn and the interruptions too: one temper may earn less with others.
    """
    situation = fingerprint(play.scenario, play.organisation)
    return f"{situation}-{casting_class(play)}-{ENGINE_VERSION}.json"
