"""`autoevaluation`: the student judges their own play before seeing the score."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Annotated, ClassVar

import msgspec

from scenarios.conditions import Slug, Written
from scenarios.steps.kind import (
    NOT_FOR_THIS_STEP,
    SKIP_REASON,
    Mark,
    Move,
    Offer,
    Option,
    Part,
    Progress,
    Refusal,
    Skip,
    share_mark,
)
from scenarios.steps.parts import MARK_QUALITY, Text
from scenarios.steps.reflexes import Reflex, Seen, picks
from scenarios.steps.step import Step

# What is asked where the author wrote no `consigne`.
PROMPT = "Comment jugez-vous votre prestation ?"

if TYPE_CHECKING:
    from scenarios.chance import Chance
    from scenarios.play import View
    from scenarios.steps.kinds import AnyMove

# What the student says of each point, by degree 0-3.
SCALE = ("Pas fait", "Essayé, à reprendre", "Plutôt réussi", "Réussi")
# A judgement agrees with the trace up to this distance: always true of one degree at least.
AGREEMENT = 0.75
SKIPPED = "passer"


class AutoevaluationMove(
    Move, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="autoevaluation"
):
    """Degree 0-3 by id of point; every point is judged."""

    degres: dict[str, int]


class Point(Written, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One thing to judge in one's own play, and the criteria it stands for."""

    FILLED: ClassVar[frozenset[str]] = frozenset({"enonce"})

    id: Slug
    enonce: Text
    criteres: Annotated[tuple[str, ...], msgspec.Meta(min_length=1)]


@dataclass(frozen=True, slots=True)
class AutoevaluationOffer(Offer):
    """The points to judge, and the words of the degrees 0-3."""

    points: tuple[Option, ...]
    scale: tuple[str, ...] = SCALE


