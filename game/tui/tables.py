"""A table of text: columns share the width, long cells wrap."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.widgets import DataTable

from game.tui.text import cells, cellule, propre, syllables, wrapped

# Textual pads each cell by this much on both sides.
PADDING = 1
LEAST_COLUMN = 9


class Table(DataTable[object]):
    """Rows to read, with a cursor by row."""

    def __init__(self, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        super().__init__(cursor_type="row", zebra_stripes=True, cell_padding=PADDING)
        self._titles = tuple(columns)
        self._cells = tuple(tuple(row) for row in rows)
        self._laid_for = -1

    def on_resize(self, event: events.Resize) -> None:  # noqa: ARG002 - Textual's own
        """Share the width anew."""
        width = self.scrollable_content_region.width
        if width > 0 and width != self._laid_for:
            self._laid_for = width
            self._fill(width)

    def _fill(self, width: int) -> None:
        widths = column_widths([self._titles, *self._cells], width, PADDING)
        self.clear(columns=True)
        titles = [
            wrapped(title, column) for title, column in zip(self._titles, widths, strict=True)
        ]
        self.header_height = max(map(len, titles))
        for title, column in zip(titles, widths, strict=True):
            self.add_column(cellule("\n".join(title)), width=column)
        for row in self._cells:
            lines = [wrapped(cell, column) for cell, column in zip(row, widths, strict=True)]
            shown = [cellule("\n".join(cell)) for cell in lines]
            self.add_row(*shown, height=max(map(len, lines)))


def column_widths(rows: Sequence[Sequence[str]], width: int, padding: int) -> list[int]:
    """The columns' widths within `width`: as wide as their text, the widest giving way.

    A column gives way down to its longest word first, so that words break only where nothing
    else is left.
    """
    columns = list(zip(*rows, strict=True))
    widths = [max(1, *(cells(propre(cell)) for cell in column)) for column in columns]
    longest = [max(1, *(_longest_word(cell) for cell in column)) for column in columns]
    room = width - 2 * padding * len(columns)
    for least in (longest, [LEAST_COLUMN] * len(columns)):
        while sum(widths) > room:
            spare = [size - least[rank] for rank, size in enumerate(widths)]
            if max(spare) <= 0:
                break
            # The widest of those that can still give way.
            giving = max((rank for rank, s in enumerate(spare) if s > 0), key=widths.__getitem__)
            widths[giving] -= 1
    return widths


def _longest_word(text: str) -> int:
    words = propre(text).split(" ")
    return max((cells(piece) for word in words for piece in syllables(word)), default=0)
