"""The screens: first frame, first step to play, a key and an answer to the last byte painted."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from game.session import Session
from scenarios.moves import right_move
from tests.bench.measure import Pairs, in_pairs
from tests.bench.screen import Screen, app, game
from tests.bench.sessions import (
    SCENARIO,
    SEED,
    answered,
    digit_of_best,
    first_words,
    kept_session,
    looping_play,
    play_of,
)

BARE_READY, FULL_READY = ("prête",), ("cafetière", "Réponse 4", "25%")
# The last line of every screen of the game.
FRAME_READY = "Aide"
UP, DOWN, ENTER = b"\x1b[A", b"\x1b[B", b"\r"
LONG = 500
KEYS = 40


@contextmanager
def folder() -> Iterator[Path]:
    """A data folder for one comparison."""
    with tempfile.TemporaryDirectory() as made:
        yield Path(made)


def painted(command: list[str], data: Path, *texts: str) -> Callable[[], float]:
    """Measures a process from its start to these texts on the wire."""

    def measure() -> float:
        with Screen(command, data=data) as screen:
            return screen.until(*texts)

    return measure


def start(pairs: int) -> Iterator[Pairs]:
    """(a) The home screen: its first full frame, then with its list filled."""
    bare = app("bare")
    with folder() as data:
        yield in_pairs(
            "a. first frame of `comptoir` / a bare Textual app",
            painted(game(), data, "Que jouer", FRAME_READY),
            painted(bare, data, *BARE_READY),
            pairs,
            aim=1.25,
        )
        yield in_pairs(
            "a'. home with its list filled / a bare Textual app",
            painted(game(), data, "Deux cafeti", "Premi", FRAME_READY),
            painted(bare, data, *BARE_READY),
            pairs,
        )


def play(pairs: int) -> Iterator[Pairs]:
    """(b) The first step that can be played: a session taken up, a new play through its briefing."""
    with folder() as data:
        session = kept_session(data, play_of(SCENARIO), turns=1)
        words = first_words(session)
        full = painted(app("full"), data, *FULL_READY)
        taken_up = painted(game("reprendre", session.seance), data, *words, FRAME_READY)
        yield in_pairs(
            "b. playable step, `reprendre` / list, Markdown, bar", taken_up, full, pairs, aim=1.1
        )
        new = game("jouer", SCENARIO, "--graine", str(SEED))
        briefed = painted(new, data, "Situation", FRAME_READY)
        yield in_pairs("b'. briefing, `jouer` / list, Markdown, bar", briefed, full, pairs)

        def begun() -> float:
            with Screen(new, data=data) as screen:
                screen.until("Situation", FRAME_READY)
                screen.forget()
                screen.key(ENTER)
                return screen.until(*words)

        yield in_pairs(
            "b''. playable step, `jouer` then Enter / list, Markdown, bar", begun, full, pairs
        )


def key(pairs: int) -> Iterator[Pairs]:
    """(c) Arrows between options, then an answer, with a fresh and with a long conversation."""
    with folder() as data:
        for turns, name in ((1, "fresh"), (LONG, f"{LONG} entries")):
            session = kept_session(data, looping_play(), turns=turns)
            with (
                Screen(game("reprendre", session.seance), data=data) as ours,
                Screen(app("bare"), data=data) as theirs,
            ):
                ours.until(*first_words(session), FRAME_READY)
                theirs.until(*BARE_READY)
                ours.settle()
                theirs.settle()
                yield from _keys(name, ours, theirs, session, max(KEYS, pairs))


def _keys(name: str, ours: Screen, theirs: Screen, session: Session, count: int) -> Iterator[Pairs]:
    yield in_pairs(
        f"c. key to paint, {name} / a bare Textual app",
        _alternating(ours),
        _alternating(theirs),
        count,
        aim=1.5,
        aim_p95=2.0,
    )

    def answer() -> float:
        digit = digit_of_best(session)
        answered(session, right_move(session.state.view))
        return ours.key(digit)

    yield in_pairs(
        f"c'. answer to paint (stored, next scene shown), {name} / a key of a bare app",
        answer,
        _alternating(theirs),
        count // 2,
    )


def _alternating(screen: Screen) -> Callable[[], float]:
    """Down, up, down, up: every press moves something."""
    keys = [DOWN, UP]

    def press() -> float:
        keys.reverse()
        return screen.key(keys[1])

    return press
