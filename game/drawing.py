"""Charts and sheets drawn with letters: the same lines on screen and in line mode.

Nothing is told by colour: every value stands in figures beside its mark.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from decimal import Decimal
from textwrap import wrap

from scenarios.steps.tableau_shown import TableauOffer
from scenarios.sums.charts import Chart
from scenarios.sums.formulas import named
from scenarios.sums.sheets import Worked

FULL, HALF, EMPTY, DOT, RISE = "█", "▌", "░", "●", "│"
# Rows of a curve, and columns of its widest bar: more says nothing more.
CURVE_ROWS = 8
WIDEST_BAR = 40
LEAST_BAR = 6
NO_SHARE = "Des secteurs montrent les parts d’un tout : il faut des nombres positifs."
GAP = "  "

# A piece of a line, and what it is: titre, libelle, donnee, ouvert, courant.
Piece = tuple[str, str]


def columns_of(text: str) -> int:
    """How many columns of a terminal the text takes."""
    if text.isascii():
        return len(text)
    wide = sum(unicodedata.east_asian_width(letter) in "WF" for letter in text)
    marks = sum(unicodedata.category(letter) in ("Mn", "Me", "Cf") for letter in text)
    return len(text) + wide - marks


def fitted(text: str, width: int) -> str:
    """The text in exactly that width: cut with an ellipsis, or filled with spaces."""
    if columns_of(text) > width:
        kept = ""
        for letter in text:
            if columns_of(kept + letter) > max(0, width - 1):
                break
            kept += letter
        text = kept + "…" if width > 0 else ""
    return text + " " * (width - columns_of(text))


# Charts.


def chart_lines(
    chart: Chart, width: int, *, curve_rows: int = CURVE_ROWS, has_title: bool = True
) -> list[str]:
    """The chart under its title, in lines of that width at most."""
    title = wrap(chart.title, max(8, width)) if has_title else []
    if chart.kind == "courbe":
        return [*title, *_curve(chart, width, curve_rows)]
    return [*title, *(_bars if chart.kind == "barres" else _slices)(chart, width)]


def _bars(chart: Chart, width: int) -> list[str]:
    """One bar a point, its value at the end; those under zero are hollow."""
    values = [chart.shown(value) for _, value in chart.points]
    label, room = _columns(chart, values, width)
    largest = max((abs(number) for number in chart.numbers), default=Decimal(0))
    lines = []
    for (name, value), shown in zip(chart.points, values, strict=True):
        bar = "" if value is None else _bar(value, largest, room)
        lines.append(f"{fitted(name, label)} {RISE}{bar}{' ' if bar else ''}{shown}")
    return lines


def _columns(chart: Chart, values: Sequence[str], width: int) -> tuple[int, int]:
    """The columns of the labels, and those of the longest bar."""
    longest = max((columns_of(name) for name, _ in chart.points), default=0)
    value = max(map(columns_of, values), default=0)
    label = max(4, min(longest, width - value - LEAST_BAR - 3, width // 2))
    return label, max(1, min(WIDEST_BAR, width - label - value - 3))


def _bar(value: Decimal, largest: Decimal, room: int) -> str:
    if not largest:
        return ""
    halves = int(abs(value) / largest * room * 2 + Decimal("0.5"))
    if value < 0:
        return EMPTY * max(1, halves // 2)
    # What is not zero is seen.
    halves = max(halves, 1) if value else 0
    return FULL * (halves // 2) + HALF * (halves % 2)


def _slices(chart: Chart, width: int) -> list[str]:
    """The parts of the whole as bars, each with its percentage and its value."""
    if any(chart.share(number) is None for number in chart.numbers):
        return [NO_SHARE, *_bars(chart, width)]
    values = [
        chart.shown(value)
        if value is None
        else f"{chart.shown_share(value)} ({chart.shown(value)})"
        for _, value in chart.points
    ]
    label, room = _columns(chart, values, width)
    lines = []
    for (name, value), shown in zip(chart.points, values, strict=True):
        share = chart.share(value) or Decimal(0)
        part = _bar(share, Decimal(100), room)
        lines.append(f"{fitted(name, label)} {part}{EMPTY * (room - len(part))} {shown}")
    return lines


def _curve(chart: Chart, width: int, height: int) -> list[str]:
    """A dot a point over its label and its value; the extremes stand on the axis."""
    numbers = chart.numbers
    low, high = (min(numbers), max(numbers)) if numbers else (Decimal(0), Decimal(0))
    axis = max((columns_of(chart.shown(edge)) for edge in (low, high)), default=1)
    each = max(3, min(16, (width - axis - 2) // max(1, len(chart.points))))
    rows = []
    marked = {0: high, height - 1: low} if low != high else {_middle(height): low}
    for row in range(height):
        edge = chart.shown(marked[row]) if numbers and row in marked else ""
        rows.append(f"{' ' * (axis - columns_of(edge))}{edge} {RISE}")
    for _, value in chart.points:
        here = -1 if value is None else _height(value, low, high, height)
        for row in range(height):
            rows[row] += (DOT if row == here else " ").center(each)
    foot = " " * axis + " └" + "─" * (each * len(chart.points))
    lines = [*(row.rstrip() for row in rows), foot]
    names = [name for name, _ in chart.points]
    values = [chart.shown(value) for _, value in chart.points]
    if all(columns_of(text) < each for text in (*names, *values)):
        return [*lines, _spread(names, axis, each), _spread(values, axis, each)]
    # What does not fit under its dot is told below, by number.
    ranks = [str(rank) for rank, _ in enumerate(names, start=1)]
    told = [
        f"{rank} {name} : {value}".replace(" ", "\u00a0")
        for rank, name, value in zip(ranks, names, values, strict=True)
    ]
    return [*lines, _spread(ranks, axis, each), *wrap(" ; ".join(told), max(12, width))]


def _height(value: Decimal, low: Decimal, high: Decimal, height: int) -> int:
    """The row of a dot, 0 for the highest; a flat curve stands in the middle."""
    if high == low:
        return _middle(height)
    return int((high - value) / (high - low) * (height - 1) + Decimal("0.5"))


def _middle(height: int) -> int:
    return height // 2


def _spread(texts: Sequence[str], axis: int, each: int) -> str:
    cells = [f"{' ' * ((each - columns_of(text)) // 2)}{text}" for text in texts]
    return (" " * (axis + 2) + "".join(fitted(cell, each) for cell in cells)).rstrip()


# The sheet.


def sheet_lines(
    offer: TableauOffer, found: Mapping[str, Worked], width: int, current: str = ""
) -> list[tuple[Piece, ...]]:
    """The sheet with its coordinates; cells to complete stand between brackets.

    current: the cell one is in, marked by an arrow.
    """
    count = len(offer.columns)
    body = [
        [offer.rows[row - 2], *(_cell(named(c, row), offer, found) for c in range(2, count + 1))]
        for row in range(2, len(offer.rows) + 2)
    ]
    widths = _widths(offer.columns, body, width - 3)
    heads = [wrap(name, size) or [""] for name, size in zip(offer.columns, widths, strict=True)]
    lines: list[tuple[Piece, ...]] = [
        (("   ", ""), (GAP.join(_letter(n, size) for n, size in enumerate(widths)), "libelle"))
    ]
    for level in range(max(map(len, heads))):
        pieces = [head[level] if level < len(head) else "" for head in heads]
        shown = GAP.join(
            fitted(piece, size) for piece, size in zip(pieces, widths, strict=True)
        ).rstrip()
        lines.append((("1  " if not level else "   ", "libelle"), (shown, "titre")))
    for row, cells in enumerate(body, start=2):
        lines.append(_row(row, cells, widths, offer, current))
    return lines


def _row(
    row: int, cells: Sequence[str], widths: Sequence[int], offer: TableauOffer, current: str
) -> tuple[Piece, ...]:
    pieces: list[Piece] = [(f"{row}  ", "libelle"), (fitted(cells[0], widths[0]), "titre")]
    for column in range(2, len(cells) + 1):
        at, size, text = named(column, row), widths[column - 1], cells[column - 1]
        shown = offer.cells.get(at)
        if shown is None or not shown.is_open:
            pieces += [(GAP, ""), (_right(text, size), "donnee")]
            continue
        mark, look = (" ▸", "courant") if at == current else (GAP, "ouvert")
        pieces += [(mark, look), (f"[{_right(text, size - 2)}]", look)]
    return tuple(pieces)


def _cell(at: str, offer: TableauOffer, found: Mapping[str, Worked]) -> str:
    cell = offer.cells.get(at)
    if cell is None:
        return ""
    if at not in found:
        return cell.text(cell.value)
    return "erreur" if found[at].trouble else cell.text(found[at].value)


def _right(text: str, size: int) -> str:
    return " " * (size - columns_of(text)) + text if columns_of(text) < size else fitted(text, size)


def _letter(rank: int, size: int) -> str:
    return fitted(named(rank + 1, 1)[0], size)


def _widths(heads: Sequence[str], body: Sequence[Sequence[str]], room: int) -> list[int]:
    """Columns as wide as their values and their longest word, two more for brackets; the labels
    give way where there is no room.
    """
    widths = [
        max(6 if rank else 4, *(columns_of(row[rank]) + (2 if rank else 0) for row in body))
        for rank in range(len(heads))
    ]
    widths = [
        max(size, *(columns_of(word) for word in head.split(" ")))
        for size, head in zip(widths, heads, strict=True)
    ]
    spare = room - sum(widths) - len(GAP) * (len(heads) - 1)
    for rank, head in enumerate(heads):
        wanted = max(0, min(spare, min(columns_of(head), 16) - widths[rank]))
        widths[rank] += wanted
        spare -= wanted
    while spare < 0 and max(widths) > 4:
        widest = widths.index(max(widths))
        widths[widest] -= 1
        spare += 1
    return widths
