"""Blind plays against the kernel and the live session, move by move, to the last mark."""

from __future__ import annotations

from collections import Counter
from itertools import islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.session import Answered, begin
from scenarios.kernel import State, advance, start
from scenarios.play import Play
from scenarios.reach.analysis import reach_in
from scenarios.reach.arcs import END
from scenarios.reach.blind import STRATEGIES
from scenarios.reach.table import Table, compile_table
from scenarios.reach.walks import MAX_MOVES, Player, Walk, walk, walks
from scenarios.trace import Act, Trace
from tests.kinds.frame import fixtures
from tests.reach.frame import IDS, invented, library, of_fixture, of_library
from tests.scenarios.test_analysis import SMALL
from tests.support import essai
from tests.support.plays import DATE


class DivergenceError(AssertionError):
    """The table says one thing, the play another."""


def prove(walk: Walk) -> State:
    """Play the walk's moves by the kernel; raises DivergenceError where it leads elsewhere."""
    table, node = walk.table, walk.table.first
    state = start(table.play)
    for edge, move in zip(walk.edges, walk.moves(), strict=True):
        after = advance(state, move)
        if not isinstance(after, State):
            raise DivergenceError(f"{move} refused: {after.message}")
        agree(table, node, edge, state, after)
        state, node = after, table.goals[edge]
    end(walk, state.trace())
    return state


def agree(table: Table, node: int, edge: int, before: State, after: State) -> None:
    """One answer: where it was given, what it was worth, where it led."""
    arc, act = table.arcs[edge], after.acts[-1]
    same("step", table.step_id(node), act.step)
    same("step of the edge", arc.step, act.step)
    outcome = arc.outcome
    same("outcome", (outcome.key, outcome.quality), (act.key, act.quality))
    same("marks", (outcome.marks, outcome.fault), (marks(act), act.fault))
    same("kind of act", (arc.is_final, arc.is_mending), (act.is_final, act.is_mending))
    goal = table.goals[edge]
    here = after.position
    same("ending", arc.ending, here.ending)
    same("goal", None if goal == END else table.step_id(goal), here.step)
    if goal != END:
        there = table.bare(goal)
        kept = there.local, there.is_relieved, there.paused
        same("what is kept", kept, (here.local, here.is_relieved, here.paused))
        if not there.facts <= here.facts:
            raise DivergenceError(f"facts {there.facts - here.facts}")
    visits = Counter(after.visits)
    visits.subtract(before.visits)
    same("visits", Counter(arc.enters), +visits)
    same("walk-out", arc.is_departure, act.is_departure)


def same(what: str, table: object, play: object) -> None:
    if table != play:
        raise DivergenceError(f"{what}: the table says {table}, the play {play}")


def end(walk: Walk, trace: Trace) -> None:
    """What counts at the end."""
    same("over", walk.is_over, trace.ending is not None)
    same("ending", walk.ending, trace.ending)
    same("left", walk.has_left, trace.has_left)
    played = [mark for act in trace.counted() for mark in marks(act)]
    others = [(m.criterion, m.value) for m in (*trace.rule_marks, *trace.departure_marks)]
    if walk.is_over:
        same("evidence", [*played, *others], list(walk.evidence()))
        earned: Counter[str] = Counter()
        paid = [act for act in trace.counted() if not act.is_mending]
        for code, value in (*(mark for act in paid for mark in marks(act)), *others):
            earned[code] += value
        same("points", {c: v for c, v in walk.marks.items() if v}, dict(+earned))
        same("total", walk.total, earned.total())
    faults = [(act.step, act.fault) for act in trace.acts if act.fault is not None]
    same("faults", list(walk.faults), faults)


def marks(act: Act) -> tuple[tuple[str, int], ...]:
    return tuple((mark.criterion, mark.value) for mark in act.marks)


def played(play: Play, count: int, first: int = 0) -> list[Walk]:
    """So many walks of every strategy."""
    table = compile_table(play)
    return [one for id_ in STRATEGIES for one in walks(table, id_, count, first)]


@pytest.mark.parametrize("name", library())
def test_walks_of_the_library_are_plays_of_the_kernel(name: str) -> None:
    for one in played(library()[name], 2):
        prove(one)


@pytest.mark.parametrize("name", library())
def test_a_walk_is_a_session_move_by_move(name: str) -> None:
    """The session drives the machine of transitions: it agrees, or raises."""
    table = compile_table(library()[name])
    for one in (walk(table, "hasard", 5), walk(table, "poli", 6)):
        session, _ = begin(table.play, seance="essai", date=DATE)
        node = table.first
        for edge, move in zip(one.edges, one.moves(), strict=True):
            before = session.state
            assert isinstance(session.answer(move), Answered)
            agree(table, node, edge, before, session.state)
            node = table.goals[edge]
        assert session.scene.is_over
        end(one, session.trace)


