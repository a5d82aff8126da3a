"""A hundred thousand signs, control characters, an end of input: said kindly, nothing lost."""

from __future__ import annotations

import re

import pytest
from textual import events
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from game.store import MemoryStore
from game.texte.seat import play_new, take_up
from game.tui.coach import Told
from scenarios.journal import read
from scenarios.kernel import State
from scenarios.play import Play
from scenarios.steps.kinds import AnyMove
from tests.kinds.frame import fixtures, loaded
from tests.kinds.hands.finder import give, lines_of
from tests.kinds.test_every_kind import right_moves
from tests.support import essai
from tests.support.hostile import CONTROLS, NEVER_SHOWN
from tests.support.lines import talk
from tests.support.vitrine import Vitrine, app
from tests.texte.test_plays import acts
from tests.tui.pilots import play_of, press, settle

REFUSED = re.compile(
    r"n’est pas|dépasse|Écrivez|Tapez|Choisissez|Répondez|Un (?:numéro|code)|Une (?:adresse|heure)"
)
LONG = "x" * 100_000
CONTROLLED = "a\x1b[2J\x00b\u202e"


def play(name: str) -> Play:
    """The fixture, in training."""
    written, _ = loaded(fixtures()[name], name)
    return essai.play("entrainement", written=written)


def right_lines(moves: list[tuple[State, AnyMove]]) -> list[str]:
    """What is typed to play them all in line mode."""
    return [line for state, move in moves for line in lines_of(state.offer(), move)]


@pytest.mark.parametrize("name", sorted(fixtures()))
def test_a_line_of_a_hundred_thousand_signs_changes_nothing(name: str) -> None:
    moves = right_moves(play(name))
    typed = right_lines(moves)
    store = MemoryStore()
    conversation, screen = talk(*(line for right in typed for line in (LONG, right)))
    play_new(store, conversation, play(name), ("E07",))
    (seance,) = store.journals
    assert [act.move for act in acts(store, seance)] == [move for _, move in moves]
    answers = re.split("x{9999,}", screen.getvalue())[1:]
    assert len(answers) == len(typed)
    for said in answers:
        assert REFUSED.search(" ".join(said.split())[:300]), said[:300]


@pytest.mark.parametrize("name", sorted(fixtures()))
def test_control_characters_typed_reach_no_screen_and_stop_nothing(name: str) -> None:
    for state, _ in right_moves(play(name)):
        before = [
            move for past, move in right_moves(play(name)) if len(past.acts) < len(state.acts)
        ]
        typed = right_lines(right_moves(play(name))[: len(before)])
        store = MemoryStore()
        conversation, screen = talk(*typed, *CONTROLS, *CONTROLS, "\u0301" * 500)
        play_new(store, conversation, play(name), ("E07",))
        (seance,) = store.journals
        assert len(read(store.journals[seance]).entries) > len(before)
        assert not any(sign in screen.getvalue() for sign in NEVER_SHOWN)


@pytest.mark.parametrize("name", sorted(fixtures()))
def test_input_that_ends_anywhere_goes_on_where_it_stopped(name: str) -> None:
    moves = right_moves(play(name))
    typed = right_lines(moves)
    for cut in range(len(typed)):
        store = MemoryStore()
        play_new(store, talk(*typed[:cut])[0], play(name), ("E07",))
        (seance,) = store.journals
        take_up(store, talk(*typed[cut:])[0], seance)
        assert [act.move for act in acts(store, seance)] == [move for _, move in moves], cut


def _first_and_last(box: Widget) -> list[Input | TextArea]:
    """Of each sort of field, the first and the last one: those between are made like them."""
    short, long = [*box.query(Input)], [*box.query(TextArea)]
    return list(dict.fromkeys((*short[:1], *short[-1:], *long[:1], *long[-1:])))


@pytest.mark.parametrize("name", sorted(fixtures()))
async def test_a_paste_is_told_to_be_too_long_and_comes_in_clean(name: str) -> None:
    moves = right_moves(play(name))
    game = app(play=play(name), source=Vitrine(play(name).scenario))
    async with game.run_test(size=(140, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "enter")
        for state, move in moves:
            while isinstance(play_of(pilot).box, Told):
                await press(pilot, "enter")
            box = play_of(pilot).box
            assert box is not None
            for field in _first_and_last(box):
                first = pilot.app.focused
                field.focus()
                await settle(pilot)
                was = _text(field)
                field.post_message(events.Paste(LONG))
                await settle(pilot)
                assert _text(field) == was
                assert "rien n’a été collé" in _told(box), state.position.step
                field.post_message(events.Paste(CONTROLLED))
                await settle(pilot)
                assert not any(sign in _text(field) for sign in NEVER_SHOWN)
                _put(field, was)
                await settle(pilot)
                if first is not None:
                    first.focus()
            await settle(pilot)
            await give(pilot, state.offer(), move)
        assert play_of(pilot).scene.is_over
        assert [a.move for a in play_of(pilot).session.trace.acts] == [move for _, move in moves]


def _told(box: Widget) -> str:
    """What stands in the box beside its fields."""
    told = " ".join(str(one.render()) for one in box.query(Static) if one.region.height)
    return re.sub(r"\s*\n\s*", " ", told)


def _text(field: Input | TextArea) -> str:
    return field.value if isinstance(field, Input) else field.text


def _put(field: Input | TextArea, text: str) -> None:
    if isinstance(field, Input):
        field.value = text
    else:
        field.text = text
