"""Banks of questions shared by several steps: a step that borrows, with what it borrows."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import msgspec

from scenarios.conditions import Condition
from scenarios.steps.questions import Questions

if TYPE_CHECKING:
    from scenarios.steps.kinds import AnyStep
    from scenarios.steps.parts import Choice


def with_banks(steps: Iterable[AnyStep]) -> tuple[AnyStep, ...]:
    """Every step as it is played; one whose bank cannot be found is left as written."""
    every = tuple(steps)
    owned = {s.id: s for s in every if isinstance(s, Questions) and s.banque is None}
    return tuple(
        _stocked(step, owned[step.banque])
        if isinstance(step, Questions) and step.banque in owned
        else step
        for step in every
    )


def borrowers(steps: Iterable[AnyStep], id_: str) -> frozenset[str]:
    """The steps that ask the questions of that one, itself included."""
    return frozenset(
        step.id
        for step in steps
        if step.id == id_ or (isinstance(step, Questions) and step.banque == id_)
    )


def _stocked(step: Questions, bank: Questions) -> Questions:
    lent = tuple(_unless_known(one) for one in bank.questions if one.id not in step.sauf)
    return msgspec.structs.replace(
        step,
        questions=(*lent, *step.questions),
        essentiels=step.essentiels or bank.essentiels,
    )


def _unless_known(question: Choice) -> Choice:
    """What is known already is not asked again: the same question, offered while it is not."""
    if not question.effets.facts:
        return question
    known = Condition(tous=tuple(Condition(fait=fact) for fact in sorted(question.effets.facts)))
    unknown = Condition(aucun=(known,))
    whole = unknown if question.si is None else Condition(tous=(question.si, unknown))
    return msgspec.structs.replace(question, si=whole)
