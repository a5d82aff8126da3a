"""Euro notes and coins: what a student hands over, read as typed, and the fewest that make a sum.

Denominations in circulation: Banque centrale européenne, « Billets » and « Pièces ».
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from itertools import groupby

from scenarios.sums.numbers import parse_number

DENOMINATIONS: tuple[Decimal, ...] = tuple(
    Decimal(value)
    for value in (
        *("500", "200", "100", "50", "20", "10", "5"),
        *("2", "1", "0.50", "0.20", "0.10", "0.05", "0.02", "0.01"),
    )
)
# Nobody counts more by hand; also keeps a typed « 999999×1 » small.
MOST_PIECES = 200
EXAMPLE = "2×20 + 5 + 0,50"
_HAND = f"Écrivez les pièces et les billets, par exemple {EXAMPLE}."
_TIMES = re.compile(r"\s*(?:[×xX*]|fois)\s*")
_UNIT = re.compile(r"\s*(€|euros?\b|eur\b)", re.IGNORECASE)
_CENTS = re.compile(r"(\d+)\s*(?:centimes?|cts?|c)\b", re.IGNORECASE)
_BETWEEN = re.compile(r"[+;&\s]+|\bet\b")


def read_pieces(typed: str) -> tuple[Decimal, ...] | str:
    """The pieces typed, one by one, or a kind sentence that says what is not understood.

    « 2×20 + 5 + 0,50 », « 20 20 5 0,50 » and « 2x20€ et 50 c » are read; « 0 » is nothing at all.
    """
    bare = _CENTS.sub(lambda found: str(Decimal(found[1]) / 100), _UNIT.sub("", typed))
    words = [word for word in _BETWEEN.split(_TIMES.sub("×", bare)) if word]
    if words == ["0"]:
        return ()
    found: list[Decimal] = []
    for word in words:
        pieces = _group(word)
        if isinstance(pieces, str):
            return pieces
        if len(found) + len(pieces) > MOST_PIECES:
            return f"Cela fait plus de {MOST_PIECES} pièces : rendez-en moins."
        found += pieces
    return tuple(found) if found else _HAND


def _group(word: str) -> list[Decimal] | str:
    """« 2×20 » or « 20 »: so many of one piece."""
    parts = [parse_number(part) for part in word.split("×")]
    numbers = [part for part in parts if part is not None]
    if len(numbers) != len(parts) or len(parts) > 2:
        return _HAND
    if len(numbers) == 1:
        return numbers if numbers[0] in DENOMINATIONS else _no_such(numbers[0])
    (one, other) = numbers
    ways = [(n, piece) for n, piece in ((one, other), (other, one)) if piece in DENOMINATIONS]
    counted = [(n, piece) for n, piece in ways if n == n.to_integral_value() and n >= 0]
    if not counted:
        return _no_such(numbers[1])
    # « 20×2 » may be said of two notes of 20: the sum is the same, the hand is the lighter one.
    count, piece = min(counted)
    return [piece] * min(int(count), MOST_PIECES + 1)


def _no_such(value: Decimal) -> str:
    return f"Il n’y a ni pièce ni billet de {_shown(value)} €. {_HAND}"


def fewest(amount: Decimal) -> tuple[Decimal, ...]:
    """The fewest notes and coins that make an amount in whole cents, largest first.

    Taking the largest first is the fewest for euros.
    """
    left, found = amount, []
    for piece in DENOMINATIONS:
        count = int(left // piece)
        found += [piece] * count
        left -= piece * count
    return tuple(found)


def written(pieces: Iterable[Decimal]) -> str:
    """« 2×20 + 5 + 0,50 »; « 0 » for none."""
    groups = [(piece, len(tuple(same))) for piece, same in groupby(pieces)]
    shown = [f"{count}×{_shown(piece)}" if count > 1 else _shown(piece) for piece, count in groups]
    return " + ".join(shown) or "0"


def _shown(value: Decimal) -> str:
    whole = value == value.to_integral_value()
    return f"{value:.0f}" if whole else f"{value:.2f}".replace(".", ",")
