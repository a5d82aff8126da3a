"""Numbers side by side: added, compared and taken apart as one by one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from scenarios.reach import lanes

SMALL = st.integers(min_value=0, max_value=lanes.MOST // 2)
PAIRS = st.lists(st.tuples(SMALL, SMALL), min_size=1, max_size=60)


@given(PAIRS)
def test_lanes_are_added_and_compared_one_by_one(pairs: list[tuple[int, int]]) -> None:
    a, b = (lanes.packed(enumerate(values)) for values in zip(*pairs, strict=True))
    width = len(pairs)
    tops = lanes.tops(width)
    assert lanes.unpacked(a, width) == tuple(one for one, _ in pairs)
    assert lanes.unpacked(a + b, width) == tuple(map(sum, pairs))
    assert lanes.unpacked(lanes.most(a, b, tops), width) == tuple(map(max, pairs))
    assert lanes.unpacked(lanes.least(a, b, tops), width) == tuple(map(min, pairs))
    assert [lanes.lane(b, rank) for rank in range(width)] == [two for _, two in pairs]


def test_what_is_taken_back_leaves_the_other_lanes_alone() -> None:
    granted, taken = lanes.packed([(0, 3), (1, 3), (2, 1)]), lanes.packed([(0, -3), (1, -2)])
    assert lanes.unpacked(granted + taken, 3) == (0, 1, 1)
    assert lanes.vector(granted + taken, ("a", "b", "c")) == {"a": 0, "b": 1, "c": 1}
