"""The way through a play that earns most: exactly where no step is played twice."""

from __future__ import annotations

from dataclasses import dataclass

from scenarios.kernel import State, advance, start
from scenarios.moves import right_move
from scenarios.play import Play, Position
from scenarios.reach import lanes
from scenarios.reach.arcs import END
from scenarios.reach.graph import WALK_OUT
from scenarios.reach.table import Table, compile_table

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
    table = compile_table(play)
    if not table.is_whole:
        return right_route(play)
    order = _sources_first(table)
    route = None if order is None else _longest(table, order)
    if route is None or _plays_again(route, table.replayed):
        return right_route(play)
    return route


def _plays_again(route: Route, again: frozenset[str]) -> bool:
    """Whether it earns twice for one step, of which only the last visit counts.

    Where it does not, its plain sum is right, and no other way can pass it.
    """
    return any(route.stops.count(stop) > 1 for stop in again)


def _longest(table: Table, order: list[int]) -> Route | None:
    """Sums from the endings back: what each node can still earn, and by which edge."""
    total = len(table.criteria)
    ahead: dict[int, tuple[int, int]] = {}
    for node in reversed(order):
        for edge in table.edges(node):
            goal = table.goals[edge]
            if goal != END and goal not in ahead:
                continue
            arc = table.arcs[edge]
            worth = lanes.lane(arc.worth, total) + sum(change for _, change in arc.granted)
            worth += 0 if goal == END else ahead[goal][0]
            if node not in ahead or worth > ahead[node][0]:
                ahead[node] = (worth, edge)
    if table.first not in ahead:
        return None
    return Route(_stops(table, ahead), ahead[table.first][0], is_exact=True)


def _stops(table: Table, ahead: dict[int, tuple[int, int]]) -> tuple[str, ...]:
    node = table.first
    stops = [table.step_id(node)]
    while node != END:
        edge = ahead[node][1]
        arc, node = table.arcs[edge], table.goals[edge]
        if arc.is_departure:
            stops.append(WALK_OUT)
        _stop(stops, arc.ending or "" if node == END else table.step_id(node))
    return tuple(stops)


def _stop(stops: list[str], here: str) -> None:
    """Add where one is now, unless one was there already."""
    if not stops or stops[-1] != here:
        stops.append(here)


def _go(stops: list[str], before: Position, after: Position) -> None:
    """Add where one is now, and the walk-out that led there."""
    if after.is_relieved and not before.is_relieved:
        stops.append(WALK_OUT)
    _stop(stops, after.step or after.ending or "")


def _sources_first(table: Table) -> list[int] | None:
    """Nodes in an order in which edges only lead onwards; None where some lead in a circle."""
    waiting_for = [0] * table.size
    for goal in table.goals:
        if goal != END:
            waiting_for[goal] += 1
    ready = [node for node, count in enumerate(waiting_for) if not count]
    order = []
    while ready:
        here = ready.pop()
        order.append(here)
        for edge in table.edges(here):
            goal = table.goals[edge]
            if goal != END:
                waiting_for[goal] -= 1
                if not waiting_for[goal]:
                    ready.append(goal)
    return order if len(order) == table.size else None


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
