"""The workbook that a teacher fills: grey ids, lists to choose from, headings that stay, A4."""

from __future__ import annotations

import io
from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from game.atelier.tableur.exported import Table, Value
from game.atelier.tableur.layout import KEPT_ID, READ_FIRST, Column
from game.atelier.tableur.openpyxl_door import openpyxl
from game.atelier.tableur.read_first import Look, Paragraph
from game.atelier.tableur.remarks import letters
from game.errors import UsageError
from scenarios.language.clean import quoted
from scenarios.language.typography import typeset

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

# Excel's own limits and names.
_MAX_TEXT = 32_767
_A4 = 9
_TEXT, _MONEY, _WHOLE = "@", '#,##0.00\\ "€"', "0"
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t")
_NAVY, _GREY, _RULE = "1F3A4D", "E4E4E4", "BFBFBF"
_FONT = "Calibri"


def workbook(tables: Sequence[Table], first: Sequence[Paragraph]) -> bytes:
    """The XLSX file of these tables; raises NoWorkbooksError, UsageError for a text too long."""
    book: Workbook = openpyxl().Workbook()
    book.properties.creator = "Comptoir"
    book.properties.title = first[0].text if first else None
    sheet = book.worksheets[0]
    sheet.title = READ_FIRST
    _read_first(sheet, first)
    for table in tables:
        _fill(book.create_sheet(table.title), table)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def _read_first(sheet: Worksheet, paragraphs: Sequence[Paragraph]) -> None:
    from openpyxl.styles import Alignment, Font

    fonts: dict[Look, Font] = {
        "titre": Font(name=_FONT, size=18, bold=True, color=_NAVY),
        "partie": Font(name=_FONT, size=13, bold=True, color=_NAVY),
        "point": Font(name=_FONT, size=11),
        "commande": Font(name="Consolas", size=11),
    }
    # One column cannot be shrunk to the page by all spreadsheets: it is no wider.
    sheet.column_dimensions["A"].width = 80
    for row, one in enumerate(paragraphs, start=1):
        text = one.text if one.look == "commande" else typeset(one.text)
        cell = _cell(sheet, row, 1)
        _put(cell, text)
        cell.font = fonts[one.look]
        cell.alignment = Alignment(wrap_text=True, vertical="center")
        # Spreadsheets do not give a wrapped line its height when another program wrote it.
        lines = -(-len(text) // 76)
        sheet.row_dimensions[row].height = {"titre": 32, "partie": 30}.get(one.look, 4 + 15 * lines)
    sheet.sheet_view.showGridLines = False
    sheet.protection.enable()
    _on_paper(sheet, is_wide=False)


def _fill(sheet: Worksheet, table: Table) -> None:
    for at, column in enumerate(table.columns, start=1):
        sheet.column_dimensions[letters(at)].width = column.width
        _head(_cell(sheet, 1, at), column)
    sheet.row_dimensions[1].height = _height(
        table.columns, [f"{one.heading}  " for one in table.columns]
    )
    for row, values in enumerate(table.rows, start=2):
        for at, (column, value) in enumerate(zip(table.columns, values, strict=True), start=1):
            _styled(_cell(sheet, row, at), column, is_written=True)
            _put(_cell(sheet, row, at), value)
        sheet.row_dimensions[row].height = _height(table.columns, values)
    last = len(table.rows) + 1
    for row in range(last + 1, last + 1 + table.room):
        for at, column in enumerate(table.columns, start=1):
            _styled(_cell(sheet, row, at), column, is_written=False)
    _rules(sheet, table, last)
    sheet.freeze_panes = "B2" if table.columns[0].kind == "identifiant" else "A2"
    if table.is_fixed:
        sheet.protection.enable()
        sheet.protection.formatColumns = sheet.protection.formatRows = False
    _on_paper(sheet, is_wide=table.is_wide)


def _head(cell: Cell, column: Column) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill

    _put(cell, column.heading)
    cell.font = Font(name=_FONT, bold=True, color="FFFFFF")
    cell.fill = PatternFill("solid", fgColor=_NAVY)
    cell.alignment = Alignment(wrap_text=True, vertical="center")


def _styled(cell: Cell, column: Column, *, is_written: bool) -> None:
    """Its look. is_written: on a line that the house has; ids of new lines are the reader's."""
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side

    is_grey = column.kind in ("identifiant", "aide")
    side = Side(style="thin", color=_RULE)
    cell.border = Border(left=side, right=side, top=side, bottom=side)
    side_of = "left" if column.kind == "texte" else None
    cell.alignment = Alignment(wrap_text=True, vertical="top", horizontal=side_of)
    cell.font = Font(name=_FONT, color="595959" if is_grey else "000000", italic=is_grey)
    cell.number_format = {"montant": _MONEY, "entier": _WHOLE}.get(column.kind, _TEXT)
    if is_grey and is_written:
        cell.fill = PatternFill("solid", fgColor=_GREY)
    cell.protection = Protection(locked=is_grey)


def _put(cell: Cell, value: Value) -> None:
    """The value, a text always as a text: never a formula, whatever it begins with."""
    if value is None or value == "":
        return
    if isinstance(value, Decimal | int):
        cell.value = value
        if cell.number_format == _TEXT:
            cell.number_format = "General"
        return
    if len(value) > _MAX_TEXT:
        raise UsageError(
            f"Le texte {quoted(value)} est trop long pour une case : {len(value)} lettres, le"
            f" tableur en accepte {_MAX_TEXT}. Raccourcissez-le dans le fichier YAML."
        )
    cell.value = value
    cell.data_type = "s"
    # What Excel puts in front itself, so that a cell that is edited stays a text.
    cell.quotePrefix = value.startswith(_FORMULA_SIGNS)


def _cell(sheet: Worksheet, row: int, column: int) -> Cell:
    cell: Any = sheet.cell(row, column)
    return cell  # type: ignore[no-any-return]


def _height(columns: Sequence[Column], values: Sequence[Value]) -> float:
    """Of a line whose texts wrap, in points."""
    most = 1
    for column, value in zip(columns, values, strict=True):
        lines = str(value or "").split("\n")
        most = max(most, sum(max(1, -(-len(line) // column.width)) for line in lines))
    return min(3 + 15 * most, 400)


def _rules(sheet: Worksheet, table: Table, last: int) -> None:
    """What each column accepts, said when one of its cells is entered."""
    end = last + table.room
    for at, column in enumerate(table.columns, start=1):
        where = f"{letters(at)}2:{letters(at)}{max(end, 2)}"
        if column.kind == "identifiant" and table.rows and not table.is_fixed:
            _validate(sheet, f"{letters(at)}2:{letters(at)}{last}", column, "custom", "FALSE")
        elif column.kind == "montant":
            _validate(sheet, where, column, "decimal", "0")
        elif column.kind == "entier":
            _validate(sheet, where, column, "whole", "0")
        elif column.choices:
            _listed(sheet, where, column.choices, column)
        elif column.prompt:
            _validate(sheet, where, column, None, None)
    for row, at, words in table.choices:
        _listed(sheet, f"{letters(at + 1)}{row + 2}", words, table.columns[at])


def _validate(sheet: Worksheet, where: str, column: Column, kind: Any, formula: str | None) -> None:
    from openpyxl.worksheet.datavalidation import DataValidation

    told = typeset(KEPT_ID if column.kind == "identifiant" else column.prompt)
    rule = DataValidation(type=kind, formula1=formula, allow_blank=True, errorStyle="warning")
    if kind in ("decimal", "whole"):
        rule.operator = "greaterThanOrEqual"
    _say(rule, column, told)
    sheet.add_data_validation(rule)
    rule.add(where)


def _listed(sheet: Worksheet, where: str, words: Sequence[str], column: Column) -> None:
    from openpyxl.worksheet.datavalidation import DataValidation

    rule = DataValidation(type="list", formula1=f'"{",".join(words)}"', allow_blank=True)
    _say(rule, column, typeset(column.prompt or "Choisissez dans la liste."))
    sheet.add_data_validation(rule)
    rule.add(where)


def _say(rule: Any, column: Column, told: str) -> None:
    rule.promptTitle, rule.prompt = column.heading[:32], told[:255]
    rule.errorTitle, rule.error = column.heading[:32], told[:255]
    rule.showInputMessage = rule.showErrorMessage = True


def _on_paper(sheet: Worksheet, *, is_wide: bool) -> None:
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.orientation = "landscape" if is_wide else "portrait"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    properties: Any = sheet.sheet_properties
    properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"
    footer: Any = sheet.oddFooter
    footer.left.text, footer.right.text = "&A", "&P / &N"
    margins = sheet.page_margins
    margins.left = margins.right = margins.top = 0.5
    margins.bottom = 0.7
