"""Running `comptoir` in a process of its own, as a terminal or a script would."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
COMMAND = (sys.executable, "-m", "game.cli.main")


@dataclass(frozen=True, slots=True)
class Done:
    """How a command ended."""

    code: int
    out: str
    err: str


def environment(data: Path, **changes: str) -> dict[str, str]:
    """The environment of a test: its own data folder, UTF-8, no variable of the developer's."""
    kept = {k: v for k, v in os.environ.items() if k in ("PATH", "HOME", "SYSTEMROOT", "TMPDIR")}
    plain = {"COMPTOIR_DONNEES": str(data), "PYTHONUTF8": "1", "PYTHONPATH": str(ROOT)}
    return {**kept, **plain, **changes}


def comptoir(
    data: Path, *arguments: str, typed: str | bytes = "", env: Mapping[str, str] | None = None
) -> Done:
    """The command run to its end, with these bytes on its input."""
    done = subprocess.run(
        [*COMMAND, *arguments],
        input=typed.encode() if isinstance(typed, str) else typed,
        capture_output=True,
        env=environment(data, **(env or {})),
        cwd=data if data.is_dir() else ROOT,
        check=False,
    )
    return Done(
        done.returncode,
        done.stdout.decode("utf-8", "replace"),
        done.stderr.decode("utf-8", "replace"),
    )


def begun(data: Path, *arguments: str) -> subprocess.Popen[bytes]:
    """The command started, its input and output held by the test."""
    return subprocess.Popen(
        [*COMMAND, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(data),
        cwd=ROOT,
    )


def read_until(process: subprocess.Popen[bytes], mark: str) -> str:
    """What it writes up to this mark; fails when it ends before."""
    assert process.stdout is not None
    end, shown = mark.encode(), b""
    while not shown.endswith(end):
        letter = process.stdout.read(1)
        assert letter, shown.decode("utf-8", "replace")
        shown += letter
    return shown.decode()


def type_line(process: subprocess.Popen[bytes], line: str) -> None:
    """One line on its input."""
    assert process.stdin is not None
    process.stdin.write(line.encode() + b"\n")
    process.stdin.flush()
