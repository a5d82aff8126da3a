"""The rule of saving: an answer is safe before the next scene is shown, or the player is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.errors import GameError

if TYPE_CHECKING:
    from game.store import Store


class Keeper:
    """The journal of one session, and what could not be stored yet.

    seance: its name in the store. journal: all its bytes, stored or not. Once `accept_memory`
    was called trouble is no longer raised: each answer tries again, and what waits goes with it.
    """

    def __init__(self, store: Store, seance: str, journal: bytes, *, is_new: bool) -> None:
        self.seance = seance
        self.journal = journal
        self._store = store
        self._is_opened = not is_new
        self._waiting = journal if is_new else b""
        self._is_in_memory = False

    @property
    def is_safe(self) -> bool:
        """Whether everything is stored."""
        return not self._waiting

    async def keep(self, lines: bytes, *, durable: bool = True) -> None:
        """Store these lines, after those that wait; raises StorageError or SessionError."""
        self.journal += lines
        self._waiting += lines
        if self._waiting:
            try:
                await self._send(durable=durable)
            except GameError:
                # Told once already: the head of the screen says that nothing is stored.
                if not self._is_in_memory:
                    raise

    async def _send(self, *, durable: bool) -> None:
        if self._is_opened:
            await self._store.append(self.seance, self._waiting, durable=durable)
        else:
            await self._store.open(self.seance, self._waiting)
            self._is_opened = True
        self._waiting = b""
        self._is_in_memory = False

    def accept_memory(self) -> None:
        """The player goes on without the disk."""
        self._is_in_memory = True
