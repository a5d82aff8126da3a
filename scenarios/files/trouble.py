"""A complaint of the YAML parser, its explanation, and how the lines of a file are looked at."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from scenarios.files.diagnostics import Place

_KEY = r"(?P<head>[ ]*(?:- +)*[^\s:#'\"{}\[\]&*!|>%@`,-][^\s:'\"{}\[\]]*:)"
# `cle: valeur`, after any dashes; then the same with the space forgotten.
ENTRY = re.compile(_KEY + r"(?P<gap>[ ]+)(?P<value>\S.*)$")
GLUED = re.compile(_KEY + r"(?P<value>[^\s:/].*)$")
_START = re.compile(r"[ ]*(?:- +)*")


@dataclass(frozen=True, slots=True)
class Trouble:
    """A complaint of the parser; lines and columns count from 0, context_line is None when unsaid."""

    problem: str
    line: int
    column: int
    context: str = ""
    context_line: int | None = None
    context_column: int = 0


@dataclass(frozen=True, slots=True)
class Explanation:
    """The mistake in French; `repaired` is (line from 0, its new text) to read on.

    When not `is_sure`, reading on finds more mistakes but what is read may not be what was meant.
    """

    place: Place
    message: str
    hint: str
    repaired: tuple[int, str] | None = None
    is_sure: bool = True


def in_quotes(line: str, column: int = 0) -> str | None:
    """The line with its value (from `column`, or after its key) put in straight quotes."""
    if column == 0:
        entry = ENTRY.match(line)
        start = _START.match(line)
        column = entry.start("value") if entry else start.end() if start else 0
    value = line[column:].rstrip()
    if not value:
        return None
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'{line[:column]}"{escaped}"'


def place_at(line: int, column: int) -> Place:
    """The place of a line and column that count from 0."""
    return Place(line + 1, column + 1)


def line_at(lines: Sequence[str], number: int) -> str:
    """The line of that number (from 0), empty outside the file."""
    return lines[number] if 0 <= number < len(lines) else ""


def requoted(lines: Sequence[str], number: int, column: int = 0) -> tuple[int, str] | None:
    """The repair that puts the value of a line in quotes."""
    repaired = in_quotes(line_at(lines, number), column)
    return None if repaired is None else (number, repaired)


def key_column(line: str) -> int:
    """Where the line begins, after its spaces and dashes."""
    start = _START.match(line)
    return start.end() if start else 0


def line_above(lines: Sequence[str], number: int) -> int | None:
    """The nearest line above that says something, or None."""
    for above in range(number - 1, -1, -1):
        text = line_at(lines, above).strip()
        if text and not text.startswith("#"):
            return above
    return None
