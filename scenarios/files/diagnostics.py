"""What is said about a file: one shape for every mistake, wherever it was found."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from scenarios.language.clean import visible
from scenarios.language.typography import NBSP, typeset

# What stands in guillemets is quoted from the file: its own typography may be the mistake.
_QUOTED = re.compile(r"«\s*([^«»]*?)\s*»")
_AROUND = re.compile(f"(«{NBSP}[^«»]*{NBSP}»)")


# No name is longer, and comparing is dear.
_MOST_LETTERS = 100


class Severity(StrEnum):
    """How much a finding matters: an error cannot be played, a warning is probably wrong."""

    ERROR = "erreur"
    WARNING = "avertissement"
    NOTE = "note"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A point in a text file; line and column count from 1."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding: where, what, by which rule, and (None when unknown) how to mend it."""

    path: str
    place: Place
    message: str
    rule: str
    severity: Severity = Severity.ERROR
    hint: str | None = None
    excerpt: str | None = None


def printed(diagnostic: Diagnostic) -> Diagnostic:
    """The finding as people read it: its sentences typeset, what they quote and its line as typed."""
    hint = diagnostic.hint and _typeset_around(diagnostic.hint)
    return replace(diagnostic, message=_typeset_around(diagnostic.message), hint=hint)


def _typeset_around(text: str) -> str:
    pieces = _AROUND.split(_QUOTED.sub(f"«{NBSP}\\1{NBSP}»", text))
    return "".join(piece if rank % 2 else typeset(piece) for rank, piece in enumerate(pieces))


def render(diagnostic: Diagnostic) -> str:
    """`chemin:ligne:colonne: message [règle]`, the source line, a caret, then the hint."""
    diagnostic = printed(diagnostic)
    place = diagnostic.place
    kind = "" if diagnostic.severity is Severity.ERROR else f"{diagnostic.severity}{NBSP}: "
    lines = [
        f"{visible(diagnostic.path)}:{place.line}:{place.column}: {kind}{diagnostic.message}"
        f" [{diagnostic.rule}]"
    ]
    if diagnostic.excerpt is not None:
        lines.append(f"  {diagnostic.excerpt}")
        lines.append("  " + " " * (place.column - 1) + "^")
    if diagnostic.hint:
        lines.append(f"  → {diagnostic.hint}")
    return "\n".join(lines)


def tidy(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Sorted by file, place and rule, duplicates dropped."""
    return tuple(sorted(set(diagnostics), key=lambda d: (d.path, d.place, d.rule, d.message)))


def nearest(word: str, candidates: Iterable[str]) -> str | None:
    """The candidate most like `word`, or None when nothing is near."""
    if len(word) > _MOST_LETTERS:
        return None
    found = difflib.get_close_matches(word, list(candidates), n=1, cutoff=0.6)
    return found[0] if found else None
