"""A play on screen: by keys, by mouse, resumed, stored before it shows, left and found again."""

from __future__ import annotations

import pytest

from game.store import MemoryStore
from game.tui.choices import ChoiceList
from game.tui.coach import Told
from game.tui.conversation import Conversation
from game.tui.documents import Documents
from game.tui.frame import GO_ON_IN_TEXT
from game.tui.keys import KeysBar
from game.tui.screens.debrief import DebriefSheet, WaitingSheet
from game.tui.screens.home import HomeSheet
from game.tui.screens.play import PlaySheet
from scenarios.journal import read
from scenarios.play import Mode
from tests.support import essai
from tests.support.failing import FailingStore
from tests.support.vitrine import app
from tests.tui.pilots import choose, is_on, play_of, press, settle, shown, until


async def test_a_whole_play_by_keys_ends_in_three_points() -> None:
    store = MemoryStore()
    game = app(store=store, play=essai.play("entrainement"))
    async with game.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter")
        await choose(pilot, "bienvenue. Pour quel usage")
        await choose(pilot, "Comment vous en servirez-vous")
        await choose(pilot, "Qu’est-ce qui compte")
        await choose(pilot, "Je n’ai plus de question")
        await choose(pilot, "garantie cinq ans")
        await press(pilot, *"5,60", "enter")
        await press(pilot, *"Diallo", "tab", *"0199001234", "tab", *"La Claire", "ctrl+s")
        await press(pilot, "3", "3", "3", "enter")
        assert play_of(pilot).scene.is_over
        await press(pilot, "enter")
        assert is_on(pilot, DebriefSheet)
        assert "À retenir" in shown(pilot)
    (content,) = store.journals.values()
    assert read(content).is_closed


async def test_digits_answer_with_and_without_shift_on_azerty() -> None:
    game = app(play=essai.play("entrainement"))
    async with game.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter", "1")
        first = len(play_of(pilot).session.trace.acts)
        await press(pilot, "é")
        assert len(play_of(pilot).session.trace.acts) == first + 1
        await press(pilot, "ampersand")
        assert len(play_of(pilot).session.trace.acts) == first + 2


async def test_a_line_is_said_by_mouse_and_keys_are_clicked() -> None:
    game = app(play=essai.play("entrainement"))
    async with game.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter")
        assert await pilot.click(ChoiceList, offset=(6, 1))
        await settle(pilot)
        sheet = play_of(pilot)
        (act,) = sheet.session.trace.acts
        assert act.key.startswith(act.offered[1])
        bar = "".join(part.text for part in game.screen.query_one(KeysBar).render_line(0))
        assert await pilot.click(KeysBar, offset=(bar.index("Documents"), 0))
        await settle(pilot)
        assert sheet.has_documents_open


async def test_documents_open_by_their_letter_and_give_the_same_line_back() -> None:
    game = app(play=essai.play("entrainement"))
    async with game.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter", "down")
        before = game.screen.query_one("#reponse ChoiceList", ChoiceList).cursor
        await press(pilot, "c")
        assert "Bouilloire Claire" in shown(pilot)
        assert "39,90 €" in shown(pilot)
        await press(pilot, "right")
        assert "Saluer chaque personne." in shown(pilot)
        await press(pilot, "1")
        assert not play_of(pilot).session.trace.acts
        await press(pilot, "escape")
        choices = game.screen.query_one("#reponse ChoiceList", ChoiceList)
        assert (choices.cursor, choices.has_focus) == (before, True)


async def test_documents_stay_beside_on_a_wide_screen() -> None:
    game = app(play=essai.play("entrainement"))
    async with game.run_test(size=(140, 40)) as pilot:
        await press(pilot, "enter")
        assert game.screen.query_one(Documents).display
        assert game.screen.query_one(Conversation).display
        assert "A consulté le site." in shown(pilot)


async def test_the_coach_stops_at_a_clumsy_line_and_it_can_be_taken_back() -> None:
    game = app(play=essai.play("guide"))
    async with game.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter")
        await choose(pilot, "Celle-ci est à")
        assert "Conseil : maladroit" in shown(pilot)
        assert "Le prix vient avant le besoin." in shown(pilot)
        assert "Dites plutôt : « Bonjour Madame, bienvenue." in shown(pilot)
        await press(pilot, "r")
        assert play_of(pilot).scene.step == "accueillir"
        assert "Celle-ci est à" not in [turn.text for turn in play_of(pilot).scene.turns]
        await choose(pilot, "Celle-ci est à")
        assert isinstance(play_of(pilot).box, Told)
        await press(pilot, "enter")
        assert play_of(pilot).scene.step == "decouvrir"
        assert "! Maladroit : Le prix" in shown(pilot)


async def test_training_says_nothing_of_quality() -> None:
    game = app(play=essai.play("entrainement"))
    async with game.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter")
        await choose(pilot, "Celle-ci est à")
        assert "Maladroit" not in shown(pilot)
        assert play_of(pilot).scene.step == "decouvrir"


