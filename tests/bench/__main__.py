"""`python -m tests.bench [name …] [--pairs N]`: print the figures asked for, all by default."""

from __future__ import annotations

import argparse
import os
import platform
import sys
from collections.abc import Callable, Iterable

from tests.bench import analysis, clients, durable, engine, lines, processes, screens, verify, walks
from tests.bench.measure import MIN_PAIRS, Pairs, told

BENCHES: dict[str, Callable[[int], Iterable[Pairs | str]]] = {
    "start": screens.start,
    "play": screens.play,
    "key": screens.key,
    "answer": durable.answer,
    "version": processes.version,
    "plays": engine.plays,
    "lines": lines.lines,
    "reach": engine.searches,
    "clients": clients.files,
    "analyse": analysis.analyses,
    "walks": walks.walks,
    "verify": verify.verify,
}


def main() -> int:
    """Run what is asked for, in the order of the README."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="name", help=", ".join(BENCHES))
    parser.add_argument("--pairs", type=int, default=15, help=f"at least {MIN_PAIRS}")
    asked = parser.parse_args()
    unknown = [name for name in asked.names if name not in BENCHES]
    if unknown:
        parser.error(f"unknown: {', '.join(unknown)}; there are {', '.join(BENCHES)}")
    load = ", ".join(f"{value:.1f}" for value in os.getloadavg())
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, load before: {load}")
    for name in asked.names or BENCHES:
        for found in BENCHES[name](asked.pairs):
            print(told(found) if isinstance(found, Pairs) else found, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
