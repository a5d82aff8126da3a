"""French typography, set at the door of every face: no-break spaces, curly apostrophes."""

from __future__ import annotations

import re

NBSP = "\u00a0"
_BEFORE = re.compile(r"[ \u202f](?=[:;!?»€%](?:\W|$))")
_AFTER = re.compile(r"«[ \u202f]")
_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)")


def typeset(text: str) -> str:
    """The text with its no-break spaces: before : ; ! ? » € %, after «; apostrophes curly."""
    text = _AFTER.sub("«" + NBSP, _BEFORE.sub(NBSP, text))
    return _APOSTROPHE.sub("’", text)
