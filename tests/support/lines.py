"""What a player types in line mode to make a move."""

from __future__ import annotations

import io
import re

from game.texte.talk import Talk
from scenarios.play import View
from scenarios.steps.autoevaluation import AutoevaluationMove, AutoevaluationOffer
from scenarios.steps.calcul import CalculMove
from scenarios.steps.dialogue import DialogueMove, DialogueOffer
from scenarios.steps.fiche import FicheMove, FicheOffer
from scenarios.steps.kinds import AnyMove
from scenarios.steps.questions import QuestionsMove, QuestionsOffer


def typed(move: AnyMove, view: View) -> list[str]:
    """The lines of a move that is offered in this state."""
    offer = view.play.steps[view.position.step or ""].offer(view)
    if isinstance(move, DialogueMove) and isinstance(offer, DialogueOffer):
        return [_number([option.id for option in offer.options], move.choix)]
    if isinstance(move, QuestionsMove) and isinstance(offer, QuestionsOffer):
        ids = [option.id for option in offer.options]
        return [""] if move.question is None else [_number(ids, move.question)]
    if isinstance(move, FicheMove) and isinstance(offer, FicheOffer):
        return [*(move.champs.get(field.id, "") for field in offer.fields), "o"]
    if isinstance(move, CalculMove):
        return [move.reponse]
    if isinstance(move, AutoevaluationMove) and isinstance(offer, AutoevaluationOffer):
        return [str(move.degres[point.id]) for point in offer.points]
    return [""]


def _number(ids: list[str], wanted: str) -> str:
    return str(ids.index(wanted) + 1)


class Screen(io.StringIO):
    """Output kept in memory, in any encoding."""

    def __init__(self, encoding: str = "utf-8") -> None:
        super().__init__()
        self._encoding = encoding

    @property
    def encoding(self) -> str:  # type: ignore[override] # a buffer has none of its own
        """The encoding of the terminal that this stands for."""
        return self._encoding

    @property
    def flat(self) -> str:
        """Everything shown on one line, wherever it was wrapped."""
        return re.sub(r"[ \n]+", " ", self.getvalue())


def talk(*lines: str, screen: Screen | None = None) -> tuple[Talk, Screen]:
    """A conversation with these lines on its input, and what it shows."""
    shown = screen or Screen()
    source = io.BytesIO("".join(line + "\n" for line in lines).encode())
    return Talk(source, shown, echoes=True), shown
