"""What an arc adds to the sums along a play, by rank of `Columns`: worked out once for each arc."""

from __future__ import annotations

from dataclasses import dataclass

from scenarios.play import Play
from scenarios.reach import lanes
from scenarios.reach.columns import Columns, Sparse
from scenarios.reach.contexts import Arc
from scenarios.rulings import KEPT


@dataclass(frozen=True, slots=True)
class Worth:
    """marks: what the act adds, which a later visit of its step puts aside. granted: what nothing
    takes away, of rules and of a walk-out. packed: both together, in lanes.
    """

    marks: Sparse
    granted: Sparse
    packed: int


class Worths:
    """The worth of every arc of a play's table."""

    def __init__(self, play: Play, by: Columns) -> None:
        self.by = by
        self._criteria = {rule.id: rule.criteres for rule in play.rules}
        departure = play.scenario.depart
        is_costly = departure is not None and play.mode == "evaluation" and bool(by.groups)
        self.left: tuple[str, ...] = departure.criteres if departure and is_costly else ()
        self._known: dict[Arc, Worth] = {}

    def of(self, arc: Arc) -> Worth:
        """What the arc adds."""
        found = self._known.get(arc)
        if found is None:
            marks = self.by.of_marks(arc.outcome.marks, earns=not arc.is_mending)
            granted = self._granted(arc)
            packed = lanes.packed(marks) + lanes.packed(granted)
            found = self._known[arc] = Worth(marks, granted, packed)
        return found

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
