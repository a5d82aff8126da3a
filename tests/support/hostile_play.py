"""The small situation with hostile strings in every text that an author writes."""

from __future__ import annotations

from typing import Any

import msgspec

from scenarios.house.organisation import Organisation
from scenarios.model import Scenario
from scenarios.play import Mode, Play, prepare
from tests.support import essai
from tests.support.hostile import CONTROLS, MARKUP

# Without the template, which has its own test: here it would be an expression.
HOSTILE_TEXT = " ".join(text for text in (*MARKUP, *CONTROLS) if "{{" not in text)
# Keys whose value is a text to read; all others are ids, codes, conditions or formulas.
READ = frozenset(
    {
        *(
            "titre",
            "role",
            "contexte",
            "objectif",
            "libelle",
            "dit",
            "geste",
            "raison",
            "narration",
        ),
        *("consigne", "aide", "reaction", "texte", "question", "explication", "raison_faux"),
        *("raison_complet", "raison_incomplet", "raison_exact", "raison_inexact", "exemple"),
        *("enonce", "nom", "presentation", "quoi", "a", "personne", "fonction", "jours", "heures"),
    }
)


def scenario() -> Scenario:
    """Its texts end with the hostile ones."""
    return msgspec.convert(_spoilt(_plain(essai.scenario())), Scenario)


def organisation() -> Organisation:
    """Same."""
    return msgspec.convert(_spoilt(_plain(essai.organisation())), Organisation)


def play(mode: Mode) -> Play:
    """Ready to start."""
    return prepare(scenario(), organisation(), essai.casting(), mode)


def _plain(value: object) -> Any:
    return msgspec.json.decode(msgspec.json.encode(value))


def _spoilt(value: Any, key: str = "") -> Any:
    if isinstance(value, dict):
        return {name: _spoilt(inner, name) for name, inner in value.items()}
    if isinstance(value, list):
        return [_spoilt(inner, key) for inner in value]
    if isinstance(value, str) and key in READ and " " in value:
        return f"{value} {HOSTILE_TEXT}"
    return value
