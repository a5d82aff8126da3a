"""Who says each text of a file, by the field where it is written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from scenarios.aleas import Alea
from scenarios.customer import Contact
from scenarios.house.organisation import (
    Document,
    Granted,
    HandOver,
    Organisation,
    Post,
    Product,
)
from scenarios.model import (
    Departure,
    Ending,
    Extra,
    Instruction,
    LawSource,
    Need,
    Scenario,
    TeacherSheet,
)
from scenarios.regles import RuleLeft
from scenarios.relecture import PointsLeft, PointsRemarked
from scenarios.steps.autoevaluation import Point
from scenarios.steps.calcul import Datum, WrongWay
from scenarios.steps.classement import Axis, Card, Cell
from scenarios.steps.envoi_written import Labelled, Recipient
from scenarios.steps.envoi_written import Subject as SubjectLine
from scenarios.steps.form_fields import Field, Purpose
from scenarios.steps.judged import Protection
from scenarios.steps.kinds import KINDS
from scenarios.steps.ordre import Ranked
from scenarios.steps.parts import Case, Choice, Line, Note
from scenarios.steps.questions import Essential
from scenarios.steps.redaction_written import GridPoint
from scenarios.steps.reperage import Passage
from scenarios.steps.selection import Element
from scenarios.steps.sujets import Matter
from scenarios.steps.tableau_cells import SheetChart, SheetRow, SheetSlip

# Who says it: what the student may say or write, the people met, what tells the situation, why an
# answer is right or wrong, what a house shows, a name on the screen, the teacher's own sheet.
Voice = Literal["eleve", "public", "recit", "raison", "document", "libelle", "professeur"]


# What the student may say; the reasons.
LINES: tuple[Voice, ...] = ("eleve",)
REASONS: tuple[Voice, ...] = ("raison",)

_STEP_FIELDS: Mapping[str, Voice] = {
    **dict.fromkeys(("narration", "consigne", "aide", "question", "objet"), "recit"),
    **dict.fromkeys(("titre", "groupe", "unite"), "libelle"),
    **dict.fromkeys(("explication", "raison_exact", "raison_complet"), "raison"),
    **dict.fromkeys(("raison_inexact", "raison_incomplet", "raison_faux"), "raison"),
    "finalite": "eleve",
    "modele": "eleve",
    "client": "public",
}
# By class, the voice of each field; a field that is not here is never read by anybody.
VOICES: Mapping[type, Mapping[str, Voice]] = {
    **dict.fromkeys(KINDS.values(), _STEP_FIELDS),
    Choice: {"dit": "eleve", "raison": "raison", "reponse": "public", "reaction": "public"},
    Case: {"raison": "raison", "reponse": "public", "reaction": "public"},
    Line: {"dit": "public", "geste": "public"},
    Note: {"raison": "raison"},
    Matter: {
        "dit": "eleve",
        "libelle": "libelle",
        "raison": "raison",
        "reponse": "public",
        "reaction": "public",
    },
    Purpose: {"dite": "eleve", "autres": "eleve", "raison": "raison"},
    Element: {"texte": "libelle", "raison": "raison", "raison_sinon": "raison"},
    Passage: {
        "texte": "public",
        "nature": "libelle",
        "raison": "raison",
        "raison_sinon": "raison",
    },
    Card: {"texte": "libelle", "raison": "raison"},
    Ranked: {"texte": "libelle", "raison": "raison"},
    Axis: {"libelle": "libelle"},
    Cell: {"libelle": "libelle"},
    SubjectLine: {"texte": "eleve", "raison": "raison"},
    Labelled: {"libelle": "libelle", "raison": "raison"},
    Recipient: {"nom": "libelle", "qualite": "libelle", "adresse": "libelle", "raison": "raison"},
    Field: {
        **dict.fromkeys(("libelle", "options", "groupe", "exemple", "attendu"), "libelle"),
        "prerempli": "libelle",
        "raison": "raison",
    },
    Protection: {"raison": "raison"},
    WrongWay: {"raison": "raison"},
    SheetSlip: {"raison": "raison"},
    SheetChart: {"titre": "libelle", "raison": "raison"},
    SheetRow: {"libelle": "libelle"},
    Datum: {"libelle": "libelle"},
    Essential: {"libelle": "libelle"},
    Point: {"enonce": "libelle"},
    GridPoint: {"enonce": "libelle"},
    Alea: {"annonce": "recit"},
    Ending: {"titre": "recit", "texte": "recit"},
    Departure: {"raison": "raison"},
    Instruction: {"texte": "recit", "de": "libelle"},
    Extra: {"role": "libelle"},
    Need: {"libelle": "professeur", "mots": "public"},
    Contact: {"fait": "recit", "quand": "libelle"},
    Scenario: {
        **dict.fromkeys(("role", "contexte", "objectif"), "recit"),
        "titre": "libelle",
    },
    RuleLeft: {"raison": "professeur"},
    TeacherSheet: dict.fromkeys(("objectifs", "seance", "discussion"), "professeur"),
    LawSource: {"regle": "professeur"},
    PointsLeft: {"raison": "professeur"},
    PointsRemarked: {"remarque": "professeur"},
    Document: dict.fromkeys(("titre", "texte", "colonnes", "lignes"), "document"),
    Organisation: {
        **dict.fromkeys(("charte", "presentation"), "document"),
        **dict.fromkeys(("adresse", "telephone", "courriel", "site"), "libelle"),
    },
    Granted: {"quoi": "document"},
    HandOver: {"quoi": "document", "a": "document"},
    Post: dict.fromkeys(("service", "personne", "fonction", "lieu", "poste"), "libelle"),
    Product: {"nom": "document", "caracteristiques": "document", "garantie": "document"},
}
