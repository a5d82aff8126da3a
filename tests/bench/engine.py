"""(f) Headless plays a second, (h) the search of what can be earned."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

from game.content import bundled
from game.robots import play_at_random
from game.session import begin
from scenarios.kernel import State, advance, start
from scenarios.moves import right_move
from scenarios.play import Mode, Play
from scenarios.reach.analysis import PlayReach, search
from tests.bench.sessions import DATE, answered, play_of

MODES: tuple[Mode, ...] = ("guide", "entrainement", "evaluation")
FOR_SECONDS = 2.0


def best_by_kernel(play: Play, _: int) -> int:
    """A whole play by right moves; returns its length."""
    state = start(play)
    while not state.is_over:
        result = advance(state, right_move(state.view))
        assert isinstance(result, State), result.message
        state = result
    return len(state.acts)


def random_by_kernel(play: Play, number: int) -> int:
    """A whole play by the robot of that number."""
    return len(play_at_random(play, number).acts)


def best_by_session(play: Play, _: int) -> int:
    """A whole session by right moves, its scenes shown and its journal written to memory."""
    session, journal = begin(play, seance="mesure", date=DATE)
    moves = 0
    while not session.scene.is_over:
        journal += answered(session, right_move(session.state.view))
        moves += 1
    return moves


WAYS: dict[str, Callable[[Play, int], int]] = {
    "kernel, right moves": best_by_kernel,
    "kernel, random moves": random_by_kernel,
    "Session, right moves": best_by_session,
}


def plays(_: int) -> Iterator[str]:
    """Complete plays a second in one process."""
    yield "f. headless complete plays per second (one process)"
    for scenario in bundled().scenarios:
        play = play_of(scenario, mode="entrainement")
        for name, way in WAYS.items():
            count, moves, began = 0, 0, time.perf_counter()
            while time.perf_counter() - began < FOR_SECONDS:
                moves += way(play, count)
                count += 1
            seconds = time.perf_counter() - began
            yield f"  {scenario:18} {name:22} {count / seconds:7.1f} plays/s, {moves / seconds:8.0f} moves/s"


def searches(_: int) -> Iterator[str]:
    """Seconds and positions of each search, by customer and mode."""
    yield "h. exact reach: seconds and positions (‘=’ exact, ‘~’ bounds)"
    for scenario in bundled().scenarios.values():
        for persona in scenario.client.personas:
            for mode in MODES:
                play = play_of(scenario.id, mode=mode, persona=persona)
                found, seconds, longest = timed(play)
                sign = "=" if found.is_exact else "~"
                yield (
                    f"  {scenario.id:18} {persona:14} {mode:13} {seconds:7.2f} s"
                    f" {found.positions:8d} {sign} {found.total[0]}-{found.total[1]}"
                    f", longest slice {longest * 1e3:.0f} ms"
                )


def timed(play: Play) -> tuple[PlayReach, float, float]:
    """What a search found, its seconds in all, and those of its longest slice."""
    steps, total, longest = search(play), 0.0, 0.0
    while True:
        began = time.perf_counter()
        try:
            next(steps)
        except StopIteration as end:
            found: PlayReach = end.value
            return found, total + time.perf_counter() - began, longest
        seconds = time.perf_counter() - began
        total, longest = total + seconds, max(longest, seconds)
