"""Robots at the home, the course and its page: any key in any order, in any window."""

from __future__ import annotations

import random

import pytest

from game.notebook import SENTENCE_LENGTH, MemoryNotebooks
from game.tui.screens.course import CourseSheet
from game.tui.screens.explored import ExploredSheet
from tests.parcours.test_screen import game, store_of_finished
from tests.tui.pilots import is_on, press, settle, shown

KEYS = (
    *("r", "j", "c", "e", "s", "n", "p", "a", "Z", "slash", "question_mark", "ctrl+s"),
    *("enter", "enter", "escape", "escape", "tab", "shift+tab", "up", "down", "end", "home"),
    *("backspace", "space", "left", "right"),
)
SIZES = ((80, 24), (140, 40), (60, 16), (40, 10), (30, 8))


@pytest.mark.parametrize("robot", range(2))
async def test_any_key_in_any_order_breaks_nothing(robot: int) -> None:
    chance = random.Random(robot)
    notebooks = MemoryNotebooks()
    run = game(store_of_finished(), notebooks)
    async with run.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        for _ in range(36):
            key = chance.choice(KEYS)
            await pilot.press(key)
            if chance.random() < 0.1:
                await pilot.resize_terminal(*chance.choice(SIZES))
        await pilot.resize_terminal(80, 24)
        await settle(pilot)
        assert run.is_running
        assert run.home.journey is not None, "home still knows where the player stands"
    for sentence in notebooks.load("élève-07").sentences:
        assert len(sentence) <= SENTENCE_LENGTH


@pytest.mark.parametrize("key", ["r", "j"])
async def test_a_storm_of_sizes_leaves_the_screen_as_it_was(key: str) -> None:
    chance = random.Random(5)
    run = game(store_of_finished())
    async with run.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, key)
        assert is_on(pilot, CourseSheet if key == "r" else ExploredSheet)
        before = shown(pilot)
        for _ in range(8):
            await pilot.resize_terminal(chance.randint(20, 160), chance.randint(5, 50))
        await pilot.resize_terminal(80, 24)
        await settle(pilot)
        assert shown(pilot) == before
