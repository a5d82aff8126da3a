"""A sheet with documents one key away: a letter opens its page, Échap comes back."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from textual import events
from textual.binding import Binding
from textual.widgets import Input

from game.pages import CLIENTS
from game.tui.documents import Documents
from game.tui.keys import Hint
from game.tui.sheet import Sheet

if TYPE_CHECKING:
    from textual.widget import Widget

    from game.scene import Page

OPEN = "-documents"
WIDE = 120


class ReadingSheet(Sheet):
    """Holds one `Documents`. Subclasses say what takes the focus back."""

    BINDINGS = [
        Binding("d", "documents", "Documents", show=False),
        Binding("slash", "filtrer", "Filtrer", show=False),
    ]

    def __init__(self, pages: Sequence[Page]) -> None:
        super().__init__()
        self.pages = tuple(pages)

    def resting_place(self) -> Widget | None:
        """What takes the focus when the documents are closed."""
        raise NotImplementedError

    @property
    def has_documents_open(self) -> bool:
        """Whether the documents are being read."""
        return self.has_class(OPEN)

    def reading_hints(self) -> tuple[Hint, ...]:
        """The keys while the documents are read."""
        return (
            Hint("Échap", "Refermer", "screen.retour", "Refermer les documents"),
            Hint("←→", "Page", "", "Page d’avant ou d’après"),
            Hint("↑↓", "Défiler", "", "Lire plus bas ou plus haut"),
            # Where it acts, the field says so itself.
            Hint("/", "Filtrer", "screen.filtrer", "Filtrer un long tableau", in_bar=False),
            *self.page_hints(),
        )

    def page_hints(self) -> tuple[Hint, ...]:
        """The letters of the pages: told in the help, shown in the documents."""
        return tuple(
            Hint(
                page.key,
                page.title,
                f"screen.page('{page.id}')",
                f"Ouvrir : {page.title}",
                in_bar=False,
            )
            for page in self.pages
            if page.key
        )

    def show_first_page(self) -> None:
        """On a large screen the documents stay beside: one is open from the start."""
        if self.pages and self.app.size.width >= WIDE:
            # The client file is only being drawn: it waits until it is asked for.
            light = (page for page in self.pages if page.id != CLIENTS)
            self.query_one(Documents).open(next(light, self.pages[0]).id)

    def on_key(self, event: events.Key) -> None:
        """A letter opens its document; left and right turn the pages of those open."""
        if isinstance(self.focused, Input):
            return
        if self.has_documents_open and event.key in ("left", "right"):
            self.query_one(Documents).step(1 if event.key == "right" else -1)
            event.stop()
            return
        page = next((page for page in self.pages if page.key and page.key == event.key), None)
        if page is not None:
            event.stop()
            self.action_page(page.id)

    def action_documents(self) -> None:
        """Open the documents at the page last read."""
        if self.pages:
            self.action_page(self.query_one(Documents).page or self.pages[0].id)

    def action_page(self, id_: str) -> None:
        """Open a document."""
        documents = self.query_one(Documents)
        documents.open(id_)
        self.add_class(OPEN)
        self.show_keys()
        self.focus_on(documents.query_one("#page"))

    def action_filtrer(self) -> None:
        """Type words over the table that is open, where it is long enough."""
        field = self.query_one(Documents).filter
        if field.display and self.query_one(Documents).display:
            self.focus_on(field)

    async def draw_ahead(self, slices: Iterator[None]) -> None:
        """Draw the people of the client file little by little: keys are answered in between."""
        for _ in slices:
            await asyncio.sleep(0)

    def close_documents(self) -> None:
        """Back to what was being done, just as it was."""
        self.remove_class(OPEN)
        self.show_keys()
        place = self.resting_place()
        if place is not None:
            self.focus_on(place)
