"""What holds of every kind of step, shown on its fixtures and on the examples of the guide."""

from __future__ import annotations

import pytest

from game.robots import play_at_random
from game.session import Answered, begin
from game.store import MemoryStore
from game.texte.seat import play_new
from game.tui.coach import Told
from scenarios.files.diagnostics import render
from scenarios.journal import read
from scenarios.kernel import State, advance, start
from scenarios.moves import every_move
from scenarios.play import Mode, Play
from scenarios.reach.analysis import reach
from scenarios.scripted import move_of
from scenarios.steps.kind import Refusal
from scenarios.steps.kinds import KINDS, AnyMove
from tests.kinds.frame import fixtures, framed, guide, loaded, scripts
from tests.kinds.hands.finder import give, lines_of
from tests.support import essai
from tests.support.lines import talk
from tests.support.plays import DATE, moved, reopened
from tests.support.vitrine import Vitrine, app
from tests.texte.test_plays import acts
from tests.tui.pilots import play_of, press, settle

ALL = {**fixtures(), **{f"guide-{name}": text for name, text in guide().items()}}
PEOPLE = ((essai.CALM, 42), (essai.HURRIED, 7))


def plays(name: str, mode: Mode = "entrainement") -> list[Play]:
    """The fixture with two customers."""
    written, _ = loaded(ALL[name], name)
    return [essai.play(mode, temper, seed=seed, written=written) for temper, seed in PEOPLE]


def test_every_kind_has_a_fixture_a_stored_play_and_a_page() -> None:
    kinds = set(KINDS)
    old = {"dialogue", "questions", "fiche", "calcul", "autoevaluation"}
    assert kinds - old <= set(fixtures())
    assert kinds - old <= {name.partition(".")[0] for name in scripts()}
    assert kinds <= set(guide())


@pytest.mark.parametrize("name", sorted(ALL))
def test_the_checks_find_nothing(name: str) -> None:
    _, found = loaded(ALL[name], name)
    assert found == [], "\n".join(map(render, found)) + "\n" + framed(ALL[name])


@pytest.mark.parametrize("name", sorted(scripts()))
@pytest.mark.parametrize("is_resumed", [False, True], ids=["d-une-traite", "reprise"])
def test_a_stored_play_ends_as_it_says(name: str, is_resumed: bool) -> None:
    script = scripts()[name]
    written, _ = loaded(ALL[name.partition(".")[0]], name)
    play = essai.play(script.mode, seed=script.graine, written=written)
    session, journal = begin(play, seance="essai", date=DATE)
    for line in script.coups:
        if is_resumed:
            session = reopened(journal, play)
        move = move_of(line, session.state)
        assert move is not None
        answered = session.answer(move, seconds=5.0)
        assert isinstance(answered, Answered), answered.message
        journal += answered.lines
    assert session.trace.ending == script.attendu.fin
    assert set(script.attendu.faits) <= session.trace.facts
    assert reopened(journal, play).trace == session.trace


@pytest.mark.parametrize("name", sorted(ALL))
def test_what_moves_do_is_what_the_search_knows(name: str) -> None:
    """Every outcome of a state is reached by a move, and no move has another outcome."""
    for play in plays(name):
        state = start(play)
        while not state.is_over:
            view = state.view
            known = {(b.key, b.marks_only()) for b in view.step.branches(view)}
            met = set()
            for move in every_move(view):
                progress = view.step.accept(move, view)
                assert not isinstance(progress, Refusal), (move, progress)
                if not (not progress.is_done and progress.local == view.local):
                    met.add((progress.key, progress.marks_only()))
            assert met == known, (view.step.id, met ^ known)
            state = moved(state, view.step.right(view))


@pytest.mark.parametrize("name", sorted(ALL))
def test_right_answers_earn_the_most(name: str) -> None:
    for play in plays(name):
        state = start(play)
        while not state.is_over:
            step = state.view.step
            state = moved(state, step.right(state.view))
            act = state.acts[-1]
            assert not act.better or act.kind == "questions", act
            if act.marks and step.kind not in ("dialogue", "questions"):
                assert {mark.value for mark in act.marks} == {3}, (step.id, act.marks)


@pytest.mark.parametrize("name", sorted(ALL))
def test_robots_end_within_the_reach(name: str) -> None:
    for play in plays(name):
        found = reach(play)
        assert found.is_exact
        for robot in range(8):
            state = play_at_random(play, robot)
            trace = state.trace()
            total = sum(m.value for act in trace.counted() for m in act.marks)
            total += sum(mark.value for mark in trace.rule_marks)
            assert found.total[0] <= total <= found.total[1]


def right_moves(play: Play) -> list[tuple[State, AnyMove]]:
    """Every state of a right play with its move."""
    state = start(play)
    found: list[tuple[State, AnyMove]] = []
    while not state.is_over:
        move = state.view.step.right(state.view)
        found.append((state, move))
        after = advance(state, move)
        assert isinstance(after, State), after.message
        state = after
    return found


@pytest.mark.parametrize("name", sorted(ALL))
def test_it_is_played_line_by_line(name: str) -> None:
    play = plays(name)[0]
    moves = right_moves(play)
    typed = [line for state, move in moves for line in lines_of(state.offer(), move)]
    store = MemoryStore()
    conversation, screen = talk(*typed)
    play_new(store, conversation, play, ("E07",))
    (seance,) = store.journals
    assert read(store.journals[seance]).is_closed, screen.getvalue()[-3000:]
    assert [act.move for act in acts(store, seance)] == [move for _, move in moves]


@pytest.mark.parametrize("name", sorted(ALL))
@pytest.mark.parametrize("size", [(80, 24), (140, 40)], ids=str)
async def test_it_is_played_on_screen(name: str, size: tuple[int, int]) -> None:
    play = plays(name)[0]
    moves = right_moves(play)
    game = app(play=play, source=Vitrine(play.scenario))
    async with game.run_test(size=size) as pilot:
        await settle(pilot)
        await press(pilot, "enter")
        for state, move in moves:
            while isinstance(play_of(pilot).box, Told):
                await press(pilot, "enter")
            assert play_of(pilot).scene.step == state.position.step
            await give(pilot, state.offer(), move)
        done = [act.move for act in play_of(pilot).session.trace.acts]
        assert done == [move for _, move in moves]
        assert play_of(pilot).scene.is_over
