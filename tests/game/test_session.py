"""The live session, its journal, and the kernel's replay agree, move by move."""

from __future__ import annotations

import pytest

from game.machine import IllegalMoveError, MoodMachine, PlayMachine
from game.session import Answered, begin
from scenarios.chance import Chance
from scenarios.customer import Mood, Temper
from scenarios.journal import Journal, JournalError, read
from scenarios.kernel import replay
from scenarios.moves import every_move
from scenarios.play import Mode, View
from scenarios.steps.dialogue import DialogueMove
from scenarios.steps.kind import Refusal
from scenarios.steps.kinds import AnyMove
from tests.support import essai
from tests.support.plays import DATE, Chooser, answered, reopened, resumed, straight

MODES: tuple[Mode, ...] = ("guide", "entrainement", "evaluation")


def wandering(robot: int) -> Chooser:
    """A chooser that takes any of the moves, drawn by number."""

    def choose(view: View) -> AnyMove:
        moves = list(every_move(view))
        step = view.position.step or ""
        return Chance(robot, step, view.visit, len(view.acts)).pick(moves)

    return choose


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("robot", range(12))
def test_resumed_after_every_answer_equals_straight(mode: Mode, robot: int) -> None:
    temper = essai.CALM if robot % 2 else essai.HURRIED
    play = essai.play(mode, temper)
    once, journal = straight(play, wandering(robot))
    again, other = resumed(play, wandering(robot))
    assert journal == other
    assert once.trace == again.trace
    assert once.scene.turns == again.scene.turns


@pytest.mark.parametrize("robot", range(8))
def test_replay_gives_the_live_trace_at_every_move(robot: int) -> None:
    play = essai.play("entrainement", essai.HURRIED)
    session, content = begin(play, seance="essai", date=DATE)
    choose = wandering(robot)
    while not session.scene.is_over:
        content += answered(session, choose(session.state.view)).lines
        assert replay(play, read(content).moves).trace() == session.trace


def test_the_opening_carries_the_key_except_in_assessment() -> None:
    for mode in MODES:
        _, content = begin(essai.play(mode), seance="essai", date=DATE)
        has_key = b"Vous saluez et vous ouvrez" in content
        assert has_key is (mode != "evaluation")


def test_a_refused_move_changes_nothing_and_writes_nothing() -> None:
    session, _ = begin(essai.play(), seance="essai", date=DATE)
    before = (session.scene, session.trace)
    assert isinstance(session.answer(DialogueMove(choix="inconnu")), Refusal)
    assert (session.scene, session.trace) == before


def test_a_line_is_taken_back_once_and_then_counts_as_aided() -> None:
    play = essai.play("guide")
    session, content = begin(play, seance="essai", date=DATE)
    assert isinstance(session.take_back(), Refusal)
    content += answered(session, DialogueMove(choix="prix")).lines
    assert session.scene.may_take_back is True
    back = session.take_back(seconds=1.0)
    assert isinstance(back, Answered)
    content += back.lines
    assert not back.scene.may_take_back
    content += answered(session, DialogueMove(choix="ouvrir")).lines
    act = session.trace.acts[-1]
    assert act.is_aided
    assert act.quality == "attendu"
    assert reopened(content, play).trace == session.trace


def test_a_draft_is_kept_and_given_back() -> None:
    play = essai.play()
    session, content = begin(play, seance="essai", date=DATE)
    content += session.draft({"nom": "Dial"})
    again = reopened(content, play)
    assert again.scene.draft == {"nom": "Dial"}
    content += answered(again, DialogueMove(choix="ouvrir")).lines
    assert reopened(content, play).scene.draft == {}


def test_a_torn_last_line_is_cut() -> None:
    play = essai.play()
    session, content = begin(play, seance="essai", date=DATE)
    whole = content + answered(session, DialogueMove(choix="ouvrir")).lines
    for end in range(len(content) + 1, len(whole)):
        journal = read(whole[:end])
        assert journal.is_torn
        assert journal.size == len(content)
    assert not read(whole).is_torn


def _altered(content: bytes) -> dict[str, bytes]:
    lines = content.splitlines(keepends=True)
    return {
        "modifie": content.replace(b'"choix":"ouvrir"', b'"choix":"prix"'),
        "illisible": lines[0] + lines[1][:20] + b"\n" + b"".join(lines[2:]),
        "plus_recent": lines[0].replace(b'"v":1', b'"v":2', 1) + b"".join(lines[1:]),
        "sans_ouverture": b"bonjour\n",
        "vide": b"",
    }


@pytest.mark.parametrize(
    "trouble", ["modifie", "illisible", "plus_recent", "sans_ouverture", "vide"]
)
def test_a_damaged_journal_is_refused_with_its_sentence(trouble: str) -> None:
    _, content = straight(essai.play())
    with pytest.raises(JournalError) as caught:
        read(_altered(content)[trouble])
    assert caught.value.trouble == trouble
    assert str(caught.value).endswith(".")


def test_lines_cannot_be_dropped_or_moved() -> None:
    _, content = straight(essai.play())
    lines = content.splitlines(keepends=True)
    for broken in (lines[:2] + lines[3:], [lines[0], lines[2], lines[1], *lines[3:]]):
        with pytest.raises(JournalError):
            read(b"".join(broken))


def test_the_closing_line_counts_the_lines() -> None:
    _, content = straight(essai.play())
    journal: Journal = read(content)
    assert journal.is_closed
    assert content.endswith(b"\n")
    assert f'"lignes":{len(journal.entries)}'.encode() in content


def test_the_machine_refuses_what_the_graph_does_not_allow() -> None:
    machine = PlayMachine(essai.scenario())
    with pytest.raises(IllegalMoveError):
        machine.go(step="calculer", ending=None)
    with pytest.raises(IllegalMoveError):
        machine.go(step=None, ending="vente")
    machine.go(step="decouvrir", ending=None)
    assert machine.step == "decouvrir"


@pytest.mark.parametrize(
    ("trust", "patience", "mood"),
    [
        (18, 15, "conquis"),
        (10, 12, "serein"),
        (4, 15, "reserve"),
        (10, 7, "agace"),
        (9, 3, "en_colere"),
    ],
)
def test_the_mood_machine_follows_the_gauges(trust: int, patience: int, mood: Mood) -> None:
    temper: Temper = essai.CALM
    assert MoodMachine(temper, "serein").feel(trust=trust, patience=patience) == mood
