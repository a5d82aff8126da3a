"""Blind strategies: players who choose by a reflex, and what each of them answers at every node."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from scenarios.reach.arcs import Arc
from scenarios.reach.table import Table
from scenarios.steps.kind import Refusal, Skip
from scenarios.steps.kinds import AnyMove
from scenarios.steps.reflexes import Reflex


@dataclass(frozen=True, slots=True)
class Strategy:
    """A way to answer without reading for sense.

    label: as teachers read it. looks_at_mood: it knows how the customer will look, as somebody
    does who plays the same customer again; the gauges behind are then followed all along.
    """

    id: Reflex
    label: str
    looks_at_mood: bool = False


STRATEGIES: Mapping[str, Strategy] = MappingProxyType(
    {
        each.id: each
        for each in (
            Strategy("premier", "toujours la première proposition"),
            Strategy("dernier", "toujours la dernière proposition"),
            Strategy("long", "toujours la plus longue"),
            Strategy("deuxieme-long", "toujours la deuxième plus longue"),
            Strategy("court", "toujours la plus courte"),
            Strategy("poli", "toujours la plus polie"),
            Strategy("questions", "toujours celle qui questionne le plus"),
            Strategy("hasard", "au hasard"),
            Strategy(
                "humeur", "toujours celle qui met le client de meilleure humeur", looks_at_mood=True
            ),
        )
    }
)


@dataclass(frozen=True, slots=True)
class Answers:
    """What one strategy answers at a node.

    ranks: of the edges of the node, equally likely, each as often as it comes; empty where the
    step looks back. moves: one for each rank; all of them, equally likely, where it looks back.
    """

    ranks: tuple[int, ...]
    moves: tuple[AnyMove, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """What was found of the answers to one person, on tables with the same contexts.

    answers: by strategy, all that the step reads, and the gauges looked at. ranks: of moves, by the
    same but the strategy, and by what they show of themselves. worths: of arcs, by the step that
    looks back at them.
    """

    answers: dict[object, Answers] = field(default_factory=dict)
    ranks: dict[object, dict[str, int | None]] = field(default_factory=dict)
    worths: dict[str, dict[Arc, int]] = field(default_factory=dict)


class Blind:
    """One strategy on one table, worked out node by node as they are met."""

    def __init__(self, table: Table, strategy: Strategy, known: Known | None = None) -> None:
        """known: what was found before, to be used and added to."""
        self.table = table
        self.strategy = strategy
        self.known = Known() if known is None else known
        # What pleases depends on the temper.
        self._answers = {} if strategy.looks_at_mood else self.known.answers

    def answers(self, node: int, gauges: int | None = None) -> Answers:
        """What it answers there; nodes at which the step reads the same have the same answers.

        gauges: the number of their state, which who looks at the mood needs; the node may have
        forgotten it.
        """
        look = self.strategy.id, self.table.look(node), gauges
        found = self._answers.get(look)
        if found is None:
            found = self._answers[look] = self._found(node, gauges)
        return found

    def _found(self, node: int, gauges: int | None) -> Answers:
        step, view = self.table.step(node), self.table.view(node, gauges)
        moves = step.blind(view, self.strategy.id)
        if step.looks_back():
            return Answers((), moves or (Skip(),))
        ranks: list[int] = []
        taken: list[AnyMove] = []
        met: dict[int, int | None] = {}
        known = self.known.ranks.setdefault(self.table.look(node), {})
        for move in moves:
            # What is likelier comes several times, the very same object.
            if id(move) not in met:
                # A form typed into has no hash; what it shows of itself tells it from the others.
                name = repr(move)
                if name not in known:
                    known[name] = self._rank(node, move)
                met[id(move)] = known[name]
            rank = met[id(move)]
            if rank is not None:
                ranks.append(rank)
                taken.append(move)
        if not ranks:
            rank = self._rank(node, Skip())
            assert rank is not None, "every step can be passed"
            return Answers((rank,), (Skip(),))
        return Answers(tuple(ranks), tuple(taken))

    def _rank(self, node: int, move: AnyMove) -> int | None:
        """Which edge of the node the move takes; None when it is refused, or changes nothing."""
        table = self.table
        progress = table.step(node).accept(move, table.view(node))
        if isinstance(progress, Refusal):
            return None
        wanted = progress.key, progress.marks_only()
        for rank, edge in enumerate(table.edges(node)):
            outcome = table.arcs[edge].outcome
            if (outcome.key, outcome.marks) == wanted:
                return rank
        if progress.is_done or progress.local != view_local(table, node):
            raise LookupError(f"no edge « {progress.key} » at « {table.step(node).id} »")
        return None


def view_local(table: Table, node: int) -> tuple[str, ...]:
    """What the step of a node has kept so far."""
    return table.position(node).local
