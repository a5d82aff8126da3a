"""Why each rule is there, for a teacher: one YAML file a theme, read only when a page is shown.

A file has a title, an order among the others, and `regles`: for each rule id, `pourquoi` (two or
three sentences), `mauvais` (lines of the rule's bad fixture, in one piece) and `corrige` (the same
lines, mended). `exemples.yaml` is generated: what `verifier` says of each bad fixture.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import msgspec

from scenarios.files.ours import read_ours

PACKAGE = "game.atelier.rules.explications"
EXAMPLES = "exemples.yaml"


class Explanation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a rule's page says; `mauvais` is empty where no lines show the mistake."""

    pourquoi: str
    mauvais: str = ""
    corrige: str = ""


class Theme(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Rules that are read together; `ordre` is the theme's place among the others."""

    titre: str
    ordre: int
    presentation: str
    regles: dict[str, Explanation]


@cache
def themes() -> Mapping[str, Theme]:
    """Every theme by its id, in the order of the pages."""
    names = sorted(
        entry.name
        for entry in files(PACKAGE).iterdir()
        if entry.name.endswith(".yaml") and entry.name != EXAMPLES
    )
    read = {name.removesuffix(".yaml"): read_ours(PACKAGE, name, Theme) for name in names}
    return dict(sorted(read.items(), key=lambda item: (item[1].ordre, item[0])))


@cache
def examples() -> Mapping[str, str]:
    """What `verifier` says of each bad example, by rule."""
    return read_ours(PACKAGE, EXAMPLES, dict[str, str])
