"""Every size from the least to the largest, in any order."""

from __future__ import annotations

import random

import pytest

from game.tui.choices import ChoiceList
from game.tui.screens.home import HomeSheet
from tests.support import essai
from tests.support.vitrine import app
from tests.tui.pilots import is_on, play_of, press, settle, shown, until

KINDS = ("dialogue", "questions", "calcul", "fiche", "autoevaluation")


@pytest.mark.parametrize("kind", KINDS)
async def test_a_storm_of_sizes_leaves_the_step_as_it_was(kind: str) -> None:
    sizes = random.Random(7)
    game = app(play=essai.play("entrainement"))
    async with game.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter")
        await until(pilot, kind)
        before = shown(pilot)
        for _ in range(25):
            await pilot.resize_terminal(sizes.randint(20, 160), sizes.randint(5, 50))
        await pilot.resize_terminal(80, 24)
        await settle(pilot)
        assert shown(pilot) == before


@pytest.mark.parametrize("width", [1, 12, 34, 39, 40, 61])
async def test_the_game_starts_in_any_window(width: int) -> None:
    game = app()
    async with game.run_test(size=(width, 10)) as pilot:
        await settle(pilot)
        assert is_on(pilot, HomeSheet)


async def test_a_window_too_small_says_so_and_gives_the_screen_back() -> None:
    game = app(play=essai.play("entrainement"))
    async with game.run_test(size=(39, 10)) as pilot:
        await settle(pilot)
        assert "Fenêtre trop petite." in shown(pilot)
        assert "version texte" in " ".join(shown(pilot).split())
        await pilot.resize_terminal(80, 24)
        await settle(pilot)
        assert "Fenêtre trop petite." not in shown(pilot)
        assert "Votre objectif" in shown(pilot)


async def test_every_line_on_offer_can_be_reached_in_the_least_window() -> None:
    game = app(play=essai.play("entrainement"))
    async with game.run_test(size=(40, 10)) as pilot:
        await press(pilot, "enter")
        await until(pilot, "questions")
        choices = game.screen.query_one("#reponse ChoiceList", ChoiceList)
        for item in choices.items:
            assert item.text[:20] in shown(pilot)
            await press(pilot, "down")
        await press(pilot, "enter")
        assert play_of(pilot).scene.step == "argumenter"
