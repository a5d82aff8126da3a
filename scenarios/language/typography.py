"""French typography, set at the last door: no-break spaces and curly apostrophes."""

from __future__ import annotations

import re

from scenarios.language.clean import clean

NBSP = "\u00a0"
_BEFORE = re.compile(r"[ \u202f](?=[:;!?»€%](?:\W|$))")
_AFTER = re.compile(r"«[ \u202f]")
_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)")


def typeset(text: str) -> str:
    """The text, cleaned, with its no-break spaces and curly apostrophes."""
    spaced = _AFTER.sub("«" + NBSP, _BEFORE.sub(NBSP, clean(text)))
    return _APOSTROPHE.sub("’", spaced)
