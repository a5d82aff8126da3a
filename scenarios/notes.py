"""The student's own notes: every form, text and record handed in, as they gave it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scenarios.language.texts import render

if TYPE_CHECKING:
    from scenarios.play import Play
    from scenarios.trace import Act


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
    last: dict[str, Note] = {}
    for act in acts:
        lines = play.steps[act.step].noted(act) if act.is_final else None
        if lines is not None:
            last.pop(act.step, None)
            last[act.step] = _note(play, act, lines)
    return tuple(reversed(last.values()))


def _note(play: Play, act: Act, lines: tuple[tuple[str, str], ...]) -> Note:
    title = render(play.steps[act.step].note_title(), play.words) or "Note"
    return Note(
        act.step, title, tuple((render(label, play.words), value) for label, value in lines)
    )
