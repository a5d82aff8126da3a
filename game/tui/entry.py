"""A line to type in: what is pasted is put on one line and cleaned, what is too long is told."""

from __future__ import annotations

from textual import events
from textual.message import Message
from textual.widgets import Input

from scenarios.language.clean import clean


class Entry(Input):
    """Implements an Input that never drops a paste in silence."""

    class TooLong(Message):
        """A paste was left out: `count` signs in all, where `most` are taken."""

        def __init__(self, entry: Entry, count: int, most: int) -> None:
            super().__init__()
            self.entry = entry
            self.sentence = (
                f"Ce texte compte {count} signes, ce champ {most} au plus : rien n’a été collé."
            )

        @property
        def control(self) -> Entry:
            """Where it was pasted."""
            return self.entry

    def __init__(self, value: str, *, placeholder: str, most: int) -> None:
        super().__init__(
            value, placeholder=placeholder, compact=True, max_length=most, select_on_focus=False
        )

    def on_paste(self, event: events.Paste) -> None:
        """The library would keep the first line only, and nothing of what is too long."""
        event.prevent_default()
        event.stop()
        text = " ".join(clean(event.text).split())
        kept = len(self.value) - len(self.selected_text)
        most = self.max_length or 0
        if most and kept + len(text) > most:
            self.post_message(self.TooLong(self, kept + len(text), most))
        elif text:
            self.replace(text, *self.selection)
