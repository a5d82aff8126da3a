"""The sheets of a scenario with every number that may be drawn: what the rules on them share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice, product

from scenarios.checks.subject import Subject
from scenarios.files.source import Path
from scenarios.steps.tableau import Tableau
from scenarios.steps.tableau_cells import SheetCell
from scenarios.steps.tableau_marks import by_slip, right_numbers
from scenarios.sums.formulas import named
from scenarios.sums.sheets import Grid, Worked

# Combinations of drawn numbers that are tried, at most.
TRIED = 200


@dataclass(frozen=True, slots=True)
class Draw:
    """One set of drawn numbers, said « (avec entrees = 40) », and the sheet that it makes.

    rights: what the right formulas give; solved: the sheet with these numbers in it.
    """

    said: str
    grid: Grid
    rights: Mapping[str, Worked]
    solved: Grid


@dataclass(frozen=True, slots=True)
class Way:
    """A formula of a cell and its place: the right one, or that of a classic error."""

    place: Path
    at: str
    formula: str
    is_right: bool


def sheets_of(subject: Subject) -> Iterator[tuple[Path, Tableau]]:
    for path, step in subject.steps():
        if isinstance(step, Tableau):
            yield path, step


def written_cells(step: Tableau, path: Path) -> dict[str, tuple[Path, SheetCell]]:
    """Every cell written with keys, by coordinates, with its place in the file."""
    return {
        named(rank + 2, row + 2): ((*path, "lignes", row, "cellules", rank), cell)
        for row, line in enumerate(step.lignes)
        for rank, cell in enumerate(line.cellules)
        if isinstance(cell, SheetCell)
    }


def ways_of(step: Tableau, path: Path) -> Iterator[Way]:
    """The right way of each cell to complete, then its errors; those copied are told once."""
    cells = step.open_cells()
    for at, (place, written) in written_cells(step, path).items():
        if at not in cells:
            continue
        key = "formule" if written.formule is not None else "recopie"
        yield Way((*place, key), at, cells[at].formule or "", True)
        for rank, error in enumerate(cells[at].erreurs):
            inside: Path = (*place, "erreurs", rank, "formule")
            copy = (*place, "recopie")
            yield Way(inside if written.formule is not None else copy, at, error.formule, False)


def found_by(way: Way, draws: list[Draw]) -> list[Worked]:
    """What a way gives with each draw."""
    if way.is_right:
        return [draw.rights[way.at] for draw in draws]
    return [by_slip(way.at, way.formula, draw.solved) for draw in draws]


def draws_of(subject: Subject, step: Tableau) -> list[Draw]:
    """Every set of numbers that a play can have, `TRIED` at most; none when sources are wrong."""
    cells = step.cells()
    texts: dict[str, Decimal | str] = {
        named(rank, 1): name for rank, name in enumerate(step.colonnes, start=1)
    }
    texts |= {named(1, rank): row.libelle for rank, row in enumerate(step.lignes, start=2)}
    fixed = {at: _fixed(cell, subject) for at, cell in cells.items() if cell.nombre is None}
    drawn = list(dict.fromkeys(cell.nombre for cell in cells.values() if cell.nombre))
    known = subject.scenario.nombres
    if any(name not in known for name in drawn):
        return []
    if any(fixed[at] is None for at in fixed if not cells[at].is_open):
        return []
    opened, found = step.open_cells(), []
    for picked in islice(product(*(known[name].parmi for name in drawn)), TRIED):
        values = dict(zip(drawn, picked, strict=True))
        given = {at: value for at, value in fixed.items() if value is not None}
        given |= {at: values[cell.nombre] for at, cell in cells.items() if cell.nombre}
        grid = Grid(len(step.colonnes), len(step.lignes) + 1, {**texts, **given})
        rights = right_numbers(opened, grid)
        found.append(Draw(_with(values), grid, rights, grid.filled(rights)))
    return found


def when_drawn(first: Draw, count: int, draws: list[Draw]) -> str:
    """« (avec entrees = 0) » where it is so with some numbers only; count: with how many draws."""
    return "" if count == len(draws) else first.said


def _with(values: Mapping[str, Decimal]) -> str:
    shown = ", ".join(f"{name} = {value:f}".replace(".", ",") for name, value in values.items())
    return f" (avec {shown})" if shown else ""


def _fixed(cell: SheetCell, subject: Subject) -> Decimal | None:
    if cell.produit is None:
        return cell.valeur
    house = subject.organisation
    found = house.product(cell.produit) if house else None
    return None if found is None else found.prix
