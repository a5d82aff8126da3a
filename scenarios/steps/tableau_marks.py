"""What each cell of a sheet is worth: right, right from another slip, a classic error, wrong."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from scenarios.steps.kind import Part
from scenarios.steps.tableau_cells import SheetCell, agree
from scenarios.steps.tableau_shown import TableauOffer, grid_of
from scenarios.sums.numbers import french
from scenarios.sums.sheets import Grid, Worked, worked

FOLLOWS = "La méthode est bonne : seule une autre cellule est à revoir."

Cells = Mapping[str, SheetCell]


def right_numbers(cells: Cells, grid: Grid) -> dict[str, Worked]:
    """What the author's formulas give, by coordinates. cells: those to complete."""
    return worked(grid, {at: f"={cell.formule}" for at, cell in cells.items()})


def cell_parts(
    cells: Cells, offer: TableauOffer, typed: Mapping[str, str], found: Mapping[str, Worked]
) -> tuple[Part, ...]:
    """One part a cell to complete, with its right number and, where it is wrong, the way to it.

    typed: what stands in each; found: what it gives.
    """
    grid = grid_of(offer)
    rights = right_numbers(cells, grid)
    solved = grid.filled(rights)
    parts = []
    for at, cell in cells.items():
        right, mine = rights[at].value, found[at].value
        assert right is not None, "checked when the scenario was loaded"
        is_right = mine is not None and agree(mine, right, cell)
        reason = ""
        own = grid.filled({other: one for other, one in found.items() if other != at})
        if not is_right and mine is not None and _gives(at, cell.formule or "", own, mine, cell):
            # From the student's other cells: one slip costs once.
            is_right, reason = True, FOLLOWS
        elif not is_right:
            reason = _reason(at, cell, (solved, own), mine)
        method = "" if is_right else f", par ={(cell.formule or '').replace('.', ',')}"
        expected = f"{french(right, cell.places, cell.unit)}{method}"
        shown = _shown(typed[at], found[at], cell)
        parts.append(Part(at, offer.label(at), is_right, shown, expected, reason))
    return tuple(parts)


def _gives(at: str, formula: str, sheet: Grid, mine: Decimal, cell: SheetCell) -> bool:
    """Whether the number is that of this formula over this sheet."""
    value = by_slip(at, formula, sheet).value
    return value is not None and agree(mine, value, cell)


def _reason(at: str, cell: SheetCell, sheets: tuple[Grid, ...], mine: Decimal | None) -> str:
    """The reason of the classic error that gives this number, else the cell's own.

    sheets: with every other cell right, then as the student has them.
    """
    if mine is not None:
        for slip in cell.erreurs:
            if any(_gives(at, slip.formule, sheet, mine, cell) for sheet in sheets):
                return slip.raison
    return cell.raison


def by_slip(at: str, formula: str, sheet: Grid) -> Worked:
    """What a formula gives in that cell of a sheet where the others hold their numbers."""
    return worked(sheet, {at: f"={formula}"})[at]


def _shown(typed: str, found: Worked, cell: SheetCell) -> str:
    """« 12,5 % », or « =C2/B2 → 12,5 % »; empty where nothing was typed."""
    if found.value is None:
        return ""
    number = french(found.value, cell.places, cell.unit)
    return f"{typed} → {number}" if typed.startswith("=") else number
