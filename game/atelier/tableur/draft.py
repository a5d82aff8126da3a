"""A house being read from its sheets: what was found wrong so far, and where each part was written."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from decimal import Decimal

from game.atelier.tableur.heads import Line
from game.atelier.tableur.remarks import Remark
from game.atelier.tableur.sheets import Cell, Spot, folded
from scenarios.files.diagnostics import Severity, nearest
from scenarios.files.source import Path
from scenarios.house.sources import slug
from scenarios.language.clean import quoted
from scenarios.sums.numbers import parse_number

WORD = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
SLUG = re.compile(r"[a-z][a-z0-9]*([_-][a-z0-9]+)*")
MAX_WORD, MAX_SLUG = 40, 60
_MOST_DECIMALS = 3
# « 89,90 € TTC », « € 89,90 », « 89€90 ».
_TAXES = re.compile(r"\s*TTC\.?$", re.IGNORECASE)
_BEFORE = re.compile(r"^(?:€|EUR)\s*", re.IGNORECASE)
_BETWEEN = re.compile(r"(\d)\s*€\s*(\d\d)$")
# « 1.234,50 »: points between thousands, as no French school teaches but some programs write.
_THOUSANDS = re.compile(r"^\d{1,3}(\.\d{3})+,\d+")


@dataclass(slots=True)
class Draft:
    """Remarks, and by path inside the house the place of what stands there.

    settled: places where what is wrong is told already, in words of spreadsheets.
    """

    remarks: list[Remark] = field(default_factory=list)
    places: dict[Path, Spot] = field(default_factory=dict)
    settled: set[Spot] = field(default_factory=set)

    def wrong(self, spot: Spot | None, message: str, hint: str = "") -> None:
        """Something that must be mended before anything is written."""
        self.remarks.append(Remark(spot, message, hint))

    def note(self, spot: Spot | None, message: str, hint: str = "") -> None:
        """Something done for the teacher, or left aside, that is only told."""
        self.remarks.append(Remark(spot, message, hint, Severity.NOTE))

    @property
    def has_errors(self) -> bool:
        """Whether nothing may be written."""
        return any(one.is_error for one in self.remarks)

    def text(self, line: Line, key: str, path: Path, *, asked: str = "") -> str:
        """The words of a cell. asked: what to write where it is empty, for one that may not be."""
        self.places[path] = line.spot(key)
        cell = self.sound(line.cell(key), line.spot(key))
        if asked and cell.is_empty and not line.cell(key).trouble:
            self.wrong(line.spot(key), "cette case est vide", asked)
        return cell.text

    def amount(self, line: Line, key: str, path: Path) -> Decimal:
        """A price; zero where it is wrong, which is told."""
        spot, cell = line.spot(key), line.cell(key)
        self.places[path] = spot
        if cell.is_empty:
            self.wrong(spot, "il manque le prix", "écrivez par exemple 89,90")
            return Decimal(0)
        cell = self.sound(cell, spot)
        number = amount_of(cell)
        if number is None:
            if not cell.is_empty:
                message = f"{quoted(cell.text)} n’est pas un montant"
                self.wrong(spot, message, "écrivez par exemple 89,90")
            return Decimal(0)
        if _decimals(number) > _MOST_DECIMALS:
            message = f"{quoted(cell.text)} a trop de décimales pour un prix"
            self.wrong(spot, message, "arrondissez au centime")
        return number

    def whole(self, line: Line, key: str, path: Path) -> int | None:
        """A whole number; None for an empty cell, or one that is told."""
        spot = line.spot(key)
        self.places[path] = spot
        cell = self.sound(line.cell(key), spot)
        if cell.is_empty:
            return None
        number = cell.number if cell.number is not None else parse_number(cell.text)
        if number is None or number != number.to_integral_value():
            message = f"{quoted(cell.text)} n’est pas un nombre entier"
            self.wrong(spot, message, "écrivez par exemple 7, ou laissez la case vide")
            return None
        return int(number)

    def choice(self, cell: Cell, spot: Spot, words: Collection[str]) -> str | None:
        """The one of these words that the cell says, accents and capitals apart; None where told."""
        found = next((one for one in words if folded(one) == folded(cell.text)), None)
        if found is None and not self.sound(cell, spot).is_empty:
            near = nearest(cell.text.casefold(), words)
            hint = f"écrivez {quoted(near)}" if near else f"au choix : {', '.join(words)}"
            self.wrong(spot, f"{quoted(cell.text)} n’est pas l’un des mots attendus", hint)
        return found

    def given_id(self, line: Line, pattern: re.Pattern[str], most: int) -> str:
        """The id that a line has; empty where the cell is, or where it is told wrong."""
        spot, typed = line.spot("id"), self.sound(line.cell("id"), line.spot("id")).text
        if not typed or (pattern.fullmatch(typed) and len(typed) <= most):
            return typed
        made = made_id(typed, pattern, most)
        mark = "_" if pattern is WORD else "-"
        self.wrong(
            spot,
            f"{quoted(typed)} n’est pas un identifiant : des minuscules sans accent, des chiffres et « {mark} »",
            f"écrivez {quoted(made)}, ou laissez la case vide",
        )
        return ""

    def new_id(
        self, line: Line, words: str, pattern: re.Pattern[str], most: int, taken: set[str]
    ) -> str:
        """An id made for a line that has none, told and taken."""
        made = made_id(words, pattern, most - 3)
        mark = "_" if pattern is WORD else "-"
        found, number = made, 1
        while found in taken:
            number += 1
            found = f"{made}{mark}{number}"
        taken.add(found)
        self.note(line.spot("id"), f"cette ligne nouvelle s’appelle {quoted(found)}")
        return found

    def sound(self, cell: Cell, spot: Spot) -> Cell:
        """The cell, empty where it cannot be read, which is told."""
        if not cell.trouble:
            return cell
        self.wrong(spot, cell.trouble, "corrigez-la, ou écrivez la valeur elle-même")
        return Cell()


def amount_of(cell: Cell) -> Decimal | None:
    """The price that a cell tells, as a number or in words; None where it is none."""
    if cell.number is not None:
        return cell.number
    bare = _BETWEEN.sub(r"\1,\2", _BEFORE.sub("", _TAXES.sub("", cell.text)))
    if _THOUSANDS.match(bare):
        bare = bare.replace(".", "")
    return parse_number(bare)


def made_id(words: str, pattern: re.Pattern[str], most: int) -> str:
    """« Cafetière Nova » gives cafetiere-nova, or cafetiere_nova where ids are words."""
    plain = slug(words)
    if not plain[:1].isalpha():
        plain = f"n-{plain}" if plain else "ligne"
    cut = plain[:most].strip("-")
    return cut.replace("-", "_") if pattern is WORD else cut


def _decimals(number: Decimal) -> int:
    exponent = number.normalize().as_tuple().exponent
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0
