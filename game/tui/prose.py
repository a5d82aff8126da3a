"""Text cut at plain spaces only: the library would part « from its word."""

from __future__ import annotations

from textual.content import Content
from textual.geometry import Size
from textual.widgets import Static

from game.tui.text import cells, propre, wrapped


class Prose(Static):
    """A paragraph whose no-break spaces hold their words together."""

    def __init__(self, text: str = "", *, id: str | None = None, classes: str = "") -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id, classes=classes, markup=False)
        self._text = text

    def say(self, text: str) -> None:
        """Show another text."""
        self._text = text
        self.refresh(layout=True)

    def render(self) -> Content:
        """The lines for the width there is."""
        return Content("\n".join(wrapped(self._text, max(1, self.content_size.width))))

    def get_content_width(self, container: Size, viewport: Size) -> int:  # noqa: ARG002 - Textual's own
        """That of the longest paragraph."""
        return max(map(cells, propre(self._text).split("\n")))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's own
        """As many lines as the width asks for."""
        return len(wrapped(self._text, max(1, width)))
