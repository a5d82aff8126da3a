"""A way from a state to a step: right answers wherever they lead there, and the fewest of them.

Positions are merged as in the search of the exact reach; the way is then played by the kernel, so
that facts, gauges and what was said are those of a real play.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import count

import msgspec

from scenarios.conditions import settled
from scenarios.customer import Temper
from scenarios.kernel import State
from scenarios.model import Scenario
from scenarios.moves import every_move, right_move
from scenarios.play import Play, Position, View
from scenarios.reach.graph import Detour, Graph, detours, graph, reached
from scenarios.reach.liveness import liveness, merged
from scenarios.settling import first_position, settle
from scenarios.steps.kind import Refusal
from scenarios.steps.kinds import AnyMove
from scenarios.steps.parts import Branch

# Positions looked at before the search gives up: a few seconds.
MOST_LOOKED_AT = 4_000


@dataclass(frozen=True, slots=True)
class Stride:
    """One answer on the way. is_right: a best one where it is given."""

    move: AnyMove
    is_right: bool


@dataclass(frozen=True, slots=True)
class Way:
    """The answers that lead to a step, none where one stands there already.

    strides: None when no way was found. is_whole: False when the search gave up before its end.
    """

    strides: tuple[Stride, ...] | None
    is_whole: bool = True


# What a way costs: answers that are not right, then how many answers; behind a walk-out, what is
# left of the customer's patience comes first.
Cost = tuple[int, int, int]


def way_to(state: State, goal: str) -> Way:
    """The answers that lead from the state to that step."""
    play, first = state.play, state.position
    live = liveness(play.scenario, play.mode)
    useful = _leading(play, goal)
    drives_away = is_behind_a_walk_out(play, goal)
    turn = count()
    start: tuple[Cost, int, Position, tuple[Stride, ...]] = ((0, 0, 0), next(turn), first, ())
    waiting = [start]
    met: set[Position] = set()
    while waiting and len(met) < MOST_LOOKED_AT:
        (_, wrong, length), _, here, way = heapq.heappop(waiting)
        if here.step == goal:
            return Way(way)
        if here.step is None or here.step not in useful:
            continue
        mark = merged(here, live)
        if mark in met:
            continue
        met.add(mark)
        for stride, after in _strides(state, here):
            left = after.patience if drives_away else 0
            cost = (left, wrong + (not stride.is_right), length + 1)
            heapq.heappush(waiting, (cost, next(turn), after, (*way, stride)))
    return Way(None, is_whole=not waiting)


def best_move(view: View) -> AnyMove:
    """A best answer that goes on: a record kept rather than a query, which changes nothing."""
    play, here = view.play, view.position
    right = right_move(view)
    progress = view.step.accept(right, view)
    if not isinstance(progress, Refusal) and settle(play, here, progress) == here:
        return next(every_move(view))
    return right


def _strides(state: State, here: Position) -> Iterator[tuple[Stride, Position]]:
    """Every answer taken here, a best one first, and the position after it."""
    play = state.play
    view = View(play, here, 1, state.acts)
    best = best_move(view)
    for move in (best, *(move for move in every_move(view) if move != best)):
        progress = view.step.accept(move, view)
        if not isinstance(progress, Refusal):
            yield Stride(move, is_right=move == best), settle(play, here, progress)


def _leading(play: Play, goal: str) -> frozenset[str]:
    """The steps from which the written graph may lead to that one."""
    edges = _edges(play)
    back: dict[str, list[str]] = {}
    for step, goals in edges.items():
        for each in goals:
            back.setdefault(each, []).append(step)
    ways: Mapping[str, tuple[str, ...]] = {step: tuple(from_) for step, from_ in back.items()}
    return reached(ways, goal)


def _edges(play: Play) -> Graph:
    """What leads where in this mode, for this customer: in guided mode they never leave."""
    plain, departure = graph(_as_met(play)), play.scenario.depart
    if play.mode == "guide" or departure is None:
        return plain
    onwards = departure.relais if play.mode == "entrainement" else departure.bilan
    goal = onwards or departure.fin
    return {step: (*goals, goal) for step, goals in plain.items()}


def _as_met(play: Play) -> Scenario:
    """The scenario without the branches of its steps that this customer can never take."""
    etapes = tuple(
        step
        if step.vers is None or isinstance(step.vers, str)
        else msgspec.structs.replace(step, vers=_open(step.vers, play.casting.temper))
        for step in play.scenario.etapes
    )
    return msgspec.structs.replace(play.scenario, etapes=etapes)


def _open(branches: tuple[Branch, ...], temper: Temper) -> tuple[Branch, ...]:
    """Those that may be taken: none that never holds, none behind one that always does."""
    found: list[Branch] = []
    for branch in branches:
        is_held = settled(branch.si, temper)
        if is_held is not False:
            found.append(branch)
        if is_held:
            break
    return tuple(found)


def is_behind_a_walk_out(play: Play, step: str) -> bool:
    """Whether only a customer who left leads to that step."""
    first = play.scenario.etapes[0].id
    return step not in reached(graph(play.scenario), first)


def declared_position(play: Play, step: str) -> Position:
    """A position at that step as the scenario declares its start: no answer was given.

    Gauges of the temper, facts known from the start; inside a detour, what it comes back to was
    put aside; behind a walk-out, the customer has left.
    """
    start = first_position(play)
    facts = frozenset(play.scenario.connu)
    aside: tuple[tuple[str, tuple[str, ...]], ...] = ()
    here, around = step, detours(play.scenario)
    met: set[str] = set()
    while (detour := _around(here, around)) is not None and here not in met:
        met.add(here)
        here = detour.sources[0]
        aside = ((here, ()), *aside)
        facts |= {alea.fact for alea in play.scenario.aleas if alea.id == detour.owner}
    return Position(
        step=step,
        local=(),
        trust=start.trust,
        patience=start.patience,
        mood=start.mood,
        facts=facts,
        is_relieved=is_behind_a_walk_out(play, step),
        paused=aside,
    )


def _around(step: str, found: tuple[Detour, ...]) -> Detour | None:
    """The detour that the step is met in; None where the play's own way meets it."""
    return next((each for each in found if step in each.inside and each.sources), None)
