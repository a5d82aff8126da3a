"""The reach inside a loop of steps, where only the last visit of each step counts.

Labels run over (node, what each step of the loop has earned at its last visit). For the most, a
label that is at least as good at every step makes the other useless: whatever follows may
overwrite marks, never their order. The least is the most of the marks turned round.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Generator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

# Labels tried for one criterion in one loop before the search gives outer bounds instead.
MAX_LABELS = 1_000
# Labels tried between two breaths.
SLICE = 16

Earned = tuple[tuple[str, int], ...]


class Way(NamedTuple):
    """One way out of a node of the loop, for one criterion: what it earns, and rules grant."""

    goal: int
    mark: int
    granted: int


class Corner(NamedTuple):
    """A node of the loop: its step, and the ways out of it."""

    step: str
    ways: tuple[Way, ...]


@dataclass(frozen=True, slots=True)
class LoopExits:
    """The best value with which each node outside is reached (END: the play ends).

    is_exact: False when the bound on labels was hit and the values are outer bounds.
    """

    best: Mapping[int, int]
    is_exact: bool


@dataclass(frozen=True, slots=True)
class _Label:
    node: int
    base: int
    earned: Earned


def best_exits(
    entries: Mapping[int, int], loop: Mapping[int, Corner], by_rules: int
) -> Generator[None, None, LoopExits]:
    """The best ways out of a loop, in slices.

    entries: value at each node by which the loop is entered. loop: its nodes; what is not among
    them is outside. by_rules: the most that rules over the whole play can grant or take back.
    For the least, every value is turned round.
    """
    exits: dict[int, int] = {}
    kept: dict[int, list[_Label]] = {}
    waiting: deque[_Label] = deque()

    def add(label: _Label) -> None:
        rivals = kept.setdefault(label.node, [])
        if any(_covers(rival, label) for rival in rivals):
            return
        rivals[:] = [rival for rival in rivals if not _covers(label, rival)]
        rivals.append(label)
        waiting.append(label)

    for node, value in entries.items():
        add(_Label(node, value, ()))
    tried = 0
    while waiting:
        label = waiting.popleft()
        if label not in kept[label.node]:
            continue
        tried += 1
        if tried > MAX_LABELS:
            return LoopExits(_outer(entries, loop, by_rules), is_exact=False)
        if tried % SLICE == 0:
            yield
        step, ways = loop[label.node]
        for way in ways:
            # Any act of a new visit, graded or not, puts what the visit before had earned aside.
            earned = _put(label.earned, step, way.mark)
            base = label.base + way.granted
            if way.goal in loop:
                add(_Label(way.goal, base, earned))
            else:
                value = base + sum(mark for _, mark in earned)
                exits[way.goal] = max(value, exits.get(way.goal, value))
    return LoopExits(exits, is_exact=True)


def _covers(one: _Label, other: _Label) -> bool:
    """Whether `one` is at least as good as `other` whatever follows."""
    mine, theirs = dict(one.earned), dict(other.earned)
    steps = mine.keys() | theirs.keys()
    # Settled value and pending marks are kept apart: a mark may be lost, the rest may not.
    return one.base >= other.base and all(mine.get(s, 0) >= theirs.get(s, 0) for s in steps)


def _put(earned: Earned, step: str, mark: int) -> Earned:
    kept = [(id_, value) for id_, value in earned if id_ != step]
    if mark:
        kept.append((step, mark))
    return tuple(sorted(kept))


def _outer(entries: Mapping[int, int], loop: Mapping[int, Corner], by_rules: int) -> dict[int, int]:
    """What no way through the loop can pass: every step of it at its very best."""
    best: dict[str, int] = {}
    for step, ways in loop.values():
        best[step] = max(best.get(step, 0), *(way.mark for way in ways))
    most = max(entries.values()) + sum(best.values()) + by_rules
    goals = {way.goal for _, ways in loop.values() for way in ways} - loop.keys()
    return dict.fromkeys(goals, most)
