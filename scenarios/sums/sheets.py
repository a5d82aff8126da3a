"""A sheet worked out: what stands in its cells, what was typed in the others, and what it gives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from scenarios.language.clean import quoted
from scenarios.sums.formulas import (
    MAX_FORMULA,
    Cells,
    block,
    coordinates,
    named,
    references,
    work_out_cells,
)
from scenarios.sums.numbers import FormulaError, parse_number

NOT_READ = "Écrivez un nombre, par exemple 12,5, ou une formule qui commence par « = »."
WITHOUT_SIGN = "Une formule commence par « = » : par exemple =B2*C2."
# One sign more than a formula: its « = ».
MAX_TYPED = MAX_FORMULA + 1


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells before anything is typed, by coordinates: numbers and texts; blanks are absent.

    columns, rows: how many, headings included.
    """

    columns: int
    rows: int
    given: Mapping[str, Decimal | str]

    def holds(self, cell: str) -> bool:
        """Whether the sheet has this cell."""
        at = coordinates(cell)
        return at is not None and at[0] <= self.columns and 1 <= at[1] <= self.rows

    def filled(self, found: Mapping[str, Worked]) -> Grid:
        """The sheet with the numbers found standing in their cells."""
        numbers = {at: one.value for at, one in found.items() if one.value is not None}
        return Grid(self.columns, self.rows, {**self.given, **numbers})


@dataclass(frozen=True, slots=True)
class Worked:
    """What a cell gives: its number, or a kind sentence on why it has none (empty: nothing yet).

    is_waiting: nothing is wrong with it but that another cell has no number yet.
    """

    value: Decimal | None
    trouble: str = ""
    is_waiting: bool = False


class WaitingError(FormulaError):
    """A formula that reads a cell without a number yet."""


def worked(grid: Grid, typed: Mapping[str, str]) -> dict[str, Worked]:
    """What each cell typed gives, by coordinates; formulas may read one another."""
    sheet = _Sheet(grid, {cell: text.strip() for cell, text in typed.items()})
    for cell in typed:
        sheet.settle(cell)
    return {cell: sheet.done[cell] for cell in typed}


class _Sheet:
    """Works the typed cells out in the order in which they read one another."""

    def __init__(self, grid: Grid, typed: Mapping[str, str]) -> None:
        self._grid = grid
        self._typed = typed
        self._under_way: list[str] = []
        self.done: dict[str, Worked] = {}

    def settle(self, cell: str) -> None:
        """Work this cell out, those that it reads first."""
        if cell in self.done:
            return
        self._under_way.append(cell)
        try:
            self.done[cell] = Worked(self._value(self._typed[cell]))
        except FormulaError as error:
            self.done[cell] = Worked(None, str(error), isinstance(error, WaitingError))
        self._under_way.pop()

    def _value(self, typed: str) -> Decimal | None:
        if not typed:
            return None
        if not typed.startswith("="):
            return _number(typed)
        formula = typed[1:]
        for cell in references(formula):
            if cell in self._under_way:
                loop = self._under_way[self._under_way.index(cell) :]
                raise FormulaError(f"Cette formule se lit elle-même : {' → '.join([*loop, cell])}.")
            if cell in self._typed:
                self.settle(cell)
        return work_out_cells(formula, Cells(self._one, self._many))

    def _one(self, cell: str) -> Decimal:
        found = self._read(cell)
        if isinstance(found, Decimal):
            return found
        if found is None and cell in self._typed:
            raise WaitingError(f"La cellule {cell} est encore vide.")
        if found is None:
            raise FormulaError(f"La cellule {cell} est vide.")
        raise FormulaError(f"La cellule {cell} contient un texte, {quoted(found, 24)}.")

    def _many(self, start: str, end: str) -> tuple[Decimal, ...]:
        # The corners are read for themselves: one that is not there is a slip to be told.
        for corner in (start, end):
            self._read(corner)
        found = (self._read(cell) for cell in block(start, end))
        return tuple(value for value in found if isinstance(value, Decimal))

    def _read(self, cell: str) -> Decimal | str | None:
        if not self._grid.holds(cell):
            last = named(self._grid.columns, self._grid.rows)
            raise FormulaError(
                f"La cellule {cell} n’est pas dans ce tableau, qui va de A1 à {last}."
            )
        if cell not in self._typed:
            return self._grid.given.get(cell)
        found = self.done[cell]
        if found.trouble:
            raise WaitingError(f"La cellule {cell} ne donne pas encore de nombre.")
        return found.value


def _number(typed: str) -> Decimal:
    value = parse_number(typed) if len(typed) <= MAX_TYPED else None
    if value is not None:
        return value
    looks_like_one = any(sign in typed for sign in "*/()") or coordinates(typed[:2]) is not None
    raise FormulaError(WITHOUT_SIGN if looks_like_one else NOT_READ)
