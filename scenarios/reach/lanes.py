"""Several small numbers side by side in one whole number: added at once, compared at once.

Python adds two whole numbers of 600 bits in the time of two small ones, where a tuple of forty
takes a loop: sums by criterion run over tens of thousands of ways.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

# Bits of a lane; the highest one stays 0, so that a comparison has somewhere to borrow from.
WIDTH = 16
MOST = (1 << (WIDTH - 1)) - 1


def packed(values: Iterable[tuple[int, int]]) -> int:
    """(lane, value) pairs, added up; a lane may be negative as long as what it joins is more."""
    return sum(value << (lane * WIDTH) for lane, value in values)


def unpacked(number: int, lanes: int) -> tuple[int, ...]:
    """The value of each lane; none may be negative."""
    return tuple((number >> (lane * WIDTH)) & MOST for lane in range(lanes))


def lane(number: int, rank: int) -> int:
    """The value of one lane."""
    return (number >> (rank * WIDTH)) & MOST


@cache
def tops(lanes: int) -> int:
    """The highest bit of every lane, which `most` and `least` borrow from."""
    return sum(1 << (lane * WIDTH + WIDTH - 1) for lane in range(lanes))


@cache
def level(value: int, lanes: int) -> int:
    """The same value in every lane."""
    return sum(value << (lane * WIDTH) for lane in range(lanes))


def most(a: int, b: int, borrowed: int) -> int:
    """The greater of both in every lane; borrowed: `tops` of as many lanes."""
    return b ^ ((a ^ b) & _where_at_least(a, b, borrowed))


def least(a: int, b: int, borrowed: int) -> int:
    """The lesser of both in every lane; borrowed: `tops` of as many lanes."""
    return a ^ ((a ^ b) & _where_at_least(a, b, borrowed))


def _where_at_least(a: int, b: int, borrowed: int) -> int:
    """All the bits, but the highest, of the lanes in which a is at least b."""
    is_more = ((a | borrowed) - b) & borrowed
    return is_more - (is_more >> (WIDTH - 1))


def vector(number: int, order: Sequence[str]) -> dict[str, int]:
    """The lanes by name."""
    return dict(zip(order, unpacked(number, len(order)), strict=True))
