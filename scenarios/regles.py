"""The rules over a whole play, as data: those of the house, and those that a scenario declares.

What they watch, and how they are kept or broken, is in `rulings`.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Annotated, Literal

import msgspec

from scenarios.conditions import Slug, Written
from scenarios.files.diagnostics import render
from scenarios.files.source import read
from scenarios.steps.parts import Deed, Text

FILE = "regles.yaml"


class Order(Written, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Nothing of `ensuite` is done before something of `d_abord` was done well."""

    d_abord: Annotated[tuple[Deed, ...], msgspec.Meta(min_length=1)]
    ensuite: Annotated[tuple[Deed, ...], msgspec.Meta(min_length=1)]


class HouseRule(Written, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A rule: one form of three, what it is marked on, and what is said of it kept or broken."""

    id: Slug
    titre: Text
    criteres: Annotated[tuple[str, ...], msgspec.Meta(min_length=1)]
    tenue: Text
    manquee: Text
    avant: Order | None = None
    sans_redemander: bool = False
    sans_insister: bool = False


class RuleFile(Written, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The file of the house's rules."""

    format: Literal[1]
    regles: tuple[HouseRule, ...]


class RuleUsed(Written, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A rule that a scenario judges by. criteres: empty keeps the rule's own."""

    regle: Slug
    criteres: tuple[str, ...] = ()


class RuleLeft(Written, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A rule that does not fit a scenario, and why."""

    regle: Slug
    raison: Text


class DamagedRulesError(RuntimeError):
    """The rules of the house cannot be read: ours to mend."""


@cache
def house_rules() -> Mapping[str, HouseRule]:
    """The rules of the house by id, read once."""
    document, found = read((files("scenarios") / FILE).read_bytes(), f"scenarios/{FILE}")
    if document is None or found:
        raise DamagedRulesError("\n".join(render(each) for each in found))
    try:
        written = msgspec.convert(document.data, RuleFile)
    except msgspec.ValidationError as error:
        raise DamagedRulesError(f"scenarios/{FILE} : {error}") from error
    return {rule.id: rule for rule in written.regles}


def declared(used: tuple[RuleUsed, ...]) -> tuple[HouseRule, ...]:
    """The rules that a scenario declares, with its criteria; an unknown one is left to checks."""
    if not used:
        return ()
    house = house_rules()
    return tuple(
        msgspec.structs.replace(
            house[one.regle], criteres=one.criteres or house[one.regle].criteres
        )
        for one in used
        if one.regle in house
    )
