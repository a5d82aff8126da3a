"""Playing in tests: whole plays by kernel or by session, straight or resumed at every answer."""

from __future__ import annotations

from collections.abc import Callable

from game.session import Answered, Session, begin, play_of, resume
from scenarios.journal import read
from scenarios.kernel import State, advance, start
from scenarios.moves import right_move
from scenarios.play import Play, View
from scenarios.steps.kinds import AnyMove

Chooser = Callable[[View], AnyMove]
DATE = "2026-11-23T10:00:00+01:00"


def played(play: Play, choose: Chooser = right_move) -> State:
    """The end of a whole play by the kernel alone."""
    state = start(play)
    while not state.is_over:
        state = moved(state, choose(state.view))
    return state


def moved(state: State, move: AnyMove, *, line: int = 0) -> State:
    """The state after a move that must be taken."""
    result = advance(state, move, line=line)
    assert isinstance(result, State), result.message
    return result


def straight(play: Play, choose: Chooser = right_move) -> tuple[Session, bytes]:
    """A whole session and its journal."""
    session, journal = begin(play, seance="essai", date=DATE, players=("E07",))
    while not session.scene.is_over:
        journal += answered(session, choose(session.state.view)).lines
    return session, journal


def resumed(play: Play, choose: Chooser = right_move) -> tuple[Session, bytes]:
    """The same, put down and taken up again from its journal before every answer."""
    session, journal = begin(play, seance="essai", date=DATE, players=("E07",))
    while not session.scene.is_over:
        session = reopened(journal, play)
        journal += answered(session, choose(session.state.view)).lines
    return session, journal


def reopened(content: bytes, play: Play) -> Session:
    """The session of a journal."""
    journal = read(content)
    again = play_of(journal.opening, play.scenario, play.organisation)
    assert again is not None
    return resume(again, journal)


def answered(session: Session, move: AnyMove) -> Answered:
    """The answer to a move that must be taken."""
    result = session.answer(move, seconds=4.0)
    assert isinstance(result, Answered), result.message
    return result
