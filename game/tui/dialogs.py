"""Boxes over a screen: each only dismisses with its answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Input

from game.tui.choices import ChoiceList, Item
from game.tui.panel import Panel
from game.tui.prose import Prose

T = TypeVar("T")


class Box(ModalScreen[T], Generic[T]):
    """A titled box in the middle; Échap gives None."""

    AUTO_FOCUS = ""
    BINDINGS = [Binding("escape", "fermer", "Fermer", show=False)]

    def action_fermer(self) -> None:
        """Close without an answer."""
        self.dismiss(None)


class Ask(Box[str]):
    """A question with a few answers, each an id and its words; the first is under the mark."""

    BINDINGS = [
        Binding(f"{digit},{azerty}", f"pick({rank})", show=False)
        for rank, (digit, azerty) in enumerate(
            (("1", "ampersand"), ("2", "é"), ("3", "quotation_mark"))
        )
    ]

    def __init__(self, title: str, message: str, answers: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._box_title = title
        self._message = message
        self._answers = answers

    def compose(self) -> ComposeResult:
        """The message above its answers."""
        with Panel(self._box_title, subtitle="↑↓ puis Entrée · Échap revenir", classes="boite"):
            with VerticalScroll(classes="boite-texte", can_focus=False):
                yield Prose(self._message)
            yield ChoiceList(
                Item(id_, words, str(rank)) for rank, (id_, words) in enumerate(self._answers, 1)
            )

    def on_mount(self) -> None:
        """The answers have the focus."""
        self.query_one(ChoiceList).focus()

    def action_pick(self, rank: int) -> None:
        """An answer by its digit."""
        self.query_one(ChoiceList).pick(rank)

    @on(ChoiceList.Chosen)
    def _answered(self, event: ChoiceList.Chosen) -> None:
        event.stop()
        self.dismiss(event.item.id)


class Notice(Ask):
    """Something that must be read."""

    def __init__(self, title: str, message: str) -> None:
        super().__init__(title, message, [("compris", "J’ai compris")])


class AskPath(Box[str]):
    """A path to type."""

    def __init__(self, title: str, message: str, value: str) -> None:
        super().__init__()
        self._box_title = title
        self._message = message
        self._value = value

    def compose(self) -> ComposeResult:
        """What is asked, and where to type it."""
        with Panel(self._box_title, subtitle="Entrée valider · Échap revenir", classes="boite"):
            with VerticalScroll(classes="boite-texte", can_focus=False):
                yield Prose(self._message)
            yield Input(self._value, compact=True, select_on_focus=False, id="chemin")

    def on_mount(self) -> None:
        """The field has the focus."""
        self.query_one(Input).focus()

    @on(Input.Submitted)
    def _typed(self, event: Input.Submitted) -> None:
        event.stop()
        typed = event.value.strip()
        self.dismiss(typed or None)
