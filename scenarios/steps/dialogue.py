"""`dialogue`: the student picks a line; options are shuffled, their order kept on resume."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Annotated, ClassVar

import msgspec

from scenarios.channels import LOOKS
from scenarios.conditions import holds
from scenarios.customer import Change
from scenarios.steps.grading import Worth, fault_of, worth
from scenarios.steps.kind import (
    NOT_FOR_THIS_STEP,
    SKIP_REASON,
    Better,
    Mark,
    Move,
    Offer,
    Option,
    Progress,
    Refusal,
    Skip,
)
from scenarios.steps.parts import Choice, Target, is_clumsy, targets
from scenarios.steps.reflexes import BY_PLACE, Reflex, Seen, picks, pleasure
from scenarios.steps.step import Step
from scenarios.word_count import line_words, mean, words

if TYPE_CHECKING:
    from scenarios.chance import Chance
    from scenarios.play import View


class DialogueMove(Move, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="dialogue"):
    """The id of the line picked."""

    choix: str


@dataclass(frozen=True, slots=True)
class DialogueOffer(Offer):
    """The lines on offer, in the order shown."""

    options: tuple[Option, ...]


class Dialogue(Step, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="dialogue"):
    """A line to pick. Serves e.g. A1T2C1, A3T2C2."""

    IS_FACING: ClassVar[bool] = True
    SECONDS: ClassVar[int] = 0

    choix: Annotated[tuple[Choice, ...], msgspec.Meta(min_length=2, max_length=6)]

    def offer(self, view: View) -> DialogueOffer:
        """The lines whose condition holds, shuffled by seed, step and visit."""
        options = tuple(Option(c.id, view.say(c.dit)) for c in self.available(view))
        is_spoken = LOOKS[self.canal] == "parole"
        prompt = "Que dites-vous ?" if is_spoken else "Qu’écrivez-vous ?"
        return DialogueOffer(view.say(self.consigne) or prompt, view.shuffled(options, "ordre"))

    def accept(self, move: Move, view: View) -> Progress | Refusal:
        """The line's worth to this customer, and the better lines of this very state."""
        if isinstance(move, Skip):
            return replace(self._skipped(), better=self._better(None, view))
        if not isinstance(move, DialogueMove):
            return Refusal(NOT_FOR_THIS_STEP)
        for choice in self.available(view):
            if choice.id == move.choix:
                return self._said(choice, view, self._better(choice, view))
        return Refusal("Cette réplique n’est pas proposée ici.")

    def branches(self, view: View) -> Iterator[Progress]:
        """One way a line on offer, and silence."""
        for choice in self.available(view):
            yield self._said(choice, view, ())
        yield self._skipped()

    def right(self, view: View) -> DialogueMove:
        """The first of the lines worth most."""
        at = view.standing
        written = {choice.id: choice for choice in self.choix}

        def marks(option: Option) -> int:
            earned = worth(written[option.id], at).marks(self.criteres or ("",))
            return sum(mark.value for mark in earned)

        return DialogueMove(choix=max(self.offer(view).options, key=marks).id)

    def moves(self, view: View) -> Iterator[DialogueMove]:
        """Each line on offer."""
        yield from (DialogueMove(choix=option.id) for option in self.offer(view).options)

    def guess(self, view: View, chance: Chance) -> DialogueMove:
        """Any line on offer."""
        return DialogueMove(choix=chance.pick(self.offer(view).options).id)

    def blind(self, view: View, reflex: Reflex) -> tuple[DialogueMove, ...]:
        """The line that the reflex takes."""
        lines = self.available(view)
        ranks = picks([seen(line, view, reflex) for line in lines], reflex, is_drawn=True)
        return tuple(DialogueMove(choix=lines[rank].id) for rank in ranks)

    def marked(self) -> tuple[str, ...]:
        """The step's criteria, and those of notes written apart."""
        codes = dict.fromkeys(self.criteres)
        for choice in self.choix:
            for notes in (choice.notes, *(case.notes or () for case in choice.cas)):
                codes.update(dict.fromkeys(note.critere for note in notes))
        return tuple(codes)

    def shown(self) -> Iterator[tuple[str, str]]:
        """The lines."""
        yield from ((choice.id, choice.dit) for choice in self.choix)

    def words(self) -> float:
        """The lines on offer, and what the one picked brings."""
        return offered_words(self.choix) + mean(map(feedback_words, self.choix))

    def exits(self) -> tuple[str, ...]:
        """Targets of the step, of its lines and of their cases."""
        found = list(targets(self.vers))
        for choice in self.choix:
            found += targets(choice.vers)
            for case in choice.cas:
                found += targets(case.vers)
        return tuple(dict.fromkeys(found))

    def lines(self) -> tuple[Choice, ...]:
        """The lines."""
        return self.choix

    def available(self, view: View) -> tuple[Choice, ...]:
        """The lines whose condition holds."""
        at = view.standing
        return tuple(c for c in self.choix if holds(c.si, at))

    def _said(self, choice: Choice, view: View, better: tuple[Better, ...]) -> Progress:
        value = worth(choice, view.standing)
        trust, patience = value.change()
        return Progress(
            key=choice.id + value.key,
            quality=value.quality,
            marks=value.marks(self.criteres),
            trust=trust,
            patience=patience,
            facts=value.effects.facts,
            goto=value.goto,
            fault=fault_of(value, choice, view),
            reason=value.reason,
            said=choice.dit,
            reply=value.reply,
            gesture=value.gesture,
            reacts=True,
            better=better,
            choice=choice,
            conduct=value.conduct_marks(),
        )

    def _better(self, chosen: Choice | None, view: View) -> tuple[Better, ...]:
        """The best lines on offer, when they are worth more than the one chosen (None: silence)."""
        at = view.standing
        totals = [(_total(worth(c, at), self.criteres), c) for c in self.available(view)]
        best = max(total for total, _ in totals)
        if chosen is not None and _total(worth(chosen, at), self.criteres) >= best:
            return ()
        return tuple(
            Better(view.say(c.dit), view.say(worth(c, at).reason))
            for total, c in totals
            if total == best
        )

    def _skipped(self) -> Progress:
        return Progress(
            key="passer",
            quality="faute",
            marks=tuple(Mark(criterion, 0, SKIP_REASON) for criterion in self.criteres),
            trust=-1,
            patience=-1,
            goto=self._silence(),
            reason=SKIP_REASON,
            reacts=True,
        )

    def _silence(self) -> Target | None:
        """Where silence leads: the step's own way, else that of its last line always offered."""
        if self.vers is not None:
            return None
        always = [c for c in self.choix if c.si is None] or list(self.choix)
        return always[-1].vers


def offered_words(choices: tuple[Choice, ...]) -> int:
    """Words of the lines always offered, and of one of those that wait for a condition."""
    always = sum(words(choice.dit) for choice in choices if choice.si is None)
    return always + max((words(c.dit) for c in choices if c.si is not None), default=0)


def seen(choice: Choice, view: View, reflex: Reflex) -> Seen:
    """A line as somebody sees it who does not weigh it: what that reflex looks at, and no more."""
    if reflex == "humeur":
        value = worth(choice, view.standing)
        change = Change(*value.change(), wears=is_clumsy(value.quality))
        return Seen("", pleasure(view, change))
    return Seen("" if reflex in BY_PLACE else view.say(choice.dit))


def feedback_words(choice: Choice) -> float:
    """Words of what is said back to a line: its reason, the gesture, the answer."""
    return words(choice.raison) + words(choice.reaction) + line_words(choice.reponse)


def _total(value: Worth, criteria: tuple[str, ...]) -> tuple[int, int]:
    """Marks in all, then the worst: how two lines compare."""
    marks = [mark.value for mark in value.marks(criteria)] or [0]
    return (sum(marks), min(marks))
