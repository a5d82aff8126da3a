"""What a rule is: an id, one line of description, and a small generator of findings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import Generic, TypeVar

from scenarios.files.diagnostics import Diagnostic, Place, Severity, nearest
from scenarios.files.source import Document, Path
from scenarios.language.clean import quoted

S = TypeVar("S")

# Past this many, a list of the possible names helps less than it hides.
LISTED = 12
MOST_FOUND = 100


@dataclass(frozen=True, slots=True)
class Found:
    """A finding not yet placed.

    on_key points to the key of `path` rather than to its value. severity None is the rule's own.
    text and offset: where in that text the mistake stands, counted in characters from 0.
    """

    path: Path
    message: str
    hint: str | None = None
    on_key: bool = False
    severity: Severity | None = None
    text: str = ""
    offset: int | None = None


@dataclass(frozen=True, slots=True)
class Rule(Generic[S]):
    """One rule: `find` yields what is wrong in a subject; `description` is one French sentence."""

    id: str
    description: str
    find: Callable[[S], Iterator[Found]]
    severity: Severity = Severity.ERROR


def run(rules: Iterable[Rule[S]], subject: S, document: Document) -> Iterator[Diagnostic]:
    """What these rules find in a subject, each at its place in the document.

    A rule stops at so many findings: the file is mended from the first ones on.
    """
    for rule in rules:
        for found in islice(rule.find(subject), MOST_FOUND):
            diagnostic = document.diagnostic(
                found.path,
                found.message,
                rule.id,
                hint=found.hint,
                severity=found.severity or rule.severity,
                key=found.on_key,
            )
            yield replace(diagnostic, place=_within(document, diagnostic.place, found))


def absent(path: Path, sentence: str, name: str, known: Iterable[str]) -> Found:
    """« aucun persona ne s’appelle « presé » », with the nearest name, or all when they are few.

    sentence: what comes before the name.
    """
    names = sorted(known)
    same = {one.casefold(): one for one in names}.get(name.casefold())
    near = same or nearest(name, names)
    if near is not None:
        hint: str | None = f"écrivez {quoted(near)}"
    elif names and len(names) <= LISTED:
        hint = f"noms possibles : {', '.join(names)}"
    else:
        hint = None
    return Found(path, f"{sentence} {quoted(name)}", hint)


def _within(document: Document, start: Place, found: Found) -> Place:
    """The place of the mistake inside its text, where the text stands on one line as it is."""
    if found.offset is None or start.line > len(document.lines):
        return start
    line = document.lines[start.line - 1]
    first = start.column - 1
    if line[first : first + 1] in ("'", '"'):
        first += 1
    if not line.startswith(found.text, first):
        return start
    return Place(start.line, first + found.offset + 1)
