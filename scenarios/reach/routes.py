"""Routes through a play: which steps all of them meet, how many there are, what they earn.

A route is a whole sequence of outcomes, from the first step to an ending: two fillings of a form
that come out alike are one, two orders of asking the same questions are two. Where a play can go
through a step again routes have no end, so that only those that play no step twice are counted;
what all routes meet is found over every route.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from scenarios.model import Scenario
from scenarios.reach.arcs import END
from scenarios.reach.sums import Earned, Sums
from scenarios.reach.table import Table

# The kinds of endings, among the nodes of a table.
_STAYED, _LEFT = -1, -2


@dataclass(frozen=True, slots=True)
class Routes:
    """What the routes of one casting class have in common.

    always: by whether the customer had left at the end, the steps that every such route meets, in
    the order written; no entry where no route ends so. by_total: how many of the routes counted
    earn each total, by the same. is_counted_whole: False when plays can go through a step again,
    and only the routes that play no step twice are counted. endings: every ending reached.
    full: see `FullRoute`; None when no route keeps the highest mark all along.
    """

    always: Mapping[bool, tuple[str, ...]]
    by_total: Mapping[bool, Mapping[int, int]]
    is_counted_whole: bool
    endings: tuple[str, ...]
    full: FullRoute | None

    def count(self, *, has_left: bool) -> int:
        """How many routes were counted that end so."""
        return sum(self.by_total.get(has_left, {}).values())


@dataclass(frozen=True, slots=True)
class FullRoute:
    """A route without one mark under the highest on a criterion of a group.

    seen: observations of each group on one such route, each counted up to what was asked for;
    the best there is. endings: every ending that such routes reach, the customer still there.
    """

    seen: Mapping[str, int]
    endings: tuple[str, ...]


def routes(scenario: Scenario, found: Sums, table: Table | None = None) -> Routes:
    """The routes of a customer. table: theirs, whole, where a play may go through a step again.

    Raises ValueError where it is needed and missing.
    """
    endings = found.endings
    if not found.plays_again:
        met = {has_left: earned.met for has_left, earned in found.ends.items()}
    elif table is None or not table.is_whole:
        raise ValueError("what routes meet that play a step again is known of whole tables only")
    else:
        met = _met(table)
        endings = frozenset(arc.ending for arc in table.arcs if arc.ending is not None)
    ids = [step.id for step in scenario.etapes]
    stayed = found.ends.get(False)
    return Routes(
        always={
            has_left: tuple(id_ for rank, id_ in enumerate(ids) if mask >> rank & 1)
            for has_left, mask in sorted(met.items())
        },
        by_total={has_left: found.by_total(has_left=has_left) for has_left in found.ends},
        is_counted_whole=not found.plays_again,
        endings=tuple(end.id for end in scenario.fins if end.id in endings),
        full=None if stayed is None else _full(scenario, found, stayed),
    )


def _full(scenario: Scenario, found: Sums, stayed: Earned) -> FullRoute | None:
    if not stayed.fullest:
        return None
    best = max(stayed.fullest, key=lambda counts: (min(counts, default=0), sum(counts)))
    endings = tuple(end.id for end in scenario.fins if end.id in found.full_endings)
    return FullRoute(dict(zip(found.by.groups, best, strict=True)), endings)


def _met(table: Table) -> dict[bool, int]:
    """By whether the customer had left, the steps met on every way to such an ending, as bits."""
    bits = {step.id: 1 << rank for rank, step in enumerate(table.play.scenario.etapes)}

    def mask_of(visits: Iterable[str]) -> int:
        mask = 0
        for step in visits:
            mask |= bits[step]
        return mask

    met: dict[int, int] = {table.first: mask_of(table.opening)}
    waiting = [table.first]
    while waiting:
        here = waiting.pop()
        for edge in table.edges(here):
            arc, goal = table.arcs[edge], table.goals[edge]
            if goal == END:
                has_left = arc.is_departure or table.bare(here).is_relieved
                goal = _LEFT if has_left else _STAYED
            after = met[here] | mask_of(arc.enters)
            known = met.get(goal)
            common = after if known is None else known & after
            if common != known:
                met[goal] = common
                if goal >= 0:
                    waiting.append(goal)
    return {goal == _LEFT: mask for goal, mask in met.items() if goal < 0}
