"""The headings of a sheet found, wherever they stand and however they are spelt; then its lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from game.atelier.tableur.layout import Plan
from game.atelier.tableur.sheets import EMPTY, Cell, Sheet, Spot, folded

# A title, a logo, a date may stand above the headings.
_SEARCHED = 15


@dataclass(frozen=True, slots=True)
class Head:
    """Which column holds what. row: the line of the headings, from 1; columns: from 0, by key.

    others: columns that no key claims, with their heading, empty where they have none. doubled:
    those whose key is claimed already.
    """

    sheet: Sheet
    row: int
    columns: Mapping[str, int]
    others: tuple[int, ...]
    doubled: tuple[int, ...]

    def heading(self, column: int) -> str:
        """As the teacher wrote it; empty where nothing is."""
        row = self.sheet.rows[self.row - 1]
        return row[column].text if column < len(row) else ""

    def spot(self, column: int, row: int | None = None) -> Spot:
        """The place of a cell, its heading's where row is None."""
        number = self.row if row is None else row
        return self.sheet.spot(number, column + 1, self.heading(column))


@dataclass(frozen=True, slots=True)
class Line:
    """A line under the headings. number: from 1, as the spreadsheet shows it."""

    head: Head
    number: int
    cells: tuple[Cell, ...]

    def cell(self, key: str) -> Cell:
        """What stands under that key; EMPTY where the column is not there."""
        return self.at(self.head.columns.get(key, len(self.cells)))

    def at(self, column: int) -> Cell:
        """What stands in that column, from 0."""
        return self.cells[column] if column < len(self.cells) else EMPTY

    def spot(self, key: str = "") -> Spot:
        """The place of that cell; of the line where there is no such column."""
        column = self.head.columns.get(key)
        if column is None:
            return self.head.sheet.spot(self.number)
        return self.head.spot(column, self.number)


def head_of(sheet: Sheet, plan: Plan) -> Head | None:
    """The line that names most columns of the plan; None where none names what it asks for."""
    best: Head | None = None
    for number, row in enumerate(sheet.rows[:_SEARCHED], start=1):
        found = _head(sheet, number, row, plan)
        if found.columns and (best is None or len(found.columns) > len(best.columns)):
            best = found
    return best


def lacking(head: Head, plan: Plan) -> list[str]:
    """The headings without which the sheet means nothing."""
    return [one.heading for one in plan.columns if one.is_asked and one.key not in head.columns]


def lines(head: Head, also: Sequence[int] = ()) -> Iterator[Line]:
    """Each line under the headings that says something in a column that is read.

    also: columns read beside those of the plan, from 0.
    """
    read = (*head.columns.values(), *also)
    for number, cells in enumerate(head.sheet.rows[head.row :], start=head.row + 1):
        line = Line(head, number, cells)
        if any(not line.at(column).is_empty for column in read):
            yield line


def _head(sheet: Sheet, number: int, row: tuple[Cell, ...], plan: Plan) -> Head:
    """The headings themselves before the others taken for them: « Nom » before « Produit »."""
    wanted = {column: folded(cell.text) for column, cell in enumerate(row) if cell.text}
    columns: dict[str, int] = {}
    for first in (True, False):
        for one in plan.columns:
            names = {folded(one.heading)} if first else {folded(name) for name in one.aliases}
            for column, name in wanted.items():
                if name in names and one.key not in columns and column not in columns.values():
                    columns[one.key] = column
    left = tuple(column for column in wanted if column not in columns.values())
    same = {folded(one.heading) for one in plan.columns}
    doubled = tuple(column for column in left if wanted[column] in same)
    return Head(sheet, number, columns, tuple(c for c in left if c not in doubled), doubled)


def untitled(head: Head) -> Iterator[int]:
    """Columns without a heading, from 0, in which something is written."""
    row = head.sheet.rows[head.row - 1]
    met: set[int] = set()
    for cells in head.sheet.rows[head.row :]:
        for column, cell in enumerate(cells):
            is_titled = column < len(row) and not row[column].is_empty
            if not cell.is_empty and not is_titled and column not in met:
                met.add(column)
                yield column
