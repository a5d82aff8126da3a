"""How totals are spread: over all routes, and over the plays of who answers at random."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from game.atelier.analysis.class_found import AT_RANDOM, ClassFound
from game.atelier.analysis.values import Spread

# Rows of the table.
ROWS = 10


def spread(looked: Sequence[ClassFound]) -> Spread | None:
    """Totals in rows; customers weigh alike, however many routes each has. None: not all searched."""
    known = [what.routes for what in looked if what.routes is not None]
    if len(known) < len(looked):
        return None
    by_route: Counter[int] = Counter()
    weights: dict[int, float] = {}
    for each in known:
        one: Counter[int] = Counter()
        for totals in each.by_total.values():
            one.update(totals)
        by_route.update(one)
        whole = sum(one.values())
        for total, count in one.items():
            weights[total] = weights.get(total, 0.0) + count / whole / len(known)
    plays: Counter[int] = Counter()
    for what in looked:
        plays.update(what.played[AT_RANDOM].totals)
    if not by_route or not plays:
        return None
    return Spread(
        rows=_rows(weights, plays),
        routes=sum(by_route.values()),
        plays=sum(plays.values()),
        is_whole=all(each.is_counted_whole for each in known),
        median_route=_median(weights),
        median_play=_median(plays),
    )


def _rows(
    weights: Mapping[int, float], plays: Mapping[int, int]
) -> tuple[tuple[int, int, float, float], ...]:
    low, high = min((*weights, *plays)), max((*weights, *plays))
    size = max(1, -(-(high - low + 1) // ROWS))
    whole = sum(plays.values())
    found = []
    for begin in range(low, high + 1, size):
        end = min(high, begin + size - 1)
        inside = range(begin, end + 1)
        found.append(
            (
                begin,
                end,
                sum(weights.get(total, 0.0) for total in inside),
                sum(plays.get(total, 0) for total in inside) / whole,
            )
        )
    return tuple(found)


def _median(weights: Mapping[int, float] | Mapping[int, int]) -> int:
    """The total that half of them do not pass."""
    half, sum_ = sum(weights.values()) / 2, 0.0
    for total in sorted(weights):
        sum_ += weights[total]
        if sum_ >= half:
            return total
    return max(weights)
