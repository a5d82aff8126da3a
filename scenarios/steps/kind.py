"""The values that steps are made of: offers, moves, what a move does, and its evidence."""

from __future__ import annotations

from dataclasses import dataclass, field

import msgspec

from scenarios.conditions import Standing, holds
from scenarios.steps.parts import Choice, GraveFault, Line, Quality, Target

# What a step keeps between two moves: ids already used, in order.
Local = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """0-3 on one criterion, with its own reason."""

    criterion: str
    value: int
    reason: str


@dataclass(frozen=True, slots=True)
class Part:
    """One piece of evidence inside a graded act: a field, a question, a statement.

    value is what the student gave, expected what was right (empty: nothing to show). is_graded:
    false for what is kept to be read (the text itself, a box ticked) and is worth nothing.
    """

    id: str
    label: str
    is_right: bool
    value: str = ""
    expected: str = ""
    reason: str = ""
    is_graded: bool = True


@dataclass(frozen=True, slots=True)
class Better:
    """A line that was worth more in that very state, and why."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Progress:
    """What a move does. Texts are author templates, rendered by the kernel when played.

    key: id of this outcome within the step. trust, patience: changes before temper and mood.
    goto: None keeps the step's own `vers`. detour: the step by which this one is put aside, to be
    come back to by `revenir`; it is then not done. choice: the line said, as written.
    conduct: marks on professional behaviours, told apart from those on criteria.
    """

    key: str
    local: Local = ()
    is_done: bool = True
    quality: Quality | None = None
    marks: tuple[Mark, ...] = ()
    trust: int = 0
    patience: int = 0
    facts: frozenset[str] = frozenset()
    goto: Target | None = None
    detour: str | None = None
    fault: GraveFault | None = None
    reason: str = ""
    said: str = ""
    reply: str | tuple[Line, ...] = ""
    gesture: str = ""
    reacts: bool = False
    parts: tuple[Part, ...] = ()
    better: tuple[Better, ...] = ()
    choice: Choice | None = None
    conduct: tuple[Mark, ...] = ()

    def marks_only(self) -> tuple[tuple[str, int], ...]:
        """(criterion, value) of its marks, reasons left out."""
        return tuple((mark.criterion, mark.value) for mark in self.marks)


@dataclass(frozen=True, slots=True)
class Refusal:
    """A move that is not taken: nothing changes; `field` is the id of the part at fault."""

    message: str
    field: str | None = None


@dataclass(frozen=True, slots=True)
class Option:
    """A line as offered now: its id, and its text rendered for this customer."""

    id: str
    text: str


class Move(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="type"):
    """What the student does; strings are kept raw. One subclass a kind, tagged by it."""


class Skip(Move, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="passer"):
    """The student leaves the step unanswered: it earns nothing, and says so."""


@dataclass(frozen=True, slots=True)
class Offer:
    """What the student sees and may do now. Each kind has its own subclass."""

    prompt: str
    may_skip: bool = field(default=True, kw_only=True)


SKIP_REASON = "Vous avez passé cette étape : elle ne rapporte rien."
NOT_FOR_THIS_STEP = "Cette réponse ne convient pas à cette étape."


def pick_line(lines: str | tuple[Line, ...], at: Standing) -> tuple[Line, int] | None:
    """The first line whose condition holds, with its rank; None when nothing is said."""
    if isinstance(lines, str):
        return (Line(dit=lines), 0) if lines else None
    for rank, line in enumerate(lines):
        if holds(line.si, at):
            return line, rank
    return None


def share_mark(wrong: int, total: int) -> int:
    """Partial credit for a graded whole of parts.

    All right is 3; one wrong in four or more, or at most one in six, is 2; at least half right
    is 1; less is 0.
    """
    if wrong == 0:
        return 3
    if (wrong == 1 and total >= 4) or wrong * 6 <= total:
        return 2
    return 1 if wrong * 2 <= total else 0
