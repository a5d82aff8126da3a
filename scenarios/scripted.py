"""Stored plays: `*.partie.yaml` beside a scenario, choose and expect; and the right answers."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from scenarios.conditions import Slug, Written
from scenarios.customer import Mood
from scenarios.files.rule_line import RuleLine
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

REPLAYED = "partie-rejouee"
NO_SCENARIO = "partie-sans-scenario"
# All that following a stored play may tell, beside the form of its file.
RULES: tuple[RuleLine, ...] = (
    RuleLine(REPLAYED, "Une partie enregistrée se rejoue jusqu’à ce qu’elle attend."),
    RuleLine(NO_SCENARIO, "Une partie enregistrée nomme un scénario qui existe."),
)


class Played(Written, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One move of a stored play: exactly one key. `juste` answers right for this customer.

    coup: a move of any kind as the journal writes it, `{type: ordre, ordre: [b, a]}`; its texts
    may be templates. The other keys are short for the commonest.
    """

    juste: bool = False
    coup: AnyMove | None = None
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
    if played.coup is not None:
        return _filled(played.coup, state)
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


def _filled(move: AnyMove, state: State) -> AnyMove:
    """The move with its templates rendered for this play."""
    say = state.view.say

    def fill(value: object) -> object:
        if isinstance(value, str):
            return say(value)
        if isinstance(value, list):
            return [fill(item) for item in value]
        if isinstance(value, dict):
            return {key: fill(item) for key, item in value.items()}
        return value

    return msgspec.convert(fill(msgspec.to_builtins(move)), AnyMove)  # type: ignore[no-any-return]
