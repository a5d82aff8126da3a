"""A list to choose from: by digit, by arrows and Enter, or by mouse; the mark tells where one is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from textual import events
from textual.binding import Binding
from textual.message import Message
from textual.reactive import reactive

from game.tui.rows import Row, RowsView
from game.tui.text import cells, propre, wrapped

# The mark of the line one is on; the smaller one while the focus is elsewhere.
MARK, RESTING = "▶ ", "› "


@dataclass(frozen=True, slots=True)
class Item:
    """A line of the list. lead: a digit or sign before the text; note: a dim second line.

    who: who says the text. is_ticked: the text stands out. A heading cannot be chosen.
    """

    id: str
    text: str
    lead: str = ""
    note: str = ""
    who: str = ""
    is_ticked: bool = False
    is_heading: bool = False


class ChoiceList(RowsView, can_focus=True):
    """Lines to choose from; wraps long ones under their own start."""

    ALLOW_SELECT = False
    BINDINGS = [
        Binding("up", "move(-1)", "Monter", show=False),
        Binding("down", "move(1)", "Descendre", show=False),
        Binding("pageup", "move(-5)", "Cinq plus haut", show=False),
        Binding("pagedown", "move(5)", "Cinq plus bas", show=False),
        Binding("home", "move(-1000)", "Début", show=False),
        Binding("end", "move(1000)", "Fin", show=False),
        Binding("enter,space", "choose", "Choisir", show=False),
    ]

    cursor: reactive[int] = reactive(0, init=False)
    """Rank of the item under the mark, headings counted."""

    class Chosen(Message):
        """An item was chosen."""

        def __init__(self, choices: ChoiceList, item: Item) -> None:
            super().__init__()
            self.choices = choices
            self.item = item

        @property
        def control(self) -> ChoiceList:
            """The list it was chosen in."""
            return self.choices

    class Moved(Message):
        """The mark stands on another item."""

        def __init__(self, choices: ChoiceList, item: Item) -> None:
            super().__init__()
            self.choices = choices
            self.item = item

        @property
        def control(self) -> ChoiceList:
            """The list it moved in."""
            return self.choices

    def __init__(
        self,
        items: Iterable[Item] = (),
        *,
        id: str | None = None,  # noqa: A002 - Textual's own name
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.items: tuple[Item, ...] = ()
        self._owner: list[int] = []
        self._take(items)

    @property
    def current(self) -> Item | None:
        """The item under the mark, None in an empty list."""
        if not self.items or self.items[self.cursor].is_heading:
            return None
        return self.items[self.cursor]

    def present(self, items: Iterable[Item], *, keep: str | None = None) -> None:
        """Show other items; the mark goes to `keep` where it is there, else to the first."""
        self._take(items, keep)
        self.renew()
        self.refresh(layout=True)
        self._tell()

    def pick(self, rank: int) -> None:
        """Choose the item of that rank, 0 for the first, headings left out."""
        real = [index for index, item in enumerate(self.items) if not item.is_heading]
        if 0 <= rank < len(real):
            self.cursor = real[rank]
            self.action_choose()

    def lay_out(self, width: int) -> list[Row]:
        """Every item, its text hung after its mark and lead."""
        rows: list[Row] = []
        owner: list[int] = []
        for rank, item in enumerate(self.items):
            is_heading = item.is_heading
            made = self._heading(item, rank, width) if is_heading else self._rows(item, rank, width)
            rows += made
            owner += [rank] * len(made)
        self._owner = owner
        return rows

    def is_marked(self, y: int) -> bool:
        """The rows of the item under the mark stand out while the list has the focus."""
        return self.has_focus and y < len(self._owner) and self._owner[y] == self.cursor

    def laid(self) -> None:
        """Keep the mark in sight."""
        self._reveal()

    def _take(self, items: Iterable[Item], keep: str | None = None) -> None:
        self.items = tuple(items)
        ranks = [rank for rank, item in enumerate(self.items) if not item.is_heading]
        kept = next((rank for rank in ranks if self.items[rank].id == keep), None)
        self.set_reactive(ChoiceList.cursor, kept if kept is not None else min(ranks, default=0))

    def _heading(self, item: Item, rank: int, width: int) -> list[Row]:
        title: list[Row] = [((line, "fort"),) for line in wrapped(item.text, width)]
        return title if rank == 0 else [(), *title]

    def _rows(self, item: Item, rank: int, width: int) -> list[Row]:
        lead = f"{item.lead} " if item.lead else ""
        hang = cells(MARK) + cells(lead)
        mark = self._mark(rank)
        rows: list[Row] = []
        look = "fort" if item.is_ticked else ""
        who = f"{propre(item.who)} : " if item.who else ""
        for line in wrapped(who + item.text, width - hang):
            first = ((mark, "fort"), (lead, "nom")) if not rows else ((" " * hang, ""),)
            # A name too long for the line reads as the text does.
            named = who if not rows and line.startswith(who) else ""
            rows.append((*first, (named, "nom"), (line.removeprefix(named), look)))
        if item.note:
            rows += [
                ((" " * hang, ""), (line, "discret")) for line in wrapped(item.note, width - hang)
            ]
        return rows

    def watch_cursor(self, before: int, cursor: int) -> None:
        """Draw the mark where it now is: two items change, the others keep their rows."""
        for rank in (before, cursor):
            self._remark(rank)
        self._reveal()
        self._tell()

    def _remark(self, rank: int) -> None:
        if rank not in self._owner or self.items[rank].is_heading:
            return
        y = self._owner.index(rank)
        # Asked for its height, a list knows its items before it has rows: in a window too small.
        if y >= len(self.rows):
            return
        self.rows[y] = ((self._mark(rank), "fort"), *self.rows[y][1:])
        self.refresh_lines(y, self._owner.count(rank))

    def _mark(self, rank: int) -> str:
        if rank != self.cursor:
            return " " * cells(MARK)
        return MARK if self.has_focus else RESTING

    def watch_has_focus(self, value: bool) -> None:
        """The look of the cursor comes and goes with the focus."""
        super().watch_has_focus(value)
        self._remark(self.cursor)

    def _tell(self) -> None:
        if self.current is not None:
            self.post_message(self.Moved(self, self.current))

    def _reveal(self) -> None:
        lines = [y for y, rank in enumerate(self._owner) if rank == self.cursor]
        if not lines:
            return
        height = self.scrollable_content_region.height
        # With the first item, its heading comes into sight too, where both fit.
        is_first = all(item.is_heading for item in self.items[: self.cursor])
        first = 0 if is_first and lines[-1] < height else lines[0]
        top = self.scroll_offset.y
        if first < top:
            self.scroll_to(y=first, animate=False)
        elif height and lines[-1] >= top + height:
            self.scroll_to(y=lines[-1] - height + 1, animate=False)

    def on_click(self, event: events.Click) -> None:
        """A click chooses at once."""
        y = event.y + self.scroll_offset.y - self.gutter.top
        if 0 <= y < len(self._owner) and not self.items[self._owner[y]].is_heading:
            self.cursor = self._owner[y]
            self.action_choose()

    def action_move(self, by: int) -> None:
        """Move the mark over real items."""
        real = [index for index, item in enumerate(self.items) if not item.is_heading]
        if real:
            here = real.index(self.cursor) if self.cursor in real else 0
            self.cursor = real[max(0, min(len(real) - 1, here + by))]

    def action_choose(self) -> None:
        """Choose the item under the mark."""
        if self.current is not None:
            self.post_message(self.Chosen(self, self.current))
