"""What is exact of each kind of customer: extremes and routes, worked out once for those alike.

Kinds that differ by the gauges alone share the contexts of their plays; kinds whose plays fold to
one place, with equal gauges, share everything. Modes share all that comes before a walk-out.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, replace

from scenarios.play import Mode, Play
from scenarios.reach.analysis import PlayReach, reach_in
from scenarios.reach.classes import Classes
from scenarios.reach.columns import Groups, columns
from scenarios.reach.contexts import Contexts
from scenarios.reach.folding import Folding, Root
from scenarios.reach.gauges import manner
from scenarios.reach.routes import Routes, routes
from scenarios.reach.sums import Sums, limits, summed
from scenarios.reach.table import Table, compile_table
from scenarios.reach.unfolding import unfold
from scoring.words import MINIMUM_OBSERVATIONS


@dataclass(frozen=True, slots=True)
class Exact:
    """What one kind of customer can earn and meet. routes: None when a bound was hit."""

    reach: PlayReach
    routes: Routes | None


class ExactKinds:
    """The plays of one scenario, each asked for by the very play given, in several modes at once."""

    def __init__(self, plays: Sequence[Play], groups: Groups, modes: tuple[Mode, ...]) -> None:
        """modes: those to sum in, the plays' own among them."""
        self._groups = groups
        self._modes = modes
        known = Classes(plays[0].scenario, plays[0].mode)
        self._keys = {id(play): known.context_of(play) for play in plays}
        self._alike: dict[Hashable, list[Play]] = {}
        for play in plays:
            self._alike.setdefault(self._keys[id(play)], []).append(play)
        self._contexts = {key: Contexts(some[0]) for key, some in self._alike.items()}
        # An evaluation knows every rank that another mode does.
        widest = "evaluation" if "evaluation" in modes else modes[0]
        self._folding = Folding(columns(replace(plays[0], mode=widest), groups), modes)
        self._roots: dict[Hashable, Root | None] = {}
        self._found: dict[Hashable, Mapping[Mode, Exact]] = {}

    def key(self, play: Play) -> Hashable:
        """What decides all of its plays but the gauges."""
        return self._keys[id(play)]

    def table(self, play: Play) -> Table:
        """Its table, to be expanded where plays go."""
        return Table(play, self._contexts[self.key(play)])

    def of(self, play: Play) -> Mapping[Mode, Exact]:
        """What is exact of its kind of customer, by mode."""
        root = self._root(play)
        if root is None:
            return {mode: self._told(play, mode, None) for mode in self._modes}
        alike = root, manner(play.casting.temper)
        if alike not in self._found:
            sums = summed(self._folding, root, play, MINIMUM_OBSERVATIONS)
            self._found[alike] = {
                mode: self._told(play, mode, None if sums is None else sums[mode])
                for mode in self._modes
            }
        return self._found[alike]

    def _root(self, play: Play) -> Root | None:
        key = self.key(play)
        if key not in self._roots:
            self._roots[key] = unfold(self._folding, self._contexts[key], self._alike[key])
        return self._roots[key]

    def _told(self, play: Play, mode: Mode, found: Sums | None) -> Exact:
        own = replace(play, mode=mode)
        if found is not None and not found.plays_again:
            criteria = columns(own, self._groups).criteria
            return Exact(limits(found, criteria), routes(play.scenario, found))
        # Only the last visit of a step counts: the search that knows how needs the whole table.
        table = compile_table(own, contexts=self._contexts[self.key(play)])
        is_known = found is not None and table.is_whole
        return Exact(
            reach_in(table, self._groups),
            routes(play.scenario, found, table) if found is not None and is_known else None,
        )
