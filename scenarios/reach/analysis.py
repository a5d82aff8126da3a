"""The exact reach of a casting class: the least and the most that any way through can earn.

First every position that marks can tell apart is explored, then sums run through them, loop by
loop in topological order. A step counts once, by its last visit: outside loops that is plain
adding; inside them `loop_reach` keeps what each step has earned. The result equals brute force.
"""

from __future__ import annotations

from collections.abc import Generator, Mapping
from dataclasses import dataclass

from scenarios.play import Play, Position
from scenarios.reach.graph import loops, replayed, with_walk_outs
from scenarios.reach.loop_reach import best_exits
from scenarios.reach.positions import SLICE, Positions, Vector, explore
from scenarios.rulings import most_granted

Sums = dict[Position, Vector]


@dataclass(frozen=True, slots=True)
class PlayReach:
    """(least, most) for each criterion, and in all.

    Extremes of several criteria need not be reached together. positions: how many were searched.
    is_exact: False when there were too many ways to search them all; the values are then outer
    bounds, that no play passes.
    """

    by_criterion: Mapping[str, tuple[int, int]]
    total: tuple[int, int]
    positions: int
    is_exact: bool = True


def search(play: Play) -> Generator[None, None, PlayReach]:
    """The reach of this play's casting class, in slices: a `yield` after each."""
    positions = yield from explore(play)
    if not positions.is_whole:
        return _outer(play, positions)
    sides = []
    is_exact = True
    for sign in (-1, 1):
        side = _Side(play, positions, sign)
        yield from side.run()
        sides.append(side.end)
        is_exact = is_exact and side.is_exact
    low, high = sides
    assert low is not None
    assert high is not None, "a checked scenario reaches an ending"
    pairs = [(-least, most) for least, most in zip(low, high, strict=True)]
    return PlayReach(
        by_criterion=dict(zip(positions.criteria, pairs, strict=False)),
        total=pairs[-1],
        positions=len(positions.ways),
        is_exact=is_exact,
    )


def _outer(play: Play, positions: Positions) -> PlayReach:
    """What no play can pass: nothing at least, every step and rule at its best at most."""
    width = len(positions.criteria) + 1
    best = [0] * width
    for step in play.scenario.etapes:
        highest = [3 if code in step.marked() else 0 for code in positions.criteria]
        best = [a + b for a, b in zip(best, [*highest, sum(highest)], strict=True)]
    best = [a + b for a, b in zip(best, _by_rules(play, positions), strict=True)]
    return PlayReach(
        by_criterion={code: (0, best[rank]) for rank, code in enumerate(positions.criteria)},
        total=(0, best[-1]),
        positions=len(positions.ways),
        is_exact=False,
    )


def _by_rules(play: Play, positions: Positions) -> Vector:
    """The most that rules over the whole play can grant, by criterion, then in all."""
    return tuple(most_granted(play.rules, code) for code in (*positions.criteria, None))


def reach(play: Play) -> PlayReach:
    """The same, in one go."""
    steps = search(play)
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
        self._width = len(positions.criteria) + 1
        self._by_rules = _by_rules(play, positions)
        self._sums: Sums = {positions.first: (0,) * self._width}
        self._parts = loops(with_walk_outs(play.scenario))
        self._replayed = replayed(play.scenario)
        self.end: Vector | None = None
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
                    if goal is not None and goal.step in part and goal not in done:
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
                marks = _plus(_plus(earned, way.marks, self._sign), way.granted, self._sign)
                self._arrive(way.goal, marks)
            if number % SLICE == SLICE - 1:
                yield

    def _through_loop(
        self, loop: frozenset[str], here: list[Position]
    ) -> Generator[None, None, None]:
        inside = [position for position in here if position in self._sums]
        if not inside:
            return
        entries = {position: self._sums.pop(position) for position in inside}
        best: dict[Position | None, list[int]] = {}
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

    def _arrive(self, goal: Position | None, earned: Vector) -> None:
        if goal is None:
            self.end = earned if self.end is None else _most(self.end, earned)
            return
        old = self._sums.get(goal)
        self._sums[goal] = earned if old is None else _most(old, earned)


def _plus(earned: Vector, marks: Vector, sign: int) -> Vector:
    return tuple(a + sign * b for a, b in zip(earned, marks, strict=True))


def _most(a: Vector, b: Vector) -> Vector:
    return tuple(map(max, a, b))