@pytest.mark.parametrize("name", sorted(fixtures()))
def test_walks_of_fixtures_are_plays_of_the_kernel(name: str) -> None:
    for seed in (42, 7):
        for one in played(of_fixture(name, seed=seed), 2):
            assert one.is_over
            prove(one)


@settings(max_examples=25, deadline=None)
@given(st.integers(min_value=0, max_value=10**9))
def test_walks_of_generated_scenarios_are_plays_of_the_kernel(number: int) -> None:
    """Most are too large to be compiled whole: they are walked all the same."""
    table = compile_table(invented(number), bound=300)
    for id_ in ("hasard", "premier", "humeur"):
        for one in walks(table, id_, 2, first=number):
            assert one.is_over or len(one.edges) == MAX_MOVES
            if len(one.edges) < 60:
                prove(one)


@pytest.mark.parametrize("id_", IDS)
def test_walks_stay_within_the_exact_reach(id_: str) -> None:
    table = compile_table(of_library(id_, "entrainement"))
    limits = reach_in(table)
    for one in (one for strategy in STRATEGIES for one in walks(table, strategy, 30)):
        assert limits.total[0] <= one.total <= limits.total[1]
        marks = one.marks
        assert all(low <= marks[code] <= high for code, (low, high) in limits.by_criterion.items())


def test_a_walk_is_fixed_by_its_number() -> None:
    table = compile_table(of_library("premiere-matinee", "entrainement"))
    many = list(walks(table, "hasard", 30))
    again = Player(compile_table(table.play), STRATEGIES["hasard"])
    assert [one.edges for one in many] == [again.walk(n).edges for n in range(30)]
    assert len({one.edges for one in many}) > 25


def test_chance_is_even_where_display_is_drawn() -> None:
    """The first line shown is any line, as often as another."""
    table = compile_table(of_library("deux-cafetieres", "guide"))
    picked = Counter(one.edges[0] for one in walks(table, "premier", 3_000))
    edges = table.edges(table.first)
    lines = [edge for edge in edges if table.arcs[edge].outcome.key != "passer"]
    assert set(picked) == set(lines)
    share = 3_000 / len(lines)
    assert all(abs(count - share) < share / 5 for count in picked.values())


def test_a_walk_on_a_table_that_is_not_whole_finds_its_way() -> None:
    play = of_library("deux-cafetieres", "guide")
    table = compile_table(play, bound=50)
    assert not table.is_whole
    for one in walks(table, "hasard", 5):
        prove(one)
    whole = compile_table(play)
    totals = [one.total for one in walks(whole, "hasard", 5)]
    assert [one.total for one in walks(table, "hasard", 5)] == totals


# Sabotage: the proof must see a table that lies.


def sabotaged(name: str) -> Table:
    """A table of its own, whose contexts nothing shares."""
    return compile_table(library()[name])


def proved(table: Table) -> None:
    for one in islice(walks(table, "hasard", 60), 60):
        prove(one)


def test_an_edge_that_leads_elsewhere_is_seen() -> None:
    table = sabotaged("deux-cafetieres-guide")
    one = walk(table, "long", 0)
    other = next(
        n for n in range(table.size) if table.step_id(n) != table.step_id(table.goals[one.edges[2]])
    )
    table.goals[one.edges[2]] = other
    with pytest.raises(DivergenceError):
        prove(walk(table, "long", 0))


def test_an_edge_with_another_edge_s_marks_is_seen() -> None:
    table = sabotaged("deux-cafetieres-guide")
    first, second = table.edges(table.first)[:2]
    table.arcs[first], table.arcs[second] = table.arcs[second], table.arcs[first]
    with pytest.raises(DivergenceError):
        proved(table)


def test_a_total_that_forgets_an_edge_is_seen() -> None:
    table = sabotaged("premiere-matinee-guide")
    edge = next(e for e in walk(table, "long", 0).edges if table.worths[e])
    table.worths[edge] = 0
    with pytest.raises(DivergenceError):
        prove(walk(table, "long", 0))


def test_a_step_counted_by_every_visit_is_seen() -> None:
    """Where steps are played twice, plain sums are wrong, and the proof says so."""
    table = compile_table(essai.play("guide", written=SMALL["boucle"]))
    assert table.replayed
    one = next(one for one in walks(table, "hasard", 200) if plays_twice(one))
    prove(one)
    vars(table)["replayed"] = frozenset()
    with pytest.raises(DivergenceError):
        prove(one)


def plays_twice(one: Walk) -> bool:
    """Whether marks of an earlier visit are lost."""
    return sum(arc.worth for arc in one.arcs) > sum(arc.worth for arc in one.counted)
