"""A terminal that a test looks at: a pty of a given size, its bytes drawn by pyte."""

from __future__ import annotations

import contextlib
import os
import pty
import re
import signal
import sys
import termios
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import pexpect
import pyte

ROOT = Path(__file__).parents[2]
# What a slow, shared machine may need for one thing to appear; nothing waits that long otherwise.
PATIENCE_SECONDS = 30.0
_PRIVATE_MODES = re.compile(rb"\x1b\[\?([0-9;]+)([hl])")
_FRAME = "│┃╭╮╰╯─━┏┓┗┛┌┐└┘├┤▁▂▃▄▅▆▇█"

ALTERNATE_SCREEN, CURSOR = 1049, 25
# Buttons, motion, all motion, SGR coordinates: any of these left on sprays a shell with bytes.
MOUSE = frozenset({1000, 1002, 1003, 1006, 1015, 1016})
BRACKETED_PASTE = 2004

ENTER, ESCAPE, TAB, RIGHT, DOWN = b"\r", b"\x1b", b"\t", b"\x1b[C", b"\x1b[B"


class Terminal:
    """One run of `python -m game …` in a terminal of `columns` by `rows`.

    Every wait reads until its condition holds; a test that fails shows the screen.
    """

    def __init__(
        self,
        *arguments: str,
        data: Path,
        columns: int = 80,
        rows: int = 24,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        self.columns, self.rows = columns, rows
        self._modes: dict[int, bool] = {CURSOR: True}
        self._tail = b""
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._child: pexpect.spawn[bytes] = pexpect.spawn(
            sys.executable,
            ["-m", "game", *arguments],
            cwd=str(ROOT),
            env={**_clean_environment(data), **(environment or {})},
            dimensions=(rows, columns),
        )

    @property
    def lines(self) -> list[str]:
        """The rows as the eye sees them, no-break spaces as spaces."""
        return [row.replace("\xa0", " ").rstrip() for row in self._screen.display]

    @property
    def text(self) -> str:
        """What is read, wrapped lines joined and frames left out."""
        return " ".join(" ".join(row.strip(_FRAME + " ") for row in self.lines).split())

    def mode(self, number: int) -> bool:
        """Whether a private mode of the terminal is on."""
        return self._modes.get(number, False)

    def shows(self, *texts: str) -> bool:
        """Whether all these stand on the screen."""
        here = self.text
        return all(flat(text) in here for text in texts)

    def looks(self, start: str) -> tuple[str, ...] | None:
        """The backgrounds of the row where this text starts, None when it is not on the screen."""
        for y, line in enumerate(self.lines):
            if flat(line.strip(_FRAME + " ")).startswith(flat(start)):
                return tuple(self._screen.buffer[y][x].bg for x in range(self.columns))
        return None

    def wait_for(self, *texts: str) -> None:
        """Read until all these stand on the screen."""
        self.wait_until(lambda: self.shows(*texts), " and ".join(map(repr, texts)))

    def wait_until(self, is_so: Callable[[], bool], wanted: str) -> None:
        """Read until it is so; fails with the screen when the time is over or the game has left."""
        end = time.monotonic() + PATIENCE_SECONDS
        while not is_so():
            try:
                self._take(self._child.read_nonblocking(65_536, timeout=end - time.monotonic()))
            except (pexpect.TIMEOUT, pexpect.EOF) as trouble:
                if is_so():
                    return
                raise AssertionError(
                    f"{type(trouble).__name__} while waiting for {wanted}; the screen:\n"
                    + "\n".join(self.lines)
                ) from None

    def send(self, keys: bytes | str) -> None:
        """Keys as the bytes that a terminal sends."""
        self._child.send(keys.encode() if isinstance(keys, str) else keys)

    def resize(self, columns: int, rows: int) -> None:
        """Another window size, as when its corner is dragged."""
        self.columns, self.rows = columns, rows
        self._screen.resize(rows, columns)
        self._child.setwinsize(rows, columns)

    def signal(self, number: signal.Signals) -> None:
        """A signal to the game."""
        self._child.kill(number)

    def exit_code(self) -> int:
        """Read to the end; the exit code, or minus the signal that ended it."""
        with contextlib.suppress(pexpect.EOF):
            while True:
                self._take(self._child.read_nonblocking(65_536, timeout=PATIENCE_SECONDS))
        self._child.wait()
        if self._child.signalstatus is not None:
            return -int(self._child.signalstatus)
        assert self._child.exitstatus is not None
        return int(self._child.exitstatus)

    def troubles(self) -> list[str]:
        """What the terminal is left with that a shell would suffer from."""
        found = []
        if self.mode(ALTERNATE_SCREEN):
            found.append("alternate screen")
        if not self.mode(CURSOR):
            found.append("no cursor")
        if self.mode(BRACKETED_PASTE):
            found.append("bracketed paste")
        found += [f"mouse {number}" for number in sorted(MOUSE) if self.mode(number)]
        if termios.tcgetattr(self._child.child_fd)[:4] != _fresh_flags():
            found.append("termios flags")
        return found

    def close(self) -> None:
        """End the game if it still runs."""
        if not self._child.closed:
            self._child.close(force=True)

    def _take(self, content: bytes) -> None:
        # A sequence may be cut between two reads.
        seen = self._tail + content
        for numbers, switch in _PRIVATE_MODES.findall(seen):
            for number in numbers.split(b";"):
                self._modes[int(number)] = switch == b"h"
        self._tail = seen[-16:]
        self._stream.feed(content)


def flat(text: str) -> str:
    """A text as `Terminal.text` shows it."""
    return " ".join(text.replace("\xa0", " ").split())


def _clean_environment(data: Path) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    return {
        **kept,
        "HOME": str(data),
        "TERM": "xterm-256color",
        "LANG": "C.UTF-8",
        "COMPTOIR_DONNEES": str(data),
    }


def _fresh_flags() -> list[object]:
    """The flags of a terminal that nobody has touched."""
    ours, theirs = pty.openpty()
    try:
        return list(termios.tcgetattr(ours)[:4])
    finally:
        os.close(ours)
        os.close(theirs)
