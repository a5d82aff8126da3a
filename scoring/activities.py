"""What a student does to show each competence: kinds of step, rules and behaviours, as data."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Annotated, Literal

import msgspec

from scenarios.conditions import Slug, Written
from scenarios.files.ours import read_ours

# Whether a line of dialogue shows it: alone, with something else, or not at all.
ByDialogue = Literal["suffit", "en_partie", "insuffisant"]
FILE = "activites.yaml"
Sentence = Annotated[str, msgspec.Meta(pattern=r"^[A-ZÀ-Ý].*[^ ]\.$", max_length=100)]


class Activity(Written, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What shows one competence or sub-point.

    sortes: kinds of step, the most telling first. regles, comportements: what observes it over the
    whole play. aleas: an interruption shows it too. verifie: what the program compares. simule:
    what a text game only describes, empty where nothing is.
    """

    code: str
    dialogue: ByDialogue
    sortes: Annotated[tuple[Slug, ...], msgspec.Meta(min_length=1)]
    regles: tuple[Slug, ...] = ()
    comportements: tuple[str, ...] = ()
    aleas: bool = False
    verifie: Sentence
    simule: str = ""


class ActivityFile(Written, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The file of what shows the competences."""

    format: Literal[1]
    competences: tuple[Activity, ...]


@cache
def activities() -> Mapping[str, Activity]:
    """What shows each competence of the BEP, then each sub-point of the Seconde, by code."""
    return {each.code: each for each in read_ours("scoring", FILE, ActivityFile).competences}