async def test_an_assessment_ends_on_a_screen_that_waits_and_hides() -> None:
    game = app(play=essai.play("evaluation"))
    async with game.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter")
        await until(pilot, "")
        await press(pilot, "enter")
        assert is_on(pilot, WaitingSheet)
        await press(pilot, "b", "d")
        assert is_on(pilot, WaitingSheet)
        assert not any(sign in shown(pilot) for sign in ("✓", "Bien", "réussi"))


async def test_a_full_disk_is_told_and_the_answer_kept_until_it_is_stored() -> None:
    store = FailingStore()
    game = app(store=store, play=essai.play("entrainement"))
    async with game.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter")
        (before,) = store.journals.values()
        store.fails = True
        await press(pilot, "1")
        assert "Le disque est plein" in shown(pilot)
        await press(pilot, "1")
        assert "Le disque est plein" in shown(pilot)
        assert list(store.journals.values()) == [before]
        store.fails = False
        await press(pilot, "1")
        assert is_on(pilot, PlaySheet)
        (after,) = store.journals.values()
        assert len(read(after).moves) == 1


async def test_the_play_goes_on_in_memory_and_is_stored_when_the_disk_is_back() -> None:
    store = FailingStore()
    store.fails = True
    game = app(store=store, play=essai.play("entrainement"))
    async with game.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter")
        assert "Enregistrement impossible" in shown(pilot)
        await press(pilot, "2", "1")
        assert "! non enregistré" in shown(pilot)
        assert not store.journals
        store.fails = False
        await press(pilot, "1")
        assert "non enregistré" not in shown(pilot)
    (content,) = store.journals.values()
    assert len(read(content).moves) == 2


async def test_leaving_asks_says_that_all_is_stored_and_comes_back_home() -> None:
    game = app(play=essai.play("entrainement"))
    async with game.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter", "escape")
        assert "Tout est enregistré" in shown(pilot)
        await press(pilot, "escape")
        assert is_on(pilot, PlaySheet)
        await press(pilot, "q", "2")
    assert game.return_value == 0


async def test_escape_leads_home_and_the_play_waits_there() -> None:
    game = app(play=essai.play("entrainement"))
    async with game.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter", "1", "escape", "2")
        assert is_on(pilot, HomeSheet)
        assert "Reprendre" in shown(pilot)


async def test_the_text_version_takes_the_same_session() -> None:
    game = app(play=essai.play("entrainement"))
    async with game.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter", "1")
        seance = play_of(pilot).seance
        await press(pilot, "v")
    assert (game.return_value, game.text_seance) == (GO_ON_IN_TEXT, seance)


async def test_a_step_is_passed_only_once_confirmed() -> None:
    game = app(play=essai.play("entrainement"))
    async with game.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter", "x", "1")
        assert not play_of(pilot).session.trace.acts
        await press(pilot, "x", "2")
        (act,) = play_of(pilot).session.trace.acts
        assert act.key == "passer"


@pytest.mark.parametrize("mode", ["guide", "entrainement"])
async def test_a_field_passed_leads_to_the_next_answer_by_keys_alone(mode: Mode) -> None:
    game = app(play=essai.play(mode))
    async with game.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter")
        await until(pilot, "calcul")
        # Out of the field, since « x » is a letter there.
        await press(pilot, "5", "escape", "x", "2")
        assert play_of(pilot).session.trace.acts[-1].key == "passer"
        if mode == "guide":
            # The coach speaks, and says Enter.
            await press(pilot, "enter")
        sheet = play_of(pilot)
        assert sheet.scene.kind == "fiche"
        assert game.focused is not None
        assert sheet.is_answering(game.focused)


async def test_page_keys_turn_the_conversation_wherever_the_focus_is() -> None:
    game = app(play=essai.play("guide"))
    async with game.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter")
        await until(pilot, "calcul")
        conversation = game.screen.query_one(Conversation)
        end = conversation.scroll_offset.y
        assert end > 0
        await press(pilot, "pageup")
        assert conversation.scroll_offset.y < end


@pytest.mark.parametrize("side", ["entretien", "reponse"])
async def test_a_panel_is_made_large_and_small_again(side: str) -> None:
    game = app(play=essai.play("entrainement"))
    async with game.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter")
        if side == "entretien":
            game.screen.query_one(Conversation).focus()
        await press(pilot, "m")
        other = "reponse" if side == "entretien" else "entretien"
        assert game.screen.query_one(f"#{side}").region.height > 15
        assert not game.screen.query_one(f"#{other}").region
        await press(pilot, "escape")
        assert game.screen.query_one(f"#{other}").region


async def test_a_second_answer_waits_for_the_first_to_be_stored() -> None:
    game = app(play=essai.play("entrainement"))
    async with game.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter")
        await pilot.press("1", "1", "1")
        await settle(pilot)
        steps = [act.step for act in play_of(pilot).session.trace.acts]
        assert steps[0] == "accueillir"
        assert set(steps[1:]) <= {"decouvrir", "rattraper"}


async def test_another_theme_reaches_the_lines_already_shown() -> None:
    game = app(play=essai.play("entrainement"))
    async with game.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter")
        choices = game.screen.query_one("#reponse ChoiceList", ChoiceList)
        colours = []
        for _ in range(2):
            colours.append({part.style.color for part in choices.render_line(1) if part.style})
            await press(pilot, "t")
        assert colours[0].isdisjoint(colours[1])
