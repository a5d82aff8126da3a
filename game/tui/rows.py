"""A view of many lines drawn by itself: only the lines on screen cost anything."""

from __future__ import annotations

from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip

from game.tui.text import cells

# A line is pieces of text, each with the name of its look (empty: that of the widget).
Row = tuple[tuple[str, str], ...]
# Longer lines are hard to follow with the eye.
READING_WIDTH = 92


class RowsView(ScrollView):
    """Rows of text; a subclass says which for a width."""

    BINDINGS = [
        Binding("up", "scroll_up", "Monter", show=False),
        Binding("down", "scroll_down", "Descendre", show=False),
        Binding("pageup", "page_up", "Page précédente", show=False),
        Binding("pagedown", "page_down", "Page suivante", show=False),
        Binding("home", "scroll_home", "Début", show=False),
        Binding("end", "scroll_end", "Fin", show=False),
    ]
    COMPONENT_CLASSES = {
        "rangee--nom",
        "rangee--vous",
        "rangee--geste",
        "rangee--narration",
        "rangee--note",
        "rangee--discret",
        "rangee--fort",
        "rangee--curseur",
        "rangee--alerte",
    }

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id, classes=classes)
        self.rows: list[Row] = []
        self._laid_for = -1
        self._base = Style()
        self._looks: dict[str, Style] = {}

    def lay_out(self, width: int) -> list[Row]:
        """All the rows for this width."""
        raise NotImplementedError

    def is_marked(self, y: int) -> bool:  # noqa: ARG002 - a hook
        """Whether the whole row carries the look of the cursor."""
        return False

    def laid(self) -> None:
        """Called after the rows were made anew."""

    def renew(self) -> None:
        """Make the rows anew for the present width."""
        self._laid_for = -1
        width = self.scrollable_content_region.width
        if width > 0:
            self._lay(width)
        self.refresh()

    def _lay(self, width: int) -> None:
        self.rows = self.lay_out(max(1, width))
        self._laid_for = width
        self.virtual_size = Size(width, len(self.rows))
        self.laid()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual’s own
        """Textual asks before it gives a size: the rows decide."""
        return len(self.lay_out(max(1, width - 1)))

    def on_resize(self) -> None:
        """Wrap again, only when the width moved."""
        width = self.scrollable_content_region.width
        if width > 0 and width != self._laid_for:
            self._lay(width)
        else:
            self.laid()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Work the look of the widget out once for all its lines: it asks every ancestor."""
        self._base = self.rich_style
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        line = y + self.scroll_offset.y
        width = self.size.width
        base = self._base
        if self.is_marked(line):
            base += self._look("curseur")
        if line >= len(self.rows):
            return Strip.blank(width, self._base)
        segments = [
            Segment(text, base + self._look(name) if name else base)
            for text, name in self.rows[line]
        ]
        strip = self._selected(Strip(segments), line)
        return strip.crop_extend(0, width, base).apply_offsets(0, line)

    def _look(self, name: str) -> Style:
        look = self._looks.get(name)
        if look is None:
            look = self.get_component_rich_style(f"rangee--{name}", partial=True)
            self._looks[name] = look
        return look

    def notify_style_update(self) -> None:
        """Another theme: the looks are asked for anew."""
        super().notify_style_update()
        self._looks.clear()

    def _selected(self, strip: Strip, line: int) -> Strip:
        selection = self.text_selection
        span = selection.get_span(line) if selection is not None else None
        if span is None:
            return strip
        start, end = span
        text = strip.text
        end = len(text) if end == -1 else end
        cuts = [cells(text[:start]), cells(text[:end]), strip.cell_length]
        before, chosen, after = strip.divide(cuts)
        look = self.screen.get_component_rich_style("screen--selection")
        return Strip.join([before, chosen.apply_style(look), after])

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """What is copied: the rows as plain text."""
        text = "\n".join("".join(piece for piece, _ in row) for row in self.rows)
        return selection.extract(text), "\n"

    def selection_updated(self, selection: Selection | None) -> None:  # noqa: ARG002 - Textual's own
        """Draw again with the selection."""
        self.refresh()
