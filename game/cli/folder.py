"""The store of this user, apart from what looks into its sessions: home paints before that."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from game.data_folder import COURSES, NOTEBOOKS, SESSIONS, cache_folder, data_folder
from game.journal_file import FolderStore
from game.notebook import FolderNotebooks
from game.travel import Travel


@contextmanager
def store() -> Iterator[FolderStore]:
    """The store of this user, let go at the end; its folder is made with the first session."""
    sessions = FolderStore(data_folder() / SESSIONS)
    try:
        yield sessions
    finally:
        sessions.close()


def travel(sessions: FolderStore) -> Travel:
    """The journeys of this user's sessions; what they showed is kept among what can be made again."""
    here = data_folder()
    notebooks = FolderNotebooks(here / NOTEBOOKS)
    return Travel(sessions, notebooks, cache_folder(), here / COURSES)
