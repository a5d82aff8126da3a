"""What an arc adds to the sums along a play, by rank of `Columns`: worked out once for all alike."""

from __future__ import annotations

from dataclasses import dataclass

from scenarios.play import Play
from scenarios.reach import lanes
from scenarios.reach.arcs import Arc
from scenarios.reach.columns import Columns, Sparse, value_at
from scenarios.rulings import KEPT

HIGHEST = 3


@dataclass(frozen=True, slots=True)
class Worth:
    """marks: what the act adds, which a later visit of its step puts aside. granted: what nothing
    takes away, of rules and of a walk-out. packed: both together, in lanes; total: the sum of
    both. is_full: nothing is lost on a criterion of a group: the highest marks, no rule broken.
    """

    marks: Sparse
    granted: Sparse
    packed: int
    total: int
    is_full: bool


class Worths:
    """The worth of every arc of the plays of one scenario in one mode."""

    def __init__(self, play: Play, by: Columns) -> None:
        self.by = by
        self._criteria = {rule.id: rule.criteres for rule in play.rules}
        departure = play.scenario.depart
        is_costly = departure is not None and play.mode == "evaluation" and bool(by.groups)
        self.left: tuple[str, ...] = departure.criteres if departure and is_costly else ()
        self._grouped = frozenset().union(*by.groups.values())
        self._arcs: dict[Arc, Worth] = {}
        self._alike: dict[object, Worth] = {}

    def of(self, arc: Arc) -> Worth:
        """What the arc adds."""
        found = self._arcs.get(arc)
        if found is None:
            key = arc.outcome.marks, arc.is_mending, arc.granted, arc.verdicts, arc.is_departure
            found = self._alike.get(key)
            if found is None:
                found = self._alike[key] = self._found(arc)
            self._arcs[arc] = found
        return found

    def _found(self, arc: Arc) -> Worth:
        marks = self.by.of_marks(arc.outcome.marks, earns=not arc.is_mending)
        granted = self._granted(arc)
        last = self.by.width - 1
        return Worth(
            marks=marks,
            granted=granted,
            packed=lanes.packed(marks) + lanes.packed(granted),
            total=value_at(marks, last) + value_at(granted, last),
            is_full=self._is_kept(arc)
            and all(value == HIGHEST for code, value in arc.outcome.marks if code in self._grouped),
        )

    def _is_kept(self, arc: Arc) -> bool:
        """Whether no rule and no walk-out loses anything in a group."""
        broken = [self._criteria[rule] for rule, verdict in arc.verdicts if verdict != "tenue"]
        left = self.left if arc.is_departure else ()
        return all(self._grouped.isdisjoint(criteria) for criteria in (*broken, left))

    def _granted(self, arc: Arc) -> Sparse:
        by = self.by
        added = [by.granted_to(arc.granted)]
        for rule, _ in arc.verdicts:
            criteria = self._criteria[rule]
            # A rule already kept that is broken now was observed when it was kept.
            if not all((code, -KEPT) in arc.granted for code in criteria):
                added.append(by.of_departure(criteria))
        if arc.is_departure:
            added.append(by.of_departure(self.left))
        found: dict[int, int] = {}
        for rank, value in (pair for sparse in added for pair in sparse):
            found[rank] = found.get(rank, 0) + value
        return tuple(sorted(found.items()))
