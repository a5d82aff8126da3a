"""What is typed in: a paste comes in clean, on one line where there is one; too long, it is told."""

from __future__ import annotations

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, TextArea

from scenarios.language.clean import clean


class TooLong(Message):
    """A paste was left out: `count` signs in all, where `most` are taken."""

    def __init__(self, field: Entry | Writing, count: int, most: int) -> None:
        super().__init__()
        self.field = field
        self.sentence = (
            f"Ce texte compte {count} signes, ce champ {most} au plus : rien n’a été collé."
        )

    @property
    def control(self) -> Widget:
        """Where it was pasted."""
        return self.field


class Entry(Input):
    """Implements an Input that never drops a paste in silence."""

    def __init__(self, value: str, *, placeholder: str = "", most: int) -> None:
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
            self.post_message(TooLong(self, kept + len(text), most))
        elif text:
            self.replace(text, *self.selection)


class Writing(TextArea):
    """A text of several lines; a paste that would not fit leaves it as it was."""

    def __init__(self, value: str, *, placeholder: str | Content = "", most: int) -> None:
        super().__init__(value, placeholder=placeholder, compact=True, soft_wrap=True)
        self.most = most

    async def _on_paste(self, event: events.Paste) -> None:
        """Before the library's own, which would take all of it as it is."""
        event.stop()
        event.prevent_default()
        pasted = clean(event.text)
        count = len(self.text) - len(self.selected_text) + len(pasted)
        if count > self.most:
            self.post_message(TooLong(self, count, self.most))
        else:
            self.replace(pasted, *self.selection)
