"""The exact reach of a casting class: the least and the most that any way through can earn.

A search over step × what the step keeps × gauges × facts still read. Positions are merged only
where nothing that follows can tell them apart, so the result equals that of brute force. A step
counts once, by its last visit: inside a loop the marks of its steps are part of the key, and are
added up when the loop is left.
"""

from __future__ import annotations

import heapq
from collections.abc import Generator, Mapping
from dataclasses import dataclass, replace
from itertools import count

from scenarios.graph import loops, with_walk_outs
from scenarios.kernel import first_position, settle
from scenarios.liveness import Live, liveness
from scenarios.play import Play, Position, View
from scenarios.steps.kind import Mark

# Positions expanded between two breaths: about 5 ms on a school PC.
SLICE = 40

Vector = tuple[int, ...]
Pending = tuple[tuple[str, Vector], ...]
Key = tuple[Position, Pending]


@dataclass(frozen=True, slots=True)
class PlayReach:
    """(least, most) for each criterion, and in all.

    Extremes of several criteria need not be reached together. positions: how many were searched.
    """

    by_criterion: Mapping[str, tuple[int, int]]
    total: tuple[int, int]
    positions: int


def search(play: Play) -> Generator[None, None, PlayReach]:
    """The reach of this play's casting class, in slices: a `yield` after each."""
    run = _Search(play)
    while run.has_work:
        for _ in range(SLICE):
            if run.has_work:
                run.expand()
        yield
    return run.result()


def reach(play: Play) -> PlayReach:
    """The same, in one go."""
    steps = search(play)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            found: PlayReach = end.value
            return found


class _Search:
    """Forward search in topological order of the loops, so that sums into a step are whole
    before it is expanded; inside a loop, keys come back until nothing improves.
    """

    def __init__(self, play: Play) -> None:
        self._play = play
        self._criteria = _criteria(play)
        self._live = liveness(play.scenario, play.mode)
        components = loops(with_walk_outs(play.scenario))
        self._rank = {step: rank for rank, part in enumerate(components) for step in part}
        self._in_loop = {step for part in components if len(part) > 1 for step in part} | {
            step.id for step in play.scenario.etapes if step.id in step.exits()
        }
        self._low: dict[Key, Vector] = {}
        self._high: dict[Key, Vector] = {}
        self._end_low: Vector | None = None
        self._end_high: Vector | None = None
        self._queue: list[tuple[int, int, int, Key]] = []
        self._queued: set[Key] = set()
        self._ticket = count()
        zero = (0,) * (len(self._criteria) + 1)
        self._arrive(first_position(play), (), zero, zero)

    @property
    def has_work(self) -> bool:
        """Whether anything is left to expand."""
        return bool(self._queue)

    def expand(self) -> None:
        """All the ways out of one key."""
        _, _, _, key = heapq.heappop(self._queue)
        self._queued.discard(key)
        position, pending = key
        low, high = self._low[key], self._high[key]
        here = position.step or ""
        step = self._play.steps[here]
        view = View(self._play, position, 1)
        ways: dict[tuple[Position, Vector], None] = {}
        for progress in step.branches(view):
            after = settle(self._play, position, progress)
            ways[after, self._vector(progress.marks)] = None
        for after, marks in ways:
            self._leave(here, after, pending, marks, low, high)

    def _leave(
        self,
        here: str,
        after: Position,
        pending: Pending,
        marks: Vector,
        low: Vector,
        high: Vector,
    ) -> None:
        if here in self._in_loop:
            pending = _with(pending, here, marks if any(marks) else None)
            marks = (0,) * len(marks)
            if after.step is None or self._rank[after.step] != self._rank[here]:
                for _, earned in pending:
                    marks = _plus(marks, earned)
                pending = ()
            elif after.step != here or not after.local:
                pending = _with(pending, after.step, None)
        self._arrive(after, pending, _plus(low, marks), _plus(high, marks))

    def _arrive(self, position: Position, pending: Pending, low: Vector, high: Vector) -> None:
        if position.step is None:
            self._end_low = low if self._end_low is None else _least(self._end_low, low)
            self._end_high = high if self._end_high is None else _most(self._end_high, high)
            return
        key = (_merged(position, self._live[position.step]), pending)
        old_low, old_high = self._low.get(key), self._high.get(key)
        new_low = low if old_low is None else _least(old_low, low)
        new_high = high if old_high is None else _most(old_high, high)
        if new_low == old_low and new_high == old_high:
            return
        self._low[key], self._high[key] = new_low, new_high
        if key not in self._queued:
            self._queued.add(key)
            rank = self._rank[position.step]
            # Within a step, fewer questions asked come first: each key is then expanded once.
            entry = (rank, len(position.local), next(self._ticket), key)
            heapq.heappush(self._queue, entry)

    def _vector(self, marks: tuple[Mark, ...]) -> Vector:
        """Marks by criterion in order, then their sum."""
        earned = [0] * (len(self._criteria) + 1)
        for mark in marks:
            earned[self._criteria[mark.criterion]] += mark.value
            earned[-1] += mark.value
        return tuple(earned)

    def result(self) -> PlayReach:
        """The extremes over all endings."""
        assert self._end_low is not None
        assert self._end_high is not None, "a checked scenario reaches an ending"
        pairs = list(zip(self._end_low, self._end_high, strict=True))
        return PlayReach(
            by_criterion={code: pairs[index] for code, index in self._criteria.items()},
            total=pairs[-1],
            positions=len(self._low),
        )


def _criteria(play: Play) -> dict[str, int]:
    """Every criterion that some step can mark, with its rank."""
    codes: dict[str, None] = {}
    for step in play.scenario.etapes:
        codes.update(dict.fromkeys(step.criteres))
        for choice in getattr(step, "choix", ()):
            for notes in (choice.notes, *(case.notes or () for case in choice.cas)):
                codes.update(dict.fromkeys(note.critere for note in notes))
        protection = getattr(step, "protection", None)
        if protection is not None:
            codes.update(dict.fromkeys(protection.criteres))
    return {code: rank for rank, code in enumerate(codes)}


def _merged(position: Position, live: Live) -> Position:
    """The position without what nothing after it reads."""
    facts = position.facts & live.facts
    if live.gauges:
        return replace(position, facts=facts)
    return replace(position, facts=facts, trust=0, patience=0, mood="serein")


def _with(pending: Pending, step: str, marks: Vector | None) -> Pending:
    """The pending marks with those of a step replaced (None: dropped)."""
    kept = [(id_, earned) for id_, earned in pending if id_ != step]
    if marks is not None:
        kept.append((step, marks))
    return tuple(sorted(kept))


def _plus(a: Vector, b: Vector) -> Vector:
    return tuple(map(int.__add__, a, b))


def _least(a: Vector, b: Vector) -> Vector:
    return tuple(map(min, a, b))


def _most(a: Vector, b: Vector) -> Vector:
    return tuple(map(max, a, b))
