"""A number or an address that may be somebody's, made into one that is nobody's."""

from __future__ import annotations

import re

from scenarios.language.french import telephone

# Of the ranges kept for fiction, the one of the houses of the game.
_RANGE = "026191"
_QUOTED = re.compile(r"«\s*([^«»]*?)\s*»")


def instead(rule: str, message: str) -> str:
    """What to write instead of what that rule found, ready to be copied; empty for other rules."""
    found = _QUOTED.search(message)
    if found is None:
        return ""
    if rule == "telephone-reel":
        digits = re.sub(r"\D", "", found[1])[-4:]
        number = telephone(_RANGE + digits.rjust(4, "0")).replace("\u00a0", " ")
        return f"écrivez par exemple « {number} », que personne ne décrochera"
    if rule == "adresse-reelle":
        return f"écrivez par exemple « {_example(found[1])} », que personne ne recevra"
    return ""


def _example(address: str) -> str:
    """« contact@lycee.fr » gives contact@lycee.example; sites lose what stands around their name."""
    bare = re.sub(r"^https?://", "", address)
    local, at, domain = bare.rpartition("@")
    host = domain.partition("/")[0]
    name = host.rpartition(".")[0] or host or "maison"
    return f"{local}{at}{name}.example"
