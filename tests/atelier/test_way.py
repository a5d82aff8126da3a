"""A way to any step: facts and gauges of a real play, or the step alone where nothing leads there."""

from __future__ import annotations

from game.content import bundled, new_play
from scenarios.kernel import State, advance, set_down, start
from scenarios.moves import every_move
from scenarios.play import Mode, Play
from scenarios.reach.way import best_move, declared_position, is_behind_a_walk_out, way_to
from tests.support import essai


def bundled_play(id_: str, seed: int, mode: Mode) -> Play:
    content = bundled()
    scenario = content.scenario(id_)
    return new_play(scenario, content.organisations[scenario.organisation], seed=seed, mode=mode)


def walked(play: Play, step: str) -> State:
    """The state at the end of the way found."""
    state = start(play)
    way = way_to(state, step)
    assert way.strides is not None, step
    for stride in way.strides:
        move = best_move(state.view) if stride.is_right else stride.move
        after = advance(state, move)
        assert isinstance(after, State), after
        state = after
    return state


def test_a_step_for_another_need_is_proved_out_of_reach() -> None:
    play = bundled_play("deux-cafetieres", 42, "guide")
    way = way_to(start(play), "total-brise")
    assert (way.strides, way.is_whole) == (None, True)


def test_a_guided_customer_never_leaves() -> None:
    play = bundled_play("premiere-matinee", 42, "guide")
    way = way_to(start(play), "fiche-passage")
    assert (way.strides, way.is_whole) == (None, True)


def test_any_step_of_any_kind_can_be_tried_alone() -> None:
    play = bundled_play("demonstration", 42, "entrainement")
    for step in play.scenario.etapes:
        state = set_down(play, declared_position(play, step.id))
        assert state.position.step == step.id
        assert (state.position.trust, state.position.patience) == (
            play.casting.temper.confiance,
            play.casting.temper.patience,
        )
        for move in every_move(state.view):
            advance(state, move)
        assert isinstance(advance(state, best_move(state.view)), State)


def test_right_answers_are_taken_wherever_they_lead_there() -> None:
    play = essai.play("guide")
    way = way_to(start(play), "noter").strides
    assert way is not None
    assert all(stride.is_right for stride in way)
    (wrong,) = way_to(start(play), "rattraper").strides or ()
    assert not wrong.is_right


def test_a_customer_is_driven_away_where_only_a_walk_out_leads() -> None:
    play = bundled_play("premiere-matinee", 42, "entrainement")
    assert is_behind_a_walk_out(play, "fiche-passage")
    state = walked(play, "fiche-passage")
    assert state.position.is_relieved
    assert state.acts[-1].is_departure


def test_a_step_of_a_detour_is_come_back_from() -> None:
    play = bundled_play("demonstration", 42, "guide")
    here = declared_position(play, "proposition")
    assert here.paused == (("points", ()),)
    state = set_down(play, here)
    after = advance(state, best_move(state.view))
    assert isinstance(after, State)
    assert after.position.step == "points"


def test_where_one_stands_already_no_answer_is_needed() -> None:
    state = start(essai.play())
    assert way_to(state, state.position.step or "").strides == ()
