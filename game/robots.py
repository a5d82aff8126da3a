"""Robots: players without eyes. One tries every branch once, others play at random by seed."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

from scenarios.chance import Chance
from scenarios.kernel import State, advance, start
from scenarios.moves import every_move
from scenarios.play import Play
from scenarios.reach.liveness import liveness
from scenarios.steps.kind import Refusal, Skip

# No honest play of a scene is longer.
MAX_MOVES = 400


class EndlessPlayError(AssertionError):
    """A robot played longer than any honest play: the scenario holds it in a loop."""


def play_at_random(play: Play, robot: int) -> State:
    """A whole play by the robot of that number; a move refused ten times is passed.

    Raises EndlessPlayError.
    """
    state = start(play)
    for turn in range(MAX_MOVES):
        if state.is_over:
            return state
        state = moved_at_random(state, Chance(robot, "robot", turn))
    raise EndlessPlayError(f"robot {robot}, seed {play.casting.graine}: no end")


def moved_at_random(state: State, chance: Chance) -> State:
    """The state after a guess; refused ten times, the step is passed."""
    for _ in range(10):
        result = advance(state, state.view.step.guess(state.view, chance))
        if isinstance(result, State):
            return result
    result = advance(state, Skip())
    if isinstance(result, Refusal):
        raise AssertionError(f"a step that cannot be passed: {state.position.step}")
    return result


def every_branch(play: Play) -> Iterator[State]:
    """States that together take every outcome of every step reached, each at least once.

    Two ways out of a step by one outcome are one when what may still be read of the facts, the
    mood, how much the step keeps and what is put aside are equal: exact bounds on gauges are left
    to the search.
    """
    live = liveness(play.scenario, play.mode)
    waiting = deque([start(play)])
    met: set[object] = set()
    while waiting:
        state = waiting.popleft()
        yield state
        if state.is_over:
            continue
        for move in every_move(state.view):
            result = advance(state, move)
            if isinstance(result, Refusal):
                continue
            p, act = result.position, result.acts[-1]
            facts = p.facts & live[p.step].facts if p.step else frozenset()
            mark = (act.step, act.key, p.step, p.ending, p.mood, facts, len(p.local), p.paused)
            if mark not in met:
                met.add(mark)
                waiting.append(result)
