"""Stored plays: `*.partie.yaml` beside a scenario, choose and expect; and the right answers."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from scenarios.conditions import Slug, Written
from scenarios.customer import Mood
from scenarios.kernel import State
from scenarios.play import Mode, View
from scenarios.steps.autoevaluation import Autoevaluation, AutoevaluationMove, right_degrees
from scenarios.steps.calcul import Calcul, CalculMove
from scenarios.steps.dialogue import Dialogue, DialogueMove
from scenarios.steps.fiche import Fiche, FicheMove
from scenarios.steps.grading import worth
from scenarios.steps.kind import Skip
from scenarios.steps.kinds import AnyMove
from scenarios.steps.parts import QUALITY_MARK
from scenarios.steps.questions import Questions, QuestionsMove

Right = Literal["juste"]


class Played(Written, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One move of a stored play: exactly one key. `juste` answers right for this customer."""

    dialogue: Slug | None = None
    question: Slug | None = None
    fiche: Right | dict[Slug, str] | None = None
    calcul: str | None = None
    autoevaluation: Right | dict[Slug, int] | None = None
    passer: bool = False
    reprendre: bool = False


class Expected(Written, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the play must lead to; what is left out is not looked at."""

    fin: Slug
    faits: tuple[Slug, ...] = ()
    humeur: Mood | None = None


class Script(Written, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A stored play. persona None is drawn by the seed."""

    format: Literal[1]
    scenario: Slug
    persona: Slug | None = None
    graine: int
    mode: Mode
    coups: Annotated[tuple[Played, ...], msgspec.Meta(min_length=1)]
    attendu: Expected


def move_of(played: Played, state: State) -> AnyMove | None:
    """The move a stored line stands for in this state; None takes the last line back."""
    if played.reprendre:
        return None
    if played.passer:
        return Skip()
    if played.dialogue is not None:
        return DialogueMove(choix=played.dialogue)
    if played.question is not None:
        return QuestionsMove(question=None if played.question == "fin" else played.question)
    if isinstance(played.fiche, dict):
        view = state.view
        return FicheMove(champs={id_: view.say(text) for id_, text in played.fiche.items()})
    if isinstance(played.autoevaluation, dict):
        return AutoevaluationMove(degres=dict(played.autoevaluation))
    if played.calcul is not None and played.calcul != "juste":
        return CalculMove(reponse=played.calcul)
    return right_move(state.view)


def right_move(view: View) -> AnyMove:
    """A best move in this state, step by step (not the best way through the play)."""
    step = view.play.steps[view.position.step or ""]
    if isinstance(step, Dialogue):
        return DialogueMove(choix=_best_line(step, view))
    if isinstance(step, Questions):
        return QuestionsMove(question=_best_question(step, view))
    if isinstance(step, Fiche):
        return FicheMove(champs=_right_fields(step, view))
    if isinstance(step, Calcul):
        return CalculMove(reponse=str(step.result(view.play)).replace(".", ","))
    if isinstance(step, Autoevaluation):
        return AutoevaluationMove(degres=right_degrees(step, view))
    raise TypeError(f"no right move for {type(step).__name__}")


def _best_line(step: Dialogue, view: View) -> str:
    at = view.standing
    offer = step.offer(view)
    written = {choice.id: choice for choice in step.choix}

    def marks(id_: str) -> int:
        return sum(mark.value for mark in worth(written[id_], at).marks(step.criteres or ("",)))

    return max((option.id for option in offer.options), key=marks)


def _best_question(step: Questions, view: View) -> str | None:
    at = view.standing
    known = view.position.facts
    wanted = {essential.fait for essential in step.essentiels} - known
    on_offer = {option.id for option in step.offer(view).options}
    for question in step.questions:
        value = worth(question, at)
        if (
            question.id in on_offer
            and value.effects.facts & wanted
            and QUALITY_MARK[value.quality] >= 2
        ):
            return question.id
    return None


def _right_fields(step: Fiche, view: View) -> dict[str, str]:
    filled = {}
    for field in step.champs:
        if field.interdit or not field.is_graded:
            continue
        if field.contient:
            filled[field.id] = " ".join(view.say(group[0]) for group in field.contient)
        else:
            filled[field.id] = view.say(field.accepted[0])
    return filled
