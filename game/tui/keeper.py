"""The rule of saving: an answer is safe before the next scene is shown, or the player is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.errors import StorageError

if TYPE_CHECKING:
    from game.store import Store


class Keeper:
    """The journal of one session, and what could not be stored yet.

    journal: all its bytes, stored or not. Once `accept_memory` was called, trouble is no longer
    raised: each answer tries again, and all that waits goes with it.
    """

    def __init__(self, store: Store, seance: str, journal: bytes, *, pending: bytes = b"") -> None:
        self._store = store
        self._seance = seance
        self.journal = journal + pending
        self._pending = pending
        self._is_opened = bool(journal)
        self._is_in_memory = False

    @property
    def is_safe(self) -> bool:
        """Whether everything is stored."""
        return not self._pending

    async def keep(self, lines: bytes, *, durable: bool = True) -> None:
        """Store these lines, after those that wait; raises StorageError."""
        self.journal += lines
        self._pending += lines
        await self.retry(durable=durable)

    async def retry(self, *, durable: bool = True) -> None:
        """Store what waits; raises StorageError."""
        if not self._pending:
            return
        try:
            if self._is_opened:
                await self._store.append(self._seance, self._pending, durable=durable)
            else:
                await self._store.open(self._seance, self._pending)
                self._is_opened = True
        except StorageError:
            # Told once already: the header says that nothing is stored, and the next answer
            # tries again.
            if not self._is_in_memory:
                raise
            return
        self._pending = b""
        self._is_in_memory = False

    def accept_memory(self) -> None:
        """The player goes on without the disk."""
        self._is_in_memory = True
