"""The exact reach of a casting class: the least and the most that any way through can earn.

First every position that marks can tell apart is explored, then sums run through them, loop by
loop in topological order. A step counts once, by its last visit: outside loops that is plain
adding; inside them `loop_reach` keeps what each step has earned. The result equals brute force.
"""

from __future__ import annotations

from collections.abc import Generator, Mapping
from dataclasses import dataclass, field

from scenarios.play import Play, Position
from scenarios.reach.columns import Columns, Groups, Vector
from scenarios.reach.graph import loops, replayed, with_walk_outs
from scenarios.reach.loop_reach import best_exits
from scenarios.reach.positions import SLICE, Positions, Way, explore

Sums = dict[Position, Vector]


@dataclass(frozen=True, slots=True)
class PlayReach:
    """(least, most) for each criterion, and in all.

    Extremes of several criteria need not be reached together. positions: how many were searched.
    is_exact: False when there were too many ways to search them all; the values are then outer
    bounds, that no play passes. by_group: the same for each group that was asked for; seen: least
    and most observations of each, by whether the customer had left at the end (no such end, no
    entry).
    """

    by_criterion: Mapping[str, tuple[int, int]]
    total: tuple[int, int]
    positions: int
    is_exact: bool = True
    by_group: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    seen: Mapping[bool, Mapping[str, tuple[int, int]]] = field(default_factory=dict)


def search(play: Play, groups: Groups | None = None) -> Generator[None, None, PlayReach]:
    """The reach of this play's casting class, in slices: a `yield` after each."""
    positions = yield from explore(play, groups)
    return (yield from sums(play, positions))


def sums(play: Play, positions: Positions) -> Generator[None, None, PlayReach]:
    """The reach, from positions already explored."""
    if not positions.is_whole:
        return _outer(play, positions)
    low, high = _Side(play, positions, -1), _Side(play, positions, 1)
    yield from low.run()
    yield from high.run()
    pairs = {
        has_left: tuple(
            (-least, most) for least, most in zip(vector, high.ends[has_left], strict=True)
        )
        for has_left, vector in low.ends.items()
    }
    return reach_of(
        positions.columns,
        pairs,
        positions=len(positions.ways),
        is_exact=low.is_exact and high.is_exact,
    )


def reach_of(
    by: Columns,
    pairs: Mapping[bool, tuple[tuple[int, int], ...]],
    *,
    positions: int,
    is_exact: bool,
) -> PlayReach:
    """The reach, from (least, most) of every rank, by whether the customer had left."""
    assert pairs, "a checked scenario reaches an ending"
    widest = tuple(
        (min(least for least, _ in column), max(most for _, most in column))
        for column in zip(*pairs.values(), strict=True)
    )
    return PlayReach(
        by_criterion=dict(zip(by.criteria, widest, strict=False)),
        total=widest[-1],
        positions=positions,
        is_exact=is_exact,
        by_group={name: widest[by.marks_rank(name)] for name in by.groups},
        seen={
            has_left: {name: column[by.seen_rank(name)] for name in by.groups}
            for has_left, column in pairs.items()
        },
    )


def _outer(play: Play, positions: Positions) -> PlayReach:
    """What no play can pass: nothing at least, every step and rule at its best at most."""
    by = positions.columns
    best = list(by.most_by_rules())
    for step in play.scenario.etapes:
        codes = dict.fromkeys(step.marked())
        marks = by.of_marks(((code, 3) for code in codes), earns=not step.rattrapage)
        for rank, value in marks:
            best[rank] += value
    seen = {name: (0, best[by.seen_rank(name)] + 1) for name in by.groups}
    return PlayReach(
        by_criterion={code: (0, best[rank]) for rank, code in enumerate(by.criteria)},
        total=(0, best[-1]),
        positions=len(positions.ways),
        is_exact=False,
        by_group={name: (0, best[by.marks_rank(name)]) for name in by.groups},
        seen={False: seen, True: seen} if by.groups else {},
    )


def reach(play: Play, groups: Groups | None = None) -> PlayReach:
    """The same, in one go."""
    steps = search(play, groups)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            found: PlayReach = end.value
            return found


class _Side:
    """One side of the reach: the most of the marks times `sign`."""

    def __init__(self, play: Play, positions: Positions, sign: int) -> None:
        self._positions = positions
        self._sign = sign
        self._width = positions.columns.width
        self._by_rules = positions.columns.most_by_rules()
        self._sums: Sums = {positions.first: (0,) * self._width}
        self._parts = loops(with_walk_outs(play.scenario))
        self._replayed = replayed(play.scenario)
        self.ends: dict[bool, Vector] = {}
        self.is_exact = True

    def run(self) -> Generator[None, None, None]:
        """Sums through every loop, sources first."""
        by_step: dict[str, list[Position]] = {}
        for position in self._positions.ways:
            by_step.setdefault(position.step or "", []).append(position)
        for part in self._parts:
            here = [position for step in part for position in by_step.get(step, ())]
            if part & self._replayed:
                yield from self._through_loop(part, here)
            elif len(part) > 1:
                yield from self._through_steps(self._in_order(here, part))
            else:
                # Fewer questions asked come first: each position is then summed once.
                yield from self._through_steps(sorted(here, key=lambda p: len(p.local)))

    def _in_order(self, here: list[Position], part: frozenset[str]) -> list[Position]:
        """Positions of steps that are come back to but never played again: sources first."""
        done: set[Position] = set()
        order: list[Position] = []
        for root in here:
            work = [(root, iter(self._positions.ways[root]))] if root not in done else []
            done.add(root)
            while work:
                position, ways = work[-1]
                for way in ways:
                    goal = way.goal
                    if goal.step in part and goal not in done:
                        done.add(goal)
                        work.append((goal, iter(self._positions.ways[goal])))
                        break
                else:
                    work.pop()
                    order.append(position)
        return order[::-1]

    def _through_steps(self, here: list[Position]) -> Generator[None, None, None]:
        for number, position in enumerate(here):
            earned = self._sums.pop(position)
            for way in self._positions.ways[position]:
                self._arrive(way.goal, _plus(earned, way, self._sign))
            if number % SLICE == SLICE - 1:
                yield

    def _through_loop(
        self, loop: frozenset[str], here: list[Position]
    ) -> Generator[None, None, None]:
        inside = [position for position in here if position in self._sums]
        if not inside:
            return
        entries = {position: self._sums.pop(position) for position in inside}
        best: dict[Position, list[int]] = {}
        for rank in range(self._width):
            values = {position: earned[rank] for position, earned in entries.items()}
            found = yield from best_exits(
                values, self._positions.ways, loop, rank, self._sign, self._by_rules[rank]
            )
            self.is_exact = self.is_exact and found.is_exact
            for goal, value in found.best.items():
                best.setdefault(goal, [0] * self._width)[rank] = value
            yield
        for goal, vector in best.items():
            self._arrive(goal, tuple(vector))

    def _arrive(self, goal: Position, earned: Vector) -> None:
        if goal.step is None:
            known = self.ends.get(goal.is_relieved)
            self.ends[goal.is_relieved] = earned if known is None else _most(known, earned)
            return
        old = self._sums.get(goal)
        self._sums[goal] = earned if old is None else _most(old, earned)


def _plus(earned: Vector, way: Way, sign: int) -> Vector:
    if not way.marks and not way.granted:
        return earned
    added = list(earned)
    for rank, value in way.marks:
        added[rank] += sign * value
    for rank, value in way.granted:
        added[rank] += sign * value
    return tuple(added)


def _most(a: Vector, b: Vector) -> Vector:
    return a if a == b else tuple(map(max, a, b))
