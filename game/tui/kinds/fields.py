"""One field of a form: its label, the control of its type, and what is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Select, Static, TextArea

from game.tui.cycle import Cycle
from game.tui.entry import Entry, TooLong, Writing
from game.tui.prose import Prose
from game.tui.text import contenu, propre
from scenarios.language.clean import clean
from scenarios.steps.field_types import is_ticked
from scenarios.steps.form_fields import MAX_FIELD

if TYPE_CHECKING:
    from scenarios.steps.form_fields import FieldShown

YES_NO = (("non", "non"), ("oui", "oui"))
TO_CHOOSE = "à choisir…"


class FieldLine(Vertical):
    """A label and its control, under the heading of a group it starts; the refusal below."""

    class Changed(Message):
        """A value was chosen (typed ones are told when their field is left)."""

    class Submitted(Message):
        """Enter was pressed in the field."""

    def __init__(self, shown: FieldShown, value: str) -> None:
        super().__init__(classes="ligne-champ")
        self.shown = shown
        self.control = _control(shown, value)

    def compose(self) -> ComposeResult:
        """Heading, label, control, refusal."""
        self.set_class(self.shown.heading is not None, "-groupe")
        if self.shown.heading:
            yield Static(contenu(self.shown.heading), classes="groupe")
        label = f"{self.shown.label} *" if self.shown.is_required else self.shown.label
        with Horizontal(classes="champ"):
            yield Prose(label, classes="libelle")
            yield self.control
        yield Prose(classes="refus")

    @property
    def value(self) -> str:
        """What the field holds, as typed; a box that is not ticked holds nothing."""
        control = self.control
        if isinstance(control, Cycle):
            return "" if control.value == "non" else control.value
        if isinstance(control, Select):
            return control.value if isinstance(control.value, str) else ""
        if isinstance(control, TextArea):
            return clean(control.text)
        assert isinstance(control, Input)
        return control.value

    def tell(self, message: str) -> None:
        """Show the refusal, or hide it when empty."""
        line = self.query_one(".refus", Prose)
        line.display = bool(message)
        if message:
            line.say(f"✗ {message}")

    @on(Cycle.Changed)
    @on(Select.Changed)
    def _chosen(self, event: Message) -> None:
        event.stop()
        self.post_message(self.Changed())

    @on(TooLong)
    def _too_long(self, event: TooLong) -> None:
        event.stop()
        self.tell(event.sentence)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Submitted())


def _control(shown: FieldShown, value: str) -> Widget:
    if shown.kind == "case":
        box = Cycle(YES_NO)
        if is_ticked(value):
            box.set_reactive(Cycle.rank, 1)
        return box
    if shown.kind == "choix":
        options = [(contenu(option), option) for option in shown.options]
        if value in shown.options:
            return Select(options, prompt=TO_CHOOSE, compact=True, value=value)
        return Select(options, prompt=TO_CHOOSE, compact=True)
    hint = propre(shown.hint)
    if shown.kind == "texte_long":
        return Writing(value, placeholder=contenu(hint), most=MAX_FIELD)
    return Entry(value, placeholder=hint, most=MAX_FIELD)
