"""The positions of a play that marks can tell apart, and the ways between them.

Positions are merged where nothing that follows reads their difference; the ways carry the
marks earned on them. Each position is expanded once, whatever was earned before.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Mapping
from dataclasses import dataclass, replace

from scenarios.customer import IMPATIENT
from scenarios.play import Play, Position, View
from scenarios.reach.liveness import Live, liveness
from scenarios.rulings import granted
from scenarios.settling import first_position, settle

# Positions expanded between two breaths: under 5 ms here, under 20 on an old PC.
SLICE = 16
# Positions beyond which the search stops and gives outer bounds: some twenty seconds.
MAX_POSITIONS = 60_000

Vector = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Way:
    """One way out of a position. goal: None when the play ends. marks: by criterion, then the
    sum. granted: the same of what rules over the whole play will grant at the ending, now that
    this move has kept or broken them: no later visit of a step takes it away.
    """

    goal: Position | None
    marks: Vector
    granted: Vector


@dataclass(frozen=True, slots=True)
class Positions:
    """Every position reached, with its ways; criteria by rank in the vectors.

    is_whole: False when the bound on positions was hit.
    """

    first: Position
    ways: Mapping[Position, tuple[Way, ...]]
    criteria: tuple[str, ...]
    is_whole: bool = True


def explore(play: Play) -> Generator[None, None, Positions]:
    """Every position of this casting, in slices: a `yield` after each."""
    live = liveness(play.scenario, play.mode)
    ranks = {code: rank for rank, code in enumerate(_criteria(play))}
    first = merged(first_position(play), live)
    ways: dict[Position, tuple[Way, ...]] = {}
    waiting = [first]
    met = {first}
    while waiting:
        for _ in range(min(SLICE, len(waiting))):
            here = waiting.pop()
            ways[here] = _ways(play, here, live, ranks)
            for way in ways[here]:
                if way.goal is not None and way.goal not in met:
                    met.add(way.goal)
                    waiting.append(way.goal)
        if len(met) > MAX_POSITIONS:
            return Positions(first, ways, tuple(ranks), is_whole=False)
        yield
    return Positions(first, ways, tuple(ranks))


def _ways(
    play: Play, here: Position, live: Mapping[str, Live], ranks: Mapping[str, int]
) -> tuple[Way, ...]:
    step = play.steps[here.step or ""]
    found: dict[Way, None] = {}
    for progress in step.branches(View(play, here, 1)):
        after = settle(play, here, progress)
        marks = _vector(((m.criterion, m.value) for m in progress.marks), ranks)
        by_rules = _vector(granted(play.rules, here.facts, after.facts), ranks)
        goal = None if after.step is None else merged(after, live)
        found[Way(goal, marks, by_rules)] = None
    return tuple(found)


def merged(position: Position, live: Mapping[str, Live]) -> Position:
    """The position without what nothing after it reads."""
    reads = live[position.step or ""]
    facts = position.facts & reads.facts
    if reads.trust:
        return replace(position, facts=facts)
    if reads.patience:
        mood = position.mood if position.mood in IMPATIENT else "serein"
        return replace(position, facts=facts, trust=0, mood=mood)
    return replace(position, facts=facts, trust=0, patience=0, mood="serein")


def _vector(marks: Iterable[tuple[str, int]], ranks: Mapping[str, int]) -> Vector:
    earned = [0] * (len(ranks) + 1)
    for criterion, value in marks:
        earned[ranks[criterion]] += value
        earned[-1] += value
    return tuple(earned)


def _criteria(play: Play) -> tuple[str, ...]:
    """Every criterion that some step or rule can mark."""
    codes = [code for step in play.scenario.etapes for code in step.marked()]
    return tuple(dict.fromkeys((*codes, *(code for rule in play.rules for code in rule.criteres))))
