"""Whether the house stands behind a text of a file, or it is written to be wrong."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from scenarios.checks.subject import Node
from scenarios.steps.calcul import WrongWay
from scenarios.steps.classement import Card, Cell
from scenarios.steps.envoi_written import Labelled, Recipient
from scenarios.steps.envoi_written import Subject as SubjectLine
from scenarios.steps.form_fields import Purpose
from scenarios.steps.parts import QUALITY_MARK, Case, Choice, Note
from scenarios.steps.pickable import Pickable
from scenarios.steps.reperage import Passage
from scenarios.steps.selection import Element
from scenarios.steps.sujets import Matter
from scenarios.steps.tableau_cells import SheetChart, SheetSlip

# What is said of an answer that is not right: it names the mistake, and nobody stands behind it.
_OF_MISTAKES = frozenset({"raison_inexact", "raison_incomplet", "raison_faux"})


def is_right(choice: Choice) -> bool:
    """Whether it is a good thing to say, to one customer at least."""
    return _best_mark(choice) >= QUALITY_MARK["acceptable"]


def is_best(choice: Choice) -> bool:
    """Whether it is what is expected, of one customer at least."""
    return _best_mark(choice) == QUALITY_MARK["attendu"]


def _best_mark(choice: Choice) -> int:
    cases = (QUALITY_MARK[case.qualite or choice.qualite] for case in choice.cas)
    return max(QUALITY_MARK[choice.qualite], max(cases, default=0))


def stands(node: Node) -> bool:
    """Whether it is right where it stands."""
    owner = node.owner
    judge = _JUDGED.get(type(owner))
    return judge(owner, node.field) if judge else node.field not in _OF_MISTAKES


def _choice(owner: Choice, field: str) -> bool:
    if field == "raison":
        return QUALITY_MARK[owner.qualite] >= QUALITY_MARK["acceptable"]
    return is_right(owner)


def _pickable(owner: Pickable, _: str) -> bool:
    return bool(owner.flag) or owner.condition is not None


def _never(_owner: object, _field: str) -> bool:
    return False


# By class, what decides that a text of it stands; cards, cases and recipients are right or wrong
# by where they are put, so that nobody stands behind their words.
_JUDGED: Mapping[type, Callable[[Any, str], bool]] = {
    Choice: _choice,
    Case: lambda owner, _: owner.qualite in ("attendu", "acceptable"),
    Note: lambda owner, _: owner.note >= QUALITY_MARK["acceptable"],
    Matter: lambda owner, _: not owner.hors_sujet,
    Purpose: lambda _, field: field != "autres",
    Element: _pickable,
    Passage: _pickable,
    SubjectLine: lambda owner, _: owner.attendu,
    **dict.fromkeys((Card, Cell, Recipient, Labelled, SheetChart, WrongWay, SheetSlip), _never),
}
