"""A tryout on screen: the student's play, the author's panel beside or over it, files saved."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from game.atelier.tryout.draft import Draft
from game.atelier.tryout.tryout import Tryout
from game.delivery import MemoryDelivery
from game.settings import MemorySettings
from game.tui.atelier.app import TryoutApp
from game.tui.atelier.boxes import PickCustomer, PickStep
from game.tui.atelier.panel import AuthorPanel
from game.tui.atelier.screen import TryoutSheet
from game.tui.coach import Told
from game.tui.documents import Documents
from game.tui.frame import GO_ON_IN_TEXT
from tests.support import essai
from tests.support.brouillon import Brouillon
from tests.support.picture import check_golden
from tests.support.vitrine import app as student_app
from tests.support.vitrine import clock
from tests.tui.pilots import choose, press, settle, shown
from tests.tui.test_french import assert_french

WIDE, NARROW = (140, 40), (80, 24)


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Brouillon:
    """The small situation, named from its own folder: pictures hold no path of this machine."""
    file = Brouillon(tmp_path / "atelier")
    monkeypatch.chdir(file.path.parent)
    return file


@asynccontextmanager
async def trying(
    reference: str, size: tuple[int, int], step: str = ""
) -> AsyncIterator[Pilot[int]]:
    """A tryout on screen, looked at by hand rather than by its timer."""
    tryout = Tryout(Draft(reference), seed=42, persona="reflechi", mode="guide")
    if step:
        tryout.go_to(step)
    game = TryoutApp(
        tryout,
        clock=clock(),
        delivery=MemoryDelivery(),
        settings=MemorySettings(),
        watches=False,
    )
    async with game.run_test(size=size) as pilot:
        await settle(pilot)
        yield pilot


def sheet(pilot: Pilot[int]) -> TryoutSheet:
    """The tryout, below any box."""
    return next(s for s in pilot.app.screen_stack if isinstance(s, TryoutSheet))


async def looked(pilot: Pilot[int]) -> None:
    """What the timer does every half second."""
    await sheet(pilot).look()
    await settle(pilot)


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=str)
async def test_pictures(file: Brouillon, size: tuple[int, int]) -> None:
    async with trying("essai.yaml", size) as pilot:
        await choose(pilot, "Elles sont toutes au fond")
        if size == NARROW:
            await press(pilot, "P")
        check_golden(pilot.app, f"essai-auteur-{size[0]}x{size[1]}")
        file.save(("vers: argumenter", "vers: argumentre"))
        await looked(pilot)
        check_golden(pilot.app, f"essai-erreur-{size[0]}x{size[1]}")


async def test_the_panel_is_beside_and_gives_way_to_what_the_student_sees(file: Brouillon) -> None:
    async with trying(str(file.path), WIDE) as pilot:
        screen = sheet(pilot)
        assert screen.query_one(AuthorPanel).display
        assert not screen.query_one(Documents).display
        await press(pilot, "P")
        assert not screen.query_one(AuthorPanel).display
        assert screen.query_one(Documents).display
        await press(pilot, "P", "d")
        assert screen.query_one(Documents).display
        await press(pilot, "escape")
        assert screen.query_one(AuthorPanel).display


async def test_over_the_play_digits_do_not_answer_what_is_hidden(file: Brouillon) -> None:
    async with trying(str(file.path), NARROW) as pilot:
        screen = sheet(pilot)
        assert not screen.query_one(AuthorPanel).display
        await press(pilot, "P", "1", "down", "pagedown")
        assert screen.query_one(AuthorPanel).lines.scroll_offset.y > 0
        assert not screen.tryout.trial.given
        await press(pilot, "escape", "1")
        assert len(screen.tryout.trial.given) == 1
        assert not screen.query_one(AuthorPanel).display


async def test_the_panel_follows_each_answer_and_each_undo(file: Brouillon) -> None:
    async with trying(str(file.path), WIDE) as pilot:
        screen = sheet(pilot)
        await choose(pilot, "Elles sont toutes au fond")
        assert "Dernière réponse (étape accueillir)" in shown(pilot)
        assert "Étape rattraper (dialogue)" in shown(pilot)
        assert isinstance(screen.box, Told)
        await press(pilot, "A")
        assert screen.scene.step == "accueillir"
        assert "aucune réponse donnée" in shown(pilot)
        assert not any(turn.kind == "vous" for turn in screen.scene.turns)
        await press(pilot, "A")
        assert screen.scene.step == "accueillir"


async def test_the_best_answer_plays_to_the_end_and_back(file: Brouillon) -> None:
    async with trying(str(file.path), NARROW, "juger") as pilot:
        screen = sheet(pilot)
        await press(pilot, "J", "J")
        assert screen.scene.is_over
        assert "Recommencer au début" in shown(pilot)
        await choose(pilot, "Annuler la dernière réponse")
        assert screen.scene.step == "juger"
        await press(pilot, "J")
        await choose(pilot, "Recommencer au début")
        assert screen.scene.step == "accueillir"


async def test_a_saved_file_is_played_at_once_and_what_was_typed_stays(file: Brouillon) -> None:
    async with trying(str(file.path), WIDE, "noter") as pilot:
        screen = sheet(pilot)
        field = screen.query("#reponse Input").first(Input)
        field.value = "Diallo"
        await looked(pilot)
        file.save(("Téléphone", "Téléphone du client"))
        await looked(pilot)
        assert screen.scene.step == "noter"
        assert "Téléphone du client" in shown(pilot)
        assert screen.query("#reponse Input").first(Input).value == "Diallo"
        assert "Fichier rechargé" in shown(pilot)


async def test_a_wrong_file_leaves_the_answer_alone_until_it_is_mended(file: Brouillon) -> None:
    async with trying(str(file.path), NARROW, "noter") as pilot:
        screen = sheet(pilot)
        field = screen.query("#reponse Input").first(Input)
        field.value = "Diallo"
        box = screen.box
        assert re.search(r"Échap puis : .*Maj\+P", shown(pilot))
        file.save(("vers: argumenter", "vers: argumentre"))
        await looked(pilot)
        assert screen.box is box
        await press(pilot, "escape", "P")
        assert "argumentre" in shown(pilot)
        file.save()
        await looked(pilot)
        assert "argumentre" not in shown(pilot)


async def test_a_renamed_step_is_told_where_the_replay_stops(file: Brouillon) -> None:
    async with trying(str(file.path), WIDE) as pilot:
        await choose(pilot, "Elles sont toutes au fond")
        await press(pilot, "enter")
        await choose(pilot, "Je vous accompagne")
        file.save(("id: rattraper", "id: reparer"), ("vers: rattraper", "vers: reparer"))
        await press(pilot, "R")
        assert sheet(pilot).scene.step == "reparer"
        assert "n’existe plus" in shown(pilot)
        await choose(pilot, "Je vous accompagne")
        assert sheet(pilot).scene.step == "decouvrir"


async def test_the_timer_looks_at_the_file_by_itself(
    file: Brouillon, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("game.tui.atelier.screen.SECONDS_BETWEEN_LOOKS", 0.01)
    tryout = Tryout(Draft(str(file.path)), seed=42, persona="reflechi", mode="guide")
    file.save(("bienvenue. Pour quel usage", "dites-moi. Pour quel usage"))
    game = TryoutApp(
        tryout, clock=clock(), delivery=MemoryDelivery(), settings=MemorySettings(), watches=True
    )
    async with game.run_test(size=NARROW) as pilot:
        await settle(pilot)
        while tryout.notice is None:
            await pilot.pause()
        await settle(pilot)
        assert "dites-moi. Pour quel usage" in shown(pilot)


async def test_another_step_is_picked_in_a_list(file: Brouillon) -> None:
    async with trying(str(file.path), WIDE) as pilot:
        await press(pilot, "E")
        assert isinstance(pilot.app.screen, PickStep)
        await choose(pilot, "calculer (calcul")
        assert sheet(pilot).scene.step == "calculer"
        assert "réponses données pour vous" in shown(pilot)
        await press(pilot, "escape", "E", "escape")
        assert sheet(pilot).scene.step == "calculer"


async def test_another_customer_is_picked_by_number_and_character(file: Brouillon) -> None:
    async with trying(str(file.path), WIDE) as pilot:
        await choose(pilot, "Elles sont toutes au fond")
        await press(pilot, "enter", "C")
        assert isinstance(pilot.app.screen, PickCustomer)
        pilot.app.screen.query_one(Input).value = "7"
        await choose(pilot, "Pressé")
        screen = sheet(pilot)
        casting = screen.session.play.casting
        assert (casting.graine, casting.temper.archetype) == (7, "presse")
        assert screen.scene.step == "rattraper"
        assert "Client n° 7 : Pressé" in shown(pilot)


async def test_leaving_asks_and_keeps_nothing(file: Brouillon) -> None:
    async with trying(str(file.path), NARROW) as pilot:
        await press(pilot, "1", "q")
        assert "Rien de cet essai n’est gardé" in shown(pilot)
        await press(pilot, "1")
        assert isinstance(pilot.app.screen, TryoutSheet)
        await press(pilot, "escape", "2")
    assert pilot.app.return_value == 0


async def test_the_text_version_goes_on_at_the_same_place(file: Brouillon) -> None:
    async with trying(str(file.path), NARROW) as pilot:
        await press(pilot, "1", "v")
        assert len(sheet(pilot).tryout.trial.given) == 1
    assert pilot.app.return_value == GO_ON_IN_TEXT


async def test_everything_is_in_french(file: Brouillon) -> None:
    async with trying(str(file.path), NARROW) as pilot:
        for keys in (("P",), ("E",), ("C",), ("question_mark",), ("ctrl+p",), ("q",)):
            await press(pilot, *keys)
            assert_french(pilot)
            await press(pilot, "escape")


async def test_a_window_too_small_holds_it(file: Brouillon) -> None:
    async with trying(str(file.path), (39, 9)) as pilot:
        await press(pilot, "P", "J", "P", "E", "escape", "C", "escape")
        await pilot.resize_terminal(*WIDE)
        await settle(pilot)
        assert "Auteur" in shown(pilot)
        assert "1 réponse donnée" in shown(pilot)


async def test_a_student_has_no_such_panel() -> None:
    game = student_app(play=essai.play("guide"))
    async with game.run_test(size=WIDE) as pilot:
        await press(pilot, "enter", "P", "J", "A", "E", "R", "C")
        assert not game.screen.query("#auteur")
        assert "Clé" not in shown(pilot)
