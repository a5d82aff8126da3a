"""The keys of one screen, over it."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.binding import Binding

from game.tui.dialogs import Box
from game.tui.keys import Hint
from game.tui.panel import Panel
from game.tui.rows import Row, RowsView
from game.tui.text import cells, wrapped


class KeyTable(RowsView, can_focus=True):
    """Keys on the left, what they do on the right."""

    def __init__(self, hints: Sequence[Hint]) -> None:
        super().__init__()
        self._hints = hints

    def lay_out(self, width: int) -> list[Row]:
        """One entry a key."""
        column = max(cells(hint.keys) for hint in self._hints) + 2
        rows: list[Row] = []
        for hint in self._hints:
            lead = hint.keys.ljust(column)
            for line in wrapped(hint.explained or hint.label, width - column):
                rows.append(((lead, "nom"), (line, "")))
                lead = " " * column
        return rows


class HelpSheet(Box[None]):
    """The help of a screen: its own keys, no others."""

    BINDINGS = [Binding("question_mark,f1,q,enter,space", "fermer", "Fermer", show=False)]

    def __init__(self, hints: Sequence[Hint]) -> None:
        super().__init__()
        self._hints = hints

    def compose(self) -> ComposeResult:
        """The table in a box."""
        with Panel(
            "Aide : les touches de cet écran", subtitle="Échap revenir", classes="boite aide"
        ):
            yield KeyTable(self._hints)

    def on_mount(self) -> None:
        """The table can be scrolled."""
        self.query_one(KeyTable).focus()
