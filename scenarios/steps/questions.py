"""`questions`: the student asks in free order; what is known at the end counts, not how many."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, ClassVar

import msgspec

from scenarios.conditions import Slug, Standing, Written, holds
from scenarios.steps.dialogue import feedback_words, offered_words, seen
from scenarios.steps.grading import fault_of, worth
from scenarios.steps.kind import (
    NOT_FOR_THIS_STEP,
    Better,
    Mark,
    Move,
    Offer,
    Option,
    Part,
    Progress,
    Refusal,
    Skip,
)
from scenarios.steps.parts import MARK_QUALITY, QUALITY_MARK, Choice, Deed, Text
from scenarios.steps.reflexes import ASKING_ON, Reflex, picks, pleasure
from scenarios.steps.step import STEP_TEXTS, Step
from scenarios.word_count import mean, words

# What is asked where the author wrote no `consigne`.
PROMPT = "Que demandez-vous ?"

if TYPE_CHECKING:
    from scenarios.chance import Chance
    from scenarios.play import View

# Marks a question that was clumsy when it was asked, in what the step keeps.
CLUMSY = "!"


class QuestionsMove(Move, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="questions"):
    """The id of a question; None ends the questions."""

    question: str | None = None


@dataclass(frozen=True, slots=True)
class QuestionsOffer(Offer):
    """The questions not yet asked, in the order shown; `asked` counts those asked."""

    options: tuple[Option, ...]
    asked: int


class Essential(Written, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A fact that must be known before going on, and how it is named in the report."""

    fait: Slug
    libelle: Text


