"""The documents one key away: over the conversation on a small screen, beside it on a large one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Static

from game.tui.panel import Panel
from game.tui.tables import Table
from game.tui.text import contenu, cut

if TYPE_CHECKING:
    from textual.content import Content

    from game.scene import Page


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

    def compose(self) -> ComposeResult:
        """Names above, the page below."""
        with VerticalScroll(id="onglets", can_focus=False):
            for page in self._pages:
                yield PageTab(page)
        with VerticalScroll(id="page"):
            yield Static(id="page-texte")

    async def present(self, pages: Sequence[Page]) -> None:
        """Show these pages; the one that is open stays open, as it now is."""
        self._pages = tuple(pages)
        tabs = self.query_one("#onglets", VerticalScroll)
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
        text = self.query_one("#page-texte", Static)
        text.update(contenu(page.text))
        text.display = bool(page.text)
        holder = self.query_one("#page", VerticalScroll)
        await holder.query(Table).remove()
        if page.rows:
            await holder.mount(Table(page.columns, page.rows))
        holder.scroll_home(animate=False)

    @on(PageTab.Pressed)
    def _pressed(self, event: PageTab.Pressed) -> None:
        event.stop()
        self.open(event.page.id)
