"""Which steps this customer may meet, how they are numbered, and where each leads on paper."""

from __future__ import annotations

import heapq
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from game.atelier.printed.conditions import Reader
from game.atelier.printed.desk import Desk
from game.atelier.printed.kinds.finder import laid
from game.atelier.printed.standpoints import standpoints
from game.atelier.printed.values import Laid
from scenarios.kernel import State
from scenarios.play import Play
from scenarios.reach.graph import detours, walk_out_goals
from scenarios.steps.parts import RETURN


@dataclass(frozen=True, slots=True)
class Route:
    """The steps laid on paper, in the order of their numbers.

    states: where each is met. departure: the steps that only a walk-out leads to. back: for each
    step that ends a way aside, the steps that it comes back to.
    """

    laid: Mapping[str, Laid]
    states: Mapping[str, State]
    numbers: Mapping[str, int]
    departure: frozenset[str]
    back: Mapping[str, tuple[str, ...]]


def route(play: Play, reader: Reader) -> Route:
    """Everything this customer may meet, guided mode first, then what a walk-out leads to."""
    states = standpoints(play)
    first = play.scenario.etapes[0].id
    found = _met(play, reader, states, (first,), {})
    usual = frozenset(found)
    goals = [goal for goal in walk_out_goals(play.scenario) if goal in play.steps]
    found = _met(play, reader, states, tuple(goals), found)
    order = _in_order(play, found, first)
    return Route(
        laid={id_: found[id_] for id_ in order},
        states=states,
        numbers={id_: number for number, id_ in enumerate(order, start=1)},
        departure=frozenset(found) - usual,
        back=_back(play, found.keys()),
    )


def _met(
    play: Play,
    reader: Reader,
    states: Mapping[str, State],
    starts: Sequence[str],
    known: Mapping[str, Laid],
) -> dict[str, Laid]:
    """The steps laid on paper from these on, beside those known already."""
    found, waiting = dict(known), list(reversed(starts))
    while waiting:
        here = waiting.pop()
        if here in found or here not in play.steps:
            continue
        found[here] = laid(play.steps[here], Desk(states[here], reader))
        waiting += reversed(_goals(play, here, found[here]))
    return found


def _goals(play: Play, id_: str, one: Laid) -> tuple[str, ...]:
    """Where it leads, and what may interrupt it."""
    return (*one.goals(), *(strike.alea.etape for strike in play.aleas.get(id_, ())))


def _in_order(play: Play, found: Mapping[str, Laid], first: str) -> tuple[str, ...]:
    """The steps so that a way leads to a higher number wherever that can be, else as written."""
    rank = {step.id: n for n, step in enumerate(play.scenario.etapes)}
    waits = dict.fromkeys(found, 0)
    ahead = {id_: [g for g in _goals(play, id_, one) if g in found] for id_, one in found.items()}
    for goals in ahead.values():
        for goal in goals:
            waits[goal] += 1
    ready = [(rank[first], first)]
    left = set(found)
    order: list[str] = []
    while left:
        if not ready:
            # A loop, or a way in from nowhere printed: the earliest written opens it.
            heapq.heappush(ready, min((rank[id_], id_) for id_ in left))
        _, here = heapq.heappop(ready)
        if here not in left:
            continue
        left.discard(here)
        order.append(here)
        for goal in ahead[here]:
            waits[goal] -= 1
            if waits[goal] == 0 and goal in left:
                heapq.heappush(ready, (rank[goal], goal))
    return tuple(order)


def _back(play: Play, found: Set[str]) -> dict[str, tuple[str, ...]]:
    back: dict[str, list[str]] = {}
    for detour in detours(play.scenario):
        sources = [source for source in detour.sources if source in found]
        for step in detour.inside:
            if RETURN in play.steps[step].exits():
                back.setdefault(step, []).extend(sources)
    return {step: tuple(dict.fromkeys(sources)) for step, sources in back.items()}
