"""A state of play for every step that this customer may meet: what stands there is worked out from it."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping

from game.robots import MAX_MOVES
from scenarios.kernel import State, advance, start
from scenarios.moves import right_move
from scenarios.play import Play, Position
from scenarios.reach.liveness import liveness
from scenarios.steps.kind import Refusal

# States looked at before the steps not met yet are given up.
MOST_STATES = 4_000


def best_route(play: Play) -> tuple[str, ...]:
    """The steps of a play in which every answer is the right one, each once, in order."""
    return tuple(dict.fromkeys(state.position.step or "" for state in _right_play(play)))


def standpoints(play: Play) -> Mapping[str, State]:
    """By id, the state in which each step is first met: by right answers, else by any line.

    A step that only a walk-out leads to is looked at from the start.
    """
    found: dict[str, State] = {}
    for state in _states(play):
        found.setdefault(state.position.step or "", state)
        if len(found) == len(play.steps):
            break
    first = start(play)
    for id_ in play.steps.keys() - found.keys():
        position = Position(
            id_, (), first.position.trust, first.position.patience, "serein", first.position.facts
        )
        found[id_] = State(play, position, {id_: 1})
    return found


def _right_play(play: Play) -> Iterator[State]:
    state = start(play)
    for _ in range(MAX_MOVES):
        if state.is_over:
            return
        yield state
        after = advance(state, right_move(state.view))
        if isinstance(after, Refusal):
            return
        state = after


def _states(play: Play) -> Iterator[State]:
    """The right play, then every state that some line leads to; what is handed in is handed in right."""
    yield from _right_play(play)
    live = liveness(play.scenario, play.mode)
    waiting = deque([start(play)])
    met: set[object] = set()
    for _ in range(MOST_STATES):
        if not waiting:
            return
        state = waiting.popleft()
        yield state
        step = state.view.step
        moves = (
            step.moves(state.view) if step.lines() or step.detours() else [right_move(state.view)]
        )
        for move in moves:
            after = advance(state, move)
            if isinstance(after, Refusal) or after.is_over:
                continue
            p = after.position
            # What no later step reads changes nothing of what stands on paper.
            mark = (p.step, p.facts & live[p.step or ""].facts, len(p.local), p.paused)
            if mark not in met:
                met.add(mark)
                waiting.append(after)
