"""The outcomes of files already looked at, kept in one file of this user's cache.

Everything in it can be found again, so nothing in it is trusted: a checksum of its own, every row
of the right shape, or it is thrown away. It holds digests and findings, no path and no name.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from pathlib import Path

from game.atelier.checking.outcome import Outcome, as_row, from_row

NAME = "verifications.json"
_MOST_BYTES = 16 * 1024 * 1024
_MOST_ROWS = 20_000
_SUM_SIZE = 32


class KeptOutcomes:
    """Outcomes by key: in memory, and in a folder where one is given.

    A folder that cannot be read or written costs more work, and nothing else.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._path = None if folder is None else folder / NAME
        # The last used come last.
        self._rows: dict[str, list[object]] = {} if self._path is None else _read(self._path)
        self._made: dict[str, Outcome] = {}
        self._is_new = False

    def get(self, key: str) -> Outcome | None:
        """The outcome of that key, None when it is not known."""
        if key in self._made:
            return self._made[key]
        row = self._rows.pop(key, None)
        if row is None:
            return None
        try:
            outcome = from_row(row)
        except (TypeError, ValueError):
            self._is_new = True
            return None
        self._rows[key] = row
        self._made[key] = outcome
        return outcome

    def put(self, key: str, outcome: Outcome) -> None:
        """Remember an outcome."""
        self._made[key] = outcome
        self._rows[key] = as_row(outcome)
        self._is_new = True

    def save(self) -> None:
        """Write what is new, the longest unused left out; another process's rows may be lost."""
        if self._path is None or not self._is_new:
            return
        rows = dict(list(self._rows.items())[-_MOST_ROWS:])
        body = json.dumps(rows, separators=(",", ":")).encode()
        while len(body) > _MOST_BYTES:
            rows = dict(list(rows.items())[len(rows) // 2 :])
            body = json.dumps(rows, separators=(",", ":")).encode()
        if _write(self._path, _checksum(body) + body):
            self._is_new = False


def _read(path: Path) -> dict[str, list[object]]:
    try:
        if path.stat().st_size > _MOST_BYTES + _SUM_SIZE:
            return {}
        content = path.read_bytes()
        head, body = content[:_SUM_SIZE], content[_SUM_SIZE:]
        rows = json.loads(body) if head == _checksum(body) else {}
    except (OSError, ValueError, RecursionError):
        return {}
    return rows if isinstance(rows, dict) else {}


def _write(path: Path, content: bytes) -> bool:
    """Put the whole file in the place of the old one at once; False where it cannot be."""
    beside = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | _BINARY, 0o600)
        with open(handle, "wb") as file:
            file.write(content)
        os.replace(beside, path)
    except OSError:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
        return False
    return True


_BINARY = getattr(os, "O_BINARY", 0)


def _checksum(body: bytes) -> bytes:
    return (
        hashlib.blake2b(body, digest_size=_SUM_SIZE // 2, person=b"comptoir").hexdigest().encode()
    )
