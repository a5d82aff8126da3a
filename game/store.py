"""Where sessions are kept: one small seam, and its form in memory.

The folder form is `game.journal_file.FolderStore`; a browser form joins later.
"""

from __future__ import annotations

from typing import Protocol

from game.errors import SessionError


class Store(Protocol):
    """A place for journals. Every verb raises StorageError when the place does not answer."""

    async def open(self, seance: str, lines: bytes) -> None:
        """Make a new journal with its first line; the name must be free."""
        ...

    async def append(self, seance: str, lines: bytes, *, durable: bool = True) -> None:
        """Add lines at the end; durable waits until they are safe."""
        ...

    async def read(self, seance: str) -> bytes:
        """The whole journal; raises SessionError when there is none."""
        ...

    async def cut(self, seance: str, size: int) -> None:
        """Cut a torn journal to its whole lines."""
        ...

    async def list(self) -> tuple[str, ...]:
        """The ids of all sessions, newest first."""
        ...

    async def flush(self) -> None:
        """Make everything safe: nothing to do where append already did."""
        ...


class MemoryStore:
    """Journals in memory: for tests, robots, and a machine where nothing can be written."""

    def __init__(self) -> None:
        self.journals: dict[str, bytes] = {}

    async def open(self, seance: str, lines: bytes) -> None:
        """See Store."""
        if seance in self.journals:
            raise SessionError(f"La séance « {seance} » existe déjà.")
        self.journals[seance] = lines

    async def append(self, seance: str, lines: bytes, *, durable: bool = True) -> None:  # noqa: ARG002 - memory is as safe either way
        """See Store."""
        self.journals[seance] += lines

    async def read(self, seance: str) -> bytes:
        """See Store."""
        if seance not in self.journals:
            raise SessionError(f"Aucune séance ne s’appelle « {seance} ».")
        return self.journals[seance]

    async def cut(self, seance: str, size: int) -> None:
        """See Store."""
        self.journals[seance] = self.journals[seance][:size]

    async def list(self) -> tuple[str, ...]:
        """See Store."""
        return tuple(sorted(self.journals, reverse=True))

    async def flush(self) -> None:
        """See Store."""
