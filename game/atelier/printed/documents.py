"""The documents of the situation on paper: short ones side by side, wide tables by themselves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from game.atelier.printed.extracts import extract
from game.pages import CLIENTS, pages
from game.scene import Rows
from scenarios.model import INSTRUCTION_PAGE
from scenarios.play import Play

# More columns than this, or longer cells, take the whole width.
NARROW_COLUMNS = 3
NARROW_SIGNS = 110


@dataclass(frozen=True, slots=True)
class Paper:
    """A document as printed."""

    title: str
    text: str
    columns: tuple[str, ...]
    rows: Rows

    @property
    def is_wide(self) -> bool:
        """Whether it takes the whole width of the page."""
        longest = max((sum(map(len, row)) for row in self.rows), default=0)
        return len(self.columns) > NARROW_COLUMNS or longest > NARROW_SIGNS


def papers(play: Play) -> tuple[Paper, ...]:
    """What the scenario shows, but the instruction, which stands in the briefing."""
    return tuple(_papers(play))


def _papers(play: Play) -> Iterator[Paper]:
    is_searched = "clients" in searched(play)
    for page in pages(play):
        if page.id == INSTRUCTION_PAGE:
            continue
        if page.id != CLIENTS:
            yield Paper(page.title, page.text, page.columns, page.rows)
        elif not is_searched:
            # Three hundred people would fill six pages; a search prints its own extract.
            part = extract(play, "clients")
            yield Paper(part.title, "", part.columns, part.rows)


def searched(play: Play) -> Sequence[str]:
    """The sources that some step searches."""
    return [name for step in play.steps.values() for name in getattr(step, "sources", ())]
