"""A store whose disk fails when told to."""

from __future__ import annotations

from game.errors import StorageError
from game.store import MemoryStore


class FailingStore(MemoryStore):
    """Implements Store; while `fails` is set, nothing is stored."""

    def __init__(self) -> None:
        super().__init__()
        self.fails = False

    async def open(self, seance: str, lines: bytes) -> None:
        """See Store."""
        self._check()
        await super().open(seance, lines)

    async def append(self, seance: str, lines: bytes, *, durable: bool = True) -> None:
        """See Store."""
        self._check()
        await super().append(seance, lines, durable=durable)

    def _check(self) -> None:
        if self.fails:
            raise StorageError("Le disque est plein : libérez de la place, puis réessayez.")
