"""A scenario's map as one SVG drawing, black on white, to project, print or paste in a document.

The best way is thick and its stops starred; ways aside are dotted; what no play reaches is dashed
and stands apart, below.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape

from game.atelier.map.layers import Layout, Point, layered
from game.atelier.map.words import BEST, NATURE_SIGNS, name, reason, short_reason, title
from scenarios.language.typography import typeset
from scenarios.reach.story_map import Link, Stop, StoryMap
from scenarios.steps.parts import PHASE_LABELS

# In pixels.
BOX_WIDTH, BOX_HEIGHT = 190, 58
GAP, LAYER_GAP = 34, 64
POINT_WIDTH = 18
MARGIN, HEAD = 24, 64
# Letters that a box or a way has room for.
BOX_LETTERS, LABEL_LETTERS = 30, 22
LABEL_STEP = 14

STYLE = (
    "text{font-family:'Segoe UI',Arial,'Liberation Sans',sans-serif;font-size:13px;fill:#111}"
    ".id{font-weight:600}.dit,.voie{font-size:11px;fill:#444}.titre{font-size:18px;font-weight:600}"
    ".boite{fill:#fff;stroke:#111;stroke-width:1.2}.meilleure{stroke-width:3}"
    ".lien{fill:none;stroke:#555;stroke-width:1.2}.lien.meilleure{stroke:#111;stroke-width:3}"
    ".detour,.retour,.alea,.depart{stroke-dasharray:3 4}.perdue{stroke-dasharray:7 4;stroke:#777}"
    ".voie{paint-order:stroke;stroke:#fff;stroke-width:4px}"
)


@dataclass(frozen=True, slots=True)
class _Placed:
    """Where everything stands: the middle of each stop or bend, and the size of the whole."""

    at: Mapping[str | Point, tuple[int, int]]
    width: int
    height: int


def as_svg(drawn: StoryMap) -> str:
    """The drawing, a whole SVG file."""
    layout = _layout(drawn)
    placed = _place(layout)
    return "\n".join(_lines(drawn, layout, placed)) + "\n"


def _layout(drawn: StoryMap) -> Layout:
    """Stops that no play reaches come after all the others: nothing draws them upwards."""
    order = sorted(drawn.stops, key=lambda stop: not stop.is_reached)
    return layered([stop.id for stop in order], [(link.source, link.goal) for link in drawn.links])


def _place(layout: Layout) -> _Placed:
    widths = [
        sum((BOX_WIDTH if isinstance(each, str) else POINT_WIDTH) + GAP for each in layer)
        for layer in layout.layers
    ]
    width = max([BOX_WIDTH, *widths]) + 2 * MARGIN
    at: dict[str | Point, tuple[int, int]] = {}
    for rank, layer in enumerate(layout.layers):
        left = (width - widths[rank] + GAP) // 2
        middle = HEAD + MARGIN + rank * (BOX_HEIGHT + LAYER_GAP) + BOX_HEIGHT // 2
        for each in layer:
            room = BOX_WIDTH if isinstance(each, str) else POINT_WIDTH
            at[each] = (left + room // 2, middle)
            left += room + GAP
    height = HEAD + 2 * MARGIN + len(layout.layers) * (BOX_HEIGHT + LAYER_GAP)
    return _Placed(at, width, height)


def _lines(drawn: StoryMap, layout: Layout, placed: _Placed) -> Iterator[str]:
    said = escape(typeset(drawn.title))
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {placed.width} {placed.height}"'
        f' width="{placed.width}" height="{placed.height}" role="img" aria-label="{said}">'
    )
    yield f"<style>{STYLE}</style>"
    yield (
        '<defs><marker id="fleche" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8"'
        ' markerHeight="8" markerUnits="userSpaceOnUse" orient="auto">'
        '<path d="M0 0L8 4L0 8z" fill="#111"/></marker></defs>'
    )
    yield f'<rect width="{placed.width}" height="{placed.height}" fill="#fff"/>'
    yield f'<text class="titre" x="{MARGIN}" y="{MARGIN + 10}">{said}</text>'
    if drawn.best:
        best = f"{BEST} et trait épais : la route qui rapporte le plus."
        yield f'<text class="dit" x="{MARGIN}" y="{MARGIN + 32}">{escape(typeset(best))}</text>'
    bends = dict(enumerate(layout.bends))
    for rank, link in enumerate(drawn.links):
        yield from _way(link, bends[rank], drawn, placed)
    for stop in drawn.stops:
        yield from _box(stop, drawn, placed)
    # Last, so that no box or way hides what takes them.
    said_from: dict[str, int] = {}
    for rank, link in enumerate(drawn.links):
        before = said_from.get(link.source, 0)
        said_from[link.source] = before + 1
        yield from _label(link, bends[rank], placed, before)
    yield "</svg>"


def _way(
    link: Link, bend: tuple[str | Point, ...], drawn: StoryMap, placed: _Placed
) -> Iterator[str]:
    points = [placed.at[each] for each in bend]
    half = BOX_HEIGHT // 2
    is_down = points[-1][1] > points[0][1]
    if points[-1][1] == points[0][1]:
        path = _aside(points[0], points[-1])
    else:
        side = 1 if is_down else -1
        points[0] = (points[0][0], points[0][1] + side * half)
        points[-1] = (points[-1][0], points[-1][1] - side * half)
        path = _curve(points)
    classes = f"lien {link.kind}"
    if (link.source, link.goal) in drawn.best_links:
        classes += " meilleure"
    told = " ; ".join(filter(None, map(reason, link.reasons)))
    tip = f"<title>{escape(typeset(told))}</title>" if told else ""
    yield f'<path class="{classes}" d="{path}" marker-end="url(#fleche)">{tip}</path>'


def _curve(points: list[tuple[int, int]]) -> str:
    """A smooth line through the points, upright at each of them."""
    path = f"M{points[0][0]} {points[0][1]}"
    for (x1, y1), (x2, y2) in itertools.pairwise(points):
        middle = (y1 + y2) // 2
        path += f"C{x1} {middle} {x2} {middle} {x2} {y2}"
    return path


def _aside(start: tuple[int, int], end: tuple[int, int]) -> str:
    """A way within one layer, or back to where it comes from: round over the top."""
    (x1, y), (x2, _) = start, end
    if x1 == x2:
        x1, x2 = x1 - 30, x2 + 30
    top = y - BOX_HEIGHT // 2
    return f"M{x1} {top}C{x1} {top - 36} {x2} {top - 36} {x2} {top}"


def _label(
    link: Link, bend: tuple[str | Point, ...], placed: _Placed, before: int
) -> Iterator[str]:
    """What takes the way, beside its start, under the labels before it from the same stop."""
    said = short_reason(link)
    if not said:
        return
    (x1, y1), (x2, y2) = placed.at[bend[0]], placed.at[bend[1]]
    side = 1 if y2 >= y1 else -1
    x = x1 + (x2 - x1) * (2 + before % 3) // 10
    y = y1 + side * (BOX_HEIGHT // 2 + 18 + LABEL_STEP * (before % 3))
    short = said if len(said) <= LABEL_LETTERS else said[: LABEL_LETTERS - 1] + "…"
    yield f'<text class="voie" x="{x}" y="{y}" text-anchor="middle">{escape(typeset(short))}</text>'


def _box(stop: Stop, drawn: StoryMap, placed: _Placed) -> Iterator[str]:
    x, y = placed.at[stop.id]
    classes = "boite" + ("" if stop.is_reached else " perdue")
    classes += " meilleure" if stop.id in drawn.best else ""
    round_ = BOX_HEIGHT // 2 if stop.nature is not None else 4
    yield (
        f'<g><rect class="{classes}" x="{x - BOX_WIDTH // 2}" y="{y - BOX_HEIGHT // 2}"'
        f' width="{BOX_WIDTH}" height="{BOX_HEIGHT}" rx="{round_}"/>'
    )
    if stop.title:
        yield f"<title>{escape(typeset(title(stop, 300)))}</title>"
    for kind, text, down in _texts(stop, drawn):
        shown = text if len(text) <= BOX_LETTERS else text[: BOX_LETTERS - 1] + "…"
        yield (
            f'<text class="{kind}" x="{x}" y="{y + down}" text-anchor="middle">'
            f"{escape(typeset(shown))}</text>"
        )
    yield "</g>"


def _texts(stop: Stop, drawn: StoryMap) -> Iterator[tuple[str, str, int]]:
    """(class, text, place under the middle) of each line in a box."""
    star = f"{BEST} " if stop.id in drawn.best else ""
    if stop.nature is not None:
        yield "id", f"{star}{NATURE_SIGNS[stop.nature]} {stop.id}", -4
        yield "dit", title(stop, BOX_LETTERS), 14
        return
    yield "id", star + name(stop.id), -11
    if stop.phase is not None:
        yield "dit", f"{PHASE_LABELS[stop.phase]} · {stop.kind}", 5
    yield "dit", title(stop, BOX_LETTERS), 20
