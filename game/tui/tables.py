"""A table of text: columns share the width, long cells wrap."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.widgets import DataTable

from game.tui.text import cells, cellule, cut, propre, syllables, wrapped

# Textual pads each cell by this much on both sides.
PADDING = 1
LEAST_COLUMN = 9
# A column of results is cut past this.
LONGEST_BRIEF = 26
# What the widest column gives the last one that nearly fits.
GIVEN_AWAY = 4


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


class ResultTable(DataTable[object]):
    """Results on one line each: the first columns, as many as there is room for."""

    def __init__(self) -> None:
        super().__init__(cursor_type="row", zebra_stripes=True, cell_padding=PADDING)
        self._titles: Sequence[str] = ()
        self._cells: Sequence[Sequence[str]] = ()
        self._laid_for = -1

    def present(self, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Show other results, the cursor on the first."""
        self._titles, self._cells = tuple(columns), tuple(rows)
        self._laid_for = -1
        self._lay()

    def on_resize(self, event: events.Resize) -> None:  # noqa: ARG002 - Textual's own
        """More columns, or fewer."""
        self._lay()

    def _lay(self) -> None:
        width = self.scrollable_content_region.width
        if width <= 0 or width == self._laid_for:
            return
        self._laid_for, marked = width, self.cursor_row
        widths = fitting_widths([self._titles, *self._cells], width, PADDING)
        self.clear(columns=True)
        for title, column in zip(self._titles, widths, strict=False):
            self.add_column(cellule(cut(title, column)), width=column)
        for row in self._cells:
            shown = zip(row, widths, strict=False)
            self.add_row(*(cellule(cut(cell, column)) for cell, column in shown))
        self.move_cursor(row=min(marked, max(0, len(self._cells) - 1)))


def fitting_widths(rows: Sequence[Sequence[str]], width: int, padding: int) -> list[int]:
    """The widths of the first columns that fit, the last one cut where that leaves enough of it."""
    widths: list[int] = []
    room = width
    for column in zip(*rows, strict=True):
        wanted = max(1, *(cells(cut(cell, width)) for cell in column))
        given = min(wanted, LONGEST_BRIEF if len(rows[0]) > 2 else width, room - 2 * padding)
        lacking = wanted - given
        if 0 < lacking <= GIVEN_AWAY and max(widths, default=0) > LEAST_COLUMN + GIVEN_AWAY:
            widths[widths.index(max(widths))] -= lacking
            given, room = wanted, room + lacking
        if given < min(wanted, LEAST_COLUMN):
            break
        widths.append(given)
        room -= given + 2 * padding
    return widths


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
