"""The positions of a play that marks can tell apart, and the ways between them.

Positions are merged where nothing that follows reads their difference; the ways carry the
marks earned on them. Each position is expanded once, whatever was earned before, and the ways
that a step can come out are worked out once for all positions that it cannot tell apart.
"""

from __future__ import annotations

from collections.abc import Generator, Mapping
from dataclasses import dataclass

from msgspec.structs import replace

from scenarios.customer import IMPATIENT
from scenarios.play import Play, Position, View, only_mends
from scenarios.reach.columns import Columns, Groups, Sparse, Vector, columns
from scenarios.reach.liveness import Live, liveness, own_reads
from scenarios.settling import first_position, settle
from scenarios.steps.kind import Progress

__all__ = ["MAX_POSITIONS", "SLICE", "Positions", "Vector", "Way", "explore", "merged"]

# Positions expanded between two breaths: under 5 ms here, under 20 on an old PC.
SLICE = 16
# Positions beyond which the search stops and gives outer bounds: some twenty seconds.
MAX_POSITIONS = 60_000


@dataclass(frozen=True, slots=True)
class Way:
    """One way out of a position.

    goal: its step is None when the play ends there. marks: what the act adds, by rank. granted:
    the same of what rules over the whole play will grant at the ending, now that this move has
    kept or broken them, and of a walk-out: no later visit of a step takes it away.
    """

    goal: Position
    marks: Sparse
    granted: Sparse


@dataclass(frozen=True, slots=True)
class Positions:
    """Every position reached, with its ways; columns by rank in the vectors.

    is_whole: False when the bound on positions was hit.
    """

    first: Position
    ways: Mapping[Position, tuple[Way, ...]]
    columns: Columns
    is_whole: bool = True


@dataclass(frozen=True, slots=True)
class _Outcome:
    """One way a step can come out, with what it adds."""

    progress: Progress
    marks: Sparse


def explore(play: Play, groups: Groups | None = None) -> Generator[None, None, Positions]:
    """Every position of this casting, in slices: a `yield` after each."""
    expanding = _Expanding(play, columns(play, groups))
    first = merged(first_position(play), expanding.live)
    ways: dict[Position, tuple[Way, ...]] = {}
    waiting = [first]
    met = {first}
    while waiting:
        for _ in range(min(SLICE, len(waiting))):
            here = waiting.pop()
            ways[here] = expanding.ways(here)
            for each in ways[here]:
                if each.goal.step is not None and each.goal not in met:
                    met.add(each.goal)
                    waiting.append(each.goal)
        if len(met) > MAX_POSITIONS:
            return Positions(first, ways, expanding.columns, is_whole=False)
        yield
    return Positions(first, ways, expanding.columns)


class _Expanding:
    """Ways out of positions, what each step can come out as kept by what the step reads."""

    def __init__(self, play: Play, by: Columns) -> None:
        self.columns = by
        self.live = liveness(play.scenario, play.mode)
        self._play = play
        self._own = own_reads(play.scenario)
        self._known: dict[object, tuple[_Outcome, ...]] = {}

    def ways(self, here: Position) -> tuple[Way, ...]:
        """Every way out, those that lead and earn alike merged."""
        found: dict[Way, None] = {}
        for outcome in self._outcomes(here):
            after = settle(self._play, here, outcome.progress)
            goal = _end(after) if after.step is None else merged(after, self.live)
            found[Way(goal, outcome.marks, self._granted(here, after))] = None
        return tuple(found)

    def _granted(self, here: Position, after: Position) -> Sparse:
        """What the ending will grant by this move."""
        granted = self.columns.of_rules(here.facts, after.facts) if self._play.rules else ()
        departure = self._play.scenario.depart
        has_left = after.is_relieved and not here.is_relieved
        is_costly = has_left and self._play.mode == "evaluation" and self.columns.groups
        if not is_costly or departure is None:
            return granted
        # The two never meet on one rank but in observations, which add up.
        return (*granted, *self.columns.of_departure(departure.criteres))

    def _outcomes(self, here: Position) -> tuple[_Outcome, ...]:
        step = here.step or ""
        reads = self._own[step]
        gauges = (here.trust, here.patience) if reads.trust or reads.patience else ()
        mood = here.mood if gauges else ""
        earns = not only_mends(self._play, here)
        key = (step, here.local, here.facts & reads.facts, gauges, mood, earns)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = tuple(
                self._outcome(progress, earns=earns) for progress in self._branches(here)
            )
        return known

    def _branches(self, here: Position) -> tuple[Progress, ...]:
        return tuple(self._play.steps[here.step or ""].branches(View(self._play, here, 1)))

    def _outcome(self, progress: Progress, *, earns: bool) -> _Outcome:
        return _Outcome(progress, self.columns.of_marks(progress.marks_only(), earns=earns))


def _end(after: Position) -> Position:
    """An ending, with nothing but its id and whether the customer had left."""
    return Position(
        None, (), 0, 0, "serein", frozenset(), ending=after.ending, is_relieved=after.is_relieved
    )


def merged(position: Position, live: Mapping[str, Live]) -> Position:
    """The position without what nothing after it reads."""
    reads = live[position.step or ""]
    facts = position.facts & reads.facts
    if reads.trust:
        return replace(position, facts=facts)
    if reads.patience:
        mood = position.mood if position.mood in IMPATIENT else "serein"
        return replace(position, facts=facts, trust=0, mood=mood)
    return replace(position, facts=facts, trust=0, patience=0, mood="serein")
