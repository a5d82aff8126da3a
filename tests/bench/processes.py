"""(e) The smallest command against Python alone."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.bench.measure import Pairs, in_pairs
from tests.bench.screen import ROOT


def run_of(*command: str) -> Callable[[], float]:
    """Measures a process from start to end."""

    def measure() -> float:
        start = time.perf_counter()
        subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        return time.perf_counter() - start

    return measure


def version(pairs: int) -> Iterator[Pairs]:
    """`--version` by the console script and by the module, against an empty program."""
    empty = run_of(sys.executable, "-c", "pass")
    script = Path(sys.executable).with_name("comptoir")
    if script.exists():
        ours = run_of(str(script), "--version")
        yield in_pairs("e. `comptoir --version` / `python -c pass`", ours, empty, pairs, aim=3)
    ours = run_of(sys.executable, "-m", "game", "--version")
    yield in_pairs("e'. `python -m game --version` / `python -c pass`", ours, empty, pairs, aim=3)
