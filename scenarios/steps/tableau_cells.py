"""What a sheet is written with: its rows, cells, classic errors and charts."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, ClassVar

import msgspec

from scenarios.conditions import Slug, Written
from scenarios.steps.given import Given
from scenarios.steps.parts import Text
from scenarios.sums.charts import ChartKind
from scenarios.sums.formulas import coordinates, shifted
from scenarios.sums.numbers import rounded


class SheetSlip(Written, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A classic wrong formula of one cell: recognised by its result, named in the feedback."""

    FILLED: ClassVar[frozenset[str]] = frozenset({"raison"})

    formule: Text
    raison: Text


class SheetCell(Given, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A cell that is not a plain number: a drawn `nombre`, a product's price, or one to complete.

    recopie: the cell of the same sheet whose formula, errors and reason are copied here, its
    references moved as a spreadsheet does. raison: said when the cell is wrong and no classic
    error explains it. decimales: None is 2 for euros, 1 for percents, else 0.
    """

    FILLED: ClassVar[frozenset[str]] = frozenset({"raison"})

    formule: str | None = None
    recopie: str | None = None
    unite: str | None = None
    decimales: Annotated[int, msgspec.Meta(ge=0, le=4)] | None = None
    tolerance: Decimal = Decimal(0)
    erreurs: tuple[SheetSlip, ...] = ()
    raison: str = ""

    @property
    def is_open(self) -> bool:
        """Whether the student completes it."""
        return self.formule is not None

    @property
    def unit(self) -> str:
        """What follows its number; a price is in euros."""
        return ("€" if self.produit is not None else "") if self.unite is None else self.unite

    @property
    def places(self) -> int:
        """How many decimals its answer is rounded to."""
        if self.decimales is not None:
            return self.decimales
        return {"€": 2, "%": 1}.get(self.unit, 0)


class SheetRow(Written, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A row: its label stands in column A, its cells in B, C…; a cell left null is blank."""

    FILLED: ClassVar[frozenset[str]] = frozenset({"libelle"})

    id: Slug
    libelle: Text
    cellules: Annotated[
        tuple[Decimal | SheetCell | None, ...], msgspec.Meta(min_length=1, max_length=5)
    ]


class SheetChart(Written, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A chart on offer. serie: a column, « D », or a stretch of one column or row, « B2:B4 ».

    raison: why it answers the question, or why it does not.
    """

    FILLED: ClassVar[frozenset[str]] = frozenset({"titre", "raison"})

    id: Slug
    titre: Text
    type: ChartKind
    serie: str
    attendu: bool = False
    raison: Text


def copied(at: str, cell: SheetCell, others: Mapping[str, SheetCell]) -> SheetCell:
    """The cell with what it copies from another; itself where there is nothing to copy."""
    source = others.get(cell.recopie or "")
    here, there = coordinates(at), coordinates(cell.recopie or "")
    if source is None or source.formule is None or here is None or there is None:
        return cell
    columns, rows = here[0] - there[0], here[1] - there[1]
    return msgspec.structs.replace(
        source,
        formule=shifted(source.formule, columns, rows),
        recopie=cell.recopie,
        erreurs=tuple(
            msgspec.structs.replace(one, formule=shifted(one.formule, columns, rows))
            for one in source.erreurs
        ),
    )


def agree(mine: Decimal, right: Decimal, cell: SheetCell) -> bool:
    """Whether both are the same once rounded, or as near as the cell tolerates."""
    return abs(rounded(mine, cell.places) - rounded(right, cell.places)) <= cell.tolerance
