"""Whatever a move holds, a step takes it as the search knows or refuses it in kind French."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, get_args

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game.session import Answered, begin
from scenarios.journal import Answer, JournalError, read, seal
from scenarios.kernel import ReplayError, State, advance, replay, start
from scenarios.moves import every_move
from scenarios.steps.kind import Move, Refusal
from scenarios.steps.kinds import AnyMove
from tests.kinds.frame import fixtures, loaded
from tests.support import essai
from tests.support.bad_moves import moves, of_class, spoilt, strings_in
from tests.support.hostile import NEVER_SHOWN
from tests.support.plays import DATE, moved, reopened

SENTENCE = re.compile(r"[A-ZÀÂÉÈÊÎÔ«0-9].*[.!?]( »)?", re.DOTALL)
ENGLISH = re.compile(r"\b(?:the|is|not|expected|invalid|error|traceback|none|object)\b", re.I)
# The longest refusal that still reads at a glance: one that lists columns or options.
MOST = 400


@cache
def states(name: str) -> tuple[tuple[State, frozenset[str], tuple[AnyMove, ...]], ...]:
    """Every state of a right play, what the step knows of ids, and the moves it takes."""
    written, _ = loaded(fixtures()[name], name)
    state = start(essai.play("guide", written=written))
    found = []
    while not state.is_over:
        taken = tuple(every_move(state.view))
        known = frozenset(
            text for move in taken for text in strings_in(msgspec.to_builtins(move)) if text
        )
        found.append((state, known, taken))
        state = moved(state, state.view.step.right(state.view))
    return tuple(found)


def assert_kind(refusal: Refusal) -> None:
    """One French sentence or two, short, without what a terminal obeys."""
    said = refusal.message
    assert SENTENCE.fullmatch(said), said[:200]
    assert not ENGLISH.search(said), said
    assert len(said) <= MOST, (len(said), said[:200])
    assert not any(sign in said for sign in NEVER_SHOWN), ascii(said)


def assert_taken_or_refused(state: State, move: AnyMove) -> None:
    view = state.view
    progress = view.step.accept(move, view)
    if isinstance(progress, Refusal):
        assert_kind(progress)
        return
    asks_only = not progress.is_done and progress.local == view.local
    known = {(b.key, b.marks_only()) for b in view.step.branches(view)}
    assert asks_only or (progress.key, progress.marks_only()) in known, progress.key
    assert isinstance(advance(state, move), State)


@pytest.mark.parametrize("name", sorted(fixtures()))
@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(st.data())
def test_a_bad_move_is_refused_kindly_or_taken_as_the_search_knows(
    name: str, data: st.DataObject
) -> None:
    state, known, taken = data.draw(st.sampled_from(states(name)))
    own = type(data.draw(st.sampled_from(taken)))
    drawn = st.one_of(
        of_class(own, known), moves(known), *(spoilt(move, known) for move in taken[:4])
    )
    assert_taken_or_refused(state, data.draw(drawn))


@pytest.mark.parametrize("name", sorted(fixtures()))
@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(st.data())
def test_what_is_taken_is_kept_and_played_again(name: str, data: st.DataObject) -> None:
    found = states(name)
    rank = data.draw(st.integers(0, len(found) - 1))
    state, known, taken = found[rank]
    session, journal = begin(state.play, seance="essai", date=DATE)
    for before, _, _ in found[:rank]:
        answered = session.answer(before.view.step.right(before.view))
        assert isinstance(answered, Answered)
        journal += answered.lines
    own = type(data.draw(st.sampled_from(taken)))
    move = data.draw(of_class(own, known) | spoilt(taken[0], known))
    answered = session.answer(move)
    if isinstance(answered, Answered):
        journal += answered.lines
    assert reopened(journal, state.play).trace == session.trace


@pytest.mark.parametrize("name", sorted(fixtures()))
def test_a_move_of_another_kind_is_refused_at_its_line(name: str) -> None:
    every = {type(move): move for other in fixtures() for _, _, m in states(other) for move in m}
    assert set(every) == set(get_args(AnyMove))
    state, _, taken = states(name)[0]
    for class_, move in every.items():
        if class_ not in {type(one) for one in taken}:
            assert_kind(_refused(state, move))
            with pytest.raises(ReplayError, match=r"Cette réponse ne convient pas à cette étape\."):
                replay(state.play, [(2, move, None)])


def _refused(state: State, move: Move) -> Refusal:
    result = advance(state, move)
    assert isinstance(result, Refusal)
    return result


@pytest.mark.parametrize("class_", get_args(AnyMove), ids=lambda one: one.__struct_config__.tag)
@pytest.mark.parametrize(
    "value", [None, True, 12, 1.5, "x", [1], [[]], {"a": 1}, {"a": {}}], ids=str
)
def test_a_journal_whose_move_has_another_form_is_unreadable(
    class_: type[Any], value: object
) -> None:
    state, _, _ = states("fiche")[0]
    _, opening = begin(state.play, seance="essai", date=DATE)
    tag = class_.__struct_config__.tag
    names = [field.name for field in msgspec.structs.fields(class_)]
    for name in (*names, "inconnu"):
        coup = {"type": tag, name: value}
        try:
            msgspec.convert(coup, class_)
        except msgspec.ValidationError:
            with pytest.raises(JournalError) as told:
                read(opening + _sealed(coup, read(opening).last))
            assert told.value.trouble == "illisible"


def _sealed(coup: object, before: str) -> bytes:
    entry: Any = Answer(n=2, etape="x", visite=1, secondes=None, coup=coup)  # type: ignore[arg-type]
    return seal(entry, before)[0]
