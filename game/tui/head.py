"""The lines above a screen: what on the left, where on the right."""

from __future__ import annotations

from collections.abc import Sequence

from textual.widgets import Static

from game.tui.text import cells, contenu, cut, propre, sides

# Text on the left, text on the right.
Line = tuple[str, str]


class Head(Static):
    """Two lines, or one on a low window; the left gives way to the right."""

    def __init__(self, lines: Sequence[Line] = (), low: Line | None = None) -> None:
        super().__init__(id="tete", markup=False)
        self._lines = tuple(lines)
        self._low = low

    def present(self, lines: Sequence[Line], low: Line) -> None:
        """Show these lines; `low` says it all in one."""
        if (tuple(lines), low) != (self._lines, self._low):
            self._lines, self._low = tuple(lines), low
            self._draw()

    def on_resize(self) -> None:
        """Another width cuts elsewhere."""
        self._draw()

    def _draw(self) -> None:
        width = self.content_size.width
        if not self._lines or not width:
            return
        shown = self._lines
        if self.size.height < len(shown):
            shown = (self._low or shown[0],)
        text = contenu("\n".join("".join(sides(left, right, width)) for left, right in shown))
        title = cut(propre(shown[0][0]), width)
        self.update(
            text.stylize("bold $foreground", 0, min(len(title), cells(title))), layout=False
        )
