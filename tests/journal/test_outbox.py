"""Lines wait in memory, in order, until the disk takes them."""

from __future__ import annotations

import pytest

from game.errors import StorageError
from game.outbox import Outbox
from game.store import MemoryStore
from game.texte.storing import now


class Refusing(MemoryStore):
    """A store that can be told to refuse."""

    def __init__(self) -> None:
        super().__init__()
        self.is_full = False

    async def append(self, seance: str, lines: bytes, *, durable: bool = True) -> None:
        """See Store."""
        if self.is_full:
            raise StorageError("Le disque est plein.")
        await super().append(seance, lines, durable=durable)


def test_what_failed_goes_first_and_once() -> None:
    store = Refusing()
    now(store.open("a-1", b"0\n"))
    outbox = Outbox(store, "a-1")
    store.is_full = True
    for lines in (b"1\n", b"2\n"):
        with pytest.raises(StorageError):
            now(outbox.put(lines))
    store.is_full = False
    now(outbox.put(b"3\n"))
    assert outbox.is_empty
    now(outbox.retry())
    assert store.journals["a-1"] == b"0\n1\n2\n3\n"
