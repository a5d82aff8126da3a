"""The store of this user, apart from what looks into its sessions: home paints before that."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from game.data_folder import SESSIONS, data_folder
from game.journal_file import FolderStore


@contextmanager
def store() -> Iterator[FolderStore]:
    """The store of this user, let go at the end; its folder is made with the first session."""
    sessions = FolderStore(data_folder() / SESSIONS)
    try:
        yield sessions
    finally:
        sessions.close()
