"""The types of a form's fields: what is well formed, and when two values are the same."""

from __future__ import annotations

import datetime
import re
from typing import Literal

from scenarios.language.clean import clean, comparable, without_accents
from scenarios.sums.numbers import parse_number

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
    "date": "date, par exemple 24/11/2026",
    "heure": "heure, par exemple 14 h 30",
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
MONTHS = (
    *("janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet"),
    *("aout", "septembre", "octobre", "novembre", "decembre"),
)
DATE = re.compile(
    r"(?:(?:lun|mar|mercre|jeu|vendre|same)di |dimanche )?"
    r"(?P<day>\d{1,2})(?:er)?[/.\- ]"
    rf"(?P<month>\d{{1,2}}|{'|'.join(MONTHS)})(?:[/.\- ](?P<year>\d{{4}}|\d{{2}}))?"
)
ISO_DATE = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})")
TIME = re.compile(r"(\d{1,2})\s*(?:h|:|heures?)\s*(\d{2})?", re.IGNORECASE)
MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")


def is_ticked(typed: str) -> bool:
    """Whether what was typed ticks a box."""
    return comparable(typed) in YES


def malformed(kind: FieldType, typed: str, options: tuple[str, ...]) -> str:
    """A kind sentence when the value cannot be of this type; empty when it can, or is empty."""
    bare = clean(typed).strip()
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
    value = clean(value).strip()
    if kind == "date":
        return _date(value)
    if kind == "heure":
        return _time(value)
    if kind == "telephone":
        digits = re.sub(r"[\s.\-/()]", "", value)
        digits = re.sub(r"^(?:\+|00)330?", "0", digits)
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
    return _named(re.sub(r"[^\w]+", " ", without_accents(comparable(value))).strip())


def _named(value: str) -> str:
    """Somebody's name without « Mme » or « Monsieur » before it, however it is written."""
    return re.sub(r"^(?:monsieur|madame|mademoiselle|m|mr|mme|mlle)\s+(?=\D)", "", value)


def agree(
    kind: FieldType, typed: str, accepted: tuple[str, ...], groups: tuple[tuple[str, ...], ...]
) -> bool:
    """Whether the value typed is one of those accepted, and holds a word of every group.

    Case, accents, punctuation and a civility before a name do not matter: spelling is judged
    elsewhere.
    """
    mine = normal(kind, typed)
    if mine is None or (not mine and kind != "case"):
        return False
    if accepted and not any(_same(kind, mine, normal(kind, value)) for value in accepted):
        return False
    return all(any(_says(mine, normal(kind, word) or word) for word in group) for group in groups)


def _says(mine: str, word: str) -> bool:
    """Whether the word, or the beginning of one, is there: « 3 » is not in « 13 »."""
    if word not in mine:
        return False
    start = r"(?<!\d)" if word[:1].isdigit() else ""
    end = r"(?!\d)" if word[-1:].isdigit() else ""
    return not (start or end) or bool(re.search(f"{start}{re.escape(word)}{end}", mine))


def _same(kind: FieldType, mine: str, theirs: str | None) -> bool:
    """Whether both are one value; a year left out, or its century, is no difference."""
    if kind != "date" or theirs is None:
        return mine == theirs
    (*day, year), (*other_day, other) = mine.split("/"), theirs.split("/")
    shared = min(len(year), len(other))
    return day == other_day and (not shared or year[-shared:] == other[-shared:])


def _date(value: str) -> str | None:
    """« dd/mm/ » and the year as typed, empty where there is none; None when no such day exists."""
    bare = " ".join(without_accents(value).casefold().split())
    found = DATE.fullmatch(bare) or ISO_DATE.fullmatch(bare)
    if not found:
        return None
    word, year = found["month"], found["year"] or ""
    day, month = int(found["day"]), MONTHS.index(word) + 1 if word in MONTHS else int(word)
    # A year of two digits is a leap year in both centuries or in neither, 00 apart.
    full = int(year) + (2000 if len(year) == 2 else 0) if year else 2000
    try:
        datetime.date(full, month, day)
    except ValueError:
        return None
    return f"{day:02}/{month:02}/{year}"


def _time(value: str) -> str | None:
    found = TIME.fullmatch(value)
    if not found:
        return None
    hours, minutes = int(found[1]), int(found[2] or 0)
    return f"{hours:02}:{minutes:02}" if hours < 24 and minutes < 60 else None
