"""What the gauges may decide of an answer, whoever comes of some customers: a witness for each case."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from scenarios.conditions import Condition
from scenarios.customer import Change, Temper
from scenarios.reach.arcs import Reads, Row
from scenarios.reach.gauges import SIZE, UNKNOWN, moves_of


class Witness(NamedTuple):
    """A state of the gauges from which an answer comes out so.

    temper: its rank. after: the number of the state then. leaves: whether patience is then at its end.
    """

    temper: int
    after: int
    leaves: bool


class GaugeCases:
    """All that any state of the gauges may decide, reached or not, for customers of some tempers."""

    def __init__(self, tempers: Iterable[Temper]) -> None:
        self._moves = [moves_of(temper) for temper in tempers]
        self._signs: dict[tuple[Condition, ...], tuple[int, ...]] = {}
        self._known: dict[object, tuple[Witness, ...]] = {}

    def signs(self, reads: Reads) -> Mapping[int, int]:
        """A state of each sign."""
        if not reads.gauges:
            return {0: 0}
        found: dict[int, int] = {}
        for number, sign in enumerate(self._signs_of(reads)):
            found.setdefault(sign, number)
        return found

    def of(self, reads: Reads, sign: int, row: Row) -> tuple[Witness, ...]:
        """A witness for each way in which the answers of a row come out, from states of that sign."""
        change, may_leave = row.outcome.change, row.may_leave
        key = reads.gauges, sign, change, may_leave
        found = self._known.get(key)
        if found is None:
            every = self._every(reads, sign, change, may_leave=may_leave)
            found = self._known[key] = tuple(every)
        return found

    def _every(
        self, reads: Reads, sign: int, change: Change, *, may_leave: bool
    ) -> Iterator[Witness]:
        met: set[tuple[int, bool]] = set()
        signs = self._signs_of(reads) if reads.gauges else None
        for rank, moves in enumerate(self._moves):
            row = moves.row(change)
            for number in range(SIZE):
                if signs is not None and signs[number] != sign:
                    continue
                after = row[number]
                if after == UNKNOWN:
                    after = moves.fill(change, number)
                leaves = may_leave and moves.is_at_end[after]
                case = 0 if signs is None else signs[after], leaves
                if case not in met:
                    met.add(case)
                    yield Witness(rank, after, leaves)
                if signs is None and len(met) > may_leave:
                    # Nothing else can come out.
                    return

    def _signs_of(self, reads: Reads) -> tuple[int, ...]:
        found = self._signs.get(reads.gauges)
        if found is None:
            found = self._signs[reads.gauges] = tuple(reads.sign(n) for n in range(SIZE))
        return found
