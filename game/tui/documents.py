"""The documents one key away: over the conversation on a small screen, beside it on a large one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import DataTable, Input, Static

from game.tui.panel import Panel
from game.tui.prose import Prose
from game.tui.tables import ResultTable, Table
from game.tui.text import cut
from scenarios.house.search import MAX_QUERY, READ_WHOLE, SHOWN, narrowed

if TYPE_CHECKING:
    from textual.content import Content

    from game.scene import Page


FILTER = "/ pour filtrer : des mots, ville:mot, tri:nom"


class PageTab(Static):
    """The name of a page with its letter; a click opens it."""

    class Pressed(Message):
        """The name was clicked."""

        def __init__(self, page: Page) -> None:
            super().__init__()
            self.page = page

    def __init__(self, page: Page) -> None:
        super().__init__(markup=False)
        self._page = page

    def render(self) -> Content:
        """The letter in brackets, then the title; the open page is marked."""
        from textual.content import Content

        mark = "▸" if self.has_class("-ouverte") else " "
        return Content.from_markup(
            "$mark[b $accent]$key[/] $title",
            mark=mark,
            key=self._page.key or "·",
            title=cut(self._page.title, max(4, self.size.width - 4)),
        )

    def on_click(self) -> None:
        """Open the page."""
        self.post_message(self.Pressed(self._page))


class Documents(Panel):
    """The names of the pages, and the open one."""

    page: reactive[str] = reactive("", init=False)
    """Id of the open page."""

    def __init__(self, pages: Sequence[Page]) -> None:
        super().__init__("Documents", id="documents")
        self._pages = tuple(pages)
        self._rows: list[tuple[str, ...]] = []

    def compose(self) -> ComposeResult:
        """Names above, the page below."""
        with VerticalScroll(id="onglets", can_focus=False):
            for page in self._pages:
                yield PageTab(page)
        yield Input(id="filtre", placeholder=FILTER, compact=True, max_length=MAX_QUERY)
        yield Prose(id="filtre-compte")
        yield Prose(id="filtre-ligne")
        with VerticalScroll(id="page"):
            yield Prose(id="page-texte")

    async def present(self, pages: Sequence[Page]) -> None:
        """Show these pages; the one that is open stays open, as it now is."""
        self._pages = tuple(pages)
        tabs = self.query_one("#onglets", VerticalScroll)
        with self.app.batch_update():
            await tabs.remove_children()
            await tabs.mount(*(PageTab(page) for page in self._pages))
        if not self.page and self._pages and self.display:
            self.page = self._pages[0].id
        await self._show()

    def open(self, id_: str) -> None:
        """Open a page."""
        self.page = id_

    def step(self, by: int) -> None:
        """Open the page before or after."""
        ids = [page.id for page in self._pages]
        if ids:
            here = ids.index(self.page) + by if self.page in ids else 0
            self.page = ids[here % len(ids)]

    async def watch_page(self) -> None:
        """Show the page."""
        await self._show()

    async def _show(self) -> None:
        page = next((page for page in self._pages if page.id == self.page), None)
        if page is None:
            return
        for tab, shown in zip(self.query(PageTab), self._pages, strict=True):
            tab.set_class(shown is page, "-ouverte")
            tab.refresh()
        self.entitle(page.title)
        text = self.query_one("#page-texte", Prose)
        text.say(page.text)
        text.display = bool(page.text)
        # Opened anew, a page is whole: words typed over another one are not this one's.
        with self.prevent(Input.Changed):
            self.filter.value = ""
        self.filter.display = len(page.rows) > READ_WHOLE
        await self._show_rows(page)

    @property
    def filter(self) -> Input:
        """The words that narrow the rows of a long page."""
        return self.query_one("#filtre", Input)

    async def _show_rows(self, page: Page) -> None:
        """The rows that hold the words typed; the first ones where there are many."""
        rows = narrowed(page.columns, page.rows, self.filter.value)
        holder = self.query_one("#page", VerticalScroll)
        # A table that leaves has lost its styles: it must not be painted meanwhile.
        with self.app.batch_update():
            await holder.query(DataTable).remove()
        is_long = self.filter.display
        for name in ("#filtre-compte", "#filtre-ligne"):
            self.query_one(name, Static).display = is_long
        if is_long:
            self._rows = rows[:SHOWN]
            count = _count(len(rows), len(page.rows))
            self.query_one("#filtre-compte", Prose).say(count)
            self.query_one("#filtre-ligne", Prose).say("")
            table = ResultTable()
            table.present(page.columns, self._rows)
            await holder.mount(table)
        elif rows:
            await holder.mount(Table(page.columns, rows))
        holder.scroll_home(animate=False)

    @on(DataTable.RowHighlighted)
    def _marked(self, event: DataTable.RowHighlighted) -> None:
        """A row of a long table shows its first columns: the marked one is told whole."""
        event.stop()
        page = next((page for page in self._pages if page.id == self.page), None)
        if page is not None and self.filter.display and event.cursor_row < len(self._rows):
            named = zip(page.columns, self._rows[event.cursor_row], strict=True)
            told = " · ".join(
                f"{name}\u00a0: {cell}" if name.strip() else cell for name, cell in named if cell
            )
            self.query_one("#filtre-ligne", Prose).say(told)

    @on(Input.Submitted, "#filtre")
    def _to_rows(self, event: Input.Submitted) -> None:
        """From the words to the rows they left."""
        event.stop()
        for table in self.query(ResultTable):
            table.focus()

    @on(Input.Changed, "#filtre")
    async def _filtered(self, event: Input.Changed) -> None:
        event.stop()
        page = next((page for page in self._pages if page.id == self.page), None)
        if page is not None:
            await self._show_rows(page)

    @on(PageTab.Pressed)
    def _pressed(self, event: PageTab.Pressed) -> None:
        event.stop()
        self.open(event.page.id)


def _count(left: int, total: int) -> str:
    """« 6 lignes sur 300 », and what to do when there are too many."""
    shown = f", les {SHOWN} premières ici : tapez des mots" if left > SHOWN else ""
    if left == total:
        return f"{total} lignes{shown}"
    lines = "Aucune ligne" if left == 0 else f"{left} ligne{'s' * (left > 1)}"
    return f"{lines} sur {total}{shown}"
