"""The conversation: one widget, whatever its length."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from textual.geometry import Size

from game.tui.rows import Row, RowsView
from game.tui.transcript import coach_rows, hint_rows, transcript, turn_rows

if TYPE_CHECKING:
    from game.scene import Coach
    from scenarios.trace import Turn


class Conversation(RowsView, can_focus=True):
    """What was said and seen, the newest in sight."""

    def __init__(self) -> None:
        super().__init__(id="conversation")
        self._turns: tuple[Turn, ...] = ()
        self._notes: dict[int, Coach] = {}
        self._hint = ""
        self._is_at_end = True

    def present(self, turns: Sequence[Turn], notes: Mapping[int, Coach], hint: str = "") -> None:
        """Show these turns; those already shown are not laid out again. hint: said under them."""
        had_hint, self._hint = bool(self._hint), hint
        before, self._turns = self._turns, tuple(turns)
        known_notes, self._notes = self._notes, dict(notes)
        goes_on = self._turns[: len(before)] == before and known_notes == {
            rank: note for rank, note in notes.items() if rank < len(before)
        }
        self._is_at_end = True
        if not goes_on or had_hint or hint or self._laid_for <= 0:
            self.renew()
            return
        for rank in range(len(before), len(self._turns)):
            self._add(rank)
        self.virtual_size = Size(self._laid_for, len(self.rows))
        self.laid()
        self.refresh()

    def lay_out(self, width: int) -> list[Row]:
        """Every turn, then the hint."""
        rows = transcript(self._turns, self._notes, width)
        return rows + hint_rows(self._hint, width) if self._hint else rows

    def laid(self) -> None:
        """The newest stays in sight."""
        if self._is_at_end:
            # Forced: the scroll bar of a first layout is not shown yet, and Textual would not move.
            self.scroll_end(animate=False, immediate=True, force=True)

    def _add(self, rank: int) -> None:
        before = self._turns[rank - 1] if rank else None
        width = self._laid_for
        self.rows += turn_rows(self._turns[rank], before, width, is_first=not self.rows)
        if rank in self._notes:
            self.rows += coach_rows(self._notes[rank], width)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Reading further up is left alone at the next resize."""
        super().watch_scroll_y(old_value, new_value)
        self._is_at_end = new_value >= self.max_scroll_y
