"""A framework as one file, and what its source prints around the competences."""

from __future__ import annotations

from typing import Literal

from scoring.entries import (
    Behaviour,
    Competence,
    Criterion,
    Entry,
    Group,
    Result,
    Savoir,
    Track,
)

FORMAT = 1
OLDEST_FORMAT = 1


class Basis(Entry, frozen=True):
    """One of the « bases indispensables » that the Seconde aims at first."""

    code: str
    title: str
    kinds: tuple[str, ...]
    lines: str = ""


class Rule(Entry, frozen=True):
    """A rule of pedagogy (spiralaire, horizontale, exploration, niveau)."""

    code: str
    logic: str
    label: str
    lines: str = ""


class ExampleStep(Entry, frozen=True):
    """One step of a printed example; `implied` when the source leaves it unsaid."""

    channel: str
    actor: str
    label: str
    competences: tuple[str, ...]
    links: tuple[str, ...]
    implied: bool = False


class Example(Entry, frozen=True):
    """A worked example of the source, cut in steps by us."""

    code: str
    level: str
    complexity: str
    speciality: str
    steps: tuple[ExampleStep, ...]
    remark: str | None = None
    lines: str = ""


class Term(Entry, frozen=True):
    """A word that the source defines."""

    term: str
    meaning: str
    lines: str = ""


class Notice(Entry, frozen=True):
    """Anything around: resources, relations, conditions, context; `subject` is a code or a theme."""

    section: str
    code: str | None = None
    subject: str | None = None
    track: Track | None = None
    blocks: tuple[str, ...] = ()
    label: str | None = None
    items: tuple[str, ...] = ()
    block_printed: str | None = None
    remark: str | None = None
    lines: str = ""


class Source(Entry, frozen=True):
    """The document a framework was made from; `lines` is its length, `digest` its SHA-256."""

    document: str
    updated: str | None = None
    file: str | None = None
    digest: str | None = None
    lines: int = 0


class Document(Entry, frozen=True):
    """One of several documents that a framework was gathered from; entries name it by `id`.

    `certainty`: the official text as we read it, a copy of it by others, or a teacher's course.
    """

    id: str
    title: str
    address: str
    certainty: Literal["lu", "transcrit", "cours"]
    remark: str | None = None


class Gap(Entry, frozen=True):
    """What the official text has and our data have not, for one competence."""

    of: str
    missing: tuple[Literal["criteres", "sous_points"], ...]
    remark: str


class LinkedDiploma(Entry, frozen=True):
    """What a source cites of another diploma: its competences without their criteria."""

    id: str
    title: str
    short_title: str
    prefix: str
    groups: tuple[Group, ...]
    competences: tuple[Competence, ...]
    absent_codes: tuple[str, ...] = ()


class Framework(Entry, frozen=True):
    """One diploma, or our own criteria.

    `partial` when it is only cited by another or when it has `gaps`: said wherever they matter.
    """

    format: int
    id: str
    title: str
    short_title: str
    version: str
    source: Source
    printed: bool = True
    partial: bool = False
    remarks: tuple[str, ...] = ()
    groups: tuple[Group, ...] = ()
    competences: tuple[Competence, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    behaviours: tuple[Behaviour, ...] = ()
    savoirs: tuple[Savoir, ...] = ()
    results: tuple[Result, ...] = ()
    bases: tuple[Basis, ...] = ()
    pedagogie: tuple[Rule, ...] = ()
    examples: tuple[Example, ...] = ()
    vocabulary: tuple[Term, ...] = ()
    notices: tuple[Notice, ...] = ()
    linked: tuple[LinkedDiploma, ...] = ()
    documents: tuple[Document, ...] = ()
    gaps: tuple[Gap, ...] = ()
    absent_codes: tuple[str, ...] = ()


class Row(Entry, frozen=True):
    """What one competence (or one criterion) shows, in competences of other frameworks."""

    of: str
    shows: tuple[str, ...]
    remark: str | None = None


class Correspondence(Entry, frozen=True):
    """A table between frameworks, inferred by us; a criterion's row beats its competences' rows."""

    format: int
    id: str
    title: str
    version: str
    inferred: bool
    competences: tuple[Row, ...]
    criteria: tuple[Row, ...] = ()


class Shelf(Entry, frozen=True):
    """All the files together, as they are read."""

    frameworks: tuple[Framework, ...]
    correspondences: tuple[Correspondence, ...]
