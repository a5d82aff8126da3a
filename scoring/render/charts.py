"""A chart as inline SVG: where each of its marks stands, in pixels; the template only writes them.

Black on white with hollow or hatched marks: it is read printed, and by who sees no colours.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from scenarios.language.clean import one_line
from scenarios.sums.charts import Chart, ChartKind

# Longest label beside a bar; the table under the chart has the whole of it.
LABEL = 26
BAR_LEFT, BAR_ROOM, BAR_STEP = 170, 184, 26
CURVE_TOP, CURVE_BOTTOM, CURVE_LEFT, CURVE_RIGHT = 26, 150, 60, 410
PIE_CENTRE, PIE_RADIUS = 100, 84


@dataclass(frozen=True, slots=True)
class Figure:
    """A mark and its text. shape: the `d` of a path, empty where there is nothing to draw.

    x, y: where the label stands; value_x, value_y: where the value does.
    """

    label: str
    value: str
    shape: str
    x: int
    y: int
    value_x: int
    value_y: int


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart laid out. line: the path that joins the points of a curve; axis: that of the axis.

    note: what to say where it cannot be drawn as it is meant.
    """

    kind: ChartKind
    height: int
    figures: tuple[Figure, ...]
    axis: str
    line: str
    note: str = ""


def drawn(chart: Chart) -> Drawing:
    """The chart laid out on its own pixels."""
    return _LAYOUTS[chart.kind](chart)


def _bars(chart: Chart) -> Drawing:
    """Bars from a common zero, to the left of it for what is under."""
    numbers = (*chart.numbers, Decimal(0))
    low, high = min(numbers), max(numbers)
    span = (high - low) or Decimal(1)
    zero = BAR_LEFT + _px(-low / span * BAR_ROOM)
    figures = []
    for rank, (label, value) in enumerate(chart.points):
        top = 8 + rank * BAR_STEP
        end = zero if value is None else zero + _px(value / span * BAR_ROOM)
        shape = "" if value is None else f"M{zero} {top}H{end}V{top + 17}H{zero}Z"
        middle = top + 13
        figures.append(
            Figure(
                one_line(label, LABEL),
                chart.shown(value),
                shape,
                160,
                middle,
                max(end, zero) + 6,
                middle,
            )
        )
    height = 8 + len(chart.points) * BAR_STEP
    return Drawing("barres", height, tuple(figures), f"M{zero} 2V{height - 2}", "")


def _curve(chart: Chart) -> Drawing:
    """Points over their labels, joined where both neighbours have a value."""
    numbers = chart.numbers or (Decimal(0),)
    low, high = min(numbers), max(numbers)
    each = (CURVE_RIGHT - CURVE_LEFT) / max(1, len(chart.points) - 1)
    figures: list[Figure] = []
    line = ""
    for rank, (label, value) in enumerate(chart.points):
        x = CURVE_LEFT + round(rank * each)
        y = CURVE_BOTTOM if value is None else _level(value, low, high)
        shape = "" if value is None else f"M{x - 4} {y}a4 4 0 1 0 8 0a4 4 0 1 0 -8 0"
        if value is not None:
            line += f"{'L' if figures and figures[-1].shape else 'M'}{x} {y}"
        foot = CURVE_BOTTOM + (20 if rank % 2 == 0 else 36)
        figures.append(Figure(one_line(label, 16), chart.shown(value), shape, x, foot, x, y - 9))
    axis = f"M{CURVE_LEFT - 30} 8V{CURVE_BOTTOM + 4}H{CURVE_RIGHT + 30}"
    return Drawing("courbe", CURVE_BOTTOM + 44, tuple(figures), axis, line)


def _level(value: Decimal, low: Decimal, high: Decimal) -> int:
    room = CURVE_BOTTOM - CURVE_TOP - 14
    share = (value - low) / (high - low) if high != low else Decimal("0.5")
    return CURVE_TOP + _px((1 - share) * room)


def _slices(chart: Chart) -> Drawing:
    """Numbered slices, their names beside; bars where the values are not parts of a whole."""
    if not chart.numbers or any(chart.share(value) is None for value in chart.numbers):
        bars = _bars(chart)
        note = "Des secteurs montrent les parts d’un tout : il faut des nombres positifs."
        return Drawing("barres", bars.height, bars.figures, bars.axis, "", note)
    turned = Decimal(0)
    figures = []
    for rank, (label, value) in enumerate(chart.points):
        share = chart.share(value) or Decimal(0)
        shape = _slice(turned, share) if share else ""
        x, y = _on_circle(turned + share / 2, PIE_RADIUS * 0.66)
        turned += share
        named = f"{rank + 1}. {one_line(label, LABEL)} : {chart.shown_share(value) or chart.shown(value)}"
        figures.append(Figure(named, str(rank + 1), shape, 210, 34 + rank * 22, x, y + 5))
    return Drawing("secteurs", max(200, 40 + 22 * len(figures)), tuple(figures), "", "")


def _slice(start: Decimal, share: Decimal) -> str:
    """The path of a slice that begins so far round, both in percent."""
    if share >= 100:
        left = PIE_CENTRE - PIE_RADIUS
        arc = f"a{PIE_RADIUS} {PIE_RADIUS} 0 1 0"
        return f"M{left} {PIE_CENTRE}{arc} {2 * PIE_RADIUS} 0{arc} {-2 * PIE_RADIUS} 0Z"
    (x, y), (to_x, to_y) = _on_circle(start, PIE_RADIUS), _on_circle(start + share, PIE_RADIUS)
    is_large = int(share > 50)
    arc = f"A{PIE_RADIUS} {PIE_RADIUS} 0 {is_large} 1 {to_x} {to_y}"
    return f"M{PIE_CENTRE} {PIE_CENTRE}L{x} {y}{arc}Z"


def _on_circle(percent: Decimal, radius: float) -> tuple[int, int]:
    """A point so far round from noon."""
    angle = float(percent) / 50 * math.pi
    return (
        PIE_CENTRE + round(radius * math.sin(angle)),
        PIE_CENTRE - round(radius * math.cos(angle)),
    )


def _px(length: Decimal) -> int:
    return int(length.to_integral_value())


_LAYOUTS: dict[ChartKind, Callable[[Chart], Drawing]] = {
    "barres": _bars,
    "courbe": _curve,
    "secteurs": _slices,
}
