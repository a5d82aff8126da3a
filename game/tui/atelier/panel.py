"""The author's panel: sections of lines to read, beside the play or over it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from textual.app import ComposeResult

from game.tui.panel import Panel
from game.tui.rows import READING_WIDTH, Row, RowsView
from game.tui.signs import bar
from game.tui.text import cells, folded, wrapped
from scenarios.language.clean import clean

if TYPE_CHECKING:
    from game.atelier.tryout.told import Row as ToldRow
    from game.atelier.tryout.told import Section

BAR = 10
# Columns kept in sight around the caret of a long source line.
AROUND = 8


class AuthorLines(RowsView, can_focus=True):
    """The sections one under the other."""

    def __init__(self) -> None:
        super().__init__(id="auteur-lignes")
        self._sections: tuple[Section, ...] = ()

    def present(self, sections: Sequence[Section]) -> None:
        """Show these sections, from the top."""
        self._sections = tuple(sections)
        self.renew()
        self.scroll_home(animate=False)

    def lay_out(self, width: int) -> list[Row]:
        """A title, its lines, a blank."""
        width = min(width, READING_WIDTH)
        rows: list[Row] = []
        for section in self._sections:
            if rows:
                rows.append(())
            rows += [((line, "nom"),) for line in wrapped(section.title, width)]
            rows += _lines(section.rows, width)
        return rows


class AuthorPanel(Panel):
    """What the author alone sees."""

    def __init__(self) -> None:
        super().__init__("Auteur", subtitle="Maj+P élève · ↑↓ défiler", id="auteur")

    def compose(self) -> ComposeResult:
        """What the author is told, in rows that scroll."""
        yield AuthorLines()

    @property
    def lines(self) -> AuthorLines:
        """What is read and scrolled."""
        return self.query_one(AuthorLines)

    def present(self, sections: Sequence[Section]) -> None:
        """Show these sections."""
        self.lines.present(sections)


def _lines(told: Sequence[ToldRow], width: int) -> Iterator[Row]:
    for rank, row in enumerate(told):
        if row.look == "fixe":
            caret = _caret(row.text, told[rank + 1].text if rank + 1 < len(told) else "")
            start = max(0, caret + AROUND - width)
            yield ((clean(row.text)[start : start + width], "discret"),)
            continue
        lead = _lead(row)
        room = width - cells(lead)
        is_typed = row.look == "tel"
        for line in folded(clean(row.text), room) if is_typed else wrapped(row.text, room):
            yield ((lead, "fort"), (line, "" if is_typed else row.look))
            lead = " " * cells(lead)


def _lead(row: ToldRow) -> str:
    """The sign, digit, star or bar before a line."""
    if row.bar is not None:
        return f"{bar(row.bar[0] / row.bar[1], BAR)} "
    star = "★ " if row.is_best else ""
    return f"{row.number} {star}" if row.number else star or row.lead


def _caret(text: str, following: str) -> int:
    """The column that a source line's caret points at: its own, or that of the line under it."""
    for line in (text, following):
        if line.strip() == "^":
            return line.index("^")
    return 0
