"""The list of kinds: the one place that a new kind of step joins."""

from __future__ import annotations

from scenarios.steps.autoevaluation import Autoevaluation, AutoevaluationMove
from scenarios.steps.calcul import Calcul, CalculMove
from scenarios.steps.dialogue import Dialogue, DialogueMove
from scenarios.steps.envoi import Envoi, EnvoiMove
from scenarios.steps.fiche import Fiche, FicheMove
from scenarios.steps.kind import Skip
from scenarios.steps.questions import Questions, QuestionsMove

AnyStep = Dialogue | Questions | Fiche | Calcul | Autoevaluation | Envoi
AnyMove = (
    DialogueMove | QuestionsMove | FicheMove | CalculMove | AutoevaluationMove | Skip | EnvoiMove
)
