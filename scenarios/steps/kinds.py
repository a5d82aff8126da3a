"""The list of kinds: the one place that a new kind of step joins."""

from __future__ import annotations

from collections.abc import Mapping
from typing import get_args

from scenarios.steps.autoevaluation import Autoevaluation, AutoevaluationMove
from scenarios.steps.calcul import Calcul, CalculMove
from scenarios.steps.classement import Classement, ClassementMove
from scenarios.steps.dialogue import Dialogue, DialogueMove
from scenarios.steps.envoi import Envoi, EnvoiMove
from scenarios.steps.fiche import Fiche, FicheMove
from scenarios.steps.judged import Judged
from scenarios.steps.kind import Skip
from scenarios.steps.ordre import Ordre, OrdreMove
from scenarios.steps.questions import Questions, QuestionsMove
from scenarios.steps.recherche import Recherche
from scenarios.steps.redaction import Redaction, RedactionMove
from scenarios.steps.reperage import Reperage, ReperageMove
from scenarios.steps.searching import RechercheMove
from scenarios.steps.selection import Selection, SelectionMove
from scenarios.steps.step import Step
from scenarios.steps.sujets import Sujets, SujetsMove
from scenarios.steps.tableau import Tableau, TableauMove

# One a line, so that two kinds may join at once.
# fmt: off
AnyStep = (
    Autoevaluation
    | Calcul
    | Classement
    | Dialogue
    | Envoi
    | Fiche
    | Ordre
    | Questions
    | Recherche
    | Redaction
    | Reperage
    | Selection
    | Sujets
    | Tableau
)
AnyMove = (
    AutoevaluationMove
    | CalculMove
    | ClassementMove
    | DialogueMove
    | EnvoiMove
    | FicheMove
    | OrdreMove
    | QuestionsMove
    | RechercheMove
    | RedactionMove
    | ReperageMove
    | SelectionMove
    | Skip
    | SujetsMove
    | TableauMove
)
# fmt: on

# By the word that `type` holds.
KINDS: Mapping[str, type[Step]] = {
    str(kind.__struct_config__.tag): kind for kind in get_args(AnyStep)
}
# Kinds whose answer is handed in whole: what was asked says more of it than « remis ».
HANDED_IN = frozenset(name for name, kind in KINDS.items() if issubclass(kind, Judged))
