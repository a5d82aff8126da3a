"""Home: resume first, filters without accents, whose play it is, plays carried away and back."""

from __future__ import annotations

from textual.widgets import Input

from game.delivery import MemoryDelivery
from game.settings import MemorySettings, Settings
from game.store import MemoryStore
from game.tui.catalogue import Filters
from game.tui.choices import ChoiceList
from game.tui.frame import GO_ON_IN_TEXT
from game.tui.screens.briefing import BriefingSheet
from game.tui.screens.home import HomeSheet
from tests.support import essai
from tests.support.vitrine import Vitrine, app
from tests.tui.pilots import is_on, play_of, press, settle, shown

OTHER = essai.changed(
    essai.scenario(),
    id="autre",
    titre="Éclairer le bureau",
    niveau="premiere",
    specialites=("accueil",),
)


def test_the_search_finds_every_word_without_accents_or_case() -> None:
    assert Filters("ECLAIRER bureau").keep(OTHER)
    assert not Filters("eclairer cuisine").keep(OTHER)
    assert not Filters(level="seconde").keep(OTHER)
    assert Filters(speciality="accueil", activity="A3").keep(OTHER)


async def test_typing_narrows_the_list_and_escape_gives_it_back() -> None:
    game = app(source=Vitrine(essai.scenario(), OTHER))
    async with game.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "slash", *"eclair")
        assert "Éclairer" in shown(pilot)
        assert "bouilloire" not in shown(pilot)
        await press(pilot, "escape", "escape")
        assert "bouilloire" in shown(pilot)


async def test_letters_turn_the_filters() -> None:
    game = app(source=Vitrine(essai.scenario(), OTHER))
    async with game.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "n")
        assert "Éclairer" not in shown(pilot)
        await press(pilot, "n")
        assert "Éclairer" in shown(pilot)
        await press(pilot, "n")
        assert "Aucune situation ne correspond." in shown(pilot)


async def test_mode_customer_and_pseudonym_go_with_the_play() -> None:
    store, settings = MemoryStore(), MemorySettings(Settings())
    game = app(store=store, settings=settings)
    async with game.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "p", *"Zo", "enter", "g", "g", "c", *"12", "enter", "enter")
        assert is_on(pilot, BriefingSheet)
        assert "mode entraînement" in shown(pilot)
        assert "client n° 12" in shown(pilot)
        await press(pilot, "enter")
        assert play_of(pilot).session.opening.joueurs == ("Zo",)
    assert settings.load().pseudonym == "Zo"
    assert list(store.journals) == ["2026-11-23-essai-zo-1"]


async def test_a_pseudonym_is_cleaned_and_short() -> None:
    settings = MemorySettings(Settings())
    game = app(settings=settings)
    async with game.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "p")
        game.screen.query_one("#pseudonyme", Input).value = "\x1b[2J[bold]x[/]" + "é" * 40
        await press(pilot, "enter")
    assert settings.load().pseudonym == ("[2J[bold]x[/]" + "é" * 40)[:29] + "…"


async def test_an_unfinished_play_comes_first_and_is_resumed_at_its_step() -> None:
    store = MemoryStore()
    first = app(store=store)
    async with first.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "enter", "1")
        before = play_of(pilot).scene
    again = app(store=store)
    async with again.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        choices = again.screen.query_one("#choix", ChoiceList)
        assert [item.text for item in choices.items][:2] == ["Reprendre", essai.scenario().titre]
        await press(pilot, "home", "enter")
        assert play_of(pilot).scene.offer == before.offer
        assert play_of(pilot).scene.turns == before.turns


async def test_a_play_is_carried_away_and_opened_elsewhere() -> None:
    delivery, store = MemoryDelivery(), MemoryStore()
    first = app(store=store, delivery=delivery)
    async with first.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "enter", "1", "escape", "2", "e", "enter", "enter")
    (name,) = delivery.files
    assert name.endswith(".jsonl")
    assert delivery.files[name] in store.journals.values()
    elsewhere = MemoryStore()
    second = app(store=elsewhere, delivery=delivery)
    async with second.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "o", *name, "enter")
        assert play_of(pilot).seance in elsewhere.journals


async def test_a_file_that_is_no_play_is_told() -> None:
    delivery = MemoryDelivery()
    delivery.files["notes.txt"] = b"bonjour"
    game = app(delivery=delivery)
    async with game.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "o", *"notes.txt", "enter")
        assert "ne contient pas de partie" in shown(pilot)
        await press(pilot, "enter", "o", *"rien", "enter")
        assert "ne peut pas être lu" in shown(pilot)
        await press(pilot, "enter")
        assert is_on(pilot, HomeSheet)


async def test_a_damaged_session_is_listed_and_told() -> None:
    store = MemoryStore()
    store.journals["abimee"] = b'{"v":99,"type":"ouverture"}\n'
    game = app(store=store)
    async with game.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "end")
        assert "plus récente" in shown(pilot)
        await press(pilot, "enter")
        assert "Attention" in shown(pilot)


async def test_the_text_version_is_asked_for_by_a_key() -> None:
    game = app()
    async with game.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "v")
    assert game.return_value == GO_ON_IN_TEXT
    assert game.text_seance is None


async def test_themes_turn_and_are_kept() -> None:
    settings = MemorySettings(Settings())
    game = app(settings=settings)
    async with game.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        seen = [game.theme]
        for _ in range(3):
            await press(pilot, "t")
            seen.append(game.theme)
    assert seen == ["sombre", "clair", "contraste", "sombre"]
    assert settings.load().theme == "sombre"
