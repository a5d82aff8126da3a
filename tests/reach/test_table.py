"""The table against the law asked position by position, with nothing factored or remembered."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from game.content import bundled
from scenarios.kernel import State, advance, start
from scenarios.moves import every_move
from scenarios.play import Mode, Play, Position, View
from scenarios.reach.arcs import END
from scenarios.reach.classes import Classes
from scenarios.reach.liveness import liveness, merged
from scenarios.reach.table import Table, compile_table
from scenarios.rulings import granted
from scenarios.settling import first_position, passage
from scenarios.steps.kinds import AnyMove
from tests.kinds.frame import fixtures
from tests.reach.frame import IDS, MODES, invented, of_fixture, of_library

# Nodes of a generated scenario that are compared.
ENOUGH = 800

# What an edge does: outcome, marks, fault, position or ending reached, steps entered, grants.
Edge = tuple[object, ...]


def moves_along(table: Table, edges: Iterator[int] | list[int]) -> Iterator[AnyMove]:
    """For each edge of a way through the table, a move that takes it; the kernel plays along."""
    state = start(table.play)
    for edge in edges:
        arc = table.arcs[edge]
        wanted = arc.outcome.key, arc.outcome.marks
        for move in every_move(state.view):
            after = advance(state, move)
            if isinstance(after, State):
                act = after.acts[-1]
                if wanted == (act.key, tuple((m.criterion, m.value) for m in act.marks)):
                    yield move
                    state = after
                    break
        else:
            raise LookupError(f"no move takes edge {edge} of « {arc.step} »")


def plain(play: Play, bound: int = 10**6) -> dict[Position, set[Edge]]:
    """Every position and its edges, straight from `branches` and `passage`."""
    live = liveness(play.scenario, play.mode)
    waiting = [merged(first_position(play), live)]
    found: dict[Position, set[Edge]] = {}
    while waiting and len(found) <= bound:
        here = waiting.pop()
        if here in found:
            continue
        found[here] = set()
        for progress in play.steps[here.step or ""].branches(View(play, here, 1)):
            after, way = passage(play, here, progress)
            goal: object = after.ending
            if after.step is not None:
                goal = merged(after, live)
                waiting.append(merged(after, live))
            entered = tuple(one.at.step for one in way if not one.is_return)
            outcome = progress.key, progress.quality, progress.marks_only(), progress.fault
            grants = tuple(granted(play.rules, here.facts, after.facts))
            found[here].add((*outcome, goal, entered, grants))
    return found


def compiled(table: Table) -> dict[Position, set[Edge]]:
    """The same, as the table has it."""
    return {
        table.position(node): {edge_of(table, edge) for edge in table.edges(node)}
        for node in range(table.size)
    }


def edge_of(table: Table, edge: int) -> Edge:
    arc, goal = table.arcs[edge], table.goals[edge]
    outcome = arc.outcome
    reached = arc.ending if goal == END else table.position(goal)
    told = outcome.key, outcome.quality, outcome.marks, outcome.fault
    return (*told, reached, arc.enters, arc.granted)


@pytest.mark.parametrize("name", list(zip(IDS, MODES, strict=True)), ids="-".join)
def test_the_table_of_the_library_is_what_the_law_says(name: tuple[str, Mode]) -> None:
    play = of_library(*name)
    table = compile_table(play)
    assert table.is_whole
    assert compiled(table) == plain(play)


@pytest.mark.parametrize("name", sorted(fixtures()))
def test_the_table_of_a_fixture_is_what_the_law_says(name: str) -> None:
    for mode, seed in zip(MODES, (42, 7, 3), strict=True):
        play = of_fixture(name, mode, seed)
        assert compiled(compile_table(play)) == plain(play)


@pytest.mark.parametrize("number", range(24))
def test_the_table_of_a_generated_scenario_is_what_the_law_says(number: int) -> None:
    play = invented(number)
    table = compile_table(play, bound=ENOUGH)
    every = plain(play, ENOUGH)
    if table.is_whole:
        assert compiled(table) == every
        return
    # Both go on for ever: what both have found is the same.
    mine = {
        table.position(node): {edge_of(table, edge) for edge in table.edges(node)}
        for node in range(ENOUGH)
    }
    common = mine.keys() & every.keys()
    assert len(common) > 20
    assert all(mine[position] == every[position] for position in common)


def test_plays_that_differ_by_their_gauges_share_contexts() -> None:
    classes = Classes(bundled().scenarios["deux-cafetieres"], "entrainement")
    one = of_library("deux-cafetieres", "entrainement", persona="bavard")
    other = next(
        play
        for play in (of_library("deux-cafetieres", "entrainement", n, "presse") for n in range(99))
        if classes.context_of(play) == classes.context_of(one)
    )
    assert classes.of(one) != classes.of(other)
    shared = compile_table(other, contexts=compile_table(one).contexts)
    assert compiled(shared) == compiled(compile_table(other)) != compiled(compile_table(one))


def test_a_bound_that_is_hit_is_said_and_the_rest_found_when_asked() -> None:
    play = of_library("deux-cafetieres", "guide")
    table = compile_table(play, bound=100)
    assert not table.is_whole
    assert table.replayed == frozenset(play.steps)
    known = table.size
    last = table.edges(known - 1)
    assert len(last) > 0
    assert table.is_whole is False


def test_a_way_through_the_table_is_played_by_the_kernel() -> None:
    table = compile_table(of_library("deux-cafetieres", "guide"))
    edges, node = [], table.first
    while node != END:
        edges.append(table.edges(node)[0])
        node = table.goals[edges[-1]]
    assert len(list(moves_along(table, edges))) == len(edges)


def test_the_table_is_found_in_slices() -> None:
    table = Table(of_library("demonstration", "guide"))
    breaths = list(table.grow())
    assert len(breaths) > 50
    assert table.is_whole


def replays(play: Play, longest: int) -> Iterator[str]:
    """The steps that some way of at most so many answers plays twice."""
    first = first_position(play)
    waiting: list[tuple[Position, tuple[str, ...]]] = [(first, (first.step or "",))]
    for _ in range(longest):
        after: list[tuple[Position, tuple[str, ...]]] = []
        for here, visits in waiting:
            for progress in play.steps[here.step or ""].branches(View(play, here, 1)):
                there, way = passage(play, here, progress)
                entered = tuple(one.at.step or "" for one in way if not one.is_return)
                yield from (step for step in entered if step in visits)
                if there.step is not None:
                    after.append((there, (*visits, *entered)))
        waiting = after[:400]


@pytest.mark.parametrize("number", range(12))
def test_the_steps_said_to_be_played_twice_are(number: int) -> None:
    play = invented(number)
    table = compile_table(play)
    found = set(replays(play, 7))
    assert found <= table.replayed
    # Nothing is said to be played twice where no loop of the table leads back to it.
    for step in table.replayed:
        assert any(step in table.arcs[e].enters for n in range(table.size) for e in table.edges(n))
