"""Whole plays on a table, by strategy and number: whole numbers only, tens of thousands a second."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from scenarios.reach import lanes
from scenarios.reach.arcs import END, Arc
from scenarios.reach.blind import STRATEGIES, Blind, Strategy
from scenarios.reach.blind import Known as KnownAnswers
from scenarios.reach.gauges import SIZE
from scenarios.reach.table import Table
from scenarios.rulings import BROKEN, KEPT, Verdict
from scenarios.steps.kinds import AnyMove
from scenarios.steps.parts import GraveFault

# No honest play of a scene is longer; some strategies would go round for ever.
MAX_MOVES = 400
# Judgements kept for one step before they are worked out anew.
MAX_KEPT = 50_000

# The first edge of a node, the ranks to draw from (None: the step looks back), and how many.
Known = tuple[int, tuple[int, ...] | None, int]


@dataclass(frozen=True, slots=True)
class Walk:
    """One play. edges: taken, in order. judged: the moves made where a step looks back, in order.

    is_over: False when it was cut after MAX_MOVES, an ending unreached.
    """

    player: Player
    number: int
    edges: tuple[int, ...]
    judged: tuple[AnyMove, ...]
    is_over: bool

    @property
    def table(self) -> Table:
        """What it was played on."""
        return self.player.table

    @property
    def arcs(self) -> tuple[Arc, ...]:
        """What each answer was worth and did."""
        arcs = self.table.arcs
        return tuple(arcs[edge] for edge in self.edges)

    @property
    def ending(self) -> str | None:
        """The ending reached."""
        return self.table.arcs[self.edges[-1]].ending if self.is_over else None

    @property
    def has_left(self) -> bool:
        """Whether the customer walked out."""
        return any(arc.is_departure for arc in self.arcs)

    @property
    def faults(self) -> tuple[tuple[str, GraveFault], ...]:
        """(step, fault) of every grave fault, counted or not."""
        return tuple((a.step, a.outcome.fault) for a in self.arcs if a.outcome.fault is not None)

    @property
    def counted(self) -> tuple[Arc, ...]:
        """The answers whose marks count: of each step, those of its last visit."""
        return counted(self.table, self.edges)

    @property
    def ruled(self) -> dict[str, Verdict]:
        """What became of each rule put to the test, by its id."""
        return {rule: verdict for arc in self.arcs for rule, verdict in arc.verdicts}

    @property
    def packed(self) -> int:
        """Points, by criterion of the table, then their sum: see `lanes`. What mends earns none."""
        table = self.table
        if table.replayed:
            worth = sum(arc.worth for arc in self.counted)
        else:
            worth = sum([table.worths[edge] for edge in self.edges])
        return worth + sum([table.grants[edge] for edge in self.edges])

    @property
    def total(self) -> int:
        """The sum of the points, what rules grant included."""
        return lanes.lane(self.packed, len(self.table.criteria))

    @property
    def marks(self) -> dict[str, int]:
        """The same by criterion."""
        return lanes.vector(self.packed, self.table.criteria)

    def evidence(self) -> Iterator[tuple[str, int]]:
        """(criterion, mark) one by one: acts that count, rules, then what a walk-out costs."""
        for arc in self.counted:
            yield from arc.outcome.marks
        play, verdicts = self.table.play, self.ruled
        for rule in play.rules:
            if rule.id in verdicts and self.is_over:
                value = KEPT if verdicts[rule.id] == "tenue" else BROKEN
                yield from ((code, value) for code in rule.criteres)
        departure = play.scenario.depart
        if departure is not None and play.mode == "evaluation" and self.has_left:
            yield from ((code, 0) for code in departure.criteres)

    def moves(self) -> Iterator[AnyMove]:
        """The move of each answer, as the kernel takes it."""
        table, judged, node = self.table, iter(self.judged), self.table.first
        is_followed, gauges = self.player.strategy.looks_at_mood, table.first_gauges
        for edge in self.edges:
            answers = self.player.blind.answers(node, gauges if is_followed else None)
            if answers.ranks:
                yield answers.moves[answers.ranks.index(edge - table.edges(node).start)]
            else:
                yield next(judged)
            node = table.goals[edge]
            gauges = table.gauges_after(edge, gauges)


def counted(table: Table, edges: Sequence[int]) -> tuple[Arc, ...]:
    """The answers of a way whose marks count: of each step, those of its last visit."""
    visits: dict[str, int] = {}
    for step in table.opening:
        visits[step] = visits.get(step, 0) + 1
    last: dict[str, int] = {}
    marked: list[tuple[Arc, int]] = []
    for edge in edges:
        arc = table.arcs[edge]
        visit = last[arc.step] = visits[arc.step]
        if arc.outcome.marks:
            marked.append((arc, visit))
        for step in arc.enters:
            visits[step] = visits.get(step, 0) + 1
    return tuple(arc for arc, visit in marked if visit == last[arc.step])


class Player:
    """One strategy on one table: makes any number of plays, each fixed by its number."""

    def __init__(
        self, table: Table, strategy: Strategy | str, answers: KnownAnswers | None = None
    ) -> None:
        """answers: see `Blind`."""
        self.table = table
        self.strategy = STRATEGIES[strategy] if isinstance(strategy, str) else strategy
        self.blind = Blind(table, self.strategy, answers)
        self._random = Random()
        # By node: its first edge, and the ranks to draw from (None: the step looks back).
        self._known: dict[int, Known] = {}
        self._backs: dict[str, _Back] = {}

    def walk(self, number: int) -> Walk:
        """The play of that number."""
        if self.strategy.looks_at_mood:
            return self._followed(number)
        # Drawn by `random()` alone, which Python promises never to change for a given seed.
        self._random.seed(number)
        draw, known, goals = self._random.random, self._known, self.table.goals
        edges: list[int] = []
        judged: list[AnyMove] = []
        node = self.table.first
        while node != END and len(edges) < MAX_MOVES:
            answers = known.get(node)
            if answers is None:
                answers = self._learn(node)
            first, ranks, count = answers
            if ranks is None:
                edge = self._judge(node, edges, judged, int(draw() * count))
            else:
                edge = first + (ranks[int(draw() * count)] if count > 1 else ranks[0])
            edges.append(edge)
            node = goals[edge]
        return Walk(self, number, tuple(edges), tuple(judged), node == END)

    def _followed(self, number: int) -> Walk:
        """The same, the gauges followed on the way: half as fast."""
        self._random.seed(number)
        table, edges, judged = self.table, list[int](), list[AnyMove]()
        node, gauges = table.first, table.first_gauges
        while node != END and len(edges) < MAX_MOVES:
            # One number for both: a node has fewer states of the gauges than SIZE.
            answers = self._known.get(node * SIZE + gauges)
            if answers is None:
                answers = self._learn(node, gauges)
            first, ranks, count = answers
            which = int(self._random.random() * count)
            if ranks is None:
                edge = self._judge(node, edges, judged, which)
            else:
                edge = first + ranks[which]
            edges.append(edge)
            node, gauges = table.goals[edge], table.gauges_after(edge, gauges)
        return Walk(self, number, tuple(edges), tuple(judged), node == END)

    def _learn(self, node: int, gauges: int | None = None) -> Known:
        answers = self.blind.answers(node, gauges)
        ranks = answers.ranks or None
        first = self.table.edges(node).start
        key = node if gauges is None else node * SIZE + gauges
        found = self._known[key] = first, ranks, len(ranks or answers.moves)
        return found

    def _judge(self, node: int, edges: list[int], judged: list[AnyMove], which: int) -> int:
        """The edge that a move takes where the step looks back on the way there."""
        step = self.table.contexts.at[self.table.context(node)].step or ""
        back = self._backs.get(step)
        if back is None:
            back = self._backs[step] = _Back(self.table, step, self.blind.known)
        # A judgement on oneself looks at no mood.
        gauges = self.table.first_gauges if self.strategy.looks_at_mood else None
        move = self.blind.answers(node, gauges).moves[which]
        judged.append(move)
        return back.edge(node, edges, move, which)


class _Back:
    """A step whose outcome depends on the marks earned before it, by groups of criteria."""

    def __init__(self, table: Table, step: str, known: KnownAnswers) -> None:
        self._table = table
        self._step = table.play.steps[step]
        self._groups = tuple(frozenset(group) for group in self._step.looks_back())
        self._worths = known.worths.setdefault(step, {})
        self._keys: dict[tuple[int, int], str] = {}

    def edge(self, node: int, edges: list[int], move: AnyMove, which: int) -> int:
        """The edge of the outcome of that move, after these edges. which: its rank."""
        table, worths = self._table, self._worths
        arcs = counted(table, edges) if table.replayed else [table.arcs[e] for e in edges]
        seen = 0
        for arc in arcs:
            worth = worths.get(arc)
            if worth is None:
                worth = worths[arc] = self._worth(arc)
            seen += worth
        key = self._keys.get((seen, which))
        if key is None:
            if len(self._keys) > MAX_KEPT:
                self._keys.clear()
            key = self._keys[seen, which] = self._step.agreed(move, self._means(seen))
        for edge in table.edges(node):
            if table.arcs[edge].outcome.key == key:
                return edge
        raise LookupError(f"no edge « {key} » at « {self._step.id} »")

    def _worth(self, arc: Arc) -> int:
        """For each group, the sum of its marks, then how many they are."""
        found = []
        for rank, group in enumerate(self._groups):
            values = [value for code, value in arc.outcome.marks if code in group]
            found += [(2 * rank, sum(values)), (2 * rank + 1, len(values))]
        return lanes.packed(found)

    def _means(self, seen: int) -> tuple[float | None, ...]:
        values = lanes.unpacked(seen, 2 * len(self._groups))
        return tuple(
            values[2 * rank] / values[2 * rank + 1] if values[2 * rank + 1] else None
            for rank in range(len(self._groups))
        )


def walk(table: Table, strategy: Strategy | str, number: int) -> Walk:
    """The play of that number; for many, `walks` or one `Player` keeps what it learns."""
    return Player(table, strategy).walk(number)


def walks(
    table: Table,
    strategy: Strategy | str,
    count: int,
    first: int = 0,
    answers: KnownAnswers | None = None,
) -> Iterator[Walk]:
    """So many plays, numbered from `first`. answers: see `Blind`."""
    player = Player(table, strategy, answers)
    for number in range(first, first + count):
        yield player.walk(number)