class Questions(Step, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="questions"):
    """A bank of questions. Serves e.g. A1T3C1 and 1C.

    The mark is 3 less one for each essential still unknown and each clumsy question; a useful
    extra question never costs. banque: another step whose questions are asked here too, but those
    of `sauf` and those whose facts are known already; its essentials unless the step has its own.
    """

    IS_FACING: ClassVar[bool] = True
    SECONDS: ClassVar[int] = 0
    FILLED: ClassVar[frozenset[str]] = STEP_TEXTS | {"raison_complet", "raison_incomplet"}

    acte: Deed | None = "decouvrir"
    banque: Slug | None = None
    sauf: tuple[Slug, ...] = ()
    questions: Annotated[tuple[Choice, ...], msgspec.Meta(max_length=12)] = ()
    essentiels: tuple[Essential, ...] = ()
    raison_complet: Text
    raison_incomplet: Text

    def offer(self, view: View) -> QuestionsOffer:
        """What has not been asked yet, in an order that does not move while asking."""
        asked = {mark.rstrip(CLUMSY) for mark in view.local}
        order = view.shuffled(self.questions, "ordre")
        at = view.standing
        options = tuple(
            Option(q.id, view.say(q.dit)) for q in order if q.id not in asked and holds(q.si, at)
        )
        prompt = view.say(self.asks())
        return QuestionsOffer(prompt, options, len(asked))

    def accept(self, move: Move, view: View) -> Progress | Refusal:
        """A question answered, or the end of the questions and its mark."""
        if isinstance(move, Skip) or (isinstance(move, QuestionsMove) and move.question is None):
            return self._finished(view, is_told=True)
        if not isinstance(move, QuestionsMove):
            return Refusal(NOT_FOR_THIS_STEP)
        asked = {mark.rstrip(CLUMSY) for mark in view.local}
        for question in self.available(view):
            if question.id == move.question:
                return self._asked(question, view)
        if move.question in asked:
            return Refusal("Vous avez déjà posé cette question.")
        return Refusal("Cette question n’est pas proposée ici.")

    def branches(self, view: View) -> Iterator[Progress]:
        """Each question left, and the end."""
        for question in self.available(view):
            yield self._asked(question, view)
        yield self._finished(view, is_told=False)

    def right(self, view: View) -> QuestionsMove:
        """A question that reveals an essential still unknown, else the end."""
        wanted = {essential.fait for essential in self.essentiels} - view.position.facts
        for question in self.available(view):
            value = worth(question, view.standing)
            if value.effects.facts & wanted and QUALITY_MARK[value.quality] >= 2:
                return QuestionsMove(question=question.id)
        return QuestionsMove()

    def moves(self, view: View) -> Iterator[QuestionsMove]:
        """Each question left, and the end."""
        yield from (QuestionsMove(question=option.id) for option in self.offer(view).options)
        yield QuestionsMove()

    def guess(self, view: View, chance: Chance) -> QuestionsMove:
        """Any question, and the end one time in four."""
        options = self.offer(view).options
        if not options or chance.below(4) == 0:
            return QuestionsMove()
        return QuestionsMove(question=chance.pick(options).id)

    def blind(self, view: View, reflex: Reflex) -> tuple[QuestionsMove, ...]:
        """A question, then the end; some reflexes ask on as long as there is something to ask."""
        lines = self.available(view)
        end = QuestionsMove()
        if not lines or (view.local and reflex != "hasard" and reflex not in ASKING_ON):
            return (end,)
        shown = [seen(line, view, reflex) for line in lines]
        # Who looks at the customer's face asks nothing that spoils it.
        if reflex == "humeur" and max(one.pleasure for one in shown) < pleasure(view):
            return (end,)
        asked = tuple(
            QuestionsMove(question=lines[rank].id) for rank in picks(shown, reflex, is_drawn=True)
        )
        # As in `guess`, the end one time in four.
        return asked * 3 + (end,) * len(asked) if reflex == "hasard" else asked

    def reads(self) -> frozenset[str]:
        """The essentials."""
        return frozenset(essential.fait for essential in self.essentiels)

    def asks(self) -> str:
        """The instruction, or what every step of this kind asks for."""
        return self.consigne or PROMPT

    def shown(self) -> Iterator[tuple[str, str]]:
        """The questions."""
        yield from ((question.id, question.dit) for question in self.questions)

    def words(self) -> float:
        """The bank, and what as many questions as there are essentials bring."""
        back = mean(map(feedback_words, self.questions)) * len(self.essentiels)
        return offered_words(self.questions) + back + words(self.raison_complet)

    def answers(self) -> int:
        """As many as its moves."""
        return self.least_moves()

    def least_moves(self) -> int:
        """One question an essential, and the end."""
        return len(self.essentiels) + 1

    def lines(self) -> tuple[Choice, ...]:
        """The questions."""
        return self.questions

    def available(self, view: View) -> tuple[Choice, ...]:
        """The questions not yet asked whose condition holds."""
        asked = {mark.rstrip(CLUMSY) for mark in view.local}
        at = view.standing
        return tuple(q for q in self.questions if q.id not in asked and holds(q.si, at))

    def _asked(self, question: Choice, view: View) -> Progress:
        value = worth(question, view.standing)
        trust, patience = value.change()
        is_clumsy = QUALITY_MARK[value.quality] <= 1
        kept = question.id + (CLUMSY if is_clumsy else "")
        # The order of asking changes nothing that follows: keeping it sorted merges the ways.
        return Progress(
            key=question.id + value.key,
            local=tuple(sorted((*view.local, kept))),
            is_done=False,
            quality=value.quality,
            trust=trust,
            patience=patience,
            facts=value.effects.facts,
            fault=fault_of(value, question, view),
            reason=value.reason,
            said=question.dit,
            reply=value.reply,
            gesture=value.gesture,
            reacts=True,
            choice=question,
            conduct=value.conduct_marks(),
        )

    def _finished(self, view: View, *, is_told: bool) -> Progress:
        facts = view.position.facts
        unknown = [e for e in self.essentiels if e.fait not in facts]
        clumsy = sum(1 for mark in view.local if mark.endswith(CLUMSY))
        nothing_known = len(unknown) == len(self.essentiels)
        value = 0 if nothing_known else max(0, 3 - len(unknown) - clumsy)
        reason = self.raison_incomplet if unknown else self.raison_complet
        reason += _said_of(clumsy)
        marks = tuple(Mark(criterion, value, reason) for criterion in self.criteres)
        if not is_told:
            return Progress(key=f"fin.{value}", marks=marks, quality=MARK_QUALITY[value])
        return Progress(
            key=f"fin.{value}",
            marks=marks,
            quality=MARK_QUALITY[value],
            reason=reason,
            said="",
            parts=self._parts(view),
            better=self._better(view),
        )

    def _parts(self, view: View) -> tuple[Part, ...]:
        facts = view.position.facts
        known = tuple(
            Part(e.fait, e.libelle, e.fait in facts, value="" if e.fait in facts else "non demandé")
            for e in self.essentiels
        )
        clumsy = {mark.rstrip(CLUMSY) for mark in view.local if mark.endswith(CLUMSY)}
        asked = tuple(
            Part(q.id, view.say(q.dit), False, reason=self._why_clumsy(q, view.standing))
            for q in self.questions
            if q.id in clumsy
        )
        return known + asked

    def _why_clumsy(self, question: Choice, at: Standing) -> str:
        """The reason it was clumsy: its own, or that of the case that now fits."""
        return worth(question, at).reason

    def _better(self, view: View) -> tuple[Better, ...]:
        """For each essential still unknown, a question that was on offer and reveals it."""
        facts = view.position.facts
        found = []
        for essential in self.essentiels:
            if essential.fait in facts:
                continue
            for question in self.available(view):
                value = worth(question, view.standing)
                if essential.fait in value.effects.facts and QUALITY_MARK[value.quality] >= 2:
                    found.append(Better(view.say(question.dit), view.say(value.reason)))
                    break
        return tuple(found)


def _said_of(clumsy: int) -> str:
    """What is added for clumsy questions, so that a complete discovery does not read as perfect."""
    if clumsy > 1:
        return f" {clumsy} questions étaient maladroites."
    return " Une question était maladroite." if clumsy else ""
