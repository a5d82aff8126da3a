"""The one way out for a file: a report, a play to carry away."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Protocol

from game.errors import StorageError


class Delivery(Protocol):
    """Hands a file over; a browser form will download it."""

    def hand_over(self, name: str, content: bytes) -> str:
        """Give the file to the player; returns where it went. Raises StorageError."""
        ...


class FolderDelivery:
    """Files in a folder of the player's."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def hand_over(self, name: str, content: bytes) -> str:
        """See Delivery. A name may be a path typed by the player; a bare one joins the folder."""
        path = Path(name).expanduser()
        path = path if path.is_absolute() else self._folder / path
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        except OSError as error:
            raise StorageError(
                f"Le fichier « {path} » n’a pas pu être écrit : {error.strerror}."
                " Choisissez un autre dossier, par exemple celui d’une clé USB."
            ) from error
        return str(path)


class MemoryDelivery:
    """Files in memory: for tests."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}

    def hand_over(self, name: str, content: bytes) -> str:
        """See Delivery."""
        self.files[name] = content
        return name


def safe_name(text: str) -> str:
    """A file name that every system takes."""
    return re.sub(r"[^A-Za-z0-9._-]+", "-", text).strip("-.") or "comptoir"
