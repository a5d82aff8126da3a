"""The rules over a whole play at work: small automata that follow every move.

Where an automaton stands is written among the facts of the position, under names that no author
can write (`regle.ID.word`): play, replay and search carry it along by the same law. For an order
the words are `prete` (the first thing was done), `close` (judged for good) and `tenue`; for what
must never be done, `tenue` (it could have been done, and was not) and `manquee`. A rule that
nothing put to the test has no word, and gives no mark.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from scenarios.play import Play, Position, View
from scenarios.regles import HouseRule, Order, house_rules
from scenarios.steps.kind import Mark, Progress
from scenarios.steps.parts import QUALITY_MARK, Choice

if TYPE_CHECKING:
    from scenarios.steps.kinds import AnyStep
    from scenarios.trace import Act

Verdict = Literal["tenue", "manquee"]
KEPT, BROKEN = 3, 0


@dataclass(frozen=True, slots=True)
class Ruled:
    """What became of one rule.

    verdict: None when nothing put it to the test, or when it does not apply. reason: of the
    verdict, or why it does not apply. lines: journal lines of what kept or broke it, in order;
    said: the words or deeds of those lines. marks: granted at the ending only.
    """

    rule: str
    title: str
    is_applicable: bool
    verdict: Verdict | None
    reason: str
    marks: tuple[Mark, ...] = ()
    lines: tuple[int, ...] = ()
    said: tuple[str, ...] = ()


def word(rule: HouseRule, name: str) -> str:
    """The internal fact that says where a rule stands: no author can write a dot."""
    return _word(rule.id, name)


@cache
def _word(rule: str, name: str) -> str:
    """Made once: a search asks for it a million times, and equal strings are then one."""
    return f"regle.{rule}.{name}"


def followed(play: Play, position: Position, progress: Progress) -> frozenset[str]:
    """The facts of a position, with the words of the rules as they stand after this move."""
    facts = position.facts
    step = play.steps[position.step or ""]
    for rule in play.rules:
        if rule.avant is not None:
            facts = _ordered(rule, rule.avant, facts, step, progress)
        elif any(watched(rule, line) for line in step.lines()):
            facts = _spared(rule, facts, View(play, position, 1), progress)
    return facts


def _ordered(
    rule: HouseRule, order: Order, facts: frozenset[str], step: AnyStep, progress: Progress
) -> frozenset[str]:
    deed = step.act_of(progress)
    # Rules of order are about the interview with the customer, not about a word to a colleague.
    if deed is None or step.interlocuteur is not None or word(rule, "close") in facts:
        return facts
    is_ready = word(rule, "prete") in facts
    if deed in order.ensuite:
        closed = facts - {word(rule, "prete")} | {word(rule, "close")}
        return closed | {word(rule, "tenue")} if is_ready else closed
    if deed in order.d_abord and _is_well_done(progress):
        return facts | {word(rule, "prete")}
    return facts


def _is_well_done(progress: Progress) -> bool:
    """Whether it opens the way: a reformulation that invents, or a wrong price, does not."""
    if progress.choice is not None:
        return progress.quality in ("attendu", "acceptable")
    return all(mark.value >= QUALITY_MARK["acceptable"] for mark in progress.marks)


def _spared(
    rule: HouseRule, facts: frozenset[str], view: View, progress: Progress
) -> frozenset[str]:
    if word(rule, "manquee") in facts or progress.choice is None:
        return facts
    # What the house knew before this line.
    known = view.position.facts
    if watched(rule, progress.choice) in known:
        return facts - {word(rule, "tenue")} | {word(rule, "manquee")}
    # The rule is kept by who could have broken it and said something else.
    if any(watched(rule, line) in known for line in view.step.available(view)):
        return facts | {word(rule, "tenue")}
    return facts


def watched(rule: HouseRule, choice: Choice) -> str | None:
    """The fact that makes this line break this rule; None when none does."""
    return choice.demande if rule.sans_redemander else choice.malgre if rule.sans_insister else None


def read_in(step: AnyStep, rules: Sequence[HouseRule]) -> frozenset[str]:
    """Facts that this step's part in the rules depends on.

    Empty when the step can change nothing of them: what kept or broke a rule is then over.
    """
    found: set[str] = set()
    for rule in rules:
        if rule.avant is not None:
            if step.interlocuteur is None and set(step.acts()) & set(rule.avant.ensuite):
                found |= {word(rule, "prete"), word(rule, "close")}
            continue
        facts = {fact for line in step.lines() if (fact := watched(rule, line))}
        if facts:
            found |= facts | {word(rule, "tenue"), word(rule, "manquee")}
    return frozenset(found)


def granted(
    rules: Sequence[HouseRule], before: frozenset[str], after: frozenset[str]
) -> Iterator[tuple[str, int]]:
    """(criterion, change) of what the ending will grant, by the words that a move has changed."""
    for rule in rules:
        kept = word(rule, "tenue")
        change = KEPT * ((kept in after) - (kept in before))
        if change:
            yield from ((criterion, change) for criterion in rule.criteres)


def most_granted(rules: Sequence[HouseRule], criterion: str | None) -> int:
    """The most that rules can grant on a criterion; in all, for None."""
    return KEPT * sum(
        len(rule.criteres) if criterion is None else criterion in rule.criteres for rule in rules
    )


def ruled(play: Play, acts: Sequence[Act], *, is_over: bool) -> tuple[Ruled, ...]:
    """What became of every rule declared, then those that do not apply here."""
    found = [_ruled(rule, acts, is_over=is_over) for rule in play.rules]
    house = house_rules() if play.scenario.regles_sans_objet else {}
    found += [
        Ruled(left.regle, house[left.regle].titre, False, None, left.raison)
        for left in play.scenario.regles_sans_objet
        if left.regle in house
    ]
    return tuple(found)


def _ruled(rule: HouseRule, acts: Sequence[Act], *, is_over: bool) -> Ruled:
    facts = acts[-1].facts if acts else frozenset[str]()
    verdict = verdict_of(rule, facts)
    if verdict is None:
        return Ruled(rule.id, rule.titre, True, None, "")
    if verdict == "tenue":
        names, value, reason = ("prete", "tenue"), KEPT, rule.tenue
    else:
        names, value, reason = ("manquee", "close"), BROKEN, rule.manquee
    shown = _turning(acts, {word(rule, name) for name in names})
    marks = tuple(Mark(criterion, value, reason) for criterion in rule.criteres)
    return Ruled(
        rule=rule.id,
        title=rule.titre,
        is_applicable=True,
        verdict=verdict,
        reason=reason,
        marks=marks if is_over else (),
        lines=tuple(act.line for act in shown),
        said=tuple(act.said for act in shown),
    )


def verdict_of(rule: HouseRule, facts: frozenset[str]) -> Verdict | None:
    """Where the rule stands; None as long as nothing has put it to the test."""
    if word(rule, "tenue") in facts:
        return "tenue"
    is_broken = word(rule, "close") in facts or word(rule, "manquee") in facts
    return "manquee" if is_broken else None


def _turning(acts: Sequence[Act], words: set[str]) -> list[Act]:
    """The acts after which one of these words first stood."""
    before: frozenset[str] = frozenset()
    found = []
    for act in acts:
        if words & (act.facts - before):
            found.append(act)
        before = act.facts
    return found
