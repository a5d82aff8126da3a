"""(w) Blind plays on the compiled table, beside the kernel's own plays of the same run."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from functools import partial
from typing import TypeVar

from game.content import bundled
from scenarios.play import Play
from scenarios.reach.blind import STRATEGIES
from scenarios.reach.contexts import Contexts
from scenarios.reach.table import Table, compile_table
from scenarios.reach.walks import Player
from tests.bench.engine import random_by_kernel
from tests.bench.sessions import play_of

T = TypeVar("T")
FOR_SECONDS = 1.0
# Complete plays of 25 answers a second.
AIM = 15_000
ANSWERS = 25
FIRST = 200


def walks(_: int) -> Iterator[str]:
    """Seconds to compile, then complete plays a second of every strategy."""
    yield f"w. blind plays per second (one process; aim ≥ {AIM} of {ANSWERS} answers)"
    for id_ in bundled().scenarios:
        play = play_of(id_, mode="guide")
        table, cold = timed(partial(compiled, play, None))
        warm = timed(partial(compiled, play, table.contexts))[1]
        yield (
            f"  {id_:18} {table.size} nodes, {len(table.goals)} edges, "
            f"{len(table.contexts.at)} contexts: {cold * 1e3:.0f} ms, "
            f"{warm * 1e3:.0f} ms where another customer's contexts are shared"
        )
        plays, answers = rate(partial(random_by_kernel, play))
        yield line("kernel, au hasard", plays, answers)
        for strategy in STRATEGIES.values():
            player = Player(table, strategy)
            learnt = first_plays(player)
            plays, answers = rate(partial(total_of, player))
            yield line(strategy.label, plays, answers) + f", {FIRST} first in {learnt * 1e3:.0f} ms"


def compiled(play: Play, contexts: Contexts | None) -> Table:
    """The table, its contexts found or shared."""
    return compile_table(play, contexts=contexts)


def total_of(player: Player, number: int) -> int:
    """A whole play and its sum of marks; returns its length."""
    walk = player.walk(number)
    assert walk.packed >= 0
    return len(walk.edges)


def first_plays(player: Player) -> float:
    """Seconds of the first plays, in which the strategy is worked out where it goes."""
    return timed(lambda: [player.walk(number) for number in range(FIRST)])[1]


def rate(play: Callable[[int], int]) -> tuple[float, float]:
    """(plays, answers) a second of the processor: a busy machine is not what is measured."""
    count, answers, began = 0, 0, time.process_time()
    while time.process_time() - began < FOR_SECONDS:
        answers += play(count)
        count += 1
    seconds = time.process_time() - began
    return count / seconds, answers / seconds


def line(name: str, plays: float, answers: float) -> str:
    """One line of figures. Plays differ in length: those of ANSWERS answers compare."""
    even = answers / ANSWERS
    verdict = "" if name.startswith("kernel") else " met" if even >= AIM else " MISSED"
    return f"    {name:48} {plays:8.0f} plays/s, {even:8.0f} of {ANSWERS} answers{verdict}"


def timed(make: Callable[[], T]) -> tuple[T, float]:
    """What it makes, and the seconds that it takes."""
    began = time.process_time()
    made = make()
    return made, time.process_time() - began
