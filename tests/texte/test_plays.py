"""Whole plays by pipe: straight, or put down and taken up again at every answer."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from game.content import bundled, new_play
from game.errors import StorageError
from game.journal_file import FolderStore
from game.outbox import Outbox
from game.reopen import parse, restored
from game.session import begin
from game.store import MemoryStore, Store
from game.texte.debrief import takeaway_line
from game.texte.play import Outcome, TextPlay
from game.texte.seat import play_new, take_up
from game.texte.storing import now
from scenarios.journal import read
from scenarios.moves import right_move
from scenarios.play import Mode, Play
from scenarios.trace import Act
from scoring.assessment import Takeaway
from tests.support import essai
from tests.support.lines import Screen, talk, typed
from tests.support.plays import DATE, answered

MODES: tuple[Mode, ...] = ("guide", "entrainement", "evaluation")
INSTALLED = (essai.scenario(), essai.organisation())


def right_lines(play: Play) -> list[list[str]]:
    """What a player types who answers right, answer by answer."""
    session, _ = begin(play, seance="essai-1", date=DATE)
    lines = []
    while not session.scene.is_over:
        move = right_move(session.state.view)
        lines.append(typed(move, session.state.view))
        answered(session, move)
    return lines


def acts(store: Store, seance: str) -> tuple[Act, ...]:
    """What the journal leads to, drafts and seconds apart."""
    session = restored(parse(now(store.read(seance))), INSTALLED)
    return tuple(replace(act, seconds=None, line=0) for act in session.trace.acts)


@pytest.mark.parametrize("mode", MODES)
def test_straight_or_resumed_at_every_answer_the_results_are_the_same(mode: Mode) -> None:
    play = essai.play(mode=mode)
    lines = right_lines(play)
    straight, resumed = MemoryStore(), MemoryStore()
    conversation, _ = talk(*(line for answer in lines for line in answer))
    play_new(straight, conversation, play, ("E07",))
    (seance,) = now(straight.list())
    play_new(resumed, talk(*lines[0])[0], play, ("E07",))
    for answer in lines[1:]:
        take_up(resumed, talk(*answer)[0], seance, INSTALLED)
    assert read(straight.journals[seance]).is_closed
    assert read(resumed.journals[seance]).is_closed
    assert acts(straight, seance) == acts(resumed, seance)
    assert len(acts(straight, seance)) == len(lines)


def test_killed_in_a_form_it_goes_on_at_the_next_field() -> None:
    play = essai.play()
    lines = right_lines(play)
    form = next(rank for rank, answer in enumerate(lines) if len(answer) == 6)
    before = [line for answer in lines[:form] for line in answer]
    store = MemoryStore()
    play_new(store, talk(*before, *lines[form][:2])[0], play)
    (seance,) = now(store.list())
    conversation, screen = talk(*lines[form][2:])
    take_up(store, conversation, seance)
    shown = screen.getvalue()
    assert "Champ 3 sur 5" in shown
    assert "Champ 1 sur 5" not in shown
    assert f"1. Nom\u00a0: {lines[form][0]}" in shown, "what was typed before is read back"
    assert acts(store, seance)[-1].kind == "fiche"
    assert all(part.is_right for part in acts(store, seance)[-1].parts)


def test_killed_in_a_self_assessment_it_goes_on_at_the_next_point() -> None:
    play = essai.play()
    lines = right_lines(play)
    before = [line for answer in lines[:-1] for line in answer]
    store = MemoryStore()
    play_new(store, talk(*before, lines[-1][0])[0], play)
    (seance,) = now(store.list())
    conversation, screen = talk(*lines[-1][1:])
    take_up(store, conversation, seance)
    assert "Point 2 sur 3" in screen.getvalue()
    assert "Point 1 sur 3" not in screen.getvalue()
    assert read(store.journals[seance]).is_closed


def test_the_end_of_input_leaves_the_session_ready() -> None:
    store = MemoryStore()
    conversation, screen = talk()
    play_new(store, conversation, essai.play(), ("E07",))
    (seance,) = now(store.list())
    assert f"comptoir reprendre {seance}\n" in screen.getvalue()
    conversation, again = talk("q")
    take_up(store, conversation, seance)
    options = [line for line in screen.getvalue().split("\n") if line[:2] in ("1.", "2.", "3.")]
    for line in options:
        assert line in again.getvalue().split("\n"), "same options in the same order"


def test_empty_lines_pass_to_the_end_and_say_that_they_earn_nothing() -> None:
    store = MemoryStore()
    conversation, screen = talk(*[""] * 60)
    play_new(store, conversation, essai.play(mode="entrainement"))
    (seance,) = now(store.list())
    shown = screen.getvalue()
    assert "elle ne rapporte rien" in shown
    assert "Fin des questions." in shown
    marks = [mark.value for act in acts(store, seance) for mark in act.marks]
    assert marks
    assert set(marks) == {0}, acts(store, seance)


def test_what_is_not_understood_is_asked_again_with_what_is_expected() -> None:
    conversation, screen = talk("bonjour", "0", "4", "-1", "１", "99999999", "1.")
    session, _ = begin(essai.play(), seance="essai-1", date=DATE)
    store = MemoryStore()
    now(store.open("essai-1", b""))
    TextPlay(session, Outbox(store, "essai-1"), conversation).run()
    assert screen.flat.count("Tapez un numéro de 1 à 3, ou Entrée pour passer.") == 6
    assert len(session.trace.acts) == 1


def test_the_commands_stand_beside_the_answers() -> None:
    conversation, screen = talk("?", "d", "2", "9", "", "l", "q", "1")
    session, _ = begin(essai.play(), seance="essai-1", date=DATE)
    store = MemoryStore()
    outcome = TextPlay(session, Outbox(store, "essai-1"), conversation).run()
    shown = screen.getvalue()
    assert outcome is Outcome.QUIT
    assert session.trace.acts == ()
    assert "Conseil\u00a0: Saluez, puis laissez parler." in shown
    assert "Désignation\u00a0: Bouilloire Claire" in shown
    assert "«\u00a09\u00a0» n’est pas dans la liste" in shown
    assert shown.count("Que dites-vous\u00a0?") == 2


def test_a_clumsy_line_is_taken_back_once_in_guided_mode() -> None:
    play = essai.play()
    session, opening = begin(play, seance="essai-1", date=DATE)
    offered = [option.id for option in session.scene.offer.options]  # type: ignore[union-attr]
    clumsy, good = str(offered.index("prix") + 1), str(offered.index("ouvrir") + 1)
    store = MemoryStore()
    now(store.open("essai-1", opening))
    conversation, screen = talk(clumsy, "r", good, "r", "q")
    TextPlay(session, Outbox(store, "essai-1"), conversation).run()
    shown = screen.getvalue()
    assert "Tapez r pour reprendre" in shown
    assert "Vous reprenez votre réplique." in shown
    assert "ne peut pas être reprise" in shown
    assert [act.key for act in session.trace.acts] == ["ouvrir"]
    assert session.trace.acts[0].is_aided
    assert restored(read(store.journals["essai-1"])).trace == session.trace


def test_the_coach_speaks_before_what_comes_next() -> None:
    play = essai.play()
    session, _ = begin(play, seance="essai-1", date=DATE)
    offered = [option.id for option in session.scene.offer.options]  # type: ignore[union-attr]
    conversation, screen = talk(str(offered.index("rayon") + 1), "q")
    store = MemoryStore()
    now(store.open("essai-1", b""))
    TextPlay(session, Outbox(store, "essai-1"), conversation).run()
    shown = screen.getvalue()
    assert shown.index("Le coach") < shown.index("Au fond…")


def test_going_back_to_a_phase_says_so() -> None:
    house = bundled()
    place = house.organisations["maison-des-associations"]
    conversation, screen = talk(*[""] * 60)
    play_new(
        MemoryStore(), conversation, new_play(house.scenarios["premiere-matinee"], place, seed=3)
    )
    assert "Phase 3 sur 5" in screen.getvalue()
    assert "Retour à la phase 2 sur 5" in screen.getvalue()


def test_a_form_to_do_again_is_named_with_no_words_of_the_customer() -> None:
    point = Takeaway("reprise", "fiche", "Fiche de rappel", False, "", "Une erreur.", 3)
    assert takeaway_line(point) == "À refaire : Fiche de rappel. Une erreur."
    questions = replace(point, step_kind="questions", text="Vos questions", better="Pourquoi ?")
    assert takeaway_line(questions) == (
        "À demander : Vos questions. Demandez aussi : « Pourquoi ? » Une erreur."
    )
    sum_ = replace(point, step_kind="calcul", text="Votre résultat : 3 €.", better="4 €")
    assert takeaway_line(sum_) == (
        "À refaire : Votre résultat : 3 €. Résultat attendu : 4 €. Une erreur."
    )


def test_no_coach_and_no_marks_before_the_end_outside_guided_mode() -> None:
    conversation, screen = talk("1", "q")
    play_new(MemoryStore(), conversation, essai.play(mode="entrainement"))
    assert "coach" not in screen.getvalue()


def test_an_assessment_shows_no_result() -> None:
    play = essai.play(mode="evaluation")
    lines = [line for answer in right_lines(play) for line in answer]
    store = MemoryStore()
    conversation, screen = talk(*lines, "tout", "")
    play_new(store, conversation, play)
    shown = screen.getvalue()
    assert "attend votre professeur" in shown
    assert "À retenir" not in shown
    assert "Réussi\u00a0:" not in shown
    (seance,) = now(store.list())
    conversation, again = talk()
    take_up(store, conversation, seance, INSTALLED)
    assert "attend votre professeur" in again.getvalue()


def test_three_points_first_and_each_answer_on_demand() -> None:
    play = essai.play()
    lines = [line for answer in right_lines(play) for line in answer]
    conversation, screen = talk(*lines, "hein", "tout", "")
    play_new(MemoryStore(), conversation, play)
    shown = screen.getvalue()
    assert shown.index("À retenir") < shown.index("Réponse 1, Accueil")
    assert "Entraînement\u00a0: ne vaut ni note ni CCF." in shown
    assert "%" not in shown
    conversation, brief = talk(*lines, "")
    play_new(MemoryStore(), conversation, play)
    assert "Réponse 1, Accueil" not in brief.getvalue()


def test_nothing_of_a_screen_is_drawn() -> None:
    play = essai.play()
    lines = [line for answer in right_lines(play) for line in answer]
    conversation, screen = talk(*lines, "tout", "")
    play_new(MemoryStore(), conversation, play)
    shown = screen.getvalue()
    assert "\x1b" not in shown
    assert not [c for c in shown if 0x2500 <= ord(c) < 0x2600 or 0x2800 <= ord(c) < 0x2900]
    assert max(map(len, shown.split("\n"))) <= 78 + len("Tapez « tout »")


def test_a_poor_terminal_is_told_and_plays_on() -> None:
    conversation, screen = talk("1", "q", screen=Screen("ascii"))
    store = MemoryStore()
    play_new(store, conversation, essai.play())
    assert screen.getvalue().isascii()
    assert "ne connait pas toutes les lettres" in screen.getvalue()


def test_hostile_text_in_a_form_is_kept_and_harms_nothing(tmp_path: Path) -> None:
    play = essai.play()
    lines = right_lines(play)
    form = next(rank for rank, answer in enumerate(lines) if len(answer) == 6)
    lines[form][0] = "[bold]x[/] {{ client.nom }} \x1b]0;PWNED\x07"
    store = FolderStore(tmp_path)
    conversation, screen = talk(*(line for answer in lines for line in answer))
    play_new(store, conversation, play)
    assert "\x1b" not in screen.getvalue()
    assert "[bold]x[/] {{ client.nom }} ]0;PWNED" in screen.getvalue()


class Full(MemoryStore):
    """A disk that is full for a number of appends."""

    refusals = 0

    async def append(self, seance: str, lines: bytes, *, durable: bool = True) -> None:
        """See Store."""
        if self.refusals:
            self.refusals -= 1
            raise StorageError("Le disque est plein. Libérez de la place, puis réessayez.")
        await super().append(seance, lines, durable=durable)


def test_a_full_disk_stops_nothing_and_loses_nothing() -> None:
    play = essai.play()
    session, opening = begin(play, seance="essai-1", date=DATE)
    store = Full()
    now(store.open("essai-1", opening))
    store.refusals = 2
    conversation, screen = talk("1", "", "", "q")
    TextPlay(session, Outbox(store, "essai-1"), conversation).run()
    shown = screen.flat
    assert shown.count("Votre réponse est gardée en mémoire.") == 2
    first = shown.index("gardée en mémoire")
    assert shown.index("Vous\u00a0:") > first, "stored before anything new is shown"
    assert len(restored(read(store.journals["essai-1"])).trace.acts) == 1


def test_leaving_a_full_disk_is_no_success() -> None:
    session, opening = begin(essai.play(), seance="essai-1", date=DATE)
    for last in ("q", None):
        store = Full()
        now(store.open("essai-1", opening))
        store.refusals = 99
        conversation, _ = talk("1", *([last] if last else []))
        with pytest.raises(StorageError):
            TextPlay(session, Outbox(store, "essai-1"), conversation).run()


def test_a_draft_that_cannot_be_stored_goes_with_the_answer() -> None:
    play = essai.play()
    lines = right_lines(play)
    form = next(rank for rank, answer in enumerate(lines) if len(answer) == 6)
    session, journal = begin(play, seance="essai-1", date=DATE)
    for _ in range(form):
        journal += answered(session, right_move(session.state.view)).lines
    store = Full()
    now(store.open("essai-1", journal))
    store.refusals = 2
    conversation, screen = talk(*lines[form], "q")
    TextPlay(session, Outbox(store, "essai-1"), conversation).run()
    assert screen.getvalue().count("Le disque est plein") == 1
    assert restored(read(store.journals["essai-1"])).trace == session.trace
