"""Routes through a play: which steps all of them meet, how many there are, what they earn.

A route is a whole sequence of outcomes, from the first step to an ending: two fillings of a form
that come out alike are one, two orders of asking the same questions are two. Where a play can go
through a step again routes have no end, so that only those that play no step twice are counted;
what all routes meet is found over every route.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from scenarios.reach import lanes
from scenarios.reach.graph import replayed
from scenarios.reach.net import LEFT, Net, NetWay, Ways


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


def routes(walked: Walked, *, enough: int) -> Routes:
    """The routes of a play. enough: how many observations of a group are, for the full route."""
    found = walked.net
    scenario = found.table.play.scenario
    endings = {way.ending for ways in found.ways for way, _ in ways if way.ending is not None}
    return Routes(
        always=_always(found),
        by_total=_counted(walked),
        is_counted_whole=not walked.plays_again,
        endings=tuple(ending.id for ending in scenario.fins if ending.id in endings),
        full=_full(walked, enough),
    )


class Walked:
    """A net unfolded so that no way through it plays a step twice.

    A place is a node and which of the steps that may be played again have been played, in one
    number. order: every place, sources first. plays_again: whether some way was left out, since it
    plays a step again.
    """

    def __init__(self, found: Net) -> None:
        self.net = found
        loops = sorted(replayed(found.table.play.scenario))
        self._size = len(loops)
        self._bits = {step: 1 << rank for rank, step in enumerate(loops)}
        self.plays_again = False
        mask = self._entered(0, found.opened)
        assert mask is not None, "an interruption happens once"
        self.first = (found.first << self._size) | mask
        self._after: dict[int, Ways] = {}
        self.order = self._ordered()

    def ways(self, place: int) -> Ways:
        """The ways out, each with the place it leads to; that of an ending is under zero."""
        if not self._size:
            return self.net.ways[place]
        known = self._after.get(place)
        if known is None:
            known = self._after[place] = tuple(self._found(place))
        return known

    def _found(self, place: int) -> Iterator[tuple[NetWay, int]]:
        mask = place & ((1 << self._size) - 1)
        for way, goal in self.net.ways[place >> self._size]:
            after = self._entered(mask, way.visits)
            if after is None:
                self.plays_again = True
            else:
                yield way, goal if goal < 0 else (goal << self._size) | after

    def _entered(self, mask: int, visits: Iterable[str]) -> int | None:
        """The mask once these steps are entered; None when one of them is played again."""
        for step in visits:
            bit = self._bits.get(step, 0)
            if mask & bit:
                return None
            mask |= bit
        return mask

    def _ordered(self) -> list[int]:
        done = {self.first}
        order: list[int] = []
        work = [(self.first, iter(self.ways(self.first)))]
        while work:
            place, ways = work[-1]
            for _, goal in ways:
                if goal >= 0 and goal not in done:
                    done.add(goal)
                    work.append((goal, iter(self.ways(goal))))
                    break
            else:
                work.pop()
                order.append(place)
        return order[::-1]


def _counted(walked: Walked) -> dict[bool, dict[int, int]]:
    """How many routes earn each total.

    The counts of all totals are one whole number, a total every so many bits: adding marks is
    then a shift, and meeting of ways an addition.
    """
    bits_each = max(1, _number_of_routes(walked)).bit_length()
    packed: dict[int, int] = {walked.first: 1}
    for place in walked.order:
        number = packed.pop(place)
        for way, goal in walked.ways(place):
            size = way.total * bits_each
            # What a broken rule takes back was granted before: no total is ever under zero.
            moved = number << size if size >= 0 else number >> -size
            packed[goal] = packed.get(goal, 0) + moved
    return {
        goal == LEFT: _unpacked(number, bits_each)
        for goal, number in sorted(packed.items(), reverse=True)
    }


def _unpacked(number: int, bits_each: int) -> dict[int, int]:
    found = {}
    total, mask = 0, (1 << bits_each) - 1
    while number:
        if number & mask:
            found[total] = number & mask
        number >>= bits_each
        total += 1
    return found


def _number_of_routes(walked: Walked) -> int:
    counts: dict[int, int] = {walked.first: 1}
    for place in walked.order:
        number = counts.pop(place)
        for _, goal in walked.ways(place):
            counts[goal] = counts.get(goal, 0) + number
    return sum(counts.values())


def _always(found: Net) -> dict[bool, tuple[str, ...]]:
    """The steps met on every route, loops included: what holds on all ways into a node."""
    steps = [step.id for step in found.table.play.scenario.etapes]
    ranks = {step: 1 << rank for rank, step in enumerate(steps)}

    def mask_of(visits: Iterable[str]) -> int:
        mask = 0
        for step in visits:
            mask |= ranks[step]
        return mask

    met: dict[int, int] = {found.first: mask_of(found.opened)}
    waiting = [found.first]
    while waiting:
        here = waiting.pop()
        for way, goal in found.ways[here]:
            after = met[here] | mask_of(way.visits)
            known = met.get(goal)
            common = after if known is None else known & after
            if common != known:
                met[goal] = common
                if goal >= 0:
                    waiting.append(goal)
    return {
        goal == LEFT: tuple(step for step, bit in ranks.items() if mask & bit)
        for goal, mask in sorted(met.items(), reverse=True)
        if goal < 0
    }


@dataclass(slots=True)
class _Best:
    """Observations that full routes bring to one place, none of them under another."""

    found: list[tuple[int, ...]] = field(default_factory=list)

    def add(self, counts: tuple[int, ...]) -> None:
        """Keep it unless one already found has at least as many of each."""
        if any(all(a >= b for a, b in zip(old, counts, strict=True)) for old in self.found):
            return
        self.found = [
            old for old in self.found if not all(a >= b for a, b in zip(counts, old, strict=True))
        ]
        self.found.append(counts)


def _full(walked: Walked, enough: int) -> FullRoute | None:
    by = walked.net.columns
    names = list(by.groups)
    ranks = [by.seen_rank(name) for name in names]
    best: dict[int, _Best] = {walked.first: _Best([(0,) * len(names)])}
    last = _Best()
    endings: dict[str, None] = {}
    for place in walked.order:
        here = best.pop(place, None)
        if here is None:
            continue
        for way, goal in walked.ways(place):
            if not way.is_full or goal == LEFT:
                continue
            if way.ending is not None:
                endings[way.ending] = None
            after = last if goal < 0 else best.setdefault(goal, _Best())
            seen = [lanes.lane(way.added, rank) for rank in ranks]
            for counts in here.found:
                after.add(
                    tuple(
                        min(enough, count + more) for count, more in zip(counts, seen, strict=True)
                    )
                )
    if not last.found:
        return None
    fullest = max(last.found, key=lambda counts: (min(counts, default=0), sum(counts)))
    return FullRoute(dict(zip(names, fullest, strict=True)), tuple(endings))