class Autoevaluation(
    Step, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="autoevaluation"
):
    """A self-assessment, compared with the trace. Serves e.g. A1T6C3, A3T3C5.

    A point whose criteria were never observed agrees with « Pas fait ».
    """

    SECONDS: ClassVar[int] = 3

    points: Annotated[tuple[Point, ...], msgspec.Meta(min_length=3, max_length=6)]

    def offer(self, view: View) -> AutoevaluationOffer:
        """The points, in the order written."""
        prompt = view.say(self.asks())
        return AutoevaluationOffer(
            prompt, tuple(Option(p.id, view.say(p.enonce)) for p in self.points)
        )

    def accept(self, move: Move, view: View) -> Progress | Refusal:
        """How near the judgement is to what was observed."""
        if isinstance(move, Skip):
            return self._plain(SKIPPED, 0, SKIP_REASON)
        if not isinstance(move, AutoevaluationMove):
            return Refusal(NOT_FOR_THIS_STEP)
        for point in self.points:
            if move.degres.get(point.id) not in (0, 1, 2, 3):
                return Refusal("Jugez chaque point, de 0 à 3.", point.id)
        parts = tuple(self._part(point, move.degres[point.id], view) for point in self.points)
        agreed = sum(part.is_right for part in parts)
        value = share_mark(len(parts) - agreed, len(parts))
        plain = self._plain(f"accord.{value}", value, _reason(agreed, len(parts)))
        return replace(plain, said="Autoévaluation remise.", parts=parts)

    def branches(self, view: View) -> Iterator[Progress]:  # noqa: ARG002 - the kind's contract
        """Every mark that some judgement can earn."""
        total = len(self.points)
        for value in sorted({share_mark(wrong, total) for wrong in range(total + 1)}):
            yield self._plain(f"accord.{value}", value, "")
        yield self._plain(SKIPPED, 0, SKIP_REASON)

    def right(self, view: View) -> AutoevaluationMove:
        """The judgement that agrees with the trace on every point."""
        return AutoevaluationMove(degres=self._right_degrees(view))

    def moves(self, view: View) -> Iterator[AutoevaluationMove]:
        """Right, then one more point misjudged each time."""
        degrees = self._right_degrees(view)
        yield AutoevaluationMove(degres=dict(degrees))
        for id_, degree in list(degrees.items()):
            degrees[id_] = 0 if degree >= 2 else len(SCALE) - 1
            yield AutoevaluationMove(degres=dict(degrees))

    def guess(self, view: View, chance: Chance) -> AutoevaluationMove:  # noqa: ARG002 - the contract
        """Any degrees."""
        return AutoevaluationMove(degres={p.id: chance.below(len(SCALE)) for p in self.points})

    def blind(self, view: View, reflex: Reflex) -> tuple[AnyMove, ...]:
        """One degree for every point, the one that the reflex picks on the scale."""
        if reflex == "hasard":
            return super().blind(view, reflex)
        ranks = picks([Seen(words) for words in SCALE], reflex, is_drawn=False)
        return tuple(AutoevaluationMove(degres=dict.fromkeys(self._ids, rank)) for rank in ranks)

    def looks_back(self) -> tuple[tuple[str, ...], ...]:
        """The criteria of each point."""
        return tuple(point.criteres for point in self.points)

    def agreed(self, move: AnyMove, seen: tuple[float | None, ...]) -> str:
        """As `accept` finds it from the acts themselves."""
        if not isinstance(move, AutoevaluationMove):
            return SKIPPED
        wrong = sum(
            not _agrees(move.degres[point.id], mean)
            for point, mean in zip(self.points, seen, strict=True)
        )
        return f"accord.{share_mark(wrong, len(self.points))}"

    def asks(self) -> str:
        """The instruction, or what every step of this kind asks for."""
        return self.consigne or PROMPT

    def shown(self) -> Iterator[tuple[str, str]]:
        """The points."""
        yield from ((point.id, point.enonce) for point in self.points)

    def answers(self) -> int:
        """One a point."""
        return len(self.points)

    @property
    def _ids(self) -> tuple[str, ...]:
        return tuple(point.id for point in self.points)

    def _right_degrees(self, view: View) -> dict[str, int]:
        seen = {point.id: _observed(point, view) for point in self.points}
        return {id_: 0 if value is None else int(value + 0.5) for id_, value in seen.items()}

    def _plain(self, key: str, value: int, reason: str) -> Progress:
        marks = tuple(Mark(criterion, value, reason) for criterion in self.criteres)
        quality = None if key == SKIPPED else MARK_QUALITY[value]
        return Progress(key=key, marks=marks, quality=quality, reason=reason)

    def _part(self, point: Point, given: int, view: View) -> Part:
        seen = _observed(point, view)
        is_right = _agrees(given, seen)
        expected = SCALE[0] if seen is None else SCALE[int(seen + 0.5)]
        if is_right:
            reason = "Votre jugement rejoint ce qui a été observé."
        elif given > (seen or 0):
            reason = "Votre jugement est plus haut que ce qui a été observé."
        else:
            reason = "Votre jugement est plus bas que ce qui a été observé."
        return Part(point.id, view.say(point.enonce), is_right, SCALE[given], expected, reason)


def _agrees(given: int, seen: float | None) -> bool:
    """Whether a judgement is near enough to the mean of what was observed."""
    return given == 0 if seen is None else abs(given - seen) <= AGREEMENT


def _observed(point: Point, view: View) -> float | None:
    """Mean mark of the point's criteria over the last visit of each step; None when not seen."""
    last = {act.step: act.visit for act in view.acts}
    marks = [
        mark.value
        for act in view.acts
        if act.visit == last[act.step]
        for mark in act.marks
        if mark.criterion in point.criteres
    ]
    return sum(marks) / len(marks) if marks else None


def _reason(agreed: int, total: int) -> str:
    if agreed == total:
        return "Votre jugement rejoint ce qui a été observé, sur tous les points."
    if agreed == 0:
        return "Votre jugement est loin de ce qui a été observé, sur tous les points."
    return f"Votre jugement rejoint ce qui a été observé sur {agreed} des {total} points."
