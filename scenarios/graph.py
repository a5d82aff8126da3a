"""The written graph of a scenario: what leads where, what is reached, where plays can loop."""

from __future__ import annotations

from collections.abc import Mapping

from scenarios.model import Scenario

Graph = Mapping[str, tuple[str, ...]]


def graph(scenario: Scenario) -> Graph:
    """For every step, the steps and endings it can lead to, walk-outs left out."""
    return {step.id: step.exits() for step in scenario.etapes}


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
