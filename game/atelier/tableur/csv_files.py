"""CSV, as spreadsheets of French schools write and open it: semicolons, UTF-8 with its mark.

A cell that begins like a formula is written after an apostrophe, which reading takes away: text
that came from a file never becomes a formula in the teacher's spreadsheet.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from game.atelier.tableur.exported import Table, Value
from game.atelier.tableur.layout import Kind
from game.atelier.tableur.read_first import Paragraph
from game.atelier.tableur.sheets import MAX_COLUMNS, MAX_ROWS, Cell, folded, too_large
from game.errors import UsageError
from scenarios.language.clean import clean
from scenarios.language.typography import typeset

BOM = "\ufeff"
DELIMITERS = (";", ",", "\t")
# A lone sign is no formula, and « - » is what catalogues write for « nothing ».
_FORMULA = re.compile(r"'*[=+\-@\t].", re.DOTALL)
_ESCAPED = re.compile(r"'+[=+\-@\t].", re.DOTALL)
_SIGNS = re.compile(r'[;,\t"\n\r]')
# Excel's own line that names the delimiter, before the headings.
# A quoted text that another delimiter has cut, or left beside its neighbour.
_CUT = re.compile(r'[;,\t]"|"[;,\t]')
_SEP = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)


def csv_of(table: Table) -> bytes:
    """The file of that table."""
    kinds = [one.kind for one in table.columns]
    lines = ([*map(_cell, row, kinds)] for row in table.rows)
    return _written([[_text_cell(one.heading) for one in table.columns], *lines])


def csv_of_text(paragraphs: Iterable[Paragraph]) -> bytes:
    """The file of a sheet to read."""
    return _written([[_text_cell(typeset(one.text))] for one in paragraphs])


def _written(rows: Iterable[Sequence[str]]) -> bytes:
    return (BOM + "".join(";".join(row) + "\r\n" for row in rows)).encode()


def _cell(value: Value, kind: Kind) -> str:
    """As a French spreadsheet reads it: 89,90."""
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return f"{money(value) if kind == 'montant' else value:f}".replace(".", ",")
    return str(value) if isinstance(value, int) else _text_cell(value)


def _text_cell(text: str) -> str:
    """Between quotes where it holds any sign that may part cells, so that ours is found again."""
    safe = f"'{text}" if _FORMULA.match(text) else text
    return '"' + safe.replace('"', '""') + '"' if _SIGNS.search(safe) else safe


def money(value: Decimal) -> Decimal:
    """With two decimals where it has fewer: 24 gives 24.00."""
    exponent = value.as_tuple().exponent
    has_two = isinstance(exponent, int) and exponent <= -2
    return value if has_two else value.quantize(Decimal("0.01"))


def parsed(content: bytes, name: str, headings: frozenset[str]) -> tuple[tuple[Cell, ...], ...]:
    """The lines of a CSV file, whatever wrote it; raises UsageError for what is none.

    headings: those known, folded, by which the delimiter is found.
    """
    text = _decoded(content, name)
    sep = _SEP.match(text)
    marks = (sep[1],) if sep else DELIMITERS
    tried = {mark: _rows(text[sep.end() if sep else 0 :], mark) for mark in marks}
    read = {mark: rows for mark, rows in tried.items() if rows is not None}
    if not read:
        raise UsageError(
            f"« {name} » n’a pas pu être lu comme un CSV : une case y est trop longue, ou un"
            " guillemet n’y est pas refermé. Enregistrez-le à nouveau depuis le tableur."
        )
    rows = read[_best(read, headings)]
    if len(rows) > MAX_ROWS or any(any(row[MAX_COLUMNS:]) for row in rows):
        raise too_large(name)
    return tuple(tuple(Cell(_text(cell)) for cell in row[:MAX_COLUMNS]) for row in rows)


def _decoded(content: bytes, name: str) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings: tuple[str, ...] = ("utf-16",)
    else:
        encodings = ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text.replace("\r\n", "\n").replace("\r", "\n")
    raise UsageError(
        f"« {name} » n’est pas un fichier CSV lisible. Dans le tableur, choisissez « Enregistrer"
        " sous », puis « CSV UTF-8 »."
    )


def _rows(text: str, delimiter: str) -> list[list[str]] | None:
    """The lines cut at that sign, one past the most at last; None where it cannot cut them."""
    found: list[list[str]] = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            is_full = any(row)
            if is_full and len(found) >= MAX_ROWS:
                return [*found, row]
            if len(found) < MAX_ROWS:
                found.append(row)
    except csv.Error:
        return None
    return found


def _best(tried: Mapping[str, list[list[str]]], headings: frozenset[str]) -> str:
    """The delimiter that finds most headings; then that cuts no quoted text, and all lines alike."""

    def worth(mark: str) -> tuple[int, int, int]:
        cut = sum(bool(_CUT.search(cell)) for row in tried[mark] for cell in row)
        full = [row for row in tried[mark] if any(cell.strip() for cell in row)]
        known = [_headings(row, headings) for row in full[:15]]
        widths = {len(row) for row in full}
        return max(known, default=0), -cut, widths.pop() if len(widths) == 1 else 0

    return max(tried, key=worth)


def _headings(row: Sequence[str], headings: frozenset[str]) -> int:
    """How many headings a line holds; one beside other words may be a word like them."""
    cells = [folded(cell) for cell in row if cell.strip()]
    found = sum(cell in headings for cell in cells)
    return found if found > 1 or found == len(cells) else 0


def _text(cell: str) -> str:
    text = clean(cell).strip()
    return text[1:] if _ESCAPED.match(text) else text
