"""What an unquoted word of YAML means."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

# The key by which YAML merges mappings.
MERGE = "<<"

_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})")
_DECIMAL = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})\.[0-9]{1,18}")
_WORDS: Mapping[str, bool | None] = {
    "true": True,
    "false": False,
    "null": None,
    "~": None,
    "": None,
}
# What a number begins with; most words are none, and are told from one by this alone.
_NUMERIC = frozenset("+-0123456789")


def resolved(text: str) -> object:
    """A number, true, false or nothing; else the text itself, as it is."""
    if text in _WORDS:
        return _WORDS[text]
    if text[0] in _NUMERIC:
        if _INTEGER.fullmatch(text):
            return int(text)
        if _DECIMAL.fullmatch(text):
            return Decimal(text)
    return text
