"""A sheet as faces and reports see it: its cells, its charts, and both once filled."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from scenarios.steps.kind import Offer
from scenarios.sums.charts import Chart, ChartKind
from scenarios.sums.formulas import block, coordinates, named
from scenarios.sums.numbers import french
from scenarios.sums.sheets import Grid, Worked, worked

# Stands for the choice of the chart, beside the coordinates of cells.
CHART = "graphique"
_SERIES = re.compile(r"([B-F])|([B-F])([2-9]):([B-F])([2-9])")


@dataclass(frozen=True, slots=True)
class SheetCellShown:
    """A cell: its number, None where it is to complete; places: of its answer or its own (None)."""

    id: str
    value: Decimal | None
    unit: str
    places: int | None
    is_open: bool

    def text(self, value: Decimal | None) -> str:
        """A number as this cell shows it; empty for None."""
        return "" if value is None else french(value, self.places, self.unit)

    @property
    def rounding(self) -> str:
        """How its answer is rounded, for who types a number."""
        places = self.places or 0
        if not places:
            how = "à l’unité"
        elif places == 1:
            how = "à 1 décimale"
        else:
            how = f"à {places} décimales"
        return f"en {self.unit}, {how}" if self.unit else how


@dataclass(frozen=True, slots=True)
class ChartShown:
    """A chart on offer; series: the cells that it draws, in order."""

    id: str
    text: str
    kind: ChartKind
    unit: str
    places: int | None
    series: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TableauOffer(Offer):
    """The sheet to complete and the charts; the prompt is the question, how what to do.

    columns: headings, that of the labels first. rows: labels. cells: by coordinates.
    """

    how: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[str, ...]
    cells: Mapping[str, SheetCellShown]
    options: tuple[ChartShown, ...]

    @property
    def open_cells(self) -> tuple[str, ...]:
        """Where something is to be typed, row by row."""
        return tuple(at for at, cell in self.cells.items() if cell.is_open)

    def label(self, at: str) -> str:
        """« D2 Taux de transformation (Lundi) »."""
        column, row = coordinates(at) or (1, 1)
        return f"{at} {self.columns[column - 1]} ({self.rows[row - 2]})"


@dataclass(frozen=True, slots=True)
class FilledCell:
    """A cell to read: its text, and what was typed where it was to complete (else None)."""

    text: str
    typed: str | None = None


@dataclass(frozen=True, slots=True)
class FilledSheet:
    """A sheet handed in, with the chart picked. rows: (label, cells)."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[FilledCell, ...]], ...]
    chart: Chart | None


def series(written: str, rows: int) -> tuple[str, ...]:
    """The cells of « D » or « B2:B4 » in a sheet of so many rows; empty when it is neither."""
    found = _SERIES.fullmatch(written.strip())
    if found is None:
        return ()
    if found[1]:
        return block(f"{found[1]}2", f"{found[1]}{rows + 1}")
    is_one_line = found[2] == found[4] or found[3] == found[5]
    cells = block(f"{found[2]}{found[3]}", f"{found[4]}{found[5]}")
    return cells if is_one_line and len(cells) > 1 else ()


def grid_of(offer: TableauOffer) -> Grid:
    """The sheet before anything is typed."""
    given: dict[str, Decimal | str] = {
        at: cell.value for at, cell in offer.cells.items() if cell.value is not None
    }
    given |= {named(rank, 1): name for rank, name in enumerate(offer.columns, start=1)}
    given |= {named(1, rank): name for rank, name in enumerate(offer.rows, start=2)}
    return Grid(len(offer.columns), len(offer.rows) + 1, given)


def chart_of(chart: ChartShown, offer: TableauOffer, found: Mapping[str, Worked]) -> Chart:
    """The chart over the cells as they stand."""
    rows = {(coordinates(at) or (0, 0))[1] for at in chart.series}
    is_row = len(rows) == 1
    points = []
    for at in chart.series:
        column, row = coordinates(at) or (1, 1)
        label = offer.columns[column - 1] if is_row else offer.rows[row - 2]
        cell = offer.cells.get(at)
        value = found[at].value if at in found else None if cell is None else cell.value
        points.append((label, value))
    return Chart(chart.text, chart.kind, chart.unit, chart.places, tuple(points))


def filled(offer: TableauOffer, typed: Mapping[str, str], picked: str) -> FilledSheet:
    """The sheet with what was typed, for who looks back on it."""
    kept = {at: typed.get(at, "") for at in offer.open_cells}
    found = worked(grid_of(offer), kept)
    rows = tuple(
        (label, tuple(_filled(named(c, r), offer, kept, found) for c in range(2, width + 1)))
        for width in (len(offer.columns),)
        for r, label in enumerate(offer.rows, start=2)
    )
    chart = next((one for one in offer.options if one.id == picked), None)
    drawn = None if chart is None else chart_of(chart, offer, found)
    return FilledSheet(offer.title, offer.columns, rows, drawn)


def _filled(
    at: str, offer: TableauOffer, typed: Mapping[str, str], found: Mapping[str, Worked]
) -> FilledCell:
    cell = offer.cells.get(at)
    if cell is None:
        return FilledCell("")
    if at in found:
        return FilledCell(cell.text(found[at].value), typed[at].strip())
    return FilledCell(cell.text(cell.value))
