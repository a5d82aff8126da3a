"""Many files looked at by several processes, few by this one; the answers in the order asked.

Where processes cannot be had, or one dies, this one does the rest: slower, with the same answers.
"""

from __future__ import annotations

import gc
import multiprocessing
import signal
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager

from game.atelier.checking.inspection import inspect, warm_up
from game.atelier.checking.outcome import Job, Outcome
from game.atelier.cores import MOST, cores

# Below, parting costs more than it brings. A process that starts from nothing imports everything.
_FEWEST_FORKED = 24
_FEWEST_STARTED = 200
_AT_A_TIME = 16
# Reading makes values by the thousand, none of them in circles: Python looks for those less often.
_PATIENCE = 100_000


def inspected(jobs: Sequence[Job], workers: int | None = None) -> Iterator[Outcome]:
    """The outcome of each job. workers: how many processes; None: as the machine has."""
    method = "fork" if sys.platform == "linux" else "spawn"
    count = min(workers or cores(), MOST, len(jobs) // _AT_A_TIME)
    fewest = _FEWEST_FORKED if method == "fork" else _FEWEST_STARTED
    done = 0
    if count > 1 and (workers or len(jobs) >= fewest):
        try:
            for outcome in _shared(jobs, count, method):
                done += 1
                yield outcome
        except (OSError, BrokenProcessPool, ImportError):
            # No semaphore, no memory, a process killed: see above.
            pass
    with _patient():
        yield from map(inspect, jobs[done:])


@contextmanager
def _patient() -> Iterator[None]:
    before = gc.get_threshold()
    gc.set_threshold(_PATIENCE)
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _shared(jobs: Sequence[Job], count: int, method: str) -> Iterator[Outcome]:
    if method == "fork":
        warm_up()
        # What is loaded by now is shared, and never looked through again.
        gc.freeze()
    lots = [jobs[start : start + _AT_A_TIME] for start in range(0, len(jobs), _AT_A_TIME)]
    context = multiprocessing.get_context(method)
    pool = ProcessPoolExecutor(count, context, initializer=_begin)
    try:
        for outcomes in pool.map(_lot, lots):
            yield from outcomes
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _begin() -> None:
    # Ctrl+C is for the process that talks: this one is told to stop.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(_PATIENCE)


def _lot(jobs: Sequence[Job]) -> list[Outcome]:
    return [inspect(job) for job in jobs]
