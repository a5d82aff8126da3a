"""A scenario as whole numbers, for one casting class: nodes, and the ways between them.

A node is a position that marks can tell apart: two that differ only in what nothing after them
reads are one. An edge is one outcome of the answer given there. Whatever is searched, walked or
counted runs on these numbers; `tests/reach` proves that they lead where the kernel does.
"""

from __future__ import annotations

from collections.abc import Generator
from functools import cached_property

from scenarios.play import Play, Position, View
from scenarios.reach.arcs import END, LEAVING, Arc
from scenarios.reach.contexts import Contexts
from scenarios.reach.gauges import SIZE, UNKNOWN, moves_of, number_of
from scenarios.settling import opening
from scenarios.steps.kinds import AnyStep

# Nodes expanded between two breaths: under 5 ms here, under 20 on an old PC.
SLICE = 32
# Nodes beyond which a search stops.
MAX_NODES = 60_000


class Table:
    """The nodes and edges found so far, all in whole numbers.

    goals: the node that each edge leads to, END (-1) when the play ends. arcs: what each edge is
    worth and does; worths, grants: the same packed. spans: the edges of each node, (first, one
    past the last), None as long as it is not expanded. is_whole: whether every node that can be
    reached is expanded. opening: the steps visited before the first answer.
    """

    def __init__(self, play: Play, contexts: Contexts | None = None) -> None:
        self.play = play
        self.contexts = Contexts(play) if contexts is None else contexts
        self.criteria = self.contexts.criteria
        self.goals: list[int] = []
        self.arcs: list[Arc] = []
        self.spans: list[tuple[int, int] | None] = []
        self.worths: list[int] = []
        self.grants: list[int] = []
        self.is_whole = False
        self._keys: list[int] = []
        self._index: dict[int, int] = {}
        self.gauges = moves_of(play.casting.temper)
        self._leaving = LEAVING[play.mode]
        self._is_guided = play.mode == "guide"
        first, way = opening(play)
        self.opening = tuple(one.at.step or "" for one in way)
        context, kept = self.contexts.number(first)
        self.first_gauges = number_of((first.trust, first.patience, first.mood))
        self.first = self._node(context * SIZE + kept[self._is_guided][self.first_gauges])

    # What is there.

    @property
    def size(self) -> int:
        """How many nodes are known."""
        return len(self._keys)

    def context(self, node: int) -> int:
        """The context of a node, gauges left out."""
        return self._keys[node] // SIZE

    def position(self, node: int, gauges: int | None = None) -> Position:
        """A position that the node stands for; gauges: which of them, None keeps what is read."""
        context, number = divmod(self._keys[node], SIZE)
        return self.contexts.position(context, number if gauges is None else gauges)

    def bare(self, node: int) -> Position:
        """The position of a node, its gauges left out."""
        return self.contexts.at[self._keys[node] // SIZE]

    def step_id(self, node: int) -> str:
        """The id of the step that is answered at a node."""
        return self.bare(node).step or ""

    def step(self, node: int) -> AnyStep:
        """The step that is answered at a node."""
        return self.play.steps[self.step_id(node)]

    def view(self, node: int, gauges: int | None = None) -> View:
        """What the student looks at there."""
        return View(self.play, self.position(node, gauges), 1)

    def look(self, node: int) -> object:
        """All that the answers there depend on: nodes of one look have the same edges, in order."""
        context, number = divmod(self._keys[node], SIZE)
        return self.contexts.look(context, number)

    def edges(self, node: int) -> range:
        """The edges of a node, which is expanded where it was not yet."""
        span = self.spans[node]
        if span is None:
            span = self.expand(node)
        return range(*span)

    def gauges_after(self, edge: int, gauges: int) -> int:
        """The state of the gauges after that edge, none of it forgotten."""
        change = self.arcs[edge].outcome.change
        after = self.gauges.row(change)[gauges]
        return self.gauges.fill(change, gauges) if after == UNKNOWN else after

    def marks(self, edge: int) -> dict[str, int]:
        """By criterion, what the edge earns, and what rules grant upon it."""
        arc = self.arcs[edge]
        found = dict(arc.outcome.marks)
        for code, change in arc.granted:
            found[code] = found.get(code, 0) + change
        return found

    @cached_property
    def replayed(self) -> frozenset[str]:
        """The steps that a play may go through twice, whose last visit alone counts.

        Every step, where neither the table nor its contexts are whole: nobody knows then.
        """
        is_known = self.is_whole or self.contexts.is_whole
        return self.contexts.replayed() if is_known else frozenset(self.play.steps)

    # How it grows.

    def grow(self, bound: int = MAX_NODES) -> Generator[None, None, None]:
        """Expand every node that can be reached, in slices; stop once over `bound` nodes."""
        node = 0
        while node < len(self._keys):
            if len(self._keys) > bound:
                return
            for here in range(node, min(node + SLICE, len(self._keys))):
                if self.spans[here] is None:
                    self.expand(here)
                node = here + 1
            yield
        self.is_whole = True

    def expand(self, node: int) -> tuple[int, int]:
        """Find the edges of a node; they are numbered one after the other."""
        context, number = divmod(self._keys[node], SIZE)
        reads = self.contexts.reads[self.contexts.at[context].step or ""]
        sign = reads.sign(number) if reads.gauges else 0
        begin, moves = len(self.goals), self.gauges
        for row in self.contexts.rows(self.play, context, number, sign):
            change = row.outcome.change
            after = moves.row(change)[number]
            if after == UNKNOWN:
                after = moves.fill(change, number)
            leaving = self._leaving if row.may_leave and moves.is_at_end[after] else 0
            case = reads.case(after, leaving)
            arc = row.arcs.get(case)
            if arc is None:
                arc = self.contexts.arc(self.play, context, row, case, after)
            goal = END
            if arc.goal != END:
                goal = self._node(arc.goal * SIZE + arc.kept[self._is_guided][after])
            self.goals.append(goal)
            self.arcs.append(arc)
            self.worths.append(arc.worth)
            self.grants.append(arc.grant)
        span = self.spans[node] = begin, len(self.goals)
        return span

    def _node(self, key: int) -> int:
        found = self._index.get(key)
        if found is None:
            found = self._index[key] = len(self._keys)
            self._keys.append(key)
            self.spans.append(None)
        return found


def compile_table(play: Play, *, bound: int = MAX_NODES, contexts: Contexts | None = None) -> Table:
    """The table of this play's casting class; `is_whole` says whether the bound was hit.

    contexts: those of a play that differs by the customer's gauges alone, to be shared.
    """
    table = Table(play, contexts)
    for _ in table.grow(bound):
        pass
    return table
