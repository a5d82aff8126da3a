"""Chance without dice: every draw is named, so that adding one draw moves no other."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


class Chance:
    """A stream of draws fixed by a seed and a purpose; equal on every machine and Python.

    The numbers come from SHA-256 and not from `random`, whose helpers may change between
    versions of Python while a journal must replay for years.
    """

    __slots__ = ("_counter", "_key")

    def __init__(self, seed: int, *purpose: str | int) -> None:
        self._key = "|".join([str(seed), *map(str, purpose)]).encode()
        self._counter = 0

    def below(self, limit: int) -> int:
        """A whole number from 0 to `limit` - 1; `limit` must be positive."""
        self._counter += 1
        digest = hashlib.sha256(self._key + b"#" + str(self._counter).encode()).digest()
        # 64 bits against limits of a few hundred: the bias is under one in 10^16.
        return int.from_bytes(digest[:8], "big") % limit

    def pick(self, items: Sequence[T]) -> T:
        """One item of a non-empty sequence."""
        return items[self.below(len(items))]

    def weighted(self, items: Sequence[tuple[T, int]]) -> T:
        """One item of (item, weight) pairs; weights are whole, not all zero."""
        mark = self.below(sum(weight for _, weight in items))
        for item, weight in items:
            if mark < weight:
                return item
            mark -= weight
        raise AssertionError("weights changed while drawing")

    def shuffled(self, items: Sequence[T]) -> tuple[T, ...]:
        """All items in a drawn order (Fisher and Yates)."""
        deck = list(items)
        for last in range(len(deck) - 1, 0, -1):
            other = self.below(last + 1)
            deck[last], deck[other] = deck[other], deck[last]
        return tuple(deck)
