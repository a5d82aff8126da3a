"""The course on screen: the home's first line, its stages, another course, the page that ends it."""

from __future__ import annotations

from functools import cache

import msgspec
import pytest

from game.delivery import MemoryDelivery
from game.errors import StorageError
from game.notebook import SENTENCE_LENGTH, MemoryNotebooks, Notebook
from game.session import begin
from game.settings import MemorySettings, Settings
from game.store import MemoryStore
from game.tui.app import ComptoirApp
from game.tui.choices import ChoiceList
from game.tui.screens.briefing import BriefingSheet
from game.tui.screens.course import CourseSheet
from game.tui.screens.explored import ExploredSheet, Sentence
from game.tui.screens.home import HomeSheet
from scenarios.course import Course
from scenarios.moves import right_move
from tests.parcours.kept import course, scene
from tests.support import essai
from tests.support.hostile import CONTROLS, MARKUP
from tests.support.picture import check_golden
from tests.support.plays import DATE, answered
from tests.support.vitrine import Vitrine, app
from tests.tui.pilots import is_on, play_of, press, settle, shown
from tests.tui.test_french import assert_clean, assert_french

SEANCE = "2026-11-20-essai-1"
OTHER = scene("suite", competences=("2B",), specialities=("vente",), minutes=12)
LAST = scene("dossier", level="premiere", competences=("MCV.1.2",), minutes=30)
FIRST_YEAR = course(("essai", ()), ("suite", ("essai",)))
WHOLE = Course(
    format=1,
    id="trois-ans",
    titre="Trois années",
    presentation="Tout, dans l’ordre.",
    etapes=(*FIRST_YEAR.etapes, *course(("dossier", ("suite",))).etapes),
)


def game(
    store: MemoryStore | None = None,
    notebooks: MemoryNotebooks | None = None,
    settings: MemorySettings | None = None,
    delivery: MemoryDelivery | None = None,
) -> ComptoirApp:
    source = Vitrine(essai.scenario(), OTHER, LAST, courses=(FIRST_YEAR, WHOLE))
    return app(
        store=store, source=source, notebooks=notebooks, settings=settings, delivery=delivery
    )


@cache
def finished() -> bytes:
    """The journal of the first scene, played right to its end by élève-07."""
    play = essai.play("guide")
    session, lines = begin(play, seance=SEANCE, date=DATE, players=("élève-07",))
    while not session.scene.is_over:
        lines += answered(session, right_move(session.state.view)).lines
    return lines


def store_of_finished() -> MemoryStore:
    """A store with that play."""
    store = MemoryStore()
    store.journals[SEANCE] = finished()
    return store


async def test_the_home_proposes_first_and_enter_plays_it() -> None:
    run = game()
    async with run.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "Mon parcours · 0 sur 2" in shown(pilot)
        assert "→ Une bouilloire pour le bureau" in shown(pilot)
        assert "encore observée." in shown(pilot)
        assert_french(pilot)
        await press(pilot, "enter")
        assert is_on(pilot, BriefingSheet)
        assert "Une bouilloire" in shown(pilot)


async def test_a_number_typed_goes_before_the_customer_proposed() -> None:
    for keys, number in (((), None), (("c", *"12", "enter"), "12")):
        run = game(store_of_finished())
        async with run.run_test(size=(80, 24)) as pilot:
            await settle(pilot)
            journey = run.home.journey
            assert journey is not None
            assert journey.proposal is not None
            await press(pilot, *keys, "home", "enter")
            wanted = number or journey.proposal.customer
            assert wanted is not None
            assert f"client n° {wanted}" in shown(pilot)


async def test_what_was_begun_is_proposed_as_such_and_once() -> None:
    store = MemoryStore()
    async with game(store).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "enter", "1")
        before = play_of(pilot).scene
    run = game(store)
    async with run.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        choices = run.screen.query_one("#choix", ChoiceList)
        assert [item.text for item in choices.items][:3] == [
            "Mon parcours · 0 sur 2",
            essai.scenario().titre,
            "Situations",
        ]
        assert "reprenez-la où vous en étiez" in shown(pilot)
        await press(pilot, "enter")
        assert play_of(pilot).scene.offer == before.offer


async def test_another_pseudonym_is_another_journey() -> None:
    settings = MemorySettings(Settings(pseudonym="élève-07"))
    run = game(store_of_finished(), settings=settings)
    async with run.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "Mon parcours · 1 sur 2" in shown(pilot)
        await press(pilot, "p", "end", *["backspace"] * 8, *"Zo", "enter")
        assert "Mon parcours · 0 sur 2" in shown(pilot)
        assert settings.load().pseudonym == "Zo"


async def test_a_filter_puts_the_course_aside() -> None:
    async with game().run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "s")
        assert "Mon parcours" not in shown(pilot)
        await press(pilot, "s", "s", "s")
        assert "Mon parcours" in shown(pilot)


async def test_the_course_says_why_and_what_comes_first() -> None:
    async with game().run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "r")
        assert is_on(pilot, CourseSheet)
        assert "Parce que essai." in shown(pilot)
        assert "Encore 17 min sur 17" in shown(pilot)
        assert_french(pilot)
        await press(pilot, "down")
        assert "À jouer d’abord" in shown(pilot)
        await press(pilot, "enter")
        assert is_on(pilot, CourseSheet), "it is told, nothing is begun"
        await press(pilot, "up", "enter")
        assert is_on(pilot, BriefingSheet)
        await press(pilot, "escape", "escape")
        assert is_on(pilot, HomeSheet)
    async with game(store_of_finished()).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "r")
        assert "✓ Une bouilloire" in shown(pilot)
        assert "jouée" in shown(pilot)
        assert "Proposée maintenant" in shown(pilot)


