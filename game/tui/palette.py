"""The palette of commands: French verbs, found without accents. The library's own speaks English."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Input

from game.tui.choices import ChoiceList, Item
from game.tui.dialogs import Box
from game.tui.keys import Hint
from game.tui.panel import Panel
from game.tui.themes import THEME_LABELS
from scenarios.language.clean import comparable, without_accents

NOTHING = "Aucune commande ne porte ce nom."


def found(typed: str, hints: Sequence[Hint]) -> list[Item]:
    """The commands that hold every word typed, accents or not."""
    words = _plain(typed).split()
    shown = [
        Item(
            hint.action,
            hint.explained or hint.label,
            note=f"touche {hint.keys}" if hint.keys else "",
        )
        for hint in hints
        if hint.action
    ]
    return [item for item in shown if all(word in _plain(item.text) for word in words)]


def _plain(text: str) -> str:
    return without_accents(comparable(text))


class Palette(Box[str]):
    """Commands to choose from; dismissed with an action."""

    BINDINGS = [
        Binding("down", "move(1)", show=False),
        Binding("up", "move(-1)", show=False),
    ]

    def __init__(self, hints: Sequence[Hint]) -> None:
        super().__init__()
        themes = tuple(
            Hint("", "", f"app.theme('{name}')", f"Prendre le {label}")
            for name, label in THEME_LABELS.items()
        )
        self._hints = (*hints, *themes)

    def compose(self) -> ComposeResult:
        """The words to search, and what they find."""
        with Panel("Commandes", subtitle="↑↓ puis Entrée · Échap revenir", classes="boite palette"):
            yield Input(placeholder="Chercher une commande…", compact=True)
            yield ChoiceList(found("", self._hints))

    def on_mount(self) -> None:
        """Typing searches at once."""
        self.query_one(Input).focus()

    @on(Input.Changed)
    def _searched(self, event: Input.Changed) -> None:
        event.stop()
        items = found(event.value, self._hints)
        self.query_one(ChoiceList).present(items or [Item("", NOTHING, is_heading=True)])

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.query_one(ChoiceList).action_choose()

    @on(ChoiceList.Chosen)
    def _chosen(self, event: ChoiceList.Chosen) -> None:
        event.stop()
        self.dismiss(event.item.id)

    def action_move(self, by: int) -> None:
        """Arrows move the mark while the words are typed."""
        self.query_one(ChoiceList).action_move(by)
