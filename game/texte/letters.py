"""Letters that a terminal does not have, and the nearest that it has."""

from __future__ import annotations

from scenarios.language.clean import without_accents

# What stands for a character that the terminal does not have.
_STANDS_FOR = {
    **dict.fromkeys("\u2018\u2019\u201a\u2032", "'"),
    **dict.fromkeys("«»\u201c\u201d\u201e\u2033", '"'),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
    **dict.fromkeys("\u00a0\u202f\u2009", " "),
    "…": "...",
    "€": "EUR",
    "→": "->",
    "←": "<-",
    "•": "-",
    "·": "-",
    "×": "x",
    "°": "o",
    "✓": "+",
    "✗": "x",
    "●": "*",
    "○": "o",
    "◐": "+",
    "≥": ">=",
    "≤": "<=",
    "½": "1/2",
    "█": "#",
    "▌": "=",
    "░": ".",
    "│": "|",
    "└": "+",
    "─": "-",
    "▸": ">",
}


def replaced(text: str, encoding: str | None) -> str:
    """The text with what this encoding cannot write replaced by the nearest it can."""
    if encoding is None or _can_write(text, encoding):
        return text
    return "".join(c if _can_write(c, encoding) else _nearest(c, encoding) for c in text)


def _nearest(letter: str, encoding: str) -> str:
    for candidate in (_STANDS_FOR.get(letter, letter), without_accents(letter)):
        if _can_write(candidate, encoding):
            return candidate
    return "?"


def _can_write(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
