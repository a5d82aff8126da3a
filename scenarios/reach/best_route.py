"""The way through a play that earns most: exactly where no step is played twice."""

from __future__ import annotations

from dataclasses import dataclass

from scenarios.kernel import State, advance, start
from scenarios.moves import right_move
from scenarios.play import Play, Position
from scenarios.reach.columns import value_at
from scenarios.reach.graph import WALK_OUT, replayed
from scenarios.reach.positions import Positions, Way, explore

# A play by right moves that is longer than this goes round in circles.
MAX_MOVES = 400


@dataclass(frozen=True, slots=True)
class Route:
    """The steps gone through and the ending, in order; points: what it earns in all.

    is_exact: False where it only takes the best answer of each step.
    """

    stops: tuple[str, ...]
    points: int
    is_exact: bool


def best_route(play: Play) -> Route:
    """A way that earns most for this customer.

    Raises LookupError where a step has no right move: the scenario was not checked.
    """
    found = _explored(play)
    if not found.is_whole:
        return right_route(play)
    order = _sources_first(found)
    route = None if order is None else _longest(found, order)
    if route is None or _plays_again(route, replayed(play.scenario)):
        return right_route(play)
    return route


def _plays_again(route: Route, again: frozenset[str]) -> bool:
    """Whether it earns twice for one step, of which only the last visit counts.

    Where it does not, its plain sum is right, and no other way can pass it.
    """
    return any(route.stops.count(stop) > 1 for stop in again)


def _explored(play: Play) -> Positions:
    steps = explore(play)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            found: Positions = end.value
            return found


def _longest(found: Positions, order: list[Position]) -> Route | None:
    """Sums from the endings back: what each position can still earn, and by which way."""
    total = found.columns.width - 1
    ahead: dict[Position, tuple[int, Way]] = {}
    for position in reversed(order):
        for way in found.ways[position]:
            is_end = way.goal.step is None
            if not is_end and way.goal not in ahead:
                continue
            rest = 0 if is_end else ahead[way.goal][0]
            worth = value_at(way.marks, total) + value_at(way.granted, total) + rest
            if position not in ahead or worth > ahead[position][0]:
                ahead[position] = (worth, way)
    if found.first not in ahead:
        return None
    return Route(_stops(found.first, ahead), ahead[found.first][0], is_exact=True)


def _stops(first: Position, ahead: dict[Position, tuple[int, Way]]) -> tuple[str, ...]:
    stops: list[str] = []
    last = here = first
    _go(stops, last, here)
    while here.step is not None:
        last, here = here, ahead[here][1].goal
        _go(stops, last, here)
    return tuple(stops)


def _go(stops: list[str], before: Position, after: Position) -> None:
    """Add where one is now, and the walk-out that led there."""
    if after.is_relieved and not before.is_relieved:
        stops.append(WALK_OUT)
    here = after.step or after.ending or ""
    if not stops or stops[-1] != here:
        stops.append(here)


def _sources_first(found: Positions) -> list[Position] | None:
    """Positions in an order in which ways only lead onwards; None where some lead in a circle."""
    waiting_for = dict.fromkeys(found.ways, 0)
    for ways in found.ways.values():
        for way in ways:
            if way.goal.step is not None:
                waiting_for[way.goal] += 1
    ready = [position for position, count in waiting_for.items() if not count]
    order = []
    while ready:
        here = ready.pop()
        order.append(here)
        for way in found.ways[here]:
            if way.goal.step is not None:
                waiting_for[way.goal] -= 1
                if not waiting_for[way.goal]:
                    ready.append(way.goal)
    return order if len(order) == len(found.ways) else None


def right_route(play: Play) -> Route:
    """The best answer of each step in turn, whatever it leads to.

    Where another route earns more, a worse answer pays somewhere: the scenario rewards a mistake.
    Raises LookupError where a step has no right move.
    """
    state = start(play)
    stops = [state.position.step or ""]
    for _ in range(MAX_MOVES):
        if state.is_over:
            break
        moved = advance(state, right_move(state.view))
        if not isinstance(moved, State):
            raise LookupError(f"no right move at {state.position.step}: {moved.message}")
        _go(stops, state.position, moved.position)
        state = moved
    trace = state.trace()
    paid = [act for act in trace.counted() if not act.is_mending]
    earned = sum(mark.value for act in paid for mark in act.marks)
    earned += sum(mark.value for mark in trace.rule_marks)
    return Route(tuple(stops), earned, is_exact=False)
