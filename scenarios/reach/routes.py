"""Routes through a play: which steps all of them meet, how many there are, what they earn.

A route is a whole sequence of outcomes, from the first step to an ending: two fillings of a form
that come out alike are one, two orders of asking the same questions are two. Where a play can go
through a step again routes have no end, so that only those that play no step twice are counted;
what all routes meet is found over every route.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from scenarios.play import Play, Position
from scenarios.reach.columns import value_at
from scenarios.reach.graph import replayed
from scenarios.reach.positions import Positions, Way

# A position, and which of the steps that may be played again have been played.
Node = tuple[Position, int]


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


def routes(play: Play, positions: Positions, *, enough: int) -> Routes:
    """The routes of a play, its positions already explored whole.

    enough: how many observations of a group are enough, for the full route.
    """
    loops = sorted(replayed(play.scenario))
    bits = {step: 1 << rank for rank, step in enumerate(loops)}
    reached = _ordered(positions, bits)
    counted = _counted(positions, reached, bits)
    endings = dict.fromkeys(
        way.goal.ending or ""
        for ways in positions.ways.values()
        for way in ways
        if way.goal.step is None
    )
    order = [ending.id for ending in play.scenario.fins if ending.id in endings]
    return Routes(
        always=_always(play, positions),
        by_total=counted,
        is_counted_whole=not _plays_again(positions, reached, bits),
        endings=tuple(order),
        full=_full(positions, reached, bits, enough),
    )


def _entered(mask: int, visits: Iterable[str], bits: Mapping[str, int]) -> int | None:
    """The mask once these steps are entered; None when one of them is played again."""
    for step in visits:
        bit = bits.get(step, 0)
        if mask & bit:
            return None
        mask |= bit
    return mask


def _plays_again(positions: Positions, reached: list[Node], bits: Mapping[str, int]) -> bool:
    """Whether some way, of a route that has played no step twice yet, plays one again."""
    return bool(bits) and any(
        _entered(mask, way.visits, bits) is None
        for position, mask in reached
        for way in positions.ways[position]
    )


def _start(positions: Positions, bits: Mapping[str, int]) -> Node:
    mask = _entered(0, positions.opened, bits)
    assert mask is not None, "an interruption happens once"
    return positions.first, mask


def _ordered(positions: Positions, bits: Mapping[str, int]) -> list[Node]:
    """Every node that a route playing no step twice meets, sources first."""
    start = _start(positions, bits)
    done = {start}
    order: list[Node] = []
    work = [(start, iter(_next_nodes(positions, start, bits)))]
    while work:
        node, goals = work[-1]
        for goal in goals:
            if goal not in done:
                done.add(goal)
                work.append((goal, iter(_next_nodes(positions, goal, bits))))
                break
        else:
            work.pop()
            order.append(node)
    return order[::-1]


def _next_nodes(positions: Positions, node: Node, bits: Mapping[str, int]) -> list[Node]:
    position, mask = node
    found = []
    for way in positions.ways[position]:
        after = _entered(mask, way.visits, bits)
        if after is not None and way.goal.step is not None:
            found.append((way.goal, after))
    return found


def _counted(
    positions: Positions, order: list[Node], bits: Mapping[str, int]
) -> dict[bool, dict[int, int]]:
    """How many routes earn each total.

    The counts of all totals are one whole number, a total every so many bits: adding marks is
    then a shift, and meeting of ways an addition.
    """
    sizes = _numbers_of_routes(positions, order, bits)
    bits_each = max(1, sum(sizes.values())).bit_length()
    total_rank = positions.columns.width - 1
    packed: dict[Node, int] = {_start(positions, bits): 1}
    ends: dict[bool, int] = {}
    for node in order:
        number = packed.pop(node)
        position, mask = node
        for way in positions.ways[position]:
            after = _entered(mask, way.visits, bits)
            if after is None:
                continue
            earned = value_at(way.marks, total_rank) + value_at(way.granted, total_rank)
            size = earned * bits_each
            # What a broken rule takes back was granted before: no total is ever under zero.
            moved = (number << size if size >= 0 else number >> -size) * way.outcomes
            if way.goal.step is None:
                ends[way.goal.is_relieved] = ends.get(way.goal.is_relieved, 0) + moved
            else:
                goal = (way.goal, after)
                packed[goal] = packed.get(goal, 0) + moved
    return {has_left: _unpacked(number, bits_each) for has_left, number in sorted(ends.items())}


def _unpacked(number: int, bits_each: int) -> dict[int, int]:
    found = {}
    total, mask = 0, (1 << bits_each) - 1
    while number:
        if number & mask:
            found[total] = number & mask
        number >>= bits_each
        total += 1
    return found


def _numbers_of_routes(
    positions: Positions, order: list[Node], bits: Mapping[str, int]
) -> dict[bool, int]:
    counts: dict[Node, int] = {_start(positions, bits): 1}
    ends: dict[bool, int] = {}
    for node in order:
        number = counts.pop(node)
        position, mask = node
        for way in positions.ways[position]:
            after = _entered(mask, way.visits, bits)
            if after is None:
                continue
            if way.goal.step is None:
                has_left = way.goal.is_relieved
                ends[has_left] = ends.get(has_left, 0) + number * way.outcomes
            else:
                goal = (way.goal, after)
                counts[goal] = counts.get(goal, 0) + number * way.outcomes
    return ends


def _always(play: Play, positions: Positions) -> dict[bool, tuple[str, ...]]:
    """The steps met on every route, loops included: what holds on all ways into a position."""
    ranks = {step.id: 1 << rank for rank, step in enumerate(play.scenario.etapes)}

    def mask_of(steps: Iterable[str]) -> int:
        return sum(ranks[step] for step in set(steps))

    met: dict[Position, int] = {positions.first: mask_of(positions.opened)}
    ends: dict[bool, int] = {}
    waiting = [positions.first]
    while waiting:
        here = waiting.pop()
        for way in positions.ways[here]:
            after = met[here] | mask_of(way.visits)
            if way.goal.step is None:
                has_left = way.goal.is_relieved
                ends[has_left] = ends.get(has_left, after) & after
                continue
            known = met.get(way.goal)
            common = after if known is None else known & after
            if common != known:
                met[way.goal] = common
                waiting.append(way.goal)
    return {
        has_left: tuple(step for step, bit in ranks.items() if mask & bit)
        for has_left, mask in sorted(ends.items())
    }


@dataclass(slots=True)
class _Best:
    """Observations that full routes bring to one node, none of them under another."""

    found: list[tuple[int, ...]] = field(default_factory=list)

    def add(self, counts: tuple[int, ...]) -> None:
        """Keep it unless one already found has at least as many of each."""
        if any(all(a >= b for a, b in zip(old, counts, strict=True)) for old in self.found):
            return
        self.found = [
            old for old in self.found if not all(a >= b for a, b in zip(counts, old, strict=True))
        ]
        self.found.append(counts)


def _full(
    positions: Positions, order: list[Node], bits: Mapping[str, int], enough: int
) -> FullRoute | None:
    names = list(positions.columns.groups)
    ranks = [positions.columns.seen_rank(name) for name in names]
    best: dict[Node, _Best] = {_start(positions, bits): _Best([(0,) * len(names)])}
    last = _Best()
    endings: dict[str, None] = {}
    for node in order:
        here = best.pop(node, None)
        if here is None:
            continue
        position, mask = node
        for way in positions.ways[position]:
            after = _entered(mask, way.visits, bits)
            if after is None or not way.is_full or way.goal.is_relieved:
                continue
            is_end = way.goal.step is None
            goal = last if is_end else best.setdefault((way.goal, after), _Best())
            if is_end:
                endings[way.goal.ending or ""] = None
            for counts in here.found:
                goal.add(_more(counts, way, ranks, enough))
    if not last.found:
        return None
    fullest = max(last.found, key=lambda counts: (min(counts, default=0), sum(counts)))
    return FullRoute(dict(zip(names, fullest, strict=True)), tuple(endings))


def _more(counts: tuple[int, ...], way: Way, ranks: list[int], enough: int) -> tuple[int, ...]:
    return tuple(
        min(enough, count + value_at(way.marks, rank) + value_at(way.granted, rank))
        for count, rank in zip(counts, ranks, strict=True)
    )
