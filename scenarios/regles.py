"""The rules over a whole play, as data: those of the house, and those that a scenario declares.

What they watch, and how they are kept or broken, is in `rulings`.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Annotated, Literal

import msgspec

from scenarios.conditions import Slug, Written
from scenarios.files.ours import read_ours
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


@cache
def house_rules() -> Mapping[str, HouseRule]:
    """The rules of the house by id, read once."""
    return {rule.id: rule for rule in read_ours("scenarios", FILE, RuleFile).regles}


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
