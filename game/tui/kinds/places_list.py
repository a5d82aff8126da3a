"""Cards and their cases: the card under the mark opens, the others stay on a line or two."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import events
from textual.binding import Binding
from textual.message import Message
from textual.reactive import reactive

from game.tui.choices import MARK, RESTING
from game.tui.rows import Row, RowsView
from game.tui.text import cells, propre, wrapped

if TYPE_CHECKING:
    from scenarios.steps.classement import AxisShown, ClassementOffer, Pair
    from scenarios.steps.kind import Option

TO_PLACE = "à placer"
TAKEN = "déjà choisi"
# A case on its line, chosen or not; between two of them, where they have an order or not.
CHOSEN, FREE = "●", "○"
ON_LINE, BESIDE = " ─── ", "   "
INDENT = 4


@dataclass(frozen=True, slots=True)
class Zone:
    """Columns of a row that a click acts on: the rank of a pair, and the case, None for none."""

    start: int
    end: int
    rank: int
    cell: str | None = None


class PlacesList(RowsView, can_focus=True):
    """One mark goes from pair to pair (card, axis); its cases are changed in place."""

    ALLOW_SELECT = False
    BINDINGS = [
        Binding("up", "go(-1)", "Monter", show=False),
        Binding("down", "go(1)", "Descendre", show=False),
        Binding("home", "go(-1000)", "Début", show=False),
        Binding("end", "go(1000)", "Fin", show=False),
        Binding("left", "turn(-1)", "Case d’avant", show=False),
        Binding("right", "turn(1)", "Case d’après", show=False),
        Binding("enter,space", "choose", "Choisir", show=False),
        Binding("backspace,delete", "clear", "Retirer", show=False),
    ]

    cursor: reactive[int] = reactive(0, init=False)
    """Rank of the pair under the mark; that of the last line is the number of pairs."""

    class Placed(Message):
        """A case was chosen for a pair; None takes it away."""

        def __init__(self, pair: Pair, cell: str | None) -> None:
            super().__init__()
            self.pair = pair
            self.cell = cell

    class Finished(Message):
        """The last line was chosen."""

    def __init__(self, offer: ClassementOffer, placed: Mapping[Pair, str], end: str) -> None:
        super().__init__()
        self._offer = offer
        self._placed = dict(placed)
        self._end = end
        self._pairs = offer.pairs()
        self._zones: list[tuple[Zone, ...]] = []
        self.set_reactive(PlacesList.cursor, self._first_free())

    def present(self, placed: Mapping[Pair, str]) -> None:
        """Show other places; the mark stays."""
        self._placed = dict(placed)
        self.renew()
        self.refresh(layout=True)

    def go_to(self, card: str) -> None:
        """Put the mark on the first axis where this card is not placed."""
        ranks = [rank for rank, pair in enumerate(self._pairs) if pair[0] == card]
        free = [rank for rank in ranks if self._pairs[rank] not in self._placed]
        self.cursor = (free or ranks or [self.cursor])[0]

    def pick(self, digit: int) -> None:
        """Choose the case of that number for the pair under the mark, and go on."""
        if self.cursor < len(self._pairs):
            offered = self._axis_of(self.cursor).cells
            if 1 <= digit <= len(offered):
                self._place(self.cursor, offered[digit - 1].id)
                self.action_go(1)

    def lay_out(self, width: int) -> list[Row]:
        """Every card, then the line that hands in."""
        laid: list[tuple[Row, tuple[Zone, ...]]] = []
        for rank, card in enumerate(self._offer.options):
            laid += self._card(rank, card, width)
        laid += [(row, ()) for row in self._lines(width)]
        mark = self._mark(is_here=self.cursor == len(self._pairs))
        zone = Zone(0, width, len(self._pairs), "")
        laid.append((((mark, "fort"), ("→ ", "nom"), (self._end, "")), (zone,)))
        self._zones = [zones for _, zones in laid]
        return [row for row, _ in laid]

    def is_marked(self, y: int) -> bool:
        """The rows of the pair under the mark stand out while the list has the focus."""
        return self.has_focus and any(zone.rank == self.cursor for zone in self._at(y))

    def laid(self) -> None:
        """Keep the pair under the mark in sight."""
        lines = [y for y in range(len(self._zones)) if self._is_of(y, self.cursor)]
        height = self.scrollable_content_region.height
        if not lines or not height:
            return
        top = self.scroll_offset.y
        # The text of the card comes with its first axis, where both fit.
        first = max(lines[0] - 2, 0) if lines[-1] - lines[0] + 2 < height else lines[0]
        if first < top:
            self.scroll_to(y=first, animate=False)
        elif lines[-1] >= top + height:
            self.scroll_to(y=min(first, lines[-1] - height + 1), animate=False)

    # Rows.

    def _card(self, rank: int, card: Option, width: int) -> Iterator[tuple[Row, tuple[Zone, ...]]]:
        first = rank * len(self._offer.axes)
        is_open = first <= self.cursor < first + len(self._offer.axes)
        pairs = self._pairs[first : first + len(self._offer.axes)]
        sign = CHOSEN if all(pair in self._placed for pair in pairs) else FREE
        mark = self._mark(is_here=True) if is_open else " " * cells(MARK)
        values = "" if is_open else self._values(first)
        yield from self._headed(f"{sign} ", card.text, values, mark, width, first)
        if is_open:
            for n in range(len(pairs)):
                yield from self._axis(first + n, width)

    def _headed(
        self, lead: str, text: str, values: str, mark: str, width: int, rank: int
    ) -> Iterator[tuple[Row, tuple[Zone, ...]]]:
        """The text of a card, and what is chosen for it, on the same line where both fit."""
        hang = cells(mark) + cells(lead)
        zones = (Zone(0, width, rank),)
        lines = wrapped(text, width - hang)
        room = width - hang - cells(lines[-1])
        for n, line in enumerate(lines):
            start: Row = ((mark, "fort"), (lead, "nom")) if n == 0 else ((" " * hang, ""),)
            row: Row = (*start, (line, "nom" if not values else ""))
            if n == len(lines) - 1 and values and cells(values) + 3 <= room:
                row = (*row, (" " * (room - cells(values)), ""), (values, "discret"))
                values = ""
            yield row, zones
        for line in wrapped(values, width - hang - 2) if values else ():
            yield ((" " * (hang + 2), ""), (line, "discret")), zones

    def _axis(self, rank: int, width: int) -> Iterator[tuple[Row, tuple[Zone, ...]]]:
        """The cases of one axis: on one line where they fit, else one under another."""
        axis, chosen = self._axis_of(rank), self._placed.get(self._pairs[rank])
        is_here = rank == self.cursor
        lead = " " * INDENT + ("› " if is_here else "  ") + self._label(axis)
        row, zones = self._on_one_line(axis, rank, chosen, lead)
        if cells("".join(text for text, _ in row)) <= width:
            yield row, (*zones, Zone(0, width, rank))
            return
        value = next((c.text for c in axis.cells if c.id == chosen), TO_PLACE)
        shown = lead.rstrip() if is_here else f"{lead}{propre(value)}"
        hang = INDENT + 4
        if shown.strip() != "›":
            for n, line in enumerate(wrapped(shown.strip(), width - INDENT - 2)):
                indent = INDENT + 2 if n or not is_here else INDENT
                yield ((" " * indent, ""), (line, "discret")), (Zone(0, width, rank),)
        for n, cell in enumerate(axis.cells, 1) if is_here else ():
            sign = CHOSEN if cell.id == chosen else FREE
            taken = f" ({TAKEN})" if self._is_taken(cell.id, rank) else ""
            for k, line in enumerate(wrapped(f"{sign} {n} {cell.text}{taken}", width - hang)):
                text = line if k == 0 else f"    {line}"
                look = "fort" if cell.id == chosen else ""
                yield ((" " * hang, ""), (text, look)), (Zone(0, width, rank, cell.id),)

    def _lines(self, width: int) -> Iterator[Row]:
        """Each axis that has an order, with how many cards stand at each of its points."""
        for axis in self._offer.axes:
            if axis.is_line:
                at = [self._placed.get((card.id, axis.id)) for card in self._offer.options]
                points = [f"{propre(cell.text)} ({at.count(cell.id)})" for cell in axis.cells]
                line = f"{self._label(axis)}{ON_LINE.join(points)} →"
                if cells(line) + INDENT + 2 <= width:
                    yield ((" " * (INDENT + 2), ""), (line, "discret"))

    def _on_one_line(
        self, axis: AxisShown, rank: int, chosen: str | None, lead: str
    ) -> tuple[Row, list[Zone]]:
        pieces: list[tuple[str, str]] = [(lead, "discret")]
        zones: list[Zone] = []
        at = cells(lead)
        for n, cell in enumerate(axis.cells, 1):
            if n > 1:
                between = ON_LINE if axis.is_line else BESIDE
                pieces.append((between, "discret"))
                at += cells(between)
            text = f"{CHOSEN if cell.id == chosen else FREE} {n} {propre(cell.text)}"
            pieces.append((text, "fort" if cell.id == chosen else ""))
            zones.append(Zone(at, at + cells(text), rank, cell.id))
            at += cells(text)
        return tuple(pieces), zones

    def _label(self, axis: AxisShown) -> str:
        """The name of an axis, as wide as that of the others; none is needed where it is alone."""
        if len(self._offer.axes) == 1 and not axis.is_line:
            return ""
        labels = {one.id: propre(f"{one.label}\u00a0: ") for one in self._offer.axes}
        column = max(map(cells, labels.values()))
        return labels[axis.id] + " " * (column - cells(labels[axis.id]))

    def _values(self, first: int) -> str:
        """What is chosen for a closed card: « avant · content »."""
        found = []
        for n, axis in enumerate(self._offer.axes):
            chosen = self._placed.get(self._pairs[first + n])
            found.append(next((c.text for c in axis.cells if c.id == chosen), TO_PLACE))
        return propre(TO_PLACE if set(found) == {TO_PLACE} else " · ".join(found))

    def _is_taken(self, cell: str, rank: int) -> bool:
        """Whether another card stands in that case, where cases are long and cards few."""
        mine = self._pairs[rank]
        return any(
            pair != mine and pair[1] == mine[1] and placed == cell
            for pair, placed in self._placed.items()
        )

    def _mark(self, *, is_here: bool) -> str:
        if not is_here:
            return " " * cells(MARK)
        return MARK if self.has_focus else RESTING

    def _axis_of(self, rank: int) -> AxisShown:
        return self._offer.axes[rank % len(self._offer.axes)]

    def _at(self, y: int) -> tuple[Zone, ...]:
        return self._zones[y] if y < len(self._zones) else ()

    def _is_of(self, y: int, rank: int) -> bool:
        return any(zone.rank == rank for zone in self._at(y))

    def _first_free(self) -> int:
        free = (rank for rank, pair in enumerate(self._pairs) if pair not in self._placed)
        return next(free, len(self._pairs))

    # What the player does.

    def watch_cursor(self) -> None:
        """Another card opens."""
        self.renew()
        self.refresh(layout=True)

    def watch_has_focus(self, value: bool) -> None:
        """The look of the mark comes and goes with the focus."""
        super().watch_has_focus(value)
        self.renew()

    def on_click(self, event: events.Click) -> None:
        """A click on a case chooses it; on a card, opens it; on the last line, hands in."""
        y = event.y + self.scroll_offset.y - self.gutter.top
        x = event.x - self.gutter.left
        zone = next((z for z in self._at(y) if z.start <= x < z.end), None)
        if zone is None:
            return
        self.cursor = zone.rank
        if zone.rank == len(self._pairs):
            self.post_message(self.Finished())
        elif zone.cell is not None:
            self._place(zone.rank, zone.cell)

    def action_go(self, by: int) -> None:
        """Move the mark from pair to pair."""
        self.cursor = max(0, min(len(self._pairs), self.cursor + by))

    def action_turn(self, by: int) -> None:
        """The case before or after, for the pair under the mark."""
        if self.cursor == len(self._pairs):
            return
        ids = [cell.id for cell in self._axis_of(self.cursor).cells]
        chosen = self._placed.get(self._pairs[self.cursor])
        here = ids.index(chosen) + by if chosen is not None else (0 if by > 0 else -1)
        self._place(self.cursor, ids[here % len(ids)])

    def action_choose(self) -> None:
        """The next case, or the end."""
        if self.cursor == len(self._pairs):
            self.post_message(self.Finished())
        else:
            self.action_turn(1)

    def action_clear(self) -> None:
        """Take the card out of its case."""
        if self.cursor < len(self._pairs):
            self._place(self.cursor, None)

    def _place(self, rank: int, cell: str | None) -> None:
        if self._placed.get(self._pairs[rank]) != cell:
            self.post_message(self.Placed(self._pairs[rank], cell))
