"""Pictures of the screens as plain text: few, and looked at after the values."""

from __future__ import annotations

import pytest

from game.store import MemoryStore
from tests.support import essai
from tests.support.picture import check_golden
from tests.support.vitrine import app
from tests.tui.pilots import choose, press, settle, until


async def test_home() -> None:
    store = MemoryStore()
    first = app(store=store, play=essai.play("guide"))
    async with first.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter", "1")
    game = app(store=store)
    async with game.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        check_golden(game, "accueil-80x24")


async def test_briefing() -> None:
    game = app(play=essai.play("guide"))
    async with game.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        check_golden(game, "situation-80x24")


@pytest.mark.parametrize("size", [(80, 24), (140, 40), (40, 10)])
async def test_play(size: tuple[int, int]) -> None:
    game = app(play=essai.play("guide"))
    async with game.run_test(size=size) as pilot:
        await press(pilot, "enter")
        await choose(pilot, "Pour quel usage")
        await choose(pilot, "Comment vous en servirez-vous")
        check_golden(game, f"entretien-{size[0]}x{size[1]}")


async def test_coach() -> None:
    game = app(play=essai.play("guide"))
    async with game.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter")
        await choose(pilot, "Celle-ci est à")
        check_golden(game, "conseil-80x24")


async def test_documents() -> None:
    game = app(play=essai.play("guide"))
    async with game.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter", "a")
        check_golden(game, "documents-80x24")


@pytest.mark.parametrize("kind", ["calcul", "fiche", "autoevaluation"])
async def test_kinds(kind: str) -> None:
    game = app(play=essai.play("guide"))
    async with game.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter")
        await until(pilot, kind)
        check_golden(game, f"{kind}-80x24")


@pytest.mark.parametrize(("key", "name"), [("", "debrief"), ("d", "revue"), ("b", "bilan")])
async def test_results(key: str, name: str) -> None:
    game = app(play=essai.play("guide"))
    async with game.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter")
        await choose(pilot, "Celle-ci est à")
        await until(pilot, "")
        await press(pilot, "enter", *([key] if key else []))
        check_golden(game, f"{name}-80x24")


async def test_help() -> None:
    game = app()
    async with game.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "question_mark")
        check_golden(game, "aide-80x24")
