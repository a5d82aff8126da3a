"""The written graph of a scenario: what leads where, what is reached, where plays can loop."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from scenarios.model import Scenario
from scenarios.steps.parts import RETURN

Graph = Mapping[str, tuple[str, ...]]
# Stands for a walk-out, which may happen anywhere, among the stops of a route; no id of an author
# holds a dot.
WALK_OUT = "depart."


@dataclass(frozen=True, slots=True)
class Detour:
    """A way aside, come back from by `revenir`.

    owner: what opens it, a step and one of its subjects or an interruption, as (step, first) or
    its id. sources: the steps that it puts aside. inside: every step from the first one up to
    `revenir`.
    """

    owner: str
    sources: tuple[str, ...]
    first: str
    inside: frozenset[str]


def graph(scenario: Scenario) -> Graph:
    """For every step, the steps and endings it can lead to, walk-outs left out.

    `revenir` leads to every step that may have been put aside then; interruptions lead on from
    the steps that they may hit.
    """
    found = detours(scenario)
    back: dict[str, list[str]] = {}
    for detour in found:
        for step in detour.inside:
            back.setdefault(step, []).extend(detour.sources)
    edges = {}
    for step, goals in _forward(scenario, found).items():
        ways = [
            way for goal in goals for way in (back.get(step, ()) if goal == RETURN else (goal,))
        ]
        edges[step] = tuple(dict.fromkeys(ways))
    return edges


def without_returns(scenario: Scenario) -> Graph:
    """The graph in which nothing is come back to, walk-outs included: its loops play steps again."""
    extra = walk_out_goals(scenario)
    return {
        step: (*(goal for goal in goals if goal != RETURN), *extra)
        for step, goals in _forward(scenario, detours(scenario)).items()
    }


def _forward(scenario: Scenario, found: tuple[Detour, ...]) -> Graph:
    """What each step leads to as written, with the first steps of its detours."""
    goals = {step.id: list(step.exits()) for step in scenario.etapes}
    for detour in found:
        for source in detour.sources:
            if source in goals:
                goals[source].append(detour.first)
    return {step: tuple(dict.fromkeys(ways)) for step, ways in goals.items()}


def detours(scenario: Scenario) -> tuple[Detour, ...]:
    """Every way aside: the subjects of a hub, then interruptions wherever they may happen."""
    plain = {step.id: step.exits() for step in scenario.etapes}
    written: list[tuple[str, tuple[str, ...], str]] = [
        (f"{step.id}.{rank}", (step.id,), first)
        for step in scenario.etapes
        for rank, first in enumerate(step.detours())
    ]
    for alea in scenario.aleas:
        sources = tuple(dict.fromkeys(moment.etape for moment in alea.moments))
        written.append((alea.id, sources, alea.etape))
    return tuple(
        Detour(owner, sources, first, reached(plain, first) & plain.keys())
        for owner, sources, first in written
    )


def shared_steps(scenario: Scenario) -> Mapping[str, tuple[str, ...]]:
    """The steps met by two detours, or by one and beside it: who meets them.

    Owners of detours; the empty string stands for the way of the play itself. Where there is
    none, every step of a detour is met once at most.
    """
    plain = {step.id: step.exits() for step in scenario.etapes}
    met: dict[str, list[str]] = {}
    for detour in detours(scenario):
        for step in detour.inside:
            met.setdefault(step, []).append(detour.owner)
    ways = [scenario.etapes[0].id, *walk_out_goals(scenario)]
    for step in frozenset().union(*(reached(plain, way) for way in ways)) & plain.keys():
        met.setdefault(step, []).append("")
    return {step: tuple(who) for step, who in met.items() if len(who) > 1}


def replayed(scenario: Scenario) -> frozenset[str]:
    """The steps that a play may go through twice: for them only the last visit counts.

    A step that is put aside and come back to is one visit; so its marks plainly add up.
    """
    edges = without_returns(scenario)
    again = {step for part in loops(edges) if len(part) > 1 for step in part}
    again |= {step.id for step in scenario.etapes if step.id in step.exits()}
    return frozenset(again) | shared_steps(scenario).keys()


def walk_out_goals(scenario: Scenario) -> tuple[str, ...]:
    """Where a walk-out can lead, from any step."""
    d = scenario.depart
    return () if d is None else tuple(goal for goal in (d.relais, d.bilan, d.fin) if goal)


def with_walk_outs(scenario: Scenario) -> Graph:
    """The graph, with the way out that a departing customer opens from every step."""
    extra = walk_out_goals(scenario)
    return {step: (*goals, *extra) for step, goals in graph(scenario).items()}


def reached(edges: Graph, start: str) -> frozenset[str]:
    """Everything that can be reached from `start`, itself included."""
    found: set[str] = set()
    waiting = [start]
    while waiting:
        here = waiting.pop()
        if here not in found:
            found.add(here)
            waiting += edges.get(here, ())
    return frozenset(found)


def loops(edges: Graph) -> tuple[frozenset[str], ...]:
    """Strongly connected components in topological order, sources first (Tarjan, iterative)."""
    order: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    on_stack: set[str] = set()
    found: list[frozenset[str]] = []
    for root in edges:
        if root in order:
            continue
        work = [(root, iter(edges[root]))]
        order[root] = low[root] = len(order)
        stack.append(root)
        on_stack.add(root)
        while work:
            node, goals = work[-1]
            for goal in goals:
                if goal not in edges:
                    continue
                if goal not in order:
                    order[goal] = low[goal] = len(order)
                    stack.append(goal)
                    on_stack.add(goal)
                    work.append((goal, iter(edges[goal])))
                    break
                if goal in on_stack:
                    low[node] = min(low[node], order[goal])
            else:
                work.pop()
                if work:
                    parent = work[-1][0]
                    low[parent] = min(low[parent], low[node])
                if low[node] == order[node]:
                    found.append(_popped(stack, on_stack, node))
    return tuple(reversed(found))


def _popped(stack: list[str], on_stack: set[str], node: str) -> frozenset[str]:
    component = set()
    while True:
        member = stack.pop()
        on_stack.discard(member)
        component.add(member)
        if member == node:
            return frozenset(component)
