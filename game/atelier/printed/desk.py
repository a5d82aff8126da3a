"""What every kind of step is laid on paper with: texts of this customer, replies, marks in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import msgspec

from game.atelier.printed.conditions import Reader
from game.atelier.printed.values import Item, KeyLine, Reply, Said, Way
from scenarios.conditions import Condition
from scenarios.customer import felt
from scenarios.kernel import State
from scenarios.play import View
from scenarios.steps.grading import Worth, fault_of, worth
from scenarios.steps.judged import Judged
from scenarios.steps.kind import Mark
from scenarios.steps.kinds import AnyStep
from scenarios.steps.parts import (
    GRAVE_LABELS,
    MARK_QUALITY,
    Branch,
    Choice,
    GraveFault,
    Line,
    Quality,
    Target,
)
from scenarios.turns import reaction, speaker
from scoring.report.wording import verdict

# Told once, above the key: most kinds are marked so.
SHARE = (
    "À la part : 3, tout est juste ; 2, une seule erreur sur quatre points au moins, ou une pour"
    " six ; 1, la moitié au moins ; 0, moins."
)
# A condition that always holds: a case put under it is the worth that is looked at.
ALWAYS = Condition()


@dataclass(frozen=True, slots=True)
class Desk:
    """Where one step is laid on paper: the state in which it is met, and who reads conditions."""

    state: State
    reader: Reader

    @property
    def view(self) -> View:
        """What the step may look at."""
        return self.state.view

    def say(self, text: str) -> str:
        """An author's text, rendered for this customer."""
        return self.view.say(text)

    def onwards(self, target: Target | None) -> tuple[Way, ...]:
        """Where a target leads this customer's play."""
        if target is None:
            return ()
        branches = (Branch(etape=target),) if isinstance(target, str) else target
        ordered = self.reader.ordered((branch.si, branch.etape) for branch in branches)
        if len({goal for _, goal in ordered}) == 1:
            return (Way("", ordered[0][1]),)
        return tuple(Way(when, goal) for when, goal in ordered)

    def said(self, lines: str | tuple[Line, ...]) -> tuple[Said, ...]:
        """What may be said, by whom, each with its condition."""
        written = ((Line(dit=lines),) if lines else ()) if isinstance(lines, str) else lines
        return tuple(
            Said(when, speaker(self.view, line.qui), self.say(line.geste), self.say(line.dit))
            for when, line in self.reader.ordered((line.si, line) for line in written)
        )

    def worths(self, choice: Choice) -> tuple[tuple[str, Worth], ...]:
        """What a line may be worth to this customer, each with its condition."""
        at = self.view.standing
        plain = msgspec.structs.replace(choice, cas=())
        cases: list[tuple[Condition | None, Worth]] = []
        for rank, case in enumerate(choice.cas):
            held = msgspec.structs.replace(case, si=ALWAYS)
            value = worth(msgspec.structs.replace(choice, cas=(held,)), at)
            cases.append((case.si, replace(value, case=rank)))
        return self.reader.ordered([*cases, (None, worth(plain, at))])

    def offered(self, choices: Sequence[Choice]) -> tuple[Choice, ...]:
        """The lines that this customer may be told, in the order shown on the first visit."""
        may = [choice for choice in choices if self.reader.may_hold(choice.si)]
        return self.view.shuffled(may, "ordre")

    def items(self, choices: Sequence[Choice]) -> tuple[Item, ...]:
        """The same as numbered lines; one that waits for something says so."""
        return tuple(
            Item(number, self.say(choice.dit), self.reader.when(choice.si))
            for number, choice in enumerate(choices, start=1)
        )

    def replies(
        self, step: AnyStep, number: int, choice: Choice, target: Target | None
    ) -> Iterator[Reply]:
        """What a line brings, once for each of its worths. target: where the step leads."""
        for when, value in self.worths(choice):
            trust, patience = self._moved(step, value)
            yield Reply(
                number,
                when,
                self._answer(step, choice, value),
                value.effects.facts,
                trust,
                patience,
                self.onwards(value.goto if value.goto is not None else target),
            )

    def key_lines(
        self, step: AnyStep, number: int, choice: Choice, *, is_marked: bool = True
    ) -> Iterator[KeyLine]:
        """What a line is worth and why, once for each of its worths."""
        opened = self.reader.when(choice.si)
        for when, value in self.worths(choice):
            sign, word = verdict(value.quality, is_spoken=True)
            fault = fault_of(value, choice, self.view)
            marks = value.marks(step.criteres)
            yield KeyLine(
                answer=f"{number}. {self.say(choice.dit)}",
                sign=sign,
                word=word,
                marks=marks_words(marks) if is_marked else "",
                reason=" ".join(dict.fromkeys(self.say(r) for r in _reasons(value, marks))),
                when=", ".join(each for each in (opened, when) if each),
                fault=fault_words(fault),
                is_best=value.quality == "attendu",
            )

    def _answer(self, step: AnyStep, choice: Choice, value: Worth) -> tuple[Said, ...]:
        gesture = self.say(value.gesture)
        own = (Said("", speaker(self.view, None), gesture, ""),) if gesture else ()
        said = self.said(value.reply)
        if own or said or step.interlocuteur is not None:
            return own + said
        found = reaction(self.view, self.view.position.mood, choice.id + value.key)
        if found is None:
            return ()
        manner = found[0]
        return (Said("", speaker(self.view, None), self.say(manner.geste), self.say(manner.dit)),)

    def _moved(self, step: AnyStep, value: Worth) -> tuple[int, int]:
        """How much trust and patience move, for a calm customer of this temper."""
        if step.interlocuteur is not None:
            return 0, 0
        temper = self.view.play.casting.temper
        trust, patience = (felt(change, temper, "serein") for change in value.change())
        return trust, patience - (temper.usure if value.quality in ("maladroit", "faute") else 0)


