"""The list of kinds in line mode: the one place that a new kind of step joins."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from game.texte.desk import Desk
from game.texte.kinds import autoevaluation, calcul, dialogue, fiche, questions
from scenarios.steps.kinds import AnyMove


@dataclass(frozen=True, slots=True)
class Face:
    """How a kind is shown, then asked. Both take the kind's own class of Offer."""

    show: Callable[[Any, Desk], None]
    ask: Callable[[Any, Desk], AnyMove]


FACES: Mapping[str, Face] = {
    "dialogue": Face(dialogue.show, dialogue.ask),
    "questions": Face(questions.show, questions.ask),
    "fiche": Face(fiche.show, fiche.ask),
    "calcul": Face(calcul.show, calcul.ask),
    "autoevaluation": Face(autoevaluation.show, autoevaluation.ask),
}
