"""Everything is in French, the library's own strings included, and text is text, never markup."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from textual.pilot import Pilot
from textual.widgets import Input, Select

from game.delivery import MemoryDelivery
from game.settings import MemorySettings, Settings
from scenarios.play import Mode
from tests.support import essai, hostile_play
from tests.support.hostile import NEVER_SHOWN
from tests.support.picture import text
from tests.support.vitrine import Vitrine, app
from tests.tui.pilots import play_of, press, settle, shown, until

# Words of the library and of interfaces in general, none of which is also a French word.
ENGLISH = re.compile(
    r"\b(search|select|selected|quit the|do you|want|press|theme|screenshot|maximi[sz]e|minimi[sz]e"
    r"|keys?|help|close|cancel|submit|ok|yes|no matches|found|loading|error|failed|palette|cursor"
    r"|escape|esc|enter|space|up|down|left|right|shift|pg(up|dn)|delete|backspace|must be|invalid"
    r"|value|please|welcome|back|next|save|open|the|and|with|your|this|that|command|copy|copied)\b",
    re.IGNORECASE,
)


def assert_french(pilot: Pilot[int]) -> None:
    """No English word on the screen, whatever lies over it."""
    found = ENGLISH.findall(text(pilot.app))
    assert not found, f"{found}\n{shown(pilot)}"


@asynccontextmanager
async def playing(mode: Mode, size: tuple[int, int]) -> AsyncIterator[Pilot[int]]:
    """The small situation from its briefing, checked at once."""
    game = app(play=essai.play(mode))
    async with game.run_test(size=size, notifications=True) as pilot:
        await settle(pilot)
        yield pilot


async def test_home_and_what_opens_over_it() -> None:
    game = app()
    async with game.run_test(size=(100, 30), notifications=True) as pilot:
        await settle(pilot)
        assert_french(pilot)
        for keys in (("question_mark",), ("ctrl+p",), ("ctrl+p", *"zzz"), ("o",), ("e",), ("f1",)):
            await press(pilot, *keys)
            assert_french(pilot)
            await press(pilot, "escape")
        await press(pilot, "ctrl+c", "t")
        assert_french(pilot)
        await press(pilot, "slash", *"zzz")
        assert_french(pilot)


async def test_every_step_of_a_play_and_its_results() -> None:
    async with playing("guide", (100, 30)) as pilot:
        assert_french(pilot)
        await press(pilot, "enter")
        for kind in ("dialogue", "questions", "calcul", "fiche", "autoevaluation", ""):
            await until(pilot, kind)
            assert_french(pilot)
            await press(pilot, "f1")
            assert_french(pilot)
            await press(pilot, "escape")
        await press(pilot, "enter")
        for key in ("d", "b", "e"):
            assert_french(pilot)
            await press(pilot, key)
        assert_french(pilot)


async def test_the_documents_and_the_boxes_over_a_play() -> None:
    async with playing("entrainement", (140, 40)) as pilot:
        await press(pilot, "enter")
        for page in play_of(pilot).pages:
            await press(pilot, page.key)
            assert_french(pilot)
        await press(pilot, "escape", "x")
        assert_french(pilot)
        await press(pilot, "escape", "q")
        assert_french(pilot)


async def test_commands_are_found_without_accents() -> None:
    game = app()
    async with game.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "ctrl+p", *"contraste eleve", "enter")
        assert game.theme == "contraste"


async def test_hostile_texts_go_through_every_screen_as_they_are() -> None:
    delivery = MemoryDelivery()
    game = app(
        source=Vitrine(hostile_play.scenario()),
        play=hostile_play.play("guide"),
        delivery=delivery,
        settings=MemorySettings(Settings(pseudonym="[bold]x[/]")),
    )
    async with game.run_test(size=(140, 40)) as pilot:
        await settle(pilot)
        assert "[/bold]" in shown(pilot)
        await press(pilot, "enter")
        for page_shown in play_of(pilot).pages:
            await press(pilot, page_shown.key)
            assert_clean(pilot)
        await press(pilot, "escape")
        for kind in ("questions", "calcul", "fiche", "autoevaluation", ""):
            await until(pilot, kind)
            assert "prix [TTC]" in shown(pilot)
            assert_clean(pilot)
            for field in game.screen.query("#reponse Input").results(Input):
                field.value = hostile_play.HOSTILE_TEXT
            await press(pilot, "f1", "escape", "ctrl+p", "escape")
            assert_clean(pilot)
        await press(pilot, "enter")
        for key in ("d", "b", "escape", "escape", "e"):
            assert_clean(pilot)
            await press(pilot, key)
        assert_clean(pilot)
        await press(pilot, "enter", "end", "enter")
        assert "[bold]x[/]" in shown(pilot)
        assert_clean(pilot)
    assert len(delivery.files) == 1


def assert_clean(pilot: Pilot[int]) -> None:
    """Nothing on the screen that a terminal obeys."""
    assert not any(sign in text(pilot.app) for sign in NEVER_SHOWN)


async def test_a_list_to_choose_from_speaks_french() -> None:
    choice = {"id": "quand", "libelle": "Créneau", "type": "choix", "options": ["[b]", "soir"]}
    fiche = essai.scenario().etapes[5]
    written = essai.with_field(fiche.id, choice)
    game = app(play=essai.play("entrainement", written=written))
    async with game.run_test(size=(100, 30)) as pilot:
        await press(pilot, "enter")
        await until(pilot, "fiche")
        assert "à choisir…" in shown(pilot)
        game.screen.query_one(Select).focus()
        await press(pilot, "enter")
        assert "[b]" in shown(pilot)
        assert_french(pilot)
        await press(pilot, "down", "enter")
        assert play_of(pilot).session.scene.draft["quand"] in ("[b]", "soir")
