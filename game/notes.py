"""« Vos notes »: what the student wrote in forms and texts, one key away for the rest of the play."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from game.pages import RESERVED
from game.scene import Page
from scenarios.kernel import State
from scenarios.notes import Note, notes

ID = "notes"
TITLE = "Vos notes"


def notes_page(state: State, others: Sequence[Page]) -> tuple[Page, ...]:
    """The page of notes, once there is one. others: the pages whose letters are taken."""
    kept = notes(state.play, state.acts)
    if not kept:
        return ()
    taken = RESERVED | {page.key for page in others}
    key = next((letter for letter in f"{ID}bijkuwz" if letter not in taken), "")
    text = "\n\n".join("\n".join(note_lines(note)) for note in kept)
    return (Page(ID, key, TITLE, text, ()),)


def note_lines(note: Note) -> Iterator[str]:
    """A note as lines: its title, then what was written, each with its label."""
    yield note.title
    for label, value in note.lines:
        name = label.rstrip(" :")
        yield f"• {name} : {value}" if name else value
    if not note.lines:
        yield "• rien n’y est écrit"
