"""A file that a user names: read whole, or refused in a sentence before it costs anything."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from game.errors import UsageError
from scenarios.language.clean import visible

# What opens a device or a pipe without waiting for somebody at its other end.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_REASONS = {
    errno.ENOENT: "il n’existe pas, ou plus",
    errno.ENOTDIR: "il n’existe pas, ou plus",
    errno.EACCES: "vous n’avez pas le droit de le lire",
    errno.EPERM: "vous n’avez pas le droit de le lire",
    errno.ELOOP: "c’est un lien qui tourne en rond",
    errno.EISDIR: "c’est un dossier",
    errno.ENAMETOOLONG: "son nom est trop long",
    errno.ENXIO: "ce n’est pas un fichier ordinaire",
}
_KIB = 1024


class UnreadableError(UsageError):
    """A file that cannot be read. reason: « vous n’avez pas le droit de le lire »; rule: its id."""

    def __init__(self, path: str, reason: str, rule: str = "fichier-illisible") -> None:
        super().__init__(f"Le fichier « {visible(path)} » ne peut pas être lu : {reason}.")
        self.reason = reason
        self.rule = rule


class MissingError(UnreadableError):
    """A file that does not exist."""

    def __init__(self, path: str) -> None:
        super().__init__(path, _REASONS[errno.ENOENT])
        self.args = (f"Le fichier « {visible(path)} » n’existe pas : vérifiez son nom.",)


def read_whole(path: str | Path, limit: int | None = None) -> bytes:
    """The content of a file of `limit` bytes at most (None: no limit); raises UnreadableError."""
    name = str(path)
    try:
        _refuse(os.stat(name), name, limit)
        handle = os.open(name, _FLAGS)
        try:
            # Between the two, another file may have taken its place.
            state = os.fstat(handle)
            _refuse(state, name, limit)
            with open(handle, "rb", closefd=False) as file:
                content = file.read() if limit is None else file.read(limit + 1)
        finally:
            os.close(handle)
    except FileNotFoundError as error:
        raise MissingError(name) from error
    except OSError as error:
        known = _REASONS.get(error.errno or 0, "le disque ne répond pas")
        raise UnreadableError(name, known) from error
    if limit is not None and len(content) > limit:
        raise _too_large(name, len(content), limit)
    return content


def _refuse(state: os.stat_result, name: str, limit: int | None) -> None:
    """Raise where it is no file, or larger than what would be read."""
    if stat.S_ISDIR(state.st_mode):
        raise UnreadableError(name, _REASONS[errno.EISDIR])
    if not stat.S_ISREG(state.st_mode):
        raise UnreadableError(name, _REASONS[errno.ENXIO])
    if limit is not None and state.st_size > limit:
        raise _too_large(name, state.st_size, limit)


def _too_large(name: str, size: int, limit: int) -> UnreadableError:
    reason = f"il pèse {size // _KIB} Kio, la limite est {limit // _KIB} Kio"
    return UnreadableError(name, reason, "fichier-trop-grand")
