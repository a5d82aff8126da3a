"""The student's own notes: every form, text and record handed in, as they wrote it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scenarios.steps.kind import Skip
from scenarios.texts import render

if TYPE_CHECKING:
    from scenarios.play import Play
    from scenarios.trace import Act

# The kinds whose answer is kept and met again.
NOTED = frozenset({"fiche", "redaction", "recherche"})


@dataclass(frozen=True, slots=True)
class Note:
    """What one step leaves: its title, and (label, what the student wrote); never what was right."""

    step: str
    title: str
    lines: tuple[tuple[str, str], ...]

    def short(self, most: int) -> str:
        """Its title and first words, on one line of at most `most` characters."""
        values = " ; ".join(" ".join(value.split()) for _, value in self.lines)
        line = f"{self.title} : {values}" if values else self.title
        return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def notes(play: Play, acts: Iterable[Act]) -> tuple[Note, ...]:
    """The notes of these acts, newest first; a form handed in again replaces the former one."""
    last: dict[str, Act] = {}
    for act in acts:
        if _is_noted(act):
            last.pop(act.step, None)
            last[act.step] = act
    return tuple(_note(play, act) for act in reversed(last.values()))


def _is_noted(act: Act) -> bool:
    return act.kind in NOTED and act.is_final and not isinstance(act.move, Skip)


def _note(play: Play, act: Act) -> Note:
    step = play.steps[act.step]
    title = render(step.asks(), play.words) or "Note"
    lines = tuple((render(label, play.words), value) for label, value in step.noted(act.move))
    return Note(act.step, title, lines or tuple(_parts(act)))


def _parts(act: Act) -> Iterator[tuple[str, str]]:
    for part in act.parts:
        if part.value:
            yield part.label, part.value
