"""The sessions of this user, by name or by file."""

from __future__ import annotations

from game.data_folder import SESSIONS, data_folder
from game.journal_file import FolderStore


def store() -> FolderStore:
    """The store of this user; its folder is made with the first session."""
    return FolderStore(data_folder() / SESSIONS)
