"""What every drawing of a scenario's map writes: names of stops, what takes a way."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping

from scenarios.language.clean import one_line
from scenarios.language.typography import typeset
from scenarios.model import Nature
from scenarios.reach.graph import WALK_OUT
from scenarios.reach.story_map import Link, LinkKind, Reason, Stop

BEST = "★"
NATURE_SIGNS: Mapping[Nature, str] = {"reussie": "✓", "partielle": "~", "rompue": "✗"}
NATURE_WORDS: Mapping[Nature, str] = {
    "reussie": "réussie",
    "partielle": "partielle",
    "rompue": "rompue",
}
# What is said of a way, after the stop that it leads to.
KIND_WORDS: Mapping[LinkKind, str] = {
    "suite": "",
    "detour": "puis retour ici",
    "retour": "retour",
    "alea": "aléa",
    "depart": "",
}


def name(stop_id: str) -> str:
    """The id of a stop as a reader meets it."""
    return "(départ)" if stop_id == WALK_OUT else stop_id


def title(stop: Stop, width: int) -> str:
    """Its first words, on one line that long at most; expressions show as « … »."""
    plain = _without_expressions(stop.title)
    return textwrap.shorten(typeset(one_line(plain, 500)), width, placeholder=" …")


def reason(each: Reason) -> str:
    """« partir-du-site (attendu), si la confiance est au moins à 12 »."""
    said = each.answer + (f" ({each.quality})" if each.quality else "")
    if not each.condition:
        return said
    if each.condition == "sinon":
        return f"{said}, sinon" if said else "sinon"
    return f"{said}, si {each.condition}" if said else f"si {each.condition}"


def short_reason(link: Link) -> str:
    """The same in a few words, for a drawing: one answer by its name, several by their number."""
    answers = dict.fromkeys(each.answer for each in link.reasons if each.answer)
    if link.kind == "alea":
        return f"aléa : {next(iter(answers))}"
    if len(answers) > 1:
        return f"{len(answers)} réponses"
    if answers:
        return next(iter(answers))
    if any(each.condition == "sinon" for each in link.reasons):
        return "sinon"
    return "selon la situation" if link.reasons else KIND_WORDS[link.kind]


def _without_expressions(text: str) -> str:
    parts = text.split("{{")
    said = parts[0] + "".join("…" + part.partition("}}")[2] for part in parts[1:])
    return said.replace("……", "…")
