"""A table with what is summed along it: the ways between nodes, packed, for one set of groups.

A way is an edge of the table, or several that lead, earn and are told alike; its lanes are the
ranks of `Columns`. Everything that routes have in common is worked out on these whole numbers.
"""

from __future__ import annotations

from dataclasses import dataclass

from scenarios.reach.columns import Columns, value_at
from scenarios.reach.contexts import Arc
from scenarios.reach.table import Table
from scenarios.reach.worths import Worths

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
        self._worths = Worths(table.play, by)
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
                way = told[id(arc)] = self._tell(arc)
            if goal < 0:
                here = table.contexts.at[table.context(node)]
                goal = LEFT if arc.is_departure or here.is_relieved else STAYED
            found.append((way, goal))
        if len({way.key for way, _ in found}) == len(found):
            return tuple(found)
        return tuple({(way.key, goal): (way, goal) for way, goal in reversed(found)}.values())

    def _tell(self, arc: Arc) -> NetWay:
        worth = self._worths.of(arc)
        last = self._worths.by.width - 1
        return NetWay(
            key=arc.outcome.key,
            ending=arc.ending,
            added=worth.packed,
            total=value_at(worth.marks, last) + value_at(worth.granted, last),
            visits=arc.enters,
            is_full=self._is_kept(arc)
            and all(value == 3 for code, value in arc.outcome.marks if code in self._grouped),
        )

    def _is_kept(self, arc: Arc) -> bool:
        """Whether no rule and no walk-out loses anything in a group."""
        broken = [self._criteria[rule] for rule, verdict in arc.verdicts if verdict != "tenue"]
        left = self._worths.left if arc.is_departure else ()
        return all(self._grouped.isdisjoint(criteria) for criteria in (*broken, left))
