"""The exact reach of a casting class: the least and the most that any way through can earn.

Sums run through the compiled table, loop of steps by loop of steps in topological order, all
ranks side by side. A step counts once, by its last visit: where none is played twice that is
plain adding; where one is, `loop_reach` keeps what each step has earned. The result equals brute
force.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Mapping
from dataclasses import dataclass, field

from scenarios.play import Play
from scenarios.reach import lanes
from scenarios.reach.arcs import END
from scenarios.reach.columns import Columns, Groups, columns, value_at
from scenarios.reach.graph import loops
from scenarios.reach.loop_reach import Corner, Way, best_exits
from scenarios.reach.table import Table
from scenarios.reach.worths import Worths

# Nodes summed between two breaths: under 3 ms here.
SLICE = 128
# Where sums meet when the play ends: an ordinary ending, or one after a walk-out.
STAYED, LEFT = END, END - 1
# What every lane starts from: bounds that are not exact may fall under zero on the way.
BIAS = lanes.MOST // 4
# Which of two sums goes on, rank by rank; the last argument is `lanes.tops`.
Better = Callable[[int, int, int], int]


@dataclass(frozen=True, slots=True)
class PlayReach:
    """(least, most) for each criterion, and in all.

    Extremes of several criteria need not be reached together. positions: how many were searched.
    is_exact: False when there were too many ways to search them all; the values are then outer
    bounds, that no play passes. by_group: the same for each group that was asked for; seen: least
    and most observations of each, by whether the customer had left at the end (no such end, no
    entry).
    """

    by_criterion: Mapping[str, tuple[int, int]]
    total: tuple[int, int]
    positions: int
    is_exact: bool = True
    by_group: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    seen: Mapping[bool, Mapping[str, tuple[int, int]]] = field(default_factory=dict)


def search(play: Play, groups: Groups | None = None) -> Generator[None, None, PlayReach]:
    """The reach of this play's casting class, in slices: a `yield` after each."""
    table = Table(play)
    yield from table.grow()
    return (yield from search_table(table, groups))


def search_table(table: Table, groups: Groups | None = None) -> Generator[None, None, PlayReach]:
    """The same, where the table is compiled already; outer bounds where it is not whole."""
    by = columns(table.play, groups)
    if not table.is_whole:
        return _outer(table, by)
    parts = yield from _parts(table)
    worths = Worths(table.play, by)
    low, high = _Side(table, worths, -1, lanes.least), _Side(table, worths, 1, lanes.most)
    yield from low.run(parts)
    yield from high.run(parts)
    ends = low.ends
    pairs = {
        goal == LEFT: tuple(zip(map(_not_negative, ends[goal]), most, strict=True))
        for goal, most in sorted(high.ends.items(), reverse=True)
    }
    return reach_of(by, pairs, positions=table.size, is_exact=low.is_exact and high.is_exact)


def reach(play: Play, groups: Groups | None = None) -> PlayReach:
    """The reach of this play's casting class, in one go."""
    return _in_one_go(search(play, groups))


def reach_in(table: Table, groups: Groups | None = None) -> PlayReach:
    """The reach of a table, in one go."""
    return _in_one_go(search_table(table, groups))


def _in_one_go(steps: Generator[None, None, PlayReach]) -> PlayReach:
    while True:
        try:
            next(steps)
        except StopIteration as end:
            found: PlayReach = end.value
            return found


def reach_of(
    by: Columns,
    pairs: Mapping[bool, tuple[tuple[int, int], ...]],
    *,
    positions: int,
    is_exact: bool,
) -> PlayReach:
    """The reach, from (least, most) of every rank, by whether the customer had left."""
    assert pairs, "a checked scenario reaches an ending"
    widest = tuple(
        (min(least for least, _ in column), max(most for _, most in column))
        for column in zip(*pairs.values(), strict=True)
    )
    return PlayReach(
        by_criterion=dict(zip(by.criteria, widest, strict=False)),
        total=widest[-1],
        positions=positions,
        is_exact=is_exact,
        by_group={name: widest[by.marks_rank(name)] for name in by.groups},
        seen={
            has_left: {name: column[by.seen_rank(name)] for name in by.groups}
            for has_left, column in pairs.items()
        },
    )


def _not_negative(value: int) -> int:
    """No play earns less than nothing, whatever the bounds say."""
    return max(0, value)


def _outer(table: Table, by: Columns) -> PlayReach:
    """What no play can pass: nothing at least, every step and rule at its best at most."""
    best = list(by.most_by_rules())
    for step in table.play.scenario.etapes:
        codes = dict.fromkeys(step.marked())
        marks = by.of_marks(((code, 3) for code in codes), earns=not step.rattrapage)
        for rank, value in marks:
            best[rank] += value
    seen = {name: (0, best[by.seen_rank(name)] + 1) for name in by.groups}
    return PlayReach(
        by_criterion={code: (0, best[rank]) for rank, code in enumerate(by.criteria)},
        total=(0, best[-1]),
        positions=table.size,
        is_exact=False,
        by_group={name: (0, best[by.marks_rank(name)]) for name in by.groups},
        seen={False: seen, True: seen} if by.groups else {},
    )


