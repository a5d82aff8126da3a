"""What a spreadsheet holds, whatever file it comes from; and where in it something stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from game.errors import UsageError
from scenarios.language.clean import without_accents

# What a teacher's sheet may hold: past this, it is no longer a house.
MAX_ROWS = 2_000
MAX_COLUMNS = 60

_BRACKETS = re.compile(r"\([^()]*\)")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as it is read: its words, and its number where it holds one.

    trouble: why it cannot be read, « la formule donne #REF! », empty for most.
    """

    text: str = ""
    number: Decimal | None = None
    trouble: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is written in it."""
        return not self.text and not self.trouble


EMPTY = Cell()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet, or a CSV file: `title` is what a teacher reads on its tab, or the file's name.

    name: what it is known by, « Produits » for produits.csv. rank: its place among the sheets.
    """

    title: str
    name: str
    rank: int
    rows: tuple[tuple[Cell, ...], ...]

    def spot(self, row: int = 0, column: int = 0, heading: str = "") -> Spot:
        """A place in it; row and column count from 1, 0 is the whole."""
        return Spot(self.title, self.rank, row, column, heading)


@dataclass(frozen=True, slots=True, order=True)
class Spot:
    """Where something stands: a sheet, one of its lines, one of its cells. heading: its column's."""

    sheet: str
    rank: int
    row: int = 0
    column: int = 0
    heading: str = ""

    @property
    def order(self) -> tuple[int, int, int]:
        """As a teacher goes through the workbook."""
        return self.rank, self.row, self.column


def folded(name: str) -> str:
    """What counts in the name of a sheet or of a column: « Prix (€) » and « PRIX » are one."""
    bare = _BRACKETS.sub(" ", name).strip() or name
    return "".join(letter for letter in without_accents(bare).casefold() if letter.isalnum())


def too_large(name: str) -> UsageError:
    """A sheet that holds more than a house does."""
    return UsageError(
        f"« {name} » a plus de {MAX_ROWS} lignes ou de {MAX_COLUMNS} colonnes : ce n’est pas une"
        " maison à jouer. N’en gardez que ce que les élèves verront."
    )
