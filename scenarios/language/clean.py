"""Hostile characters out, one spelling for each letter: every string enters the house through here.

Escape sequences, bidi overrides and NULs reach a terminal as they are, and two spellings of « é »
never compare equal; so text is cleaned once, at the border.
"""

from __future__ import annotations

import re
import unicodedata

_MAX_MARKS = 3
_EMOJI = "\u2300-\u23ff\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff"
_DROPPED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # C0 but tab and line feed, DEL, C1
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f"  # direction, and its deprecated kin
    "\u180e\u200b\u2060-\u2065\ufeff\ufff9-\ufffb"  # what has no width
    "\ud800-\udfff\U000e0000-\U000e007f]"  # halves of characters, invisible tags
)
_SPACES = frozenset("\u00a0\u202f\u3000")
_LINE_ENDS = re.compile("\r\n?|[\u2028\u2029]")
_JOINERS = re.compile(
    f"(?<![{_EMOJI}])(?<![{_EMOJI}]\ufe0f)[\u200c\u200d]|[\u200c\u200d](?![{_EMOJI}])"
)
# Nothing outside these ranges can be a combining mark: most French text skips the slow count.
# Said by what is left out: the ranges themselves take 4 ms to compile.
_MAY_COMBINE = re.compile("[^\x00-\u02ff\u2000-\u20cf\u2100-\u2bff]")
# Letters, signs and spaces of European texts, which stay as they are alone or side by side: none
# is dropped, none combines, none has another spelling.
_UNUSUAL = re.compile(
    "[^\t\n\x20-\x7e\xa0-\u02ff\u2010-\u2027\u202f-\u205e\u20a0-\u20bf\u2190-\u2200]"
)

_STRAIGHT = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u201a\u201b\u02bc\u2032", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033", '"'),
        **dict.fromkeys("\u2010\u2011", "-"),
        "\u00ad": None,
    }
)
_LIGATURES = str.maketrans({"œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE"})


def clean(text: str) -> str:
    """The text in NFC without anything that a terminal obeys or a reader cannot see."""
    if is_clean(text):
        return text
    text = _DROPPED.sub("", _LINE_ENDS.sub("\n", text))
    text = _JOINERS.sub("", unicodedata.normalize("NFC", text))
    text = unicodedata.normalize("NFC", text)
    return _limit_marks(text) if _MAY_COMBINE.search(text) else text


def is_clean(text: str) -> bool:
    """Whether it is plain enough that it, and any part of it, is clean as it is."""
    return (text.isascii() and text.isprintable()) or not _UNUSUAL.search(text)


def comparable(text: str) -> str:
    """What counts when a student's words are compared: no case, no typography, single spaces."""
    folded = clean(text).casefold().translate(_STRAIGHT)
    return unicodedata.normalize("NFC", " ".join(folded.split()))


def without_accents(text: str) -> str:
    """Letters without their accents, ligatures opened: « Cœur d'été » gives « Coeur d'ete »."""
    if text.isascii():
        return text
    opened = unicodedata.normalize("NFD", text.translate(_LIGATURES))
    # No letter before U+0300 combines: most are told by that alone.
    bare = "".join([one for one in opened if one < "\u0300" or not unicodedata.combining(one)])
    return unicodedata.normalize("NFC", bare)


def sort_key(text: str) -> tuple[str, str, str]:
    """French order without `locale`: letters first, accents break ties, then small before capital."""
    folded = comparable(text)
    return without_accents(folded), folded, clean(text).swapcase()


def one_line(text: str, limit: int = 80) -> str:
    """The text on one line, cut at `limit` characters with an ellipsis."""
    line = " ".join(clean(text).split())
    return line if len(line) <= limit else clean(line[: limit - 1].rstrip() + "…")


def quoted(text: str, limit: int = 60) -> str:
    """The text between guillemets, safe to show in a message."""
    return f"«\u00a0{one_line(text, limit)}\u00a0»"


def visible(text: str) -> str:
    """The text on one line, with what no eye sees spelt out: a line feed shows as « \\n »."""
    if text.isprintable():
        return text
    return "".join(
        one if one.isprintable() or one in _SPACES else one.encode("unicode_escape").decode()
        for one in text
    )


def harmless(text: str) -> str:
    """The text, letter for letter, without what a terminal obeys; tabs and line feeds stay."""
    return _DROPPED.sub("\ufffd", text)


def _limit_marks(text: str) -> str:
    kept: list[str] = []
    marks = 0
    for letter in text:
        marks = marks + 1 if unicodedata.category(letter)[0] == "M" else 0
        if marks <= _MAX_MARKS:
            kept.append(letter)
    return "".join(kept)
