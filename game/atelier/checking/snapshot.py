"""Whether files changed since they were last looked at, told without reading most of them."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Callable, Iterable, Mapping

from game.atelier.checking.listing import listed
from game.errors import UsageError
from game.user_file import UnreadableError, read_whole
from scenarios.files.limits import MAX_BYTES

# (size, date, number on the disk), and a digest while the date is too young to tell two saves apart.
State = tuple[object, ...]
Snapshot = Mapping[str, State]

# Some disks date to two seconds.
_YOUNG_SECONDS = 4.0


def snapshot(
    paths: Iterable[str], before: Snapshot | None, now: Callable[[], float] = time.time
) -> Snapshot | None:
    """The state of every YAML file there and in the folders around; None while a path is missing.

    An editor that writes by renaming takes a file away for an instant. before: the last one.
    """
    try:
        files = listed(paths).files
    except UsageError:
        return None
    moment = now()
    known = before or {}
    return {path: _state(path, moment, known.get(path)) for path in (*files, *_around(files))}


def _around(files: Iterable[str]) -> Iterable[str]:
    """The houses that these files may cite, and the stored plays beside them."""
    folders = dict.fromkeys(os.path.dirname(path) for path in files)
    wide = dict.fromkeys((*folders, *map(os.path.dirname, folders)))
    homes = dict.fromkeys((*folders, *(os.path.join(one, "organisations") for one in wide)))
    for home in homes:
        try:
            names = sorted(os.listdir(home or "."))
        except OSError:
            continue
        yield from (os.path.join(home, name) for name in names if name.endswith(".yaml"))


def _state(path: str, moment: float, before: State | None) -> State:
    try:
        found = os.stat(path)
    except OSError as error:
        return (error.errno,)
    told = (found.st_size, found.st_mtime_ns, found.st_ino)
    if abs(moment - found.st_mtime) > _YOUNG_SECONDS:
        return before if before is not None and before[:3] == told else told
    try:
        return (*told, hashlib.blake2b(read_whole(path, MAX_BYTES), digest_size=16).digest())
    except UnreadableError as error:
        return (*told, error.reason)
