"""Sheets and charts in words: rows told one by one, values by name, nothing to look at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from game.drawing import NO_SHARE
from scenarios.steps.tableau_shown import FilledSheet, TableauOffer
from scenarios.sums.charts import CHART_LABELS, NOTHING, Chart
from scenarios.sums.formulas import named
from scenarios.sums.sheets import Worked


def sheet_lines(offer: TableauOffer, found: Mapping[str, Worked]) -> Iterator[str]:
    """The columns by their letters, then a line a row; each cell to complete says that it is."""
    heads = (f"{named(n, 1)[0]} {name}" for n, name in enumerate(offer.columns, start=1))
    yield f"Ligne 1, les colonnes : {' ; '.join(heads)}."
    columns = range(2, len(offer.columns) + 1)
    for row, label in enumerate(offer.rows, start=2):
        ids = [named(column, row) for column in columns]
        cells = [f"{at} : {_cell(at, offer, found)}" for at in ids if at in offer.cells]
        yield f"Ligne {row}, {label}. {' ; '.join(cells)}"


def _cell(at: str, offer: TableauOffer, found: Mapping[str, Worked]) -> str:
    cell = offer.cells[at]
    if at not in found:
        return cell.text(cell.value)
    return "erreur" if found[at].trouble else cell.text(found[at].value) or NOTHING


def filled_lines(sheet: FilledSheet) -> Iterator[str]:
    """A sheet that was handed in: its rows, with what was typed where it is a formula."""
    yield f"{sheet.title} :"
    for label, cells in sheet.rows:
        named_ = zip(sheet.columns[1:], cells, strict=True)
        told = [
            f"{name} : {cell.text or 'vide'}"
            + (f", par {cell.typed}" if cell.typed and cell.typed.startswith("=") else "")
            for name, cell in named_
            if cell.text or cell.typed is not None
        ]
        yield f"- {label}. {' ; '.join(told)}"


def chart_lines(chart: Chart) -> Iterator[str]:
    """A chart: its kind and its title, then a value a line, with its part of the whole."""
    yield f"{CHART_LABELS[chart.kind]} : {chart.title.rstrip('.')}."
    is_parts = chart.kind == "secteurs"
    if is_parts and any(chart.share(number) is None for number in chart.numbers):
        yield NO_SHARE
    for label, value in chart.points:
        share = chart.shown_share(value) if is_parts else ""
        yield f"- {label} : {chart.shown(value)}" + (f", soit {share}" if share else "")
