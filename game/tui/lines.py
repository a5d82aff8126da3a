"""Paragraphs to read, wrapped and scrolled."""

from __future__ import annotations

from collections.abc import Sequence

from game.tui.rows import READING_WIDTH, Row, RowsView
from game.tui.text import cells, wrapped

# (lead, text, look): the text hangs after its lead.
Paragraph = tuple[str, str, str]


class Lines(RowsView, can_focus=True):
    """Paragraphs, each with its look.

    is_aside: beside what is answered, Tab stops here only where there is something to scroll.
    """

    def __init__(
        self,
        paragraphs: Sequence[Paragraph] = (),
        *,
        id: str | None = None,  # noqa: A002 - Textual's own name
        is_aside: bool = False,
    ) -> None:
        super().__init__(id=id, classes="lignes")
        self._is_aside = is_aside
        self._paragraphs = tuple(paragraphs)

    def allow_focus(self) -> bool:
        """Aside, only what must be scrolled: elsewhere Tab would seem to do nothing."""
        return super().allow_focus() and not (self._is_aside and self.max_scroll_y == 0)

    def present(self, paragraphs: Sequence[Paragraph]) -> None:
        """Show other paragraphs, from the top."""
        self._paragraphs = tuple(paragraphs)
        self.renew()
        self.scroll_home(animate=False)

    def lay_out(self, width: int) -> list[Row]:
        """Each paragraph in turn."""
        width = min(width, READING_WIDTH)
        rows: list[Row] = []
        for lead, text, look in self._paragraphs:
            for line in wrapped(text, width - cells(lead)):
                rows.append(((lead, "fort"), (line, look)))
                lead = " " * cells(lead)
        return rows
