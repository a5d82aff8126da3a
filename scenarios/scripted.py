"""Stored plays: `*.partie.yaml` beside a scenario, choose and expect; and the right answers."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from scenarios.conditions import Slug, Written
from scenarios.customer import Mood
from scenarios.kernel import State
from scenarios.moves import right_move
from scenarios.play import Mode
from scenarios.steps.autoevaluation import AutoevaluationMove
from scenarios.steps.calcul import CalculMove
from scenarios.steps.dialogue import DialogueMove
from scenarios.steps.fiche import FicheMove
from scenarios.steps.kind import Skip
from scenarios.steps.kinds import AnyMove
from scenarios.steps.questions import QuestionsMove

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
