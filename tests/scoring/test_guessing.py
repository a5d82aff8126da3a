"""Degrees of plays without reading: those that the assessment gives to the same plays."""

from __future__ import annotations

import pytest

from game.content import bundled, new_play
from game.robots import play_at_random
from scenarios.kernel import State, advance, start
from scenarios.moves import right_move
from scenarios.play import Mode, Play
from scenarios.reach.columns import columns
from scoring.assess import assess
from scoring.framework import load
from scoring.guessing import Blind, Guess, judge

PLAYS = 12


def blind(state: State) -> Blind:
    """What counts of a play by the kernel, as a table would give it."""
    trace = state.trace()
    acts = [tuple((m.criterion, m.value) for m in act.marks) for act in trace.counted()]
    acts += [
        tuple((m.criterion, m.value) for m in each.marks) for each in trace.ruled if each.marks
    ]
    if trace.departure_marks:
        acts.append(tuple((m.criterion, m.value) for m in trace.departure_marks))
    faults = tuple(
        (act.fault, state.play.steps[act.step].criteres)
        for act in trace.acts
        if act.fault is not None
    )
    return Blind(tuple(acts), faults)


def right_play(play: Play) -> State:
    """The play of right answers."""
    state = start(play)
    while not state.is_over:
        moved = advance(state, right_move(state.view))
        assert isinstance(moved, State)
        state = moved
    return state


@pytest.mark.parametrize("mode", ["guide", "evaluation"])
@pytest.mark.parametrize("id_", list(bundled().scenarios))
def test_degrees_are_those_of_the_assessment(id_: str, mode: Mode) -> None:
    scenario = bundled().scenarios[id_]
    house = bundled().organisations[scenario.organisation]
    frameworks = load()
    seen = set()
    for number in range(PLAYS):
        play = new_play(scenario, house, seed=number, mode=mode)
        # The last is played right: where chance never does well, all its degrees are one.
        state = right_play(play) if number == PLAYS - 1 else play_at_random(play, number)
        asked = judge(play, columns(play).criteria, frameworks)
        trace = state.trace()
        worth = assess(trace, play, frameworks, None)
        found = asked.ranks(blind(state))
        given = {score.code: score.degree.rank for score in worth.announced}
        assert found == given
        seen |= set(found.values())
    assert len(seen) > 1


def test_one_in_ten_is_luck_and_more_is_not() -> None:
    def told(mastered: int, ranks: int = 150) -> Guess:
        return Guess(100, 100, ranks, mastered, 400, 100, ranks, mastered)

    assert not told(10).is_won
    assert told(11).is_won
    assert told(0, ranks=300).is_won
    assert not told(0, ranks=299).is_won
    assert not Guess(plays=10).is_won


def test_with_few_observations_luck_is_said_and_not_judged() -> None:
    few = Guess(100, 100, 300, 60, 250)
    assert not few.can_tell
    assert (few.is_won, few.is_thin) == (False, True)
    assert not Guess(100, 100, 100, 5, 250).is_thin
    seldom = Guess(100, 100, 300, 60, 250, told=4, told_ranks=16, told_mastered=4)
    assert (seldom.is_won, seldom.is_thin) == (False, True)
