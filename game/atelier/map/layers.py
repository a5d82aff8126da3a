"""A graph laid out in layers (after Sugiyama, Tagawa and Toda, 1981): where each node stands.

Ways that lead back are turned round for the layering; long ways pass through a point in every
layer between; orders are sorted by the mean place of neighbours until they settle.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

_SWEEPS = 8

Point = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Layout:
    """layers: what stands in each, left to right: nodes, and (way, layer) points of long ways.

    bends: for each way, by its rank among those given, the points it passes, source first.
    """

    layers: tuple[tuple[str | Point, ...], ...]
    bends: tuple[tuple[str | Point, ...], ...]


def layered(nodes: Sequence[str], ways: Sequence[tuple[str, str]]) -> Layout:
    """The layout of these nodes; ways name two of them, and may lead back or to themselves."""
    depth = _depths(nodes, ways)
    bends = tuple(_bends(rank, way, depth) for rank, way in enumerate(ways))
    layers: list[list[str | Point]] = [[] for _ in range(max(depth.values(), default=0) + 1)]
    for node in nodes:
        layers[depth[node]].append(node)
    for bend in bends:
        for point in bend[1:-1]:
            layers[point[1] if isinstance(point, tuple) else depth[point]].append(point)
    _sort(layers, bends, depth)
    return Layout(tuple(map(tuple, layers)), bends)


def _depths(nodes: Sequence[str], ways: Iterable[tuple[str, str]]) -> dict[str, int]:
    """The layer of each node: one below the lowest that leads to it, ways back left out."""
    onwards = _onwards(nodes, ways)
    depth = dict.fromkeys(nodes, 0)
    for node in _sources_first(nodes, onwards):
        for goal in onwards[node]:
            depth[goal] = max(depth[goal], depth[node] + 1)
    return depth


def _onwards(nodes: Sequence[str], ways: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """Each node's goals, without the ways that lead back to a node still being gone through."""
    goals: dict[str, list[str]] = {node: [] for node in nodes}
    for source, goal in ways:
        if goal not in goals[source] and goal != source:
            goals[source].append(goal)
    state = dict.fromkeys(nodes, "new")
    kept: dict[str, list[str]] = {node: [] for node in nodes}
    for root in nodes:
        if state[root] != "new":
            continue
        work = [(root, iter(goals[root]))]
        state[root] = "open"
        while work:
            node, rest = work[-1]
            for goal in rest:
                if state[goal] == "open":
                    continue
                kept[node].append(goal)
                if state[goal] == "new":
                    state[goal] = "open"
                    work.append((goal, iter(goals[goal])))
                    break
            else:
                state[node] = "done"
                work.pop()
    return {node: tuple(found) for node, found in kept.items()}


def _sources_first(nodes: Sequence[str], onwards: Mapping[str, Sequence[str]]) -> list[str]:
    waiting = dict.fromkeys(nodes, 0)
    for goals in onwards.values():
        for goal in goals:
            waiting[goal] += 1
    ready = [node for node in nodes if not waiting[node]]
    for node in ready:
        for goal in onwards[node]:
            waiting[goal] -= 1
            if not waiting[goal]:
                ready.append(goal)
    return ready


def _bends(rank: int, way: tuple[str, str], depth: Mapping[str, int]) -> tuple[str | Point, ...]:
    source, goal = way
    first, last = depth[source], depth[goal]
    step = 1 if last >= first else -1
    between = [(f"{rank}", layer) for layer in range(first + step, last, step)]
    return (source, *between, goal)


def _sort(
    layers: list[list[str | Point]],
    bends: Iterable[Sequence[str | Point]],
    depth: Mapping[str, int],
) -> None:
    """Sort each layer by the mean place of what its members touch, downwards then upwards."""

    def layer_of(point: str | Point) -> int:
        return point[1] if isinstance(point, tuple) else depth[point]

    touching: dict[str | Point, list[str | Point]] = {}
    for bend in bends:
        for one, two in itertools.pairwise(bend):
            touching.setdefault(one, []).append(two)
            touching.setdefault(two, []).append(one)
    for sweep in range(_SWEEPS):
        order = range(1, len(layers)) if sweep % 2 == 0 else range(len(layers) - 2, -1, -1)
        for rank in order:
            beside = rank - 1 if sweep % 2 == 0 else rank + 1
            place = {point: at for at, point in enumerate(layers[beside])}
            here = {point: float(at) for at, point in enumerate(layers[rank])}
            for point in layers[rank]:
                near = [place[n] for n in touching.get(point, ()) if layer_of(n) == beside]
                if near:
                    here[point] = sum(near) / len(near)
            layers[rank].sort(key=lambda point: here[point])
