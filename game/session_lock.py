"""One writer for one journal: a lock that dies with its process, on every system.

The system's own lock is taken on the open journal: it is released by `kill -9` or a power cut,
and servers of files drop it when a machine disappears. Where the disk has no such locks, a file
beside the journal names the owner, and is stale when that process is gone.
"""

from __future__ import annotations

import contextlib
import errno
import json
import os
import sys
import time
from dataclasses import dataclass
from pathlib import Path

# A byte that no journal reaches: Windows refuses reads of a locked one.
_FAR_BYTE = 0x7FFF_0000
_REFUSED = frozenset({errno.EACCES, errno.EAGAIN, errno.EWOULDBLOCK, errno.EDEADLK})
# A lock file without its owner's name is being written, or was left so by a crash.
_WRITTEN_WITHIN_SECONDS = 10
# Tokens of the lock files of this very process: its number may have been another's before.
# They come from os.urandom: `secrets` would bring OpenSSL (4 ms) into the first frame.
_mine: set[object] = set()


class HeldError(Exception):
    """Another process writes this journal."""


@dataclass(frozen=True, slots=True)
class Lock:
    """A lock held; `beside` is the file that stands for it, None when the system holds it."""

    beside: Path | None = None
    descriptor: int | None = None
    token: str = ""

    def release(self) -> None:
        """Let go; the system's own lock goes with the journal's descriptor."""
        if self.descriptor is not None:
            os.close(self.descriptor)
        _mine.discard(self.token)
        if self.beside is not None:
            with contextlib.suppress(FileNotFoundError):
                os.unlink(self.beside)


def lock(descriptor: int, journal: Path) -> Lock:
    """Take the lock of an open journal; raises HeldError, or OSError when the disk fails."""
    held = system_lock(descriptor)
    if held is None:
        return _lock_beside(journal.with_suffix(".verrou"))
    if not held:
        raise HeldError
    return Lock()


def system_lock(descriptor: int) -> bool | None:
    """Whether the system gave its lock; None when this disk has none to give."""
    try:
        _take(descriptor)
    except ImportError:
        return None
    except OSError as error:
        return False if error.errno in _REFUSED else None
    return True


if sys.platform == "win32":

    def _take(descriptor: int) -> None:
        import msvcrt

        os.lseek(descriptor, _FAR_BYTE, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:

    def _take(descriptor: int) -> None:
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _lock_beside(beside: Path) -> Lock:
    token = os.urandom(8).hex()
    owner = {"pid": os.getpid(), "poste": _machine(), "jeton": token}
    for _ in range(3):
        try:
            descriptor = os.open(beside, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            _clear_if_stale(beside)
            continue
        os.write(descriptor, json.dumps(owner).encode())
        _mine.add(token)
        return Lock(beside, descriptor, token)
    raise HeldError


def _clear_if_stale(beside: Path) -> None:
    """Take a dead owner's file away; raises HeldError when the owner may be alive."""
    try:
        owner, age = beside.read_bytes(), time.time() - beside.stat().st_mtime
    except FileNotFoundError:
        return
    if not _is_gone(owner, age):
        raise HeldError
    aside = beside.with_name(f"{beside.name}.{os.urandom(4).hex()}")
    try:
        os.rename(beside, aside)
    except FileNotFoundError:
        return
    except PermissionError as error:
        # Windows does not move a file that its owner keeps open.
        raise HeldError from error
    if aside.read_bytes() != owner:
        # Somebody took the lock between the look and the move: give it back.
        os.replace(aside, beside)
        raise HeldError
    os.unlink(aside)


def _is_gone(written: bytes, age_seconds: float) -> bool:
    if sys.platform == "win32":
        return True  # the move that follows tells: an owner alive keeps its file open
    try:
        owner = json.loads(written)
        pid, machine, token = int(owner["pid"]), owner["poste"], owner["jeton"]
    except (ValueError, KeyError, TypeError):
        return abs(age_seconds) > _WRITTEN_WITHIN_SECONDS
    if machine != _machine() or token in _mine:
        return False
    if pid == os.getpid():
        return True
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False  # alive, and of somebody else
    return False


def _machine() -> str:
    if sys.platform == "win32":
        return os.environ.get("COMPUTERNAME", "")
    return os.uname().nodename
