"""The types of a form's fields: what is well formed, and when two values are the same."""

from __future__ import annotations

import datetime
import re
from typing import Literal

from scenarios.clean import comparable, without_accents
from scenarios.numbers import parse_number

FieldType = Literal[
    "texte",
    "texte_long",
    "date",
    "heure",
    "telephone",
    "code_postal",
    "courriel",
    "montant",
    "nombre",
    "choix",
    "case",
]

# How each type is filled, shown beside the field.
FIELD_LABELS: dict[FieldType, str] = {
    "texte": "texte",
    "texte_long": "une ou deux phrases",
    "date": "date : 24/11/2026",
    "heure": "heure : 14 h 30",
    "telephone": "téléphone : dix chiffres",
    "code_postal": "code postal : cinq chiffres",
    "courriel": "adresse électronique",
    "montant": "montant en euros",
    "nombre": "nombre",
    "choix": "un choix de la liste",
    "case": "oui ou non",
}
YES = frozenset({"oui", "o", "x", "vrai", "1"})
NO = frozenset({"non", "n", "", "faux", "0"})
DATE = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})(?:[/.\- ](\d{4}|\d{2}))?")
TIME = re.compile(r"(\d{1,2})\s*(?:h|:|heures?)\s*(\d{2})?", re.IGNORECASE)
MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")


def is_ticked(typed: str) -> bool:
    """Whether what was typed ticks a box."""
    return comparable(typed) in YES


def malformed(kind: FieldType, typed: str, options: tuple[str, ...]) -> str:
    """A kind sentence when the value cannot be of this type; empty when it can, or is empty."""
    bare = typed.strip()
    if not bare:
        return ""
    if kind == "case":
        return "" if comparable(bare) in YES | NO else "Répondez par oui ou par non."
    if kind == "choix":
        names = {comparable(option) for option in options}
        return "" if comparable(bare) in names else f"Choisissez parmi : {', '.join(options)}."
    if kind in SHAPES and normal(kind, bare) is None:
        return SHAPES[kind]
    return ""


SHAPES: dict[FieldType, str] = {
    "date": "Écrivez une date qui existe, par exemple 24/11/2026.",
    "heure": "Écrivez une heure, par exemple 14 h 30.",
    "telephone": "Un numéro de téléphone compte dix chiffres.",
    "code_postal": "Un code postal compte cinq chiffres.",
    "courriel": "Une adresse électronique s’écrit nom@domaine.fr.",
    "montant": "Écrivez un montant, par exemple 1 234,50.",
    "nombre": "Écrivez un nombre, par exemple 12.",
}


def normal(kind: FieldType, value: str) -> str | None:
    """The value in one form for comparing, or None when it is not of this type."""
    if kind == "date":
        return _date(value)
    if kind == "heure":
        return _time(value)
    if kind == "telephone":
        digits = re.sub(r"[\s.\-\u00a0\u202f]", "", value)
        digits = re.sub(r"^\+33", "0", digits)
        return digits if re.fullmatch(r"\d{10}", digits) else None
    if kind == "code_postal":
        digits = re.sub(r"\s", "", value)
        return digits if re.fullmatch(r"\d{5}", digits) else None
    if kind == "courriel":
        bare = comparable(value)
        return bare if MAIL.fullmatch(bare) else None
    if kind in ("montant", "nombre"):
        number = parse_number(value)
        return None if number is None else str(number.normalize())
    if kind == "case":
        return "oui" if is_ticked(value) else "non"
    return re.sub(r"[^\w]+", " ", without_accents(comparable(value))).strip()


def agree(
    kind: FieldType, typed: str, accepted: tuple[str, ...], groups: tuple[tuple[str, ...], ...]
) -> bool:
    """Whether the value typed is one of those accepted, and holds a word of every group.

    Case, accents and punctuation do not matter: spelling is judged elsewhere.
    """
    mine = normal(kind, typed)
    if mine is None or (not mine and kind != "case"):
        return False
    if accepted and mine not in {normal(kind, value) for value in accepted}:
        return False
    return all(any((normal(kind, word) or word) in mine for word in group) for group in groups)


def _date(value: str) -> str | None:
    found = DATE.fullmatch(value.strip())
    if not found:
        return None
    day, month, year = found.groups()
    full = int(year) + (2000 if len(year) == 2 else 0) if year else 2000
    try:
        datetime.date(full, int(month), int(day))
    except ValueError:
        return None
    # Without a year, day and month are compared alone.
    return f"{int(day):02}/{int(month):02}"


def _time(value: str) -> str | None:
    found = TIME.fullmatch(value.strip())
    if not found:
        return None
    hours, minutes = int(found[1]), int(found[2] or 0)
    return f"{hours:02}:{minutes:02}" if hours < 24 and minutes < 60 else None
