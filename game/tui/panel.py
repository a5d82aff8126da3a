"""A box with its title in the border; the focus shows by border and by a mark in the title."""

from __future__ import annotations

from textual import events
from textual.containers import Vertical

from game.tui.text import cells, contenu, propre

MARK = "▸ "
# Columns that the border takes around a title.
FRAME = 6


class Panel(Vertical):
    """A titled box."""

    def __init__(
        self,
        title: str,
        *,
        subtitle: str = "",
        id: str | None = None,  # noqa: A002 - Textual's own name
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._title = title
        self.border_title = contenu(title)
        self.border_subtitle = contenu(subtitle)

    def entitle(self, title: str, subtitle: str | None = None) -> None:
        """Give another title, and another subtitle unless None."""
        self._title = title
        if subtitle is not None:
            self.border_subtitle = contenu(subtitle)
        self._mark(is_within=self.has_focus_within)

    def fits(self, title: str) -> bool:
        """Whether the border shows this title whole, focus mark included."""
        return cells(f"{MARK}{propre(title)}") + FRAME <= self.outer_size.width

    @property
    def shows_below(self) -> bool:
        """Whether there is a border under the box: on a low window only titles are kept."""
        return bool(self.styles.border_bottom[0])

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:  # noqa: ARG002
        """The focus came in."""
        self._mark(is_within=True)

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:  # noqa: ARG002
        """The focus left, or moved inside."""
        self._mark(is_within=self.has_focus_within)

    def _mark(self, *, is_within: bool) -> None:
        title = contenu(MARK + self._title if is_within and self._title else self._title)
        if title != self.border_title:
            self.border_title = title
