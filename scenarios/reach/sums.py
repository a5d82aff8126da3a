"""What adds up along all plays of one customer at once, place by place: extremes, counts, routes.

Every state of the gauges at a place is run through once, with what brings plays there side by side:
the least and the most of every rank, how many routes earn each total, the steps that all of them
met. Nothing is enumerated; the result equals walking every route. A step that may be played again
is played once here: what plays with it is `analysis`' work.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from scenarios.customer import Change, Temper
from scenarios.play import Mode, Play
from scenarios.reach import lanes
from scenarios.reach.analysis import BIAS, PlayReach, reach_of
from scenarios.reach.arcs import LEAVING
from scenarios.reach.columns import Columns, Groups, columns
from scenarios.reach.contexts import Contexts
from scenarios.reach.folding import AGAIN, LEFT, STAYED, Bundle, Folding, Root
from scenarios.reach.gauges import UNKNOWN, moves_of, number_of
from scenarios.reach.unfolding import unfold
from scenarios.reach.worths import Worth
from scenarios.settling import opening

# Observations of each group that some routes without a loss bring, none of them under another.
Fullest = frozenset[tuple[int, ...]]
NONE: Fullest = frozenset()
# The case of who does not leave: see `LEAVING`.
STAYING = (0,)
# States beyond which the sums are given up.
MAX_STATES = 60_000


@dataclass(slots=True)
class Earned:
    """What all ways to one state earn. counts: by total, side by side; met: steps, as bits."""

    least: int
    most: int
    counts: int
    met: int
    fullest: Fullest


@dataclass(frozen=True, slots=True)
class Sums:
    """What the plays of one customer earn in a mode. ends: by whether the customer had left.

    positions: how many were run through. plays_again: whether ways were left out, since they play
    a step again. endings: every ending reached; full_endings: those of routes without a loss.
    width: of the counts, in bits.
    """

    by: Columns
    positions: int
    plays_again: bool
    ends: Mapping[bool, Earned]
    endings: frozenset[str]
    full_endings: frozenset[str]
    width: int

    def by_total(self, *, has_left: bool) -> dict[int, int]:
        """How many routes that end so earn each total."""
        found, total, mask = {}, 0, (1 << self.width) - 1
        left = self.ends[has_left].counts
        while left:
            if left & mask:
                found[total] = left & mask
            left >>= self.width
            total += 1
        return found


def limits(found: Sums, criteria: Sequence[str]) -> PlayReach:
    """The reach of a customer, for these criteria.

    Raises ValueError where some way plays a step again.
    """
    if found.plays_again:
        raise ValueError("only the last visit of a step counts: see analysis.search_table")
    width = found.by.width
    pairs = {
        has_left: tuple(
            zip(
                lanes.unpacked(earned.least, width), lanes.unpacked(earned.most, width), strict=True
            )
        )
        for has_left, earned in found.ends.items()
    }
    every = reach_of(found.by, pairs, positions=found.positions, is_exact=True)
    return replace(every, by_criterion={code: every.by_criterion[code] for code in criteria})


def summed(folding: Folding, root: Root, play: Play, enough: int) -> Mapping[Mode, Sums] | None:
    """The sums of a customer whose plays begin there, by mode; None beyond the bound.

    enough: how many observations of a group are; more are not told apart.
    """
    first = opening(play)[0]
    gauges = number_of((first.trust, first.patience, first.mood))
    found: dict[Mode, Sums] = {}
    # Where nobody walks out, states are others: they are run through apart.
    guided = tuple(mode for mode in folding.modes if mode == "guide")
    for modes in (guided, tuple(mode for mode in folding.modes if mode not in guided)):
        running = _Running(folding, root, play.casting.temper, modes, enough)
        if modes and not running.run(gauges):
            return None
        found |= {mode: running.sums(mode) for mode in modes}
    return found


def sums_of(play: Play, groups: Groups, enough: int) -> Sums | None:
    """The same of one play, on its own."""
    folding = Folding(columns(play, groups), (play.mode,))
    root = unfold(folding, Contexts(play), [play])
    found = None if root is None else summed(folding, root, play, enough)
    return None if found is None else found[play.mode]


@dataclass(frozen=True, slots=True)
class _Added:
    """What a bundle adds. kept: of each state of the gauges; counts: by total, side by side, from `shift` bits on."""

    goal: int
    kept: tuple[int, ...]
    visits: int
    ending: str | None
    least: int
    most: int
    counts: int
    shift: int
    fullest: Fullest


@dataclass(frozen=True, slots=True)
class _Turn:
    """A turn for one temper. row: of its change, see `GaugeMoves.row`; cases: what is added by case."""

    change: Change
    row: list[int]
    may_leave: bool
    cases: Mapping[int, tuple[_Added, ...]]


class _Running:
    """The places in order, with what waits at each of them, by state of the gauges."""

    def __init__(
        self, folding: Folding, root: Root, temper: Temper, modes: tuple[Mode, ...], enough: int
    ) -> None:
        self._folding = folding
        self._root = root
        self._enough = enough
        self._leaving = tuple(LEAVING[mode] for mode in modes)
        self._is_guided = modes == ("guide",)
        self._moves = moves_of(temper)
        self._tops = lanes.tops(folding.by.width)
        self._bias = lanes.level(BIAS, folding.by.width)
        self._width = max(1, folding.routes[root.place]).bit_length()
        self._bundles: dict[Bundle, _Added] = {}
        self._fuller: dict[tuple[Fullest, Fullest], Fullest] = {}
        self._waiting: dict[int, dict[int, Earned]] = {}
        self._ends: dict[int, Earned] = {}
        # By kind of ending; of routes without a loss under None.
        self._endings: dict[int | None, set[str]] = {}
        self._again: set[int] = set()
        self._positions = 0

    def run(self, first: int) -> bool:
        """Whether all could be run through. first: the number of the gauges at the start."""
        root, folding = self._root, self._folding
        nothing = frozenset({(0,) * len(folding.by.groups)})
        start = folding.keeps[root.kept][self._is_guided][first]
        self._waiting[root.place] = {start: Earned(0, 0, 1, root.visits, nothing)}
        # What leads to a place is numbered after it.
        for place in range(root.place, -1, -1):
            here = self._waiting.pop(place, None)
            if here is not None:
                self._positions += len(here)
                if self._positions > MAX_STATES:
                    return False
                self._through(place, here)
        return True

    def sums(self, mode: Mode) -> Sums:
        """What was found, for one of the modes."""
        kinds = {False: STAYED, True: LEFT[mode]}
        ends = {left: self._ends[kind] for left, kind in kinds.items() if kind in self._ends}
        endings = (self._endings.get(kind, set()) for kind in kinds.values())
        return Sums(
            by=self._folding.by,
            positions=self._positions,
            plays_again=not self._again.isdisjoint((AGAIN[None], AGAIN[mode])),
            ends=ends,
            endings=frozenset().union(*endings),
            full_endings=frozenset(self._endings.get(None, ())),
            width=self._width,
        )

    def _through(self, place: int, here: Mapping[int, Earned]) -> None:
        turns, reads = self._turns(place), self._folding.reads[place]
        moves = self._moves
        for number, earned in here.items():
            for turn in turns[reads.sign(number) if reads.gauges else 0]:
                after = turn.row[number]
                if after == UNKNOWN:
                    after = moves.fill(turn.change, number)
                leaves = turn.may_leave and moves.is_at_end[after]
                for leaving in self._leaving if leaves else STAYING:
                    for added in turn.cases[reads.case(after, leaving)]:
                        self._add(earned, added, after)

    def _add(self, earned: Earned, added: _Added, after: int) -> None:
        goal = added.goal
        if goal <= AGAIN[None]:
            self._again.add(goal)
            return
        fullest = NONE
        if added.fullest and earned.fullest and (goal >= STAYED):
            fullest = self._brought(earned.fullest, added.fullest)
        if goal < 0:
            self._end(goal, added.ending)
            if fullest:
                self._end(None, added.ending)
            target, key = self._ends, goal
        else:
            target, key = self._waiting.setdefault(goal, {}), added.kept[after]
        shift, counts = added.shift, earned.counts * added.counts
        # What a broken rule takes back was granted before: no total is ever under zero.
        counts = counts << shift if shift >= 0 else counts >> -shift
        least, most = earned.least + added.least, earned.most + added.most
        met = earned.met | added.visits
        old = target.get(key)
        if old is None:
            target[key] = Earned(least, most, counts, met, fullest)
            return
        old.least = lanes.least(old.least, least, self._tops)
        old.most = lanes.most(old.most, most, self._tops)
        old.counts += counts
        old.met &= met
        if fullest and fullest != old.fullest:
            old.fullest = _best(old.fullest | fullest)

    def _end(self, kind: int | None, ending: str | None) -> None:
        assert ending is not None, "a play that is over has an ending"
        self._endings.setdefault(kind, set()).add(ending)

    def _brought(self, before: Fullest, more: Fullest) -> Fullest:
        found = self._fuller.get((before, more))
        if found is None:
            every = (
                tuple(min(self._enough, a + b) for a, b in zip(one, other, strict=True))
                for one in before
                for other in more
            )
            found = self._fuller[before, more] = _best(every)
        return found

    def _turns(self, place: int) -> Mapping[int, tuple[_Turn, ...]]:
        return {
            sign: tuple(
                _Turn(
                    turn.change,
                    self._moves.row(turn.change),
                    turn.may_leave,
                    {case: tuple(map(self._told, bundles)) for case, bundles in turn.cases},
                )
                for turn in turns
            )
            for sign, turns in self._folding.places[place].turns
        }

    def _told(self, bundle: Bundle) -> _Added:
        found = self._bundles.get(bundle)
        if found is None:
            worths = [(self._folding.worths[number], count) for number, count in bundle.worths]
            shift = min(worth.total for worth, _ in worths)
            found = self._bundles[bundle] = _Added(
                goal=bundle.goal,
                kept=self._folding.keeps[bundle.kept][self._is_guided],
                visits=bundle.visits,
                ending=bundle.ending,
                least=self._joined((worth for worth, _ in worths), lanes.least),
                most=self._joined((worth for worth, _ in worths), lanes.most),
                counts=sum(count << (worth.total - shift) * self._width for worth, count in worths),
                shift=shift * self._width,
                fullest=_best(self._seen(worth) for worth, _ in worths if worth.is_full),
            )
        return found

    def _joined(self, worths: Iterable[Worth], better: Callable[[int, int, int], int]) -> int:
        # What a rule takes back is under zero, where lanes cannot be compared.
        raised = (worth.packed + self._bias for worth in worths)
        return functools.reduce(lambda a, b: better(a, b, self._tops), raised) - self._bias

    def _seen(self, worth: Worth) -> tuple[int, ...]:
        by = self._folding.by
        every = dict(worth.marks), dict(worth.granted)
        ranks = [by.seen_rank(name) for name in by.groups]
        return tuple(sum(found.get(rank, 0) for found in every) for rank in ranks)


def _best(every: Iterable[tuple[int, ...]]) -> Fullest:
    """Those that no other one has at least as many of each as."""
    found: list[tuple[int, ...]] = []
    for counts in sorted(frozenset(every), reverse=True):
        if not any(all(a >= b for a, b in zip(one, counts, strict=True)) for one in found):
            found.append(counts)
    return frozenset(found)
