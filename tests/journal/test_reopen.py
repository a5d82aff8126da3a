"""Taking sessions up: at the very step, torn or left without an end, damaged or foreign."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from game.errors import SessionError
from game.journal_file import FolderStore
from game.reopen import TORN, parse, reopen, restored
from game.session import begin
from game.shelf import shelf
from game.texte.storing import now
from scenarios.journal import Draft, read
from scenarios.moves import right_move
from tests.support import essai
from tests.support.plays import DATE, answered, straight


@pytest.fixture
def store(tmp_path: Path) -> FolderStore:
    """An empty folder of sessions."""
    return FolderStore(tmp_path)


def halfway() -> bytes:
    """A journal of three answers."""
    session, journal = begin(essai.play(), seance="essai-1", date=DATE, players=("E07",))
    for _ in range(3):
        journal += answered(session, right_move(session.state.view)).lines
    return journal


def kept(store: FolderStore, journal: bytes, name: str = "essai-1") -> str:
    """The journal kept as a file, held by nobody."""
    now(store.open(name, journal))
    store.close()
    return name


def test_every_scene_of_a_play_is_found_again(store: FolderStore) -> None:
    session, journal = begin(essai.play(), seance="essai-1", date=DATE)
    now(store.open("essai-1", journal))
    while not session.scene.is_over:
        store.close()
        again = now(reopen(store, "essai-1")).session
        assert again.scene.offer == session.scene.offer
        assert again.scene.turns == session.scene.turns
        assert again.scene.mood == session.scene.mood
        now(store.append("essai-1", answered(session, right_move(session.state.view)).lines))
    store.close()
    assert now(reopen(store, "essai-1")).session.trace == session.trace


def test_a_torn_line_is_cut_and_said(store: FolderStore) -> None:
    journal = halfway()
    whole = journal[: journal[:-1].rfind(b"\n") + 1]
    kept(store, journal[:-20])
    taken = now(reopen(store, "essai-1"))
    assert taken.notices == (TORN,)
    assert now(store.read("essai-1")) == whole
    assert len(taken.session.trace.acts) == 2


def test_a_missing_end_is_written(store: FolderStore) -> None:
    session, journal = straight(essai.play())
    without_end = journal[: journal[:-1].rfind(b"\n") + 1]
    kept(store, without_end)
    assert now(reopen(store, "essai-1")).session.trace == session.trace
    assert now(store.read("essai-1")) == journal


def test_half_typed_text_is_there_again(store: FolderStore) -> None:
    session, journal = begin(essai.play(), seance="essai-1", date=DATE)
    journal += session.draft({"nom": "Dia\x1b[2Jllo"})
    kept(store, journal)
    taken = now(reopen(store, "essai-1"))
    assert taken.session.scene.draft == {"nom": "Dia[2Jllo"}
    assert isinstance(read(journal).entries[-1], Draft)


def edited(journal: bytes) -> bytes:
    """One letter of the second line changed."""
    lines = journal.split(b"\n")
    lines[1] = lines[1].replace(b'"visite":1', b'"visite":2')
    return b"\n".join(lines)


def without_second_line(journal: bytes) -> bytes:
    """A line taken out."""
    lines = journal.split(b"\n")
    return b"\n".join(lines[:1] + lines[2:])


DAMAGED: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "empty": (lambda _: b"", "est vide"),
    "torn at once": (lambda journal: journal[:30], "est vide"),
    "edited": (edited, "modifiée après coup"),
    "a line less": (without_second_line, "modifiée après coup"),
    "two orders": (lambda j: j + j.split(b"\n")[1] + b"\n", "modifiée après coup"),
    "newer": (lambda j: j.replace(b'"v":1', b'"v":9'), "version plus récente"),
    "foreign JSON": (lambda _: b'{"a": 1}\n', "n’est pas une séance de Comptoir"),
    "a photo": (lambda _: b"\x89PNG\r\n\x1a\n\x00\xff", "n’est pas une séance de Comptoir"),
    "garbage inside": (lambda j: j + b"\xff\xfe\n", "illisible"),
}


@pytest.mark.parametrize("name", DAMAGED)
def test_what_cannot_be_used_says_why(store: FolderStore, name: str) -> None:
    damage, words = DAMAGED[name]
    content = damage(halfway())
    kept(store, content)
    with pytest.raises(SessionError, match=words):
        now(reopen(store, "essai-1"))
    assert now(store.read("essai-1")) == content, "refused, never repaired"
    (shown,) = now(shelf(store))
    assert shown.state == "illisible"
    assert words in shown.trouble


def test_the_shelf_tells_what_each_session_is(store: FolderStore) -> None:
    kept(store, halfway())
    _, journal = straight(essai.play(mode="evaluation"))
    kept(store, journal, "essai-2")
    kept(store, b"rien", "essai-3")
    found = {session.id: session for session in now(shelf(store))}
    assert found["essai-1"].state == "en-cours"
    assert found["essai-1"].answers == 3
    assert found["essai-1"].players == ("E07",)
    assert found["essai-1"].title == essai.scenario().titre
    assert found["essai-2"].state == "finie"
    assert found["essai-2"].mode == "evaluation"
    assert found["essai-2"].title == "essai", "no copy and not in the library: its id"
    assert found["essai-3"].state == "illisible"


def test_an_assessment_needs_the_scenario_it_was_played_on() -> None:
    session, journal = straight(essai.play(mode="evaluation"))
    with pytest.raises(SessionError, match="pas installé ici dans la même version"):
        restored(parse(journal))
    installed = (essai.scenario(), essai.organisation())
    assert restored(parse(journal), installed).trace == session.trace
    other = essai.changed(essai.scenario(), titre="Une autre")
    with pytest.raises(SessionError, match="--scenario"):
        restored(parse(journal), (other, essai.organisation()))
