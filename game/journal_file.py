"""Sessions as files of one folder: `<seance>.jsonl`, appended and synced before the next screen."""

from __future__ import annotations

import contextlib
import errno
import os
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from game.disk_trouble import sentence
from game.errors import SessionError, StorageError
from game.session_lock import HeldError, Lock, lock
from scenarios.language.clean import without_accents

SUFFIX = ".jsonl"
_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,119}")
_BINARY = getattr(os, "O_BINARY", 0)
_MAX_SLUG = 40


@dataclass(slots=True)
class _Kept:
    """A journal open for writing. size: bytes known to be whole; tail: what a failed write may
    have left after them; descriptor None after a failure, until the disk answers again.
    """

    size: int
    descriptor: int | None = None
    lock: Lock | None = None
    tail: bytes = b""


class FolderStore:
    """Implements Store. Nothing is written before the first session; the folder is made then.

    A failed append leaves the file as it was: the same lines can be stored again.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._kept: dict[str, _Kept] = {}
        self._seen: dict[str, int] = {}

    async def open(self, seance: str, lines: bytes) -> None:
        """See Store."""
        path = self._path(seance)
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_APPEND | _BINARY
            descriptor = os.open(path, flags, 0o600)
        except FileExistsError as error:
            if path.exists():
                raise SessionError(f"La séance « {seance} » existe déjà.") from error
            raise self._trouble(error) from error
        except OSError as error:
            raise self._trouble(error) from error
        kept = _Kept(0, descriptor)
        try:
            kept.lock = _held(descriptor, path, seance)
            _write(kept, lines, durable=True)
            _sync_folder(self.folder)
        except OSError as error:
            _drop(kept)
            with contextlib.suppress(OSError):
                path.unlink()
            raise self._trouble(error) from error
        self._kept[seance] = kept

    async def append(self, seance: str, lines: bytes, *, durable: bool = True) -> None:
        """See Store; the session was opened, or read, by this very store."""
        kept = self._writable(seance)
        try:
            _write(kept, lines, durable=durable)
        except OSError as error:
            # A stick that was pulled out leaves a dead descriptor: the next try opens anew.
            _drop(kept)
            raise self._trouble(error) from error

    async def read(self, seance: str) -> bytes:
        """See Store."""
        path = self._path(seance)
        try:
            content = path.read_bytes()
        except FileNotFoundError as error:
            raise SessionError(
                f"Aucune séance ne s’appelle « {seance} »."
                " La commande « comptoir sessions » en donne la liste."
            ) from error
        except OSError as error:
            raise self._trouble(error) from error
        self._seen[seance] = len(content)
        return content

    async def cut(self, seance: str, size: int) -> None:
        """See Store; from here on no other process can write to the session.

        Raises SessionError when it is open elsewhere, or has grown since it was read.
        """
        kept = self._writable(seance)
        try:
            if size < kept.size:
                os.ftruncate(_descriptor(kept), size)
                _sync(_descriptor(kept))
                kept.size = size
        except OSError as error:
            _drop(kept)
            raise self._trouble(error) from error

    async def list(self) -> tuple[str, ...]:
        """See Store; newest is last written."""
        found = []
        try:
            for path in self.folder.iterdir() if self.folder.is_dir() else ():
                if path.suffix == SUFFIX and _NAME.fullmatch(path.stem):
                    found.append((path.stat().st_mtime_ns, _by_number(path.stem), path.stem))
        except OSError as error:
            raise self._trouble(error) from error
        return tuple(name for _, _, name in sorted(found, reverse=True))

    async def flush(self) -> None:
        """See Store."""
        try:
            for kept in self._kept.values():
                if kept.descriptor is not None:
                    _sync(kept.descriptor)
        except OSError as error:
            raise self._trouble(error) from error

    def close(self) -> None:
        """Let go of every file and lock."""
        for kept in self._kept.values():
            _drop(kept)
        self._kept.clear()

    @staticmethod
    def is_name(seance: str) -> bool:
        """Whether this may be the name of a session: small letters, digits, hyphens."""
        return _NAME.fullmatch(seance) is not None

    def _path(self, seance: str) -> Path:
        if not self.is_name(seance):
            raise SessionError(
                f"« {seance} » n’est pas un nom de séance."
                " La commande « comptoir sessions » en donne la liste."
            )
        return self.folder / (seance + SUFFIX)

    def _writable(self, seance: str) -> _Kept:
        path = self._path(seance)
        kept = self._kept.get(seance)
        if kept is None:
            if seance not in self._seen:
                raise LookupError(f"session {seance} was neither opened nor read")
            kept = _Kept(self._seen[seance])
        if kept.descriptor is None:
            try:
                kept.descriptor = os.open(path, os.O_RDWR | os.O_APPEND | _BINARY)
                kept.lock = _held(kept.descriptor, path, seance)
                _restore(kept, seance)
            except OSError as error:
                _drop(kept)
                raise self._trouble(error) from error
            except SessionError:
                _drop(kept)
                raise
        self._kept[seance] = kept
        return kept

    def _trouble(self, error: OSError) -> StorageError:
        return StorageError(sentence(error, self.folder))


def new_seance_id(
    existing: Collection[str], scenario_id: str, date: str, players: Sequence[str] = ()
) -> str:
    """A readable name that is free: `2026-11-23-deux-cafetieres-e07-2`. date: ISO 8601."""
    parts = [date[:10], slug(scenario_id), *(slug(player) for player in players)]
    stem = "-".join(part for part in parts if part)
    number = 1
    while f"{stem}-{number}" in existing:
        number += 1
    return f"{stem}-{number}"


def slug(text: str) -> str:
    """Small letters, digits and hyphens, as every file system takes them; may be empty."""
    bare = re.sub(r"[^a-z0-9]+", "-", without_accents(text).lower())
    return bare.strip("-")[:_MAX_SLUG].rstrip("-")


def _held(descriptor: int, path: Path, seance: str) -> Lock:
    try:
        return lock(descriptor, path)
    except HeldError as error:
        raise SessionError(
            f"La séance « {seance} » est déjà ouverte dans une autre fenêtre ou sur un autre"
            " poste : fermez-la là-bas, puis reprenez-la ici."
        ) from error


def _restore(kept: _Kept, seance: str) -> None:
    """Cut what a failed write left; raises SessionError when somebody else wrote meanwhile."""
    descriptor = _descriptor(kept)
    size = os.fstat(descriptor).st_size
    if size == kept.size:
        return
    os.lseek(descriptor, min(size, kept.size), os.SEEK_SET)
    left = os.read(descriptor, len(kept.tail) + 1) if size > kept.size else b""
    if size < kept.size or not kept.tail.startswith(left):
        raise SessionError(
            f"La séance « {seance} » a changé pendant qu’elle était ouverte ici :"
            " quittez, puis reprenez-la."
        )
    os.ftruncate(descriptor, kept.size)


def _write(kept: _Kept, lines: bytes, *, durable: bool) -> None:
    """All the lines or, on failure, none of them."""
    descriptor = _descriptor(kept)
    if os.fstat(descriptor).st_nlink == 0:
        # The file was deleted under us: writing would succeed, and vanish.
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
    kept.tail = lines
    left = memoryview(lines)
    try:
        while left:
            left = left[os.write(descriptor, left) :]
        if durable:
            _sync(descriptor)
    except OSError:
        # Where even this fails, the next opening finds the tail and cuts it.
        with contextlib.suppress(OSError):
            os.ftruncate(descriptor, kept.size)
        raise
    kept.size += len(lines)
    kept.tail = b""


def _descriptor(kept: _Kept) -> int:
    assert kept.descriptor is not None, "opened by _writable"
    return kept.descriptor


def _drop(kept: _Kept) -> None:
    descriptor, kept.descriptor = kept.descriptor, None
    held, kept.lock = kept.lock, None
    if descriptor is not None:
        # After a failure of the disk, closing may fail too: it was said once already.
        with contextlib.suppress(OSError):
            os.close(descriptor)
    if held is not None:
        with contextlib.suppress(OSError):
            held.release()


def _sync(descriptor: int) -> None:
    # Windows and macOS have no fdatasync.
    getattr(os, "fdatasync", os.fsync)(descriptor)


def _sync_folder(folder: Path) -> None:
    """Make a new name as safe as what is in the file; Windows opens no folder and needs none."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _by_number(name: str) -> tuple[str, int]:
    stem, _, number = name.rpartition("-")
    return (stem, int(number)) if number.isdigit() else (name, 0)
