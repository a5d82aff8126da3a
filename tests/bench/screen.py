"""A process in a pty, timed: from its start to a text on the wire, from a key to its last byte."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType

ROOT = Path(__file__).parents[2]
APPS = Path(__file__).parent / "apps"
LIMIT_SECONDS = 60.0
# No frame is followed by another so long after it without a key.
QUIET_SECONDS = 0.06


class Screen:
    """One process; `started` is taken just before it is made."""

    def __init__(self, command: Sequence[str], *, data: Path, columns: int = 80, rows: int = 24):
        self._ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self._seen = b""
        self.started = time.perf_counter()
        self._process = subprocess.Popen(
            command,
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            cwd=ROOT,
            env=environment(data),
            start_new_session=True,
        )
        os.close(theirs)

    def __enter__(self) -> Screen:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._process.send_signal(signal.SIGKILL)
        self._process.wait()
        os.close(self._ours)

    def until(self, *texts: str) -> float:
        """Seconds from the start to the read that completes the last of these texts."""
        wanted = [text.encode() for text in texts]
        while not all(text in self._seen for text in wanted):
            self._seen += self._read(LIMIT_SECONDS, texts)
        return time.perf_counter() - self.started

    def forget(self) -> None:
        """Look for what is written from now on only."""
        self._seen = b""

    def key(self, keys: bytes) -> float:
        """Seconds from the write to the last byte of what it makes the screen paint."""
        start = time.perf_counter()
        os.write(self._ours, keys)
        self._seen += self._read(LIMIT_SECONDS, keys)
        last = time.perf_counter()
        while select.select([self._ours], [], [], QUIET_SECONDS)[0]:
            self._seen += self._read(LIMIT_SECONDS, keys)
            last = time.perf_counter()
        return last - start

    def settle(self) -> None:
        """Read until nothing comes any more."""
        while select.select([self._ours], [], [], 5 * QUIET_SECONDS)[0]:
            self._seen += self._read(LIMIT_SECONDS, "quiet")

    def _read(self, limit: float, wanted: object) -> bytes:
        if not select.select([self._ours], [], [], limit)[0]:
            raise TimeoutError(f"nothing came while waiting for {wanted!r}: {self._seen[-2000:]!r}")
        return os.read(self._ours, 1 << 20)


def environment(data: Path) -> dict[str, str]:
    """A clean environment, the same for both sides of a pair."""
    kept: Mapping[str, str] = os.environ
    return {
        "PATH": kept["PATH"],
        "HOME": str(data),
        "LANG": "C.UTF-8",
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "COMPTOIR_DONNEES": str(data),
    }


def game(*arguments: str) -> list[str]:
    """The command line of the game."""
    return [sys.executable, "-m", "game", *arguments]


def app(name: str) -> list[str]:
    """The command line of a bare application."""
    return [sys.executable, str(APPS / f"{name}.py")]
