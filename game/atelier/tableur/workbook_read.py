"""The sheets of an XLSX file, from Excel, LibreOffice or any other, as cells with their words."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Any

from game.atelier.tableur.cell_words import cell_of
from game.atelier.tableur.openpyxl_door import openpyxl
from game.atelier.tableur.package import DAMAGE, Merged, damaged, looked_at
from game.atelier.tableur.sheets import EMPTY, MAX_COLUMNS, MAX_ROWS, Cell, Sheet

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

Rows = tuple[tuple[Cell, ...], ...]


def sheets_of(content: bytes, name: str) -> tuple[Sheet, ...]:
    """Every sheet; raises UsageError for a file that cannot be read, NoWorkbooksError as the door."""
    openpyxl()
    package = looked_at(content, name)
    try:
        with _opened(content, data_only=True) as book:
            unworked = _formulas(content) if package.has_formulas else {}
            read = {
                sheet.title: _rows(sheet, unworked.get(sheet.title, frozenset()))
                for sheet in book.worksheets
            }
    except DAMAGE as error:
        raise damaged(name) from error
    return tuple(
        Sheet(title, title, rank, _spread(rows, package.merged.get(title, ())))
        for rank, (title, rows) in enumerate(read.items(), start=1)
    )


@contextmanager
def _opened(content: bytes, *, data_only: bool) -> Iterator[Workbook]:
    """The workbook, read little by little. data_only: results of formulas, not formulas."""
    # What it does not know (charts, slicers), it says as warnings; nobody here needs them.
    with warnings.catch_warnings(action="ignore"):
        made = openpyxl().load_workbook(
            io.BytesIO(content), read_only=True, data_only=data_only, keep_links=False
        )
        with closing(made):
            yield made


def _formulas(content: bytes) -> dict[str, frozenset[tuple[int, int]]]:
    """By title of sheet, where formulas stand, line and column from 1."""
    with _opened(content, data_only=False) as book:
        return {
            sheet.title: frozenset(
                (row, column)
                for row, cells in enumerate(_lines(sheet), start=1)
                for column, cell in enumerate(cells, start=1)
                if cell.data_type == "f"
            )
            for sheet in book.worksheets
        }


def _lines(sheet: Any) -> Iterator[Sequence[Any]]:
    # The size that a file announces may be missing or wrong.
    sheet.reset_dimensions()
    yield from sheet.iter_rows(max_row=MAX_ROWS, max_col=MAX_COLUMNS)


def _rows(sheet: Any, formulas: frozenset[tuple[int, int]]) -> Rows:
    return tuple(
        tuple(
            cell_of(
                cell.value,
                getattr(cell, "number_format", None) or "",
                is_error=cell.data_type == "e",
                is_unworked=(row, column) in formulas,
            )
            for column, cell in enumerate(cells, start=1)
        )
        for row, cells in enumerate(_lines(sheet), start=1)
    )


def _spread(rows: Rows, merged: Sequence[Merged]) -> Rows:
    """With cells merged down a column filled: what stands beside several lines is said of each."""
    if not merged:
        return rows
    made = [list(row) for row in rows]
    for one in merged:
        row = made[one.first_row - 1] if one.first_row <= len(made) else []
        at = one.first_column - 1
        value = row[at] if at < len(row) else EMPTY
        for below in made[one.first_row : one.last_row]:
            below.extend(EMPTY for _ in range(at + 1 - len(below)))
            below[at] = value
    return tuple(map(tuple, made))
