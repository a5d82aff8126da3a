"""The one way out for a file: a report, a play to carry away."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from game.errors import StorageError


class Delivery(Protocol):
    """Hands a file over; a browser form will download it."""

    def hand_over(self, name: str, content: bytes) -> str:
        """Give the file to the player; returns where it went. Raises StorageError."""
        ...

    def take_in(self, name: str) -> bytes:
        """The content of a file that the player names. Raises StorageError."""
        ...

    def suggest(self, name: str) -> str:
        """Where a file of that name would go: shown to the player, who may change it."""
        ...


class FolderDelivery:
    """Files in a folder of the player's."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def hand_over(self, name: str, content: bytes) -> str:
        """See Delivery. A name may be a path typed by the player; a bare one joins the folder."""
        path = self._path(name)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        except OSError as error:
            raise StorageError(
                f"Le fichier « {path} » n’a pas pu être écrit : {error.strerror}."
                " Choisissez un autre dossier, par exemple celui d’une clé USB."
            ) from error
        return str(path)

    def take_in(self, name: str) -> bytes:
        """See Delivery."""
        path = self._path(name)
        try:
            return path.read_bytes()
        except OSError as error:
            raise StorageError(
                f"Le fichier « {path} » ne peut pas être lu : {error.strerror}. Vérifiez son nom,"
                " et que la clé USB est bien branchée."
            ) from error

    def suggest(self, name: str) -> str:
        """See Delivery."""
        return str(self._path(name))

    def _path(self, name: str) -> Path:
        path = Path(name).expanduser()
        return path if path.is_absolute() else self._folder / path


class MemoryDelivery:
    """Files in memory: for tests."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}

    def hand_over(self, name: str, content: bytes) -> str:
        """See Delivery."""
        self.files[name] = content
        return name

    def take_in(self, name: str) -> bytes:
        """See Delivery."""
        if name not in self.files:
            raise StorageError(f"Le fichier « {name} » ne peut pas être lu : vérifiez son nom.")
        return self.files[name]

    def suggest(self, name: str) -> str:
        """See Delivery."""
        return name
