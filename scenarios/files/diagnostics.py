"""What is said about a file: one shape for every mistake, wherever it was found."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


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


def render(diagnostic: Diagnostic) -> str:
    """`chemin:ligne:colonne: message [règle]`, the source line, a caret, then the hint."""
    place = diagnostic.place
    kind = "" if diagnostic.severity is Severity.ERROR else f"{diagnostic.severity} : "
    lines = [
        f"{diagnostic.path}:{place.line}:{place.column}: {kind}{diagnostic.message}"
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
    found = difflib.get_close_matches(word, list(candidates), n=1, cutoff=0.6)
    return found[0] if found else None
