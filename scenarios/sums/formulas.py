"""Spreadsheet formulas: what a student types behind « = », what an author writes for a cell.

`B2 * 1,2`, `SOMME(B2:B5)`, `C2 / $C$6 * 100`: numbers, cells, + - * / % and parentheses. Read and
worked out in one pass over a short text, with nothing of Python evaluated: no input costs more
than its 200 signs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, DivisionByZero, InvalidOperation, Overflow
from functools import lru_cache

from scenarios.language.clean import quoted
from scenarios.sums.numbers import FormulaError

MAX_FORMULA = 200
MAX_DEPTH = 20
BY_ZERO = "Cette formule divise par zéro."
# A sheet of a shop: what is larger was mistyped, and would not fit its column.
TOO_BIG = Decimal(10) ** 12

_TOKEN = re.compile(
    r"(?P<number>[0-9]{1,3}(?: [0-9]{3})+(?![0-9])(?:[.,][0-9]+)?|[0-9]+(?:[.,][0-9]+)?)"
    r"|(?P<cell>\$?[A-Za-z]{1,3}\$?[0-9]+)"
    r"|(?P<name>[^\W\d_]+)"
    r"|(?P<sign>[-+*/();:%,])"
)
_CELL = re.compile(r"(\$?)([A-Za-z]{1,3})(\$?)([0-9]+)")
# What a keyboard or a word processor gives for the same signs.
_SAME = str.maketrans({"×": "*", "÷": "/", "−": "-", "–": "-", "\u00a0": " ", "\u202f": " "})


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a formula. kind: number, cell, name or sign; text: as typed, cells as « B2 »."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Cells:
    """What a formula may read: `one` gives the number of a cell or raises FormulaError; `many` the
    numbers of a range, texts and blanks left out.
    """

    one: Callable[[str], Decimal]
    many: Callable[[str, str], tuple[Decimal, ...]]


def _average(numbers: tuple[Decimal, ...]) -> Decimal:
    if not numbers:
        raise FormulaError("MOYENNE ne trouve aucun nombre.")
    return sum(numbers, start=Decimal(0)) / len(numbers)


FUNCTIONS: Mapping[str, Callable[[tuple[Decimal, ...]], Decimal]] = {
    "SOMME": lambda numbers: sum(numbers, start=Decimal(0)),
    "MOYENNE": _average,
}


def coordinates(cell: str) -> tuple[int, int] | None:
    """(column, row) of « B2 » or « $B$2 », both from 1; None when it is no cell."""
    found = _CELL.fullmatch(cell)
    if found is None or len(found[4]) > 4:
        return None
    column = 0
    for letter in found[2].upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return column, int(found[4])


def named(column: int, row: int) -> str:
    """« B2 » for column 2 and row 2; sheets have 26 columns at most."""
    return f"{chr(ord('A') + column - 1)}{row}"


def block(start: str, end: str) -> tuple[str, ...]:
    """Every cell of « B2:C4 », row by row, whichever corners are given; empty for no cells.

    No more than a sheet could hold: a range typed far too large is cut.
    """
    first, last = coordinates(start), coordinates(end)
    if first is None or last is None:
        return ()
    columns = range(min(first[0], last[0]), min(max(first[0], last[0]), 26) + 1)
    rows = range(min(first[1], last[1]), min(max(first[1], last[1]), 99) + 1)
    return tuple(named(column, row) for row in rows for column in columns)


def work_out_cells(formula: str, cells: Cells) -> Decimal:
    """The value of a formula, without its « = »; raises FormulaError, in French for its writer."""
    tokens = _tokens(formula)
    try:
        value = _Reader(tokens, cells).whole()
    except (DivisionByZero, InvalidOperation) as error:
        raise FormulaError(BY_ZERO) from error
    except Overflow as error:
        raise FormulaError("Ce résultat est bien trop grand.") from error
    if abs(value) >= TOO_BIG:
        raise FormulaError("Ce résultat est bien trop grand.")
    return value


def references(formula: str) -> tuple[str, ...]:
    """Every cell that a formula reads, ranges opened, each once; raises FormulaError."""
    tokens = _tokens(formula)
    found: dict[str, None] = {}
    for rank, token in enumerate(tokens):
        if token.kind != "cell":
            continue
        found[token.text] = None
        if [t.text for t in tokens[rank + 1 : rank + 2]] == [":"] and rank + 2 < len(tokens):
            found.update(dict.fromkeys(block(token.text, tokens[rank + 2].text)))
    return tuple(found)


def shifted(formula: str, columns: int, rows: int) -> str:
    """The formula copied so many columns right and rows down: « $ » holds a column or a row."""

    def moved(found: re.Match[str]) -> str:
        at = coordinates(found[0])
        if at is None:
            return found[0]
        column = at[0] if found[1] else at[0] + columns
        row = at[1] if found[3] else at[1] + rows
        if not (1 <= column <= 26 and row >= 1):
            return found[0]
        name = named(column, row)
        return f"{found[1]}{name[0]}{found[3]}{name[1:]}"

    return _CELL.sub(moved, formula)


@lru_cache(maxsize=1024)
def _tokens(formula: str) -> tuple[Token, ...]:
    if len(formula) > MAX_FORMULA:
        raise FormulaError(f"Une formule tient en {MAX_FORMULA} signes.")
    return tuple(_cut(formula.translate(_SAME)))


def _cut(formula: str) -> Iterator[Token]:
    at = 0
    while at < len(formula):
        if formula[at] in " \t€":
            at += 1
            continue
        found = _TOKEN.match(formula, at)
        if found is None:
            sign = quoted(formula[at])
            raise FormulaError(f"Le signe {sign} ne se lit pas dans une formule.")
        kind = str(found.lastgroup)
        text = found[0].replace("$", "").upper() if kind == "cell" else found[0]
        yield Token(kind, text)
        at = found.end()


END = Token("end", "")


class _Reader:
    """Reads tokens from left to right and works out as it goes."""

    def __init__(self, tokens: tuple[Token, ...], cells: Cells) -> None:
        self._tokens = tokens
        self._cells = cells
        self._at = 0
        self._depth = 0

    def whole(self) -> Decimal:
        """The value of the whole formula."""
        if not self._tokens:
            raise FormulaError("Écrivez la formule après « = ».")
        value = self._sum()
        if self._next != END:
            raise self._stray()
        return value

    @property
    def _next(self) -> Token:
        return self._tokens[self._at] if self._at < len(self._tokens) else END

    def _take(self, *signs: str) -> str:
        """The next sign where it is one of these, then passed; else empty."""
        token = self._next
        if token.kind != "sign" or token.text not in signs:
            return ""
        self._at += 1
        return token.text

    def _sum(self) -> Decimal:
        value = self._product()
        while sign := self._take("+", "-"):
            other = self._product()
            value = value + other if sign == "+" else value - other
        return value

    def _product(self) -> Decimal:
        value = self._signed()
        while sign := self._take("*", "/"):
            other = self._signed()
            value = value * other if sign == "*" else value / other
        return value

    def _signed(self) -> Decimal:
        is_negative = False
        while sign := self._take("-", "+"):
            is_negative ^= sign == "-"
        value = self._operand()
        while self._take("%"):
            value /= 100
        return -value if is_negative else value

    def _operand(self) -> Decimal:
        token = self._next
        self._at += 1
        if token.kind == "number":
            return _number(token.text)
        if token.kind == "cell":
            return self._cells.one(token.text)
        if token.kind == "name":
            return self._function(token.text)
        if token.text == "(":
            value = self._inside(self._sum)
            self._close()
            return value
        self._at -= 1
        raise self._missing()

    def _inside(self, read: Callable[[], Decimal]) -> Decimal:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise FormulaError("Cette formule a trop de parenthèses les unes dans les autres.")
        value = read()
        self._depth -= 1
        return value

    def _close(self) -> None:
        if self._take(")"):
            return
        if self._next == END:
            raise FormulaError("Il manque une parenthèse fermante « ) ».")
        raise self._stray()

    def _function(self, name: str) -> Decimal:
        function = FUNCTIONS.get(name.upper())
        if function is None and len(name) == 1:
            raise FormulaError(
                f"Après la colonne {name.upper()}, il manque la ligne : {name.upper()}2."
            )
        if function is None:
            raise FormulaError(f"{quoted(name)} ne se lit pas : {_KNOWN}.")
        if not self._take("("):
            raise FormulaError(f"Après {name.upper()}, ouvrez une parenthèse : SOMME(B2:B5).")
        numbers = list(self._argument())
        while self._take(";"):
            numbers += self._argument()
        self._close()
        return function(tuple(numbers))

    def _argument(self) -> tuple[Decimal, ...]:
        after = self._tokens[self._at + 1 : self._at + 3]
        if self._next.kind == "cell" and after and after[0].text == ":":
            start = self._next.text
            if len(after) < 2 or after[1].kind != "cell":
                raise FormulaError(f"Il manque une cellule après « {start}: ».")
            self._at += 3
            return self._cells.many(start, after[1].text)
        return (self._inside(self._sum),)

    def _missing(self) -> FormulaError:
        before = self._tokens[self._at - 1].text if self._at else ""
        if before and self._next == END:
            return FormulaError(f"La formule s’arrête trop tôt, après {quoted(before)}.")
        if before:
            found = f"entre {quoted(before)} et {quoted(self._next.text)}"
            return FormulaError(f"Il manque un nombre ou une cellule {found}.")
        return FormulaError(f"Une formule ne commence pas par {quoted(self._next.text)}.")

    def _stray(self) -> FormulaError:
        """Why the formula cannot go on with the next token."""
        token, before = self._next.text, self._tokens[self._at - 1].text
        if token == ")":
            return FormulaError("Une parenthèse se ferme sans avoir été ouverte.")
        if token in (",", ";"):
            hint = "la virgule sert aux décimales, le point-virgule sépare dans SOMME(B2;B4)"
            return FormulaError(f"Le signe {quoted(token)} n’a pas sa place ici : {hint}.")
        if token == ":":
            return FormulaError("Une plage comme B2:B5 se met dans SOMME(…) ou MOYENNE(…).")
        found = f"entre {quoted(before)} et {quoted(token)}"
        return FormulaError(f"Il manque un signe + - * ou / {found}.")


_KNOWN = "les fonctions sont SOMME et MOYENNE, et l’on multiplie avec « * »"


def _number(text: str) -> Decimal:
    whole, _, decimals = text.replace(" ", "").replace(",", ".").partition(".")
    if len(whole) > 12 or len(decimals) > 6:
        raise FormulaError(f"Le nombre {quoted(text, 24)} est trop long.")
    return Decimal(f"{whole}.{decimals or 0}")
