"""A table with what is summed along it: the ways between nodes, packed, for one set of groups.

A way is an edge of the table, or several that lead, earn and are told alike; its lanes are the
ranks of `Columns`. Everything that routes have in common is worked out on these whole numbers.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from scenarios.play import only_mends
from scenarios.reach import lanes
from scenarios.reach.columns import Columns
from scenarios.reach.contexts import Arc
from scenarios.reach.table import Table
from scenarios.rulings import KEPT

# Where a way leads when the play ends: an ordinary ending, or one after a walk-out.
STAYED, LEFT = -1, -2


@dataclass(frozen=True, slots=True)
class NetWay:
    """What a way adds, wherever it starts from.

    key: of the outcome. ending: its id, None as long as the play goes on. added: marks and grants,
    packed by rank; total: the same in all. visits: the steps entered. is_full: every mark on a
    criterion of a group is the highest.
    """

    key: str
    ending: str | None
    added: int
    total: int
    visits: tuple[str, ...]
    is_full: bool


# A way and where it leads: a node, STAYED or LEFT.
Ways = tuple[tuple[NetWay, int], ...]


@dataclass(frozen=True, slots=True)
class Net:
    """The nodes of a whole table: 0 to the number of `ways`, `first` among them."""

    table: Table
    columns: Columns
    first: int
    opened: tuple[str, ...]
    ways: tuple[Ways, ...]


def net(table: Table, by: Columns) -> Net:
    """The net of a whole table. Raises ValueError when it is not whole."""
    if not table.is_whole:
        raise ValueError("routes are known of whole tables only")
    weaving = _Weaving(table, by)
    ways = tuple(weaving.ways(node) for node in range(table.size))
    return Net(table, by, table.first, table.opening, ways)


class _Weaving:
    def __init__(self, table: Table, by: Columns) -> None:
        self._table = table
        self._by = by
        self._grouped = frozenset().union(*by.groups.values())
        self._criteria = {rule.id: rule.criteres for rule in table.play.rules}
        self._told: dict[int, NetWay] = {}

    def ways(self, node: int) -> Ways:
        """Every way out; outcomes of one key that lead to one place are one."""
        table, told = self._table, self._told
        found: list[tuple[NetWay, int]] = []
        for edge in table.edges(node):
            arc, goal = table.arcs[edge], table.goals[edge]
            way = told.get(id(arc))
            if way is None:
                earns = not only_mends(table.play, table.contexts.at[table.context(node)])
                way = told[id(arc)] = self._tell(arc, earns=earns)
            if goal < 0:
                here = table.contexts.at[table.context(node)]
                goal = LEFT if arc.is_departure or here.is_relieved else STAYED
            found.append((way, goal))
        if len({way.key for way, _ in found}) == len(found):
            return tuple(found)
        return tuple({(way.key, goal): (way, goal) for way, goal in reversed(found)}.values())

    def _tell(self, arc: Arc, *, earns: bool) -> NetWay:
        by = self._by
        granted, is_kept = self._granted(arc)
        added = dict(granted)
        for rank, value in by.of_marks(arc.outcome.marks, earns=earns):
            added[rank] = added.get(rank, 0) + value
        return NetWay(
            key=arc.outcome.key,
            ending=arc.ending,
            added=lanes.packed(added.items()),
            total=added.get(by.width - 1, 0),
            visits=arc.enters,
            is_full=is_kept
            and all(value == 3 for code, value in arc.outcome.marks if code in self._grouped),
        )

    def _granted(self, arc: Arc) -> tuple[Mapping[int, int], bool]:
        """By rank, what the ending will grant upon it, and whether nothing in a group was lost."""
        by = self._by
        found: dict[int, int] = {}
        kept = True
        added = [by.granted_to(arc.granted)]
        for rule, verdict in arc.verdicts:
            criteria = self._criteria[rule]
            # A rule already kept that is broken now was observed when it was kept.
            was_kept = all((code, -KEPT) in arc.granted for code in criteria)
            if not was_kept:
                added.append(by.of_departure(criteria))
            kept = kept and (verdict == "tenue" or self._grouped.isdisjoint(criteria))
        departure = self._table.play.scenario.depart
        is_costly = self._table.play.mode == "evaluation" and arc.is_departure
        if is_costly and departure is not None and by.groups:
            added.append(by.of_departure(departure.criteres))
            kept = kept and self._grouped.isdisjoint(departure.criteres)
        for sparse in added:
            for rank, value in sparse:
                found[rank] = found.get(rank, 0) + value
        return found, kept
