"""What is said about a spreadsheet: at its sheet, its line and its column, in one sentence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from game.atelier.tableur.sheets import Spot
from scenarios.files.diagnostics import Severity
from scenarios.language.clean import one_line

_MAX_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Remark:
    """A finding: where (None: the whole file), what, and what to write instead."""

    spot: Spot | None
    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR

    @property
    def is_error(self) -> bool:
        """Whether nothing can be written because of it."""
        return self.severity is Severity.ERROR


def told(remark: Remark) -> str:
    """« Produits, ligne 4, colonne Prix : « gratuit » n’est pas un montant ; écrivez… »"""
    where = place(remark.spot) + " : " if remark.spot else ""
    kind = "" if remark.is_error else f"{remark.severity} : "
    hint = f" ; {remark.hint}" if remark.hint else ""
    return f"{where}{kind}{remark.message}{hint}"


def place(spot: Spot) -> str:
    """« Produits, ligne 4, colonne Prix »."""
    parts = [spot.sheet]
    if spot.row:
        parts.append(f"ligne {spot.row}")
    if spot.heading:
        parts.append(f"colonne {one_line(spot.heading, _MAX_SHOWN)}")
    elif spot.column:
        parts.append(f"colonne {letters(spot.column)}")
    return ", ".join(parts)


def letters(column: int) -> str:
    """What a spreadsheet calls its column: 1 is A, 27 is AA."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def in_order(remarks: Iterable[Remark]) -> tuple[Remark, ...]:
    """As a teacher goes through the workbook, what is about the whole file first, once each."""
    once = dict.fromkeys(remarks)
    return tuple(sorted(once, key=lambda one: one.spot.order if one.spot else (-1, 0, 0)))
