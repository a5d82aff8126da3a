"""The same answers given to another version of a play, as far as they still go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.atelier.tryout.trial import Given, Trial
from game.session import Answered
from scenarios.language.clean import quoted
from scenarios.reach.way import best_move
from scenarios.steps.kind import Refusal
from scenarios.steps.kinds import AnyMove

# Kinds answered by picking among lines: the same line is picked again. A best answer of any other
# kind is worked out anew, for the new numbers and the new customer.
PICKED = frozenset({"dialogue", "questions", "sujets"})


@dataclass(frozen=True, slots=True)
class Stopped:
    """Where the answers no longer go on. count: how many were given; why: a sentence."""

    count: int
    why: str


def follow(trial: Trial, given: Sequence[Given]) -> Stopped | None:
    """Give these answers to a fresh trial; None when all were taken."""
    for count, one in enumerate(given):
        why = _elsewhere(trial, one) or _taken(trial, one)
        if why:
            return Stopped(count, why)
    return None


def _elsewhere(trial: Trial, one: Given) -> str:
    """Why this answer is not asked for here; empty when it is."""
    state = trial.state
    here = state.position.step
    if here == one.step and state.visits[here] == one.visit:
        return ""
    if one.step not in trial.play.steps:
        return f"l’étape {quoted(one.step)} n’existe plus."
    return f"les mêmes réponses ne mènent plus à l’étape {quoted(one.step)}."


def _taken(trial: Trial, one: Given) -> str:
    """Give the answer; why it is refused, empty when it is taken."""
    result = _given_again(trial, one)
    if isinstance(result, Refusal) and one.is_best:
        result = trial.lead_best()
    if not isinstance(result, Refusal):
        return ""
    asked = "" if one.move is None else f" ({quoted(_named(one.move))})"
    return f"à l’étape {quoted(one.step)}, la réponse suivante{asked} ne va plus. {result.message}"


def _given_again(trial: Trial, one: Given) -> Answered | Refusal:
    if one.move is None:
        return trial.take_back()
    move = one.move
    if one.is_best and trial.state.view.step.kind not in PICKED:
        move = best_move(trial.state.view)
    return trial.lead(move, is_best=one.is_best) if one.is_led else trial.answer(move)


def _named(move: AnyMove) -> str:
    """The id of the line picked; the kind of the answer where there is none."""
    for name in ("choix", "question", "sujet"):
        value = getattr(move, name, None)
        if isinstance(value, str):
            return value
    return str(type(move).__struct_config__.tag)
