"""Sessions on disk for the screens to take up: a fresh one, and one with a long conversation."""

from __future__ import annotations

from pathlib import Path

import msgspec

from game.content import bundled, cast, new_play
from game.data_folder import SESSIONS
from game.session import Answered, Session, begin
from scenarios.model import Scenario
from scenarios.moves import right_move
from scenarios.play import Mode, Play, prepare
from scenarios.steps.dialogue import Dialogue, DialogueOffer
from scenarios.steps.kinds import AnyMove

SCENARIO, SEED = "deux-cafetieres", 7
DATE = "2026-11-23T10:00:00+01:00"
START = 20


def play_of(scenario: str, seed: int = SEED, *, mode: Mode = "guide", persona: str = "") -> Play:
    """A play of a bundled scenario."""
    written = bundled().scenario(scenario)
    house = bundled().organisations[written.organisation]
    return new_play(written, house, seed=seed, persona=persona or None, mode=mode)


def looping_play() -> Play:
    """The bundled scenario whose first step leads back to itself, so that it is never over."""
    scenario = _looped(bundled().scenario(SCENARIO))
    house = bundled().organisations[scenario.organisation]
    return prepare(scenario, house, cast(scenario, SEED), "guide")


def _looped(scenario: Scenario) -> Scenario:
    first = scenario.etapes[0]
    assert isinstance(first, Dialogue)
    choices = tuple(msgspec.structs.replace(c, vers=first.id, si=None) for c in first.choix)
    looped = msgspec.structs.replace(first, choix=choices)
    return msgspec.structs.replace(scenario, etapes=(looped, *scenario.etapes[1:]))


def kept_session(data: Path, play: Play, *, turns: int) -> Session:
    """A session stored in the data folder, answered until its conversation has that many turns."""
    session, journal = begin(play, seance=f"mesure-{turns}", date=DATE)
    while len(session.scene.turns) < turns:
        journal += answered(session, right_move(session.state.view))
    folder = data / SESSIONS
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{session.seance}.jsonl").write_bytes(journal)
    return session


def answered(session: Session, move: AnyMove) -> bytes:
    """The lines of an answer that must be taken."""
    result = session.answer(move, seconds=4.0)
    assert isinstance(result, Answered), result.message
    return result.lines


def first_words(session: Session) -> list[str]:
    """How each line on offer starts on the screen."""
    offer = session.scene.offer
    assert isinstance(offer, DialogueOffer)
    return [option.text[:START] for option in offer.options]


def digit_of_best(session: Session) -> bytes:
    """The key of the best line on offer."""
    offer, move = session.scene.offer, right_move(session.state.view)
    assert isinstance(offer, DialogueOffer)
    ids = [option.id for option in offer.options]
    return str(ids.index(getattr(move, "choix", "")) + 1).encode()
