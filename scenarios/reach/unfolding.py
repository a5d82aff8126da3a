"""The contexts of some plays gone through once, deepest first, so that no step is played twice.

All that the gauges may decide is followed, whether or not they come so far: what is found holds for
every customer whose plays share these contexts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from scenarios.customer import Change
from scenarios.play import Mode, Play
from scenarios.reach.arcs import END, LEAVING, Arc, Reads, Row
from scenarios.reach.contexts import Contexts
from scenarios.reach.folding import AGAIN, LEFT, STAYED, Bundle, Folding, Place, Root, Turn
from scenarios.reach.graph import replayed
from scenarios.reach.worths import Worths
from scenarios.settling import opening

# Places beyond which nothing is folded.
MAX_PLACES = 60_000

# A context; the steps that may be played again and were, as bits; the mode in which the customer
# left, None as long as they are there.
_Key = tuple[int, int, Mode | None]
# Of a bundle: the goal, what it keeps of the gauges, the steps entered, the ending.
_Way = tuple[_Key | int, int, int, str | None]
# By change and whether it may make the customer leave, then by case, then by way: worths counted.
_Ways = dict[_Way, dict[int, int]]
_Turns = dict[tuple[Change, bool], dict[int, _Ways]]


def unfold(folding: Folding, contexts: Contexts, plays: Sequence[Play]) -> Root | None:
    """Where these plays begin, which differ by the customer's gauges alone; None beyond a bound."""
    return _Unfolding(folding, contexts, plays).root()


class _Unfolding:
    def __init__(self, folding: Folding, contexts: Contexts, plays: Sequence[Play]) -> None:
        self._folding = folding
        self._contexts = contexts
        self._first = plays[0]
        self._plays = {mode: [replace(play, mode=mode) for play in plays] for mode in folding.modes}
        self._worths = {mode: Worths(some[0], folding.by) for mode, some in self._plays.items()}
        self._cases = folding.cases(plays)
        scenario = self._first.scenario
        self._bits = {step.id: 1 << rank for rank, step in enumerate(scenario.etapes)}
        self._loops = self._mask(replayed(scenario))
        self._plays_again = False
        self._signs: dict[str, Mapping[int, int]] = {}
        self._told: dict[Arc, tuple[int, int]] = {}

    def root(self) -> Root | None:
        first, way = opening(self._first)
        context, kept = self._contexts.number(first)
        visits = self._mask(one.at.step or "" for one in way)
        place = self._folded((context, visits & self._loops, None))
        if place is None:
            return None
        self._contexts.settle(plays_again=self._plays_again)
        return Root(place, self._folding.keep(kept), visits)

    def _folded(self, first: _Key) -> int | None:
        """The number of a place, those that it leads to numbered before; None beyond the bound."""
        numbers: dict[_Key, int] = {}
        turns = {first: self._turns(first)}
        work = [(first, _goals(turns[first]))]
        while work:
            here, goals = work[-1]
            for goal in goals:
                if goal not in turns:
                    turns[goal] = self._turns(goal)
                    work.append((goal, _goals(turns[goal])))
                    break
            else:
                work.pop()
                numbers[here] = self._number(here, turns[here], numbers)
            if len(turns) > MAX_PLACES:
                return None
        return numbers[first]

    def _number(self, here: _Key, turns: Mapping[int, _Turns], numbers: Mapping[_Key, int]) -> int:
        folded = frozenset(
            (sign, frozenset(_turn(key, cases, numbers) for key, cases in every.items()))
            for sign, every in turns.items()
        )
        return self._folding.number(Place(self._reads(here[0]).gauges, folded))

    def _reads(self, context: int) -> Reads:
        return self._contexts.reads[self._contexts.at[context].step or ""]

    def _turns(self, here: _Key) -> dict[int, _Turns]:
        """By sign, everything that can come out there."""
        context = here[0]
        reads = self._reads(context)
        step = self._contexts.at[context].step or ""
        if step not in self._signs:
            self._signs[step] = self._cases.signs(reads)
        found: dict[int, _Turns] = {}
        for sign, number in self._signs[step].items():
            turns = found[sign] = {}
            for row in self._contexts.rows(self._first, context, number, sign):
                key = row.outcome.change, row.may_leave
                cases = turns.get(key)
                if cases is None:
                    cases = turns[key] = {}
                for case, mode, arc in self._arcs(here, reads, sign, row):
                    way, worth = self._way(here, mode, arc)
                    counted = cases.setdefault(case, {}).setdefault(way, {})
                    counted[worth] = counted.get(worth, 0) + 1
        return found

    def _arcs(
        self, here: _Key, reads: Reads, sign: int, row: Row
    ) -> Iterator[tuple[int, Mode, Arc]]:
        """(case, a mode in which it comes out so, where it leads), for all that gauges may decide."""
        modes = self._folding.modes
        met: set[int] = set()
        for witness in self._cases.of(reads, sign, row):
            for mode in modes if witness.leaves else (here[2] or modes[0],):
                case = reads.case(witness.after, LEAVING[mode] if witness.leaves else 0)
                if case in met:
                    # In guided mode nobody leaves: both come out alike.
                    continue
                met.add(case)
                arc = row.arcs.get(case)
                if arc is None:
                    play = self._plays[mode][witness.temper]
                    arc = self._contexts.arc(play, here[0], row, case, witness.after)
                yield case, mode, arc

    def _way(self, here: _Key, mode: Mode, arc: Arc) -> tuple[_Way, int]:
        known = self._told.get(arc)
        if known is None:
            worth = self._folding.worth(self._worths[mode].of(arc))
            known = self._told[arc] = self._mask(arc.enters), worth
        visits, worth = known
        _, played, left = here
        if arc.is_departure:
            left = mode
        goal: _Key | int
        if visits & played & self._loops or visits.bit_count() < len(arc.enters):
            goal = AGAIN[left]
            self._plays_again = True
        elif arc.goal != END:
            goal = arc.goal, played | (visits & self._loops), left
        else:
            goal = STAYED if left is None else LEFT[left]
        return (goal, self._folding.keep(arc.kept), visits, arc.ending), worth

    def _mask(self, steps: Iterable[str]) -> int:
        found = 0
        for step in steps:
            found |= self._bits[step]
        return found


def _goals(turns: Mapping[int, _Turns]) -> Iterator[_Key]:
    for every in turns.values():
        for cases in every.values():
            for ways in cases.values():
                for goal, *_ in ways:
                    if isinstance(goal, tuple):
                        yield goal


def _turn(
    key: tuple[Change, bool], cases: Mapping[int, _Ways], numbers: Mapping[_Key, int]
) -> Turn:
    change, may_leave = key
    return Turn(
        change,
        may_leave,
        frozenset((case, frozenset(_bundles(ways, numbers))) for case, ways in cases.items()),
    )


def _bundles(ways: _Ways, numbers: Mapping[_Key, int]) -> Iterator[Bundle]:
    """Ways to what are one place now are one."""
    found: dict[tuple[int, int, int, str | None], dict[int, int]] = {}
    for (goal, kept, visits, ending), worths in ways.items():
        number = goal if isinstance(goal, int) else numbers[goal]
        counted = found.setdefault((number, kept, visits, ending), {})
        for worth, count in worths.items():
            counted[worth] = counted.get(worth, 0) + count
    for way, counted in found.items():
        yield Bundle(*way, tuple(sorted(counted.items())))