@dataclass(frozen=True, slots=True)
class _Part:
    """The nodes of steps that lead to each other, sources first unless steps are played twice."""

    nodes: tuple[int, ...]
    is_replayed: bool


def _parts(table: Table) -> Generator[None, None, list[_Part]]:
    """Every node of the table, by loops of steps, sources first."""
    graph = table.contexts.graph()
    yield
    replayed = table.replayed
    yield
    parts = loops(graph)
    rank_of = {step: rank for rank, part in enumerate(parts) for step in part}
    nodes: list[list[int]] = [[] for _ in parts]
    for node in range(table.size):
        nodes[rank_of[table.step_id(node)]].append(node)
    yield
    found = []
    for part, here in zip(parts, nodes, strict=True):
        is_replayed = bool(part & replayed)
        if not is_replayed:
            here = _sources_first(table, here) if len(part) > 1 else _by_progress(table, here)
        found.append(_Part(tuple(here), is_replayed))
        yield
    return found


def _by_progress(table: Table, here: list[int]) -> list[int]:
    """Nodes of one step: those where fewer questions were asked first."""
    return sorted(here, key=lambda node: len(table.bare(node).local))


def _sources_first(table: Table, here: list[int]) -> list[int]:
    """Nodes of steps that are come back to but never played again, in topological order."""
    inside, done = frozenset(here), set[int]()
    order: list[int] = []
    for root in here:
        work = [(root, iter(table.edges(root)))] if root not in done else []
        done.add(root)
        while work:
            node, edges = work[-1]
            for edge in edges:
                goal = table.goals[edge]
                if goal in inside and goal not in done:
                    done.add(goal)
                    work.append((goal, iter(table.edges(goal))))
                    break
            else:
                work.pop()
                order.append(node)
    return order[::-1]


class _Side:
    """One side of the reach. sign: 1 for the most, -1 for the least. ends: by kind of ending."""

    def __init__(self, table: Table, worths: Worths, sign: int, better: Better) -> None:
        self._table = table
        self._worths = worths
        self._sign = sign
        self._better = better
        self._width = worths.by.width
        self._tops = lanes.tops(self._width)
        self._sums: dict[int, int] = {table.first: self._packed([0] * self._width)}
        self.is_exact = True

    @property
    def ends(self) -> dict[int, tuple[int, ...]]:
        """The best sums with which the play ends, once all have been run through."""
        return {goal: self._unpacked(value) for goal, value in self._sums.items() if goal < 0}

    def _packed(self, values: Iterable[int]) -> int:
        return lanes.packed((rank, value + BIAS) for rank, value in enumerate(values))

    def _unpacked(self, number: int) -> tuple[int, ...]:
        return tuple(value - BIAS for value in lanes.unpacked(number, self._width))

    def run(self, parts: Iterable[_Part]) -> Generator[None, None, None]:
        """Sums through every part, sources first."""
        for part in parts:
            if part.is_replayed:
                yield from self._through_loop(part.nodes)
            else:
                yield from self._through_steps(part.nodes)

    def _through_steps(self, here: Iterable[int]) -> Generator[None, None, None]:
        table, sums, better, tops = self._table, self._sums, self._better, self._tops
        arcs, worth_of = table.arcs, self._worths.of
        for number, node in enumerate(here):
            earned = sums.pop(node)
            for edge in table.edges(node):
                goal, value = self._goal(node, edge), earned + worth_of(arcs[edge]).packed
                old = sums.get(goal)
                sums[goal] = value if old is None else better(old, value, tops)
            if number % SLICE == SLICE - 1:
                yield

    def _goal(self, node: int, edge: int) -> int:
        """The node that an edge leads to, or the kind of ending."""
        goal = self._table.goals[edge]
        if goal != END:
            return goal
        has_left = self._table.arcs[edge].is_departure or self._table.bare(node).is_relieved
        return LEFT if has_left else STAYED

    def _through_loop(self, here: Iterable[int]) -> Generator[None, None, None]:
        sums, width, sign = self._sums, self._width, self._sign
        entries = {node: self._unpacked(sums.pop(node)) for node in here if node in sums}
        if not entries:
            return
        by_rules = self._worths.by.most_by_rules()
        best: dict[int, list[int]] = {}
        for rank in range(width):
            loop = {node: self._corner(node, rank) for node in here}
            yield
            values = {node: earned[rank] * sign for node, earned in entries.items()}
            found = yield from best_exits(values, loop, by_rules[rank])
            self.is_exact = self.is_exact and found.is_exact
            for goal, value in found.best.items():
                best.setdefault(goal, [0] * width)[rank] = value * sign
        for goal, vector in best.items():
            value = self._packed(vector)
            old = sums.get(goal)
            sums[goal] = value if old is None else self._better(old, value, self._tops)

    def _corner(self, node: int, rank: int) -> Corner:
        table, sign = self._table, self._sign
        ways = set()
        for edge in table.edges(node):
            worth = self._worths.of(table.arcs[edge])
            mark, granted = value_at(worth.marks, rank), value_at(worth.granted, rank)
            ways.add(Way(self._goal(node, edge), sign * mark, sign * granted))
        return Corner(table.step_id(node), tuple(ways))
