"""The least and the most of every rank of a net, lanes side by side: exact where no step is replayed.

What `analysis` finds position by position, marks by marks, is found here for all ranks at once;
where a step may be played again, only its last visit counts, and `analysis` does the work.
"""

from __future__ import annotations

from collections.abc import Callable

from scenarios.reach import lanes
from scenarios.reach.analysis import PlayReach, reach_of
from scenarios.reach.net import LEFT
from scenarios.reach.routes import Walked


def limits(walked: Walked) -> PlayReach:
    """The reach of a net. Raises ValueError where some way plays a step again."""
    if walked.plays_again:
        raise ValueError("only the last visit of a step counts: see analysis.sums")
    found = walked.net
    low, high = _ends(walked, lanes.least), _ends(walked, lanes.most)
    width = found.columns.width
    pairs = {
        goal == LEFT: tuple(
            zip(lanes.unpacked(low[goal], width), lanes.unpacked(high[goal], width), strict=True)
        )
        for goal in sorted(low, reverse=True)
    }
    return reach_of(found.columns, pairs, positions=len(found.ways), is_exact=True)


def _ends(walked: Walked, better: Callable[[int, int, int], int]) -> dict[int, int]:
    """The best of every rank at each kind of ending."""
    tops = lanes.tops(walked.net.columns.width)
    best: dict[int, int] = {walked.first: 0}
    for place in walked.order:
        earned = best.pop(place)
        for way, goal in walked.ways(place):
            after = earned + way.added
            known = best.get(goal)
            best[goal] = after if known is None else better(known, after, tops)
    return best