async def test_another_course_is_chosen_and_kept() -> None:
    notebooks = MemoryNotebooks()
    run = game(notebooks=notebooks)
    async with run.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "r", "c")
        assert "0 sur 3" in shown(pilot)
        assert "Première · 30 min · plus tard" in shown(pilot)
        await press(pilot, "escape")
        assert "Mon parcours · 0 sur 3" in shown(pilot)
    assert notebooks.load("élève-07") == Notebook("trois-ans")
    assert notebooks.load("") == Notebook()
    again = game(notebooks=notebooks)
    async with again.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "Mon parcours · 0 sur 3" in shown(pilot)


async def test_without_a_course_the_home_is_as_it_was() -> None:
    run = app()
    async with run.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        assert "Mon parcours" not in shown(pilot)
        await press(pilot, "r")
        assert "Aucun parcours ici" in shown(pilot)
        await press(pilot, "j")
        assert is_on(pilot, ExploredSheet)


async def test_two_sentences_are_written_kept_and_printed() -> None:
    notebooks, delivery = MemoryNotebooks(), MemoryDelivery()
    run = game(store_of_finished(), notebooks, delivery=delivery)
    async with run.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "j")
        assert "Une bouilloire pour le bureau" in shown(pilot)
        assert_french(pilot)
        await press(pilot, "tab", *"Le chat", "enter", *"La vente")
        await press(pilot, "escape", "e", "enter", "escape")
        assert is_on(pilot, HomeSheet)
    assert notebooks.load("élève-07").sentences == ("Le chat", "La vente")
    (name,) = delivery.files
    assert name == "j-ai-explore-eleve-07.html"
    assert b"Le chat" in delivery.files[name]
    again = game(store_of_finished(), notebooks)
    async with again.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "j")
        assert [field.text for field in again.screen.query(Sentence)] == ["Le chat", "La vente"]
        await press(pilot, "tab", *"s")
        # Left in the middle of a word.
        await press(pilot, "ctrl+q")
    assert notebooks.load("élève-07").sentences[0] == "Le chats"


async def test_a_sentence_takes_no_more_than_its_length() -> None:
    notebooks = MemoryNotebooks()
    run = game(notebooks=notebooks)
    async with run.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "j", "tab", "a")
        field = run.screen.query(Sentence).first()
        field.text = "a" * SENTENCE_LENGTH
        await press(pilot, "b")
        assert field.text == "a" * SENTENCE_LENGTH
        assert "240 signes au" in shown(pilot)
        await press(pilot, "backspace", "b", "escape")
    assert len(notebooks.load("élève-07").sentences[0]) == SENTENCE_LENGTH


class FullDisk(MemoryNotebooks):
    """Notebooks where nothing can be written."""

    def save(self, player: str, notebook: Notebook) -> None:  # noqa: ARG002 - it refuses all
        """Refuse."""
        raise StorageError("Le disque est plein.")


async def test_a_full_disk_is_told_and_the_sentence_stays_on_screen() -> None:
    run = game(notebooks=FullDisk())
    async with run.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "j", "tab", *"Oui", "ctrl+s")
        assert "Le disque est plein." in shown(pilot)
        await press(pilot, "enter")
        assert "Oui" in shown(pilot)


async def test_pictures() -> None:
    notebooks = MemoryNotebooks()
    notebooks.save("élève-07", Notebook("", ("J’ai aimé chercher la bonne réponse.", "")))
    run = game(store_of_finished(), notebooks)
    async with run.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        check_golden(run, "accueil-parcours-80x24")
        await press(pilot, "r")
        check_golden(run, "parcours-80x24")
        await press(pilot, "j")
        check_golden(run, "explore-80x24")
        await pilot.resize_terminal(40, 10)
        await settle(pilot)
        check_golden(run, "explore-40x10")


async def test_many_new_plays_are_waited_for_with_the_list_in_sight() -> None:
    store = store_of_finished()
    for copy in range(6):
        store.journals[f"2026-11-2{copy}-essai-1"] = finished()
    run = game(store)
    async with run.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "Mon parcours · 1 sur 2" in shown(pilot)
        await press(pilot, "r")
        assert "jouée 6 fois" in shown(pilot)


@pytest.mark.parametrize(
    "hostile", ["".join(MARKUP), "".join(CONTROLS), "[/]", "[@click=app.quit]x[/]"]
)
async def test_a_course_of_hostile_texts_is_shown_as_it_is(hostile: str) -> None:
    spoilt = msgspec.structs.replace(
        FIRST_YEAR,
        titre=hostile,
        presentation=hostile,
        etapes=tuple(msgspec.structs.replace(s, pourquoi=hostile) for s in FIRST_YEAR.etapes),
    )
    run = app(
        store=store_of_finished(),
        source=Vitrine(essai.scenario(), OTHER, courses=(spoilt,)),
        settings=MemorySettings(Settings(pseudonym=hostile)),
    )
    async with run.run_test(size=(140, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "r")
        assert is_on(pilot, CourseSheet)
        assert_clean(pilot)
        await press(pilot, "j")
        assert is_on(pilot, ExploredSheet)
        assert_clean(pilot)
