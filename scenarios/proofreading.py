"""The door for spelling and grammar: advice on what was written, never a mark.

No proofreader comes with the house: a play without one has no remark. Whoever brings one passes
it as an argument; nothing else needs to change.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from scenarios.steps.redaction import RedactionMove
from scenarios.trace import Act


@dataclass(frozen=True, slots=True)
class Remark:
    """Advice on a piece of a text, from start to end (not reached), counted from 0.

    message: one French sentence. proposals: what could stand there, best first.
    """

    start: int
    end: int
    message: str
    proposals: tuple[str, ...] = ()


class Proofreader(Protocol):
    """Reads a text; has no side effect, and never raises on any text."""

    def remarks(self, text: str) -> tuple[Remark, ...]:
        """What it would say, in the order of the text."""
        ...


def proofread(
    acts: Iterable[Act], proofreader: Proofreader | None
) -> Mapping[int, tuple[Remark, ...]]:
    """The remarks on every text of a play, by journal line; lines without any are left out."""
    if proofreader is None:
        return {}
    found = {
        act.line: proofreader.remarks(act.move.texte)
        for act in acts
        if isinstance(act.move, RedactionMove)
    }
    return {line: remarks for line, remarks in found.items() if remarks}
