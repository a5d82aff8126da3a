"""Lines on their way to the store: in order, and kept in memory until they are safe."""

from __future__ import annotations

from game.store import Store


class Outbox:
    """What one session still has to store.

    Each line of a journal builds on the one before: when storing fails, what follows waits
    behind what failed, half-typed text included.
    """

    def __init__(self, store: Store, seance: str) -> None:
        self.seance = seance
        self._store = store
        self._waiting = b""

    @property
    def is_empty(self) -> bool:
        """Whether everything is stored."""
        return not self._waiting

    async def put(self, lines: bytes, *, durable: bool = True) -> None:
        """Store these lines after those that wait; raises StorageError, and keeps them all."""
        self._waiting += lines
        await self.retry(durable=durable)

    async def retry(self, *, durable: bool = True) -> None:
        """Store what waits; raises StorageError."""
        if self._waiting:
            await self._store.append(self.seance, self._waiting, durable=durable)
            self._waiting = b""
