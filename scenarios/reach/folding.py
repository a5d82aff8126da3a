"""Places: the contexts of plays, folded where what follows adds up the same, whatever the words.

A place is a context and which of the steps that may be played again have been played. Two places
are one when they read the same of the gauges and lead on alike: another motive, which makes another
line the right one, comes to the same place. `unfolding` finds them, `sums` runs through them.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple

from scenarios.conditions import Condition
from scenarios.customer import Change
from scenarios.play import Mode, Play
from scenarios.reach.arcs import Kept, Reads
from scenarios.reach.cases import GaugeCases
from scenarios.reach.columns import Columns
from scenarios.reach.gauges import manner
from scenarios.reach.worths import Worth

# Where a way leads but to a place: an ordinary ending, one after a walk-out, a step played before.
STAYED = -1
LEFT: Mapping[Mode, int] = MappingProxyType({"guide": -2, "entrainement": -3, "evaluation": -4})
AGAIN: Mapping[Mode | None, int] = MappingProxyType(
    {None: -5, "guide": -6, "entrainement": -7, "evaluation": -8}
)


class Bundle(NamedTuple):
    """Outcomes that lead to one place, the gauges changed alike: everything they add.

    goal: a place, STAYED, one of LEFT by the mode in which the customer left, or of AGAIN by the
    same (None: still there). kept: the number of what the goal reads of the gauges. visits: the
    steps entered, as bits. ending: its id, None as long as the play goes on. worths: (number of a
    worth, how many outcomes have it).
    """

    goal: int
    kept: int
    visits: int
    ending: str | None
    worths: tuple[tuple[int, int], ...]


class Turn(NamedTuple):
    """Outcomes that change the gauges alike: bundles by case, see `Reads.case`."""

    change: Change
    may_leave: bool
    cases: frozenset[tuple[int, frozenset[Bundle]]]


class Place(NamedTuple):
    """The conditions on the gauges that are read; by sign, see `Reads`, the turns that can be taken."""

    reads: tuple[Condition, ...]
    turns: frozenset[tuple[int, frozenset[Turn]]]


@dataclass(frozen=True, slots=True)
class Root:
    """Where plays begin. kept: the number of what the place reads of the gauges; visits: the steps
    entered before the first answer, as bits.
    """

    place: int
    kept: int
    visits: int


@dataclass(slots=True)
class Folding:
    """Places by number, each after those that it leads to, for plays of one scenario.

    modes: in which the plays are summed; they differ by whether anybody walks out, and where to. by:
    the ranks, of all these modes. reads: of each place; routes: how many lead on from it, at most.
    worths, keeps: what bundles name by number.
    """

    by: Columns
    modes: tuple[Mode, ...]
    places: list[Place] = field(default_factory=list)
    reads: list[Reads] = field(default_factory=list)
    routes: list[int] = field(default_factory=list)
    worths: list[Worth] = field(default_factory=list)
    keeps: list[Kept] = field(default_factory=list)
    _numbers: dict[Place, int] = field(default_factory=dict)
    _known: dict[Worth, int] = field(default_factory=dict)
    _cases: dict[Hashable, GaugeCases] = field(default_factory=dict)

    def number(self, place: Place) -> int:
        """The number of a place whose goals are known."""
        found = self._numbers.get(place)
        if found is None:
            found = self._numbers[place] = len(self.places)
            self.places.append(place)
            self.reads.append(Reads(frozenset(), place.reads))
            self.routes.append(max(self._routes(turns) for _, turns in place.turns))
        return found

    def worth(self, worth: Worth) -> int:
        """The number of a worth."""
        found = self._known.get(worth)
        if found is None:
            found = self._known[worth] = len(self.worths)
            self.worths.append(worth)
        return found

    def keep(self, kept: Kept) -> int:
        """The number of what is kept of the gauges; there are few of them."""
        for rank, known in enumerate(self.keeps):
            if known[0] is kept[0] and known[1] is kept[1]:
                return rank
        self.keeps.append(kept)
        return len(self.keeps) - 1

    def cases(self, plays: Sequence[Play]) -> GaugeCases:
        """What the gauges of these customers may decide."""
        tempers = [play.casting.temper for play in plays]
        key = tuple(map(manner, tempers))
        if key not in self._cases:
            self._cases[key] = GaugeCases(tempers)
        return self._cases[key]

    def _routes(self, turns: frozenset[Turn]) -> int:
        """How many routes lead on there at most, whatever the gauges decide."""
        return sum(sum(self._along(bundles) for _, bundles in turn.cases) for turn in turns)

    def _along(self, bundles: frozenset[Bundle]) -> int:
        return sum(
            (self.routes[bundle.goal] if bundle.goal >= 0 else 1) * count
            for bundle in bundles
            for _, count in bundle.worths
        )
