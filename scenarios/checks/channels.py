"""Channels: what is perceived on each, what stays private, what has a subject and a date."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scenarios.channels import LETTER_NAMES, LOOKS
from scenarios.checks.rule import Found, Rule
from scenarios.checks.subject import Subject
from scenarios.files.diagnostics import Severity
from scenarios.files.source import Path
from scenarios.language.perception import LOST_HINTS, lost_words
from scenarios.steps.parts import CHANNEL_LABELS, Choice, Line
from scenarios.steps.step import Step
from scenarios.turns import MEDIUM

# What tells who the customer is, or what they bought: `{{ nombres.commande }}`.
PRIVATE = re.compile(
    r"\{\{ *(client\.(?:nom|prenom|nom_complet|appel_nom|telephone|courriel|adresse|voie)"
    r"|nombres\.\w*(?:commande|contrat|dossier|facture|ticket)\w*)\b"
)


def lost_gestures(subject: Subject) -> Iterator[Found]:
    """Gestures that can only be seen on the telephone, seen or heard in writing."""
    for node in subject.inventory.named("geste", "reaction"):
        step = subject.step_at(node.path)
        if step is None:
            continue
        # Somebody else may stand beside whoever is on the telephone.
        if isinstance(node.owner, Line) and node.owner.qui not in (None, step.interlocuteur):
            continue
        medium = MEDIUM[step.canal]
        lost = lost_words(node.text, medium)
        if lost is not None:
            offset, words = lost
            yield Found(
                node.path,
                f"« {words} » ne se perçoit pas {CHANNEL_LABELS[step.canal]}",
                LOST_HINTS[medium],
                text=node.text,
                offset=offset,
            )


def public_secrets(subject: Subject) -> Iterator[Found]:
    """Public replies held for right that tell everybody who the customer is."""
    for path, step, choice in subject.choices():
        if LOOKS[step.canal] != "public":
            continue
        found = PRIVATE.search(choice.dit)
        if found is not None and _is_right(choice):
            yield Found(
                (*path, "dit"),
                f"réponse publique : « {found[1]} » y est lu par tous, dans une réplique attendue",
                "ôtez-le, et proposez de continuer en message privé (canal: message_prive)",
                text=choice.dit,
                offset=found.start(),
            )


def _is_right(choice: Choice) -> bool:
    return "attendu" in (choice.qualite, *(case.qualite for case in choice.cas))


def lone_headers(subject: Subject) -> Iterator[Found]:
    """A subject or a date on a channel, or on a step, that shows none."""
    for path, step in subject.steps():
        for key in ("objet", "date"):
            if getattr(step, key):
                yield from _lone(step, key, (*path, key))


def _lone(step: Step, key: str, path: Path) -> Iterator[Found]:
    if step.canal not in LETTER_NAMES:
        message = f"« {key} » n’est pas montré dans « {step.id} » : ce canal n’a pas d’en-tête"
        hint = f"effacez-le, ou choisissez un canal parmi {', '.join(LETTER_NAMES)}"
        yield Found(path, message, hint, on_key=True)
    elif not step.client and not step.IS_FACING:
        message = f"« {key} » n’est montré nulle part : personne n’écrit dans « {step.id} »"
        yield Found(path, message, "ajoutez « client: », le message reçu", on_key=True)


RULES: tuple[Rule[Subject], ...] = (
    Rule(
        "geste-hors-canal",
        "Un geste écrit peut être perçu sur le canal de son étape.",
        lost_gestures,
        Severity.WARNING,
    ),
    Rule(
        "reponse-publique",
        "Une réponse publique attendue ne dit rien qui désigne la personne.",
        public_secrets,
    ),
    Rule(
        "objet-hors-canal",
        "Un objet, une date sont écrits là où un message reçu les montre.",
        lone_headers,
    ),
)
