"""The key of a step: where each answer would lead this customer now, and what it is worth."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from scenarios.customer import Mood
from scenarios.kernel import State, advance, offered_ids
from scenarios.moves import every_move
from scenarios.reach.way import best_move
from scenarios.rulings import Verdict
from scenarios.steps.kind import Mark, Progress, Refusal, Skip
from scenarios.steps.kinds import AnyMove
from scenarios.steps.parts import GRAVE_LABELS, Quality
from scenarios.trace import Act

# Forms and texts come out in dozens of ways: the best ones and silence tell enough.
MOST_OUTCOMES = 9
NO_ANSWER = "Passer sans répondre"
# What ends a step that is answered in several goes.
ENOUGH = {"questions": "Ne plus rien demander", "sujets": "Ne plus rien aborder"}


@dataclass(frozen=True, slots=True)
class Effects:
    """What an answer changes. written: (trust, patience) as the scenario says, temper left out;
    felt: what this customer makes of them, in this mood. mood: None where it stays.

    goal: the step gone to, empty where one stays. interrupts: it is what interrupts. ending: id of
    the ending reached, empty when the play goes on. leaves: the customer walks out. rules: title
    and verdict of those that it puts to the test.
    """

    written: tuple[int, int]
    felt: tuple[int, int]
    facts: tuple[str, ...]
    mood: Mood | None
    goal: str
    ending: str
    leaves: bool
    rules: tuple[tuple[str, Verdict | None], ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """One answer that could be given now. rank: its digit on the screen, 0 where it has none.

    is_best: nothing on offer is worth more. fault: the grave fault in words, empty for none.
    """

    rank: int
    text: str
    quality: Quality | None
    is_best: bool
    marks: tuple[Mark, ...]
    conduct: tuple[Mark, ...]
    reason: str
    fault: str
    effects: Effects


@dataclass(frozen=True, slots=True)
class Key:
    """The answers of a step, in the order shown or the best first. left_out: how many more."""

    outcomes: tuple[Outcome, ...] = ()
    left_out: int = 0


def key_of(state: State) -> Key:
    """The key of the present step; empty when the play is over."""
    if state.is_over:
        return Key()
    best = advance(state, best_move(state.view))
    best_key = best.acts[-1].key if isinstance(best, State) else ""
    found: dict[str, Outcome] = {}
    for move, after in _tried(state):
        act = after.acts[-1]
        one = _outcome(state, move, after)
        found.setdefault(act.key, replace(one, is_best=act.key == best_key))
    outcomes = _ties_too(list(found.values()))
    last = len(outcomes) + 1
    if any(one.rank for one in outcomes):
        return Key(tuple(sorted(outcomes, key=lambda one: one.rank or last)))
    *answers, silence = outcomes
    answers.sort(key=_worth, reverse=True)
    kept = (*answers[: MOST_OUTCOMES - 1], silence)
    return Key(kept, len(outcomes) - len(kept))


def _ties_too(outcomes: list[Outcome]) -> list[Outcome]:
    """Every answer worth as much as the best one is a best one."""
    best = next((_worth(one) for one in outcomes if one.is_best and one.marks), None)
    if best is None:
        return outcomes
    return [replace(one, is_best=bool(one.marks) and _worth(one) == best) for one in outcomes]


def effects_of(before: State, after: State, progress: Progress) -> Effects:
    """What the last answer changed between these two states."""
    act, old, new = after.acts[-1], before.position, after.position
    was = {rule.rule: rule.verdict for rule in before.trace().ruled}
    return Effects(
        written=(progress.trust, progress.patience),
        felt=(new.trust - old.trust, new.patience - old.patience),
        facts=shown_facts(new.facts - old.facts),
        mood=None if new.mood == old.mood else new.mood,
        goal="" if new.step is None or not after.way else new.step,
        ending=new.ending or "",
        leaves=act.is_departure,
        rules=tuple(
            (rule.title, rule.verdict)
            for rule in after.trace().ruled
            if rule.verdict != was.get(rule.rule)
        ),
    )


def shown_facts(facts: frozenset[str]) -> tuple[str, ...]:
    """The facts that an author has written: those of the engine carry a dot."""
    return tuple(sorted(fact for fact in facts if "." not in fact))


def progress_of(before: State, move: AnyMove) -> Progress:
    """What the move did in that state, as written; it must have been taken there."""
    progress = before.view.step.accept(move, before.view)
    assert not isinstance(progress, Refusal), "the move was taken"
    return progress


def fault_words(act: Act) -> str:
    """The grave fault of an answer in words, empty for none."""
    return GRAVE_LABELS[act.fault.nature] if act.fault else ""


def _tried(state: State) -> Iterator[tuple[AnyMove, State]]:
    for move in every_move(state.view):
        after = advance(state, move)
        if isinstance(after, State):
            yield move, after


def _outcome(state: State, move: AnyMove, after: State) -> Outcome:
    act = after.acts[-1]
    rank, text = _shown(state, move, act)
    return Outcome(
        rank=rank,
        text=text,
        quality=act.quality,
        is_best=False,
        marks=act.marks,
        conduct=act.conduct,
        reason=act.reason,
        fault=fault_words(act),
        effects=effects_of(state, after, progress_of(state, move)),
    )


def _shown(state: State, move: AnyMove, act: Act) -> tuple[int, str]:
    """(digit, words) of an answer as the student sees it."""
    if isinstance(move, Skip):
        return 0, NO_ANSWER
    picked = next(
        (v for n in ("choix", "question", "sujet") if isinstance(v := getattr(move, n, None), str)),
        None,
    )
    offered = offered_ids(state.offer())
    if picked in offered:
        return offered.index(picked) + 1, act.said
    return 0, act.said or ENOUGH.get(act.kind, act.reason)


def _worth(one: Outcome) -> tuple[int, int]:
    """What tells two answers apart: marks in all, then the worst of them."""
    values = [mark.value for mark in one.marks] or [0]
    return sum(values), min(values)
