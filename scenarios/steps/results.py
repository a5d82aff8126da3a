"""A number typed against the right one: right, right but for the rounding, a known way, or wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal

# Places that a student may type.
MOST_PLACES = 6


@dataclass(frozen=True, slots=True)
class Way:
    """A way to come out with a result: its outcome, its worth and why."""

    key: str
    mark: int
    reason: str
    result: Decimal


@dataclass(frozen=True, slots=True)
class Results:
    """All that an answer is compared with.

    right: rounded. exact: the same before rounding, to `places`. known: the classic wrong ways,
    in the order they are looked for. unrounded, wrong: what any other answer comes to.
    """

    right: Way
    exact: Decimal
    places: int
    tolerance: Decimal
    known: tuple[Way, ...]
    unrounded: Way
    wrong: Way

    def way_of(self, value: Decimal) -> Way:
        """The way that leads to this answer."""
        if abs(value - self.right.result) <= self.tolerance:
            return self.right
        if _is_unrounded(value, self.exact, self.places):
            return self.unrounded
        for way in self.known:
            if abs(value - way.result) <= self.tolerance:
                return way
        return self.wrong

    def answers(self, can_be_typed: Callable[[Decimal], bool]) -> tuple[tuple[Way, Decimal], ...]:
        """An answer for every way that some answer leads to, the right one first.

        With some numbers two ways come to one result: they cannot be told apart.
        """
        found: dict[str, tuple[Way, Decimal]] = {}
        for value in filter(can_be_typed, self._tried()):
            way = self.way_of(value)
            found.setdefault(way.key, (way, value))
        return tuple(found.values())

    def _tried(self) -> Iterator[Decimal]:
        every = (self.right, *self.known)
        yield self.right.result
        for places in (MOST_PLACES, self.places, _fewest_places(self.places)):
            yield _cut(self.exact, places)
        for way in every:
            # Between two wrong ways, an end of what is near enough may belong to one alone.
            yield from (way.result, way.result - self.tolerance, way.result + self.tolerance)
        yield sum((abs(way.result) for way in every), Decimal(1_000) + self.tolerance)


def _is_unrounded(value: Decimal, exact: Decimal, places: int) -> bool:
    """Whether the value is the exact result left as it is, cut, or rounded to other places."""
    exponent = value.as_tuple().exponent
    typed = max(0, -exponent) if isinstance(exponent, int) else 0
    return typed >= _fewest_places(places) and abs(value - exact) < Decimal(1).scaleb(-typed)


def _fewest_places(places: int) -> int:
    """One place short of what is asked still shows the operation; none at all would not."""
    return max(places - 1, min(places, 1))


def _cut(exact: Decimal, places: int) -> Decimal:
    """The exact result with that many places, as many as can be typed."""
    return exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_DOWN)
