"""What one file is and what was found in it: a value that crosses processes and waits in a cache."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from scenarios.files.diagnostics import Diagnostic, Place, Severity

# How a file is looked at. fichier: by what it holds. maison: as an organisation, since it stands
# beside scenarios. partie: a stored play by itself. suite: the same, followed in its scenario.
# parcours: a course, whose scenes are known.
Role = Literal["fichier", "maison", "partie", "suite", "parcours"]
Kind = Literal["scenario", "organisation", "archetype", "parcours", "partie"]
KINDS: tuple[Kind, ...] = ("scenario", "organisation", "archetype", "parcours", "partie")

# (path, content) of each organisation that the scenarios of a folder may cite.
Beside = tuple[tuple[str, bytes], ...]


@dataclass(frozen=True, slots=True)
class Job:
    """A file to look at. scenario: for a « suite », its scenario, empty for one of the library.

    levels: for a « parcours », (id, level) of the scenes checked with it.
    """

    path: str
    role: Role
    content: bytes
    beside: Beside = ()
    scenario: bytes = b""
    levels: tuple[tuple[str, str], ...] = ()

    def key(self, engine: bytes) -> str:
        """The digest of all that decides the outcome, the engine included."""
        folder, name = _last_names(self.path)
        digest = hashlib.blake2b(engine, digest_size=16)
        for part in (
            *(self.role.encode(), folder, name, self.content, self.scenario),
            *(content for _, content in self.beside),
            *(f"{id_}={level}".encode() for id_, level in self.levels),
        ):
            digest.update(len(part).to_bytes(8, "big"))
            digest.update(part)
        return digest.hexdigest()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was found, without the path. id, level: of a scenario that can be played.

    For a stored play, id is that of the scenario it follows; orphan is what to say where there is
    none, and is_bundled whether the library has it.
    """

    kind: Kind
    findings: tuple[Diagnostic, ...] = ()
    id: str = ""
    level: str = ""
    orphan: Diagnostic | None = None
    is_bundled: bool = False

    def told(self, path: str) -> tuple[Diagnostic, ...]:
        """The findings, under this path."""
        return tuple(replace(found, path=path) for found in self.findings)


def as_row(outcome: Outcome) -> list[object]:
    """The outcome as plain lists and words."""
    return [
        outcome.kind,
        [_finding_row(found) for found in outcome.findings],
        outcome.id,
        outcome.level,
        outcome.orphan and _finding_row(outcome.orphan),
        outcome.is_bundled,
    ]


def from_row(row: object) -> Outcome:
    """The outcome of such a row; raises ValueError or TypeError for anything else."""
    if not isinstance(row, list):
        raise TypeError(row)
    kind, findings, id_, level, orphan, is_bundled = row
    if kind not in KINDS or not isinstance(findings, list) or not isinstance(is_bundled, bool):
        raise ValueError(row)
    return Outcome(
        kind,
        tuple(_finding(found) for found in findings),
        _text(id_),
        _text(level),
        None if orphan is None else _finding(orphan),
        is_bundled,
    )


def _finding_row(found: Diagnostic) -> list[object]:
    place = (found.place.line, found.place.column)
    return [*place, found.message, found.rule, found.severity.value, found.hint, found.excerpt]


def _finding(row: object) -> Diagnostic:
    if not isinstance(row, list):
        raise TypeError(row)
    line, column, message, rule, severity, hint, excerpt = row
    if type(line) is not int or type(column) is not int or min(line, column) < 1:
        raise ValueError(row)
    return Diagnostic(
        "",
        Place(line, column),
        _text(message),
        _text(rule),
        Severity(severity),
        None if hint is None else _text(hint),
        None if excerpt is None else _text(excerpt),
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _last_names(path: str) -> Sequence[bytes]:
    """The names of the folder and of the file, which say what a file is."""
    *_, folder, name = ("", *path.replace("\\", "/").split("/"))
    return folder.encode("utf-8", "surrogateescape"), name.encode("utf-8", "surrogateescape")
