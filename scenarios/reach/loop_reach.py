"""The reach inside a loop of steps, where only the last visit of each step counts.

Labels run over (position, what each step of the loop has earned at its last visit). For the
most, a label that is at least as good at every step makes the other useless: whatever follows
may overwrite marks, never their order. The least is the most of the marks turned round.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Generator, Iterable, Mapping
from dataclasses import dataclass

from scenarios.play import Position
from scenarios.reach.columns import value_at
from scenarios.reach.positions import SLICE, Way

# Labels tried for one criterion in one loop before the search gives outer bounds instead.
MAX_LABELS = 1_000

Earned = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class LoopExits:
    """The best value with which each position outside is reached, endings included.

    is_exact: False when the bound on labels was hit and the values are outer bounds.
    """

    best: Mapping[Position, int]
    is_exact: bool


@dataclass(frozen=True, slots=True)
class _Label:
    position: Position
    base: int
    earned: Earned


def best_exits(
    entries: Mapping[Position, int],
    ways: Mapping[Position, tuple[Way, ...]],
    loop: frozenset[str],
    rank: int,
    sign: int,
    by_rules: int = 0,
) -> Generator[None, None, LoopExits]:
    """The best ways out of a loop for the criterion of that rank, in slices.

    entries: value at each position by which the loop is entered. sign: 1 for the most, -1 for
    the least (values are then those of the marks turned round). by_rules: the most that rules
    over the whole play can grant or take back.
    """
    exits: dict[Position, int] = {}
    kept: dict[Position, list[_Label]] = {}
    waiting: deque[_Label] = deque()

    def add(label: _Label) -> None:
        rivals = kept.setdefault(label.position, [])
        if any(_covers(rival, label) for rival in rivals):
            return
        rivals[:] = [rival for rival in rivals if not _covers(label, rival)]
        rivals.append(label)
        waiting.append(label)

    for position, value in entries.items():
        add(_Label(position, value, ()))
    tried = 0
    while waiting:
        label = waiting.popleft()
        if label not in kept[label.position]:
            continue
        tried += 1
        if tried > MAX_LABELS:
            return LoopExits(_outer(entries, ways, loop, rank, sign, by_rules), is_exact=False)
        if tried % SLICE == 0:
            yield
        here = label.position.step or ""
        for way in ways[label.position]:
            gained = value_at(way.marks, rank)
            # Any act of a new visit, graded or not, puts what the visit before had earned aside.
            earned = _put(label.earned, here, gained * sign)
            base = label.base + value_at(way.granted, rank) * sign
            if way.goal.step not in loop:
                value = base + sum(mark for _, mark in earned)
                exits[way.goal] = max(value, exits.get(way.goal, value))
            else:
                add(_Label(way.goal, base, earned))
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


def _outer(
    entries: Mapping[Position, int],
    ways: Mapping[Position, tuple[Way, ...]],
    loop: frozenset[str],
    rank: int,
    sign: int,
    by_rules: int,
) -> dict[Position, int]:
    """What no way through the loop can pass: every step of it at its very best."""
    inside = [p for p in ways if p.step in loop]
    best_by_step = {
        step: max(
            (value_at(w.marks, rank) * sign for p in inside if p.step == step for w in ways[p]),
            default=0,
        )
        for step in loop
    }
    most = max(entries.values()) + sum(max(0, mark) for mark in best_by_step.values()) + by_rules
    return dict.fromkeys(_goals(inside, ways, loop), most)


def _goals(
    inside: Iterable[Position], ways: Mapping[Position, tuple[Way, ...]], loop: frozenset[str]
) -> set[Position]:
    return {way.goal for position in inside for way in ways[position] if way.goal.step not in loop}
