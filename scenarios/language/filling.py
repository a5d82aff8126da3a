"""Filling texts of the common form by ourselves: `{{ nom.attribut | filtre }}`, nothing else.

Nearly every text is of this form, and a play fills dozens a move: reading them costs a pattern
instead of Jinja2's 55 ms of import. Anything else is left to `scenarios.language.texts`, and a property
test holds both to the same result.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from scenarios.language.french import ARGUMENTS, FILTERS, shown

_NAME = r"[A-Za-z][A-Za-z0-9_]*"
_WORDS = r"""\(\s*(?:"[^"\\{}]*"|'[^'\\{}]*')\s*,\s*(?:"[^"\\{}]*"|'[^'\\{}]*')\s*\)"""
_EXPRESSION = re.compile(
    rf"\{{\{{\s*({_NAME}(?:\.{_NAME})*)((?:\s*\|\s*{_NAME}(?:{_WORDS})?)*)\s*\}}\}}"
)
_FILTER = re.compile(rf"\|\s*({_NAME})({_WORDS})?")
_BRACES = re.compile(r"\{\{|\}\}|\{%|\{#")
# Words of Jinja2's own language, which are no names.
_RESERVED = frozenset({"true", "false", "none", "True", "False", "None", "not", "self"})


@dataclass(frozen=True, slots=True)
class _Slot:
    """One expression: where its value is found, and the filters it goes through."""

    path: tuple[str, ...]
    filters: tuple[tuple[str, tuple[str, ...]], ...]


Piece = str | _Slot


@lru_cache(maxsize=8192)
def pieces(text: str) -> tuple[Piece, ...] | None:
    """The text cut into what stands and what is filled; None when it is not of the common form."""
    found: list[Piece] = []
    end = 0
    for match in _EXPRESSION.finditer(text):
        path = tuple(match[1].split("."))
        filters = _filters(match[2])
        if filters is None or path[0] in _RESERVED:
            return None
        found += [text[end : match.start()], _Slot(path, filters)]
        end = match.end()
    found.append(text[end:])
    if any(isinstance(piece, str) and _BRACES.search(piece) for piece in found):
        return None
    return tuple(found)


def _filters(written: str) -> tuple[tuple[str, tuple[str, ...]], ...] | None:
    found = []
    for name, words in _FILTER.findall(written):
        arguments = tuple(_words(words))
        if ARGUMENTS.get(name) != len(arguments):
            return None
        found.append((name, arguments))
    return tuple(found)


def _words(written: str) -> list[str]:
    return [part[1:-1] for part in re.findall(r""""[^"]*"|'[^']*'""", written)]


def fill(cut: tuple[Piece, ...], values: Mapping[str, object]) -> str:
    """The pieces put together; raises LookupError for an absent value, ValueError by a filter."""
    return "".join(piece if isinstance(piece, str) else _filled(piece, values) for piece in cut)


def _filled(slot: _Slot, values: Mapping[str, object]) -> str:
    value: object = values
    for name in slot.path:
        value = _inside(value, name)
    for name, arguments in slot.filters:
        value = FILTERS[name](value, *arguments)
    return str(shown(value))


def _inside(value: object, name: str) -> object:
    if isinstance(value, Mapping):
        if name in value:
            return value[name]
    elif hasattr(value, name):
        return getattr(value, name)
    raise LookupError(f"« {name} » n’a pas de valeur")