def _reasons(value: Worth, marks: Iterable[Mark]) -> Iterator[str]:
    yield value.reason
    yield from (mark.reason for mark in marks)


def marks_words(marks: Sequence[Mark]) -> str:
    """« 3 » where every criterion has the same, else « A1T3K1 : 2 ; HR.RGPD.K2 : 0 »."""
    if not marks:
        return ""
    if len({mark.value for mark in marks}) == 1:
        return str(marks[0].value)
    return " ; ".join(f"{mark.criterion} : {mark.value}" for mark in marks)


def fault_words(fault: GraveFault | None) -> str:
    """« engager la maison hors délégation (plafonne 2A) »; empty for none."""
    if fault is None:
        return ""
    capped = f" (plafonne {', '.join(fault.competences)})" if fault.competences else ""
    return GRAVE_LABELS[fault.nature] + capped


def quality_words(mark: int) -> tuple[str, str, Quality]:
    """(sign, word, quality) of a mark 0-3 given by a program."""
    quality = MARK_QUALITY[mark]
    return (*verdict(quality, is_spoken=False), quality)


def shield_notes(step: Judged, desk: Desk) -> tuple[str, ...]:
    """How protection is marked, where the step has any."""
    if step.protection is None:
        return ()
    codes = ", ".join(step.protection.criteres)
    grave = fault_words(step.protection.faute_grave)
    worst = f" Y manquer est une faute grave : {grave}." if grave else ""
    return (
        f"Protection des personnes ({codes}) : 3, ou 0 au premier manquement."
        f" {desk.say(step.protection.raison)}{worst}",
    )


def whole_notes(step: Judged, desk: Desk) -> tuple[str, ...]:
    """What is said of a right and of a wrong answer, then how protection is marked."""
    return (
        f"Juste : {desk.say(step.raison_exact)} Sinon : {desk.say(step.raison_inexact)}",
        *shield_notes(step, desk),
    )


def gathered(
    replies: Sequence[Reply], ways: tuple[Way, ...]
) -> tuple[tuple[Reply, ...], tuple[Way, ...]]:
    """The ways told once under the replies where all lead alike, else with each reply."""
    led = {reply.ways for reply in replies}
    if len(led) != 1:
        return tuple(replies), ()
    return tuple(replace(reply, ways=()) for reply in replies), led.pop() or ways
