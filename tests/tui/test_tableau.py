"""The sheet on screen: worked out as one types, charts seen before they are picked, drafts kept."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static

from game.store import MemoryStore
from game.tui.choices import ChoiceList
from game.tui.kinds.tableau import Board
from scenarios.journal import read
from scenarios.steps.tableau import TableauMove
from tests.kinds.frame import fixtures, loaded
from tests.support import essai
from tests.support.picture import check_golden
from tests.support.vitrine import Vitrine, app
from tests.tui.pilots import play_of, press, settle, shown


@asynccontextmanager
async def opened(
    *,
    size: tuple[int, int] = (80, 24),
    store: MemoryStore | None = None,
    seance: str | None = None,
) -> AsyncIterator[Pilot[int]]:
    """The first sheet of the fixture."""
    written, _ = loaded(fixtures()["tableau"], "tableau")
    play = None if seance else essai.play("entrainement", written=written)
    game = app(play=play, source=Vitrine(written), store=store, seance=seance)
    async with game.run_test(size=size) as pilot:
        await settle(pilot)
        if play is not None:
            await press(pilot, "enter")
        yield pilot


def fields(pilot: Pilot[int]) -> list[Input]:
    return list(pilot.app.screen.query("#reponse Input").results(Input))


def results(pilot: Pilot[int]) -> list[str]:
    found = pilot.app.screen.query("#reponse .resultat").results(Static)
    return [str(each.render()).replace("\u00a0", " ") for each in found]


def board(pilot: Pilot[int]) -> str:
    rows = pilot.app.screen.query_one(Board).rows
    return "\n".join("".join(t for t, _ in row) for row in rows).replace("\u00a0", " ")


def done(pilot: Pilot[int]) -> TableauMove:
    move = play_of(pilot).session.trace.acts[0].move
    assert isinstance(move, TableauMove)
    return move


async def test_what_a_formula_gives_shows_beside_it_and_in_the_sheet() -> None:
    async with opened() as pilot:
        await press(pilot, *"=C2/B2")
        assert results(pilot)[0] == "= 0,2 %"
        await press(pilot, *"*")
        assert results(pilot)[0] == "= …"
        await press(pilot, *"100")
        assert results(pilot) == ["= 20,0 %", "", ""]
        assert "▸[        20,0 %]" in board(pilot)
        await press(pilot, "down", *"=D4")
        assert results(pilot)[1] == "= en attente"


async def test_arrows_enter_and_tab_go_from_cell_to_cell() -> None:
    async with opened() as pilot:
        first, second, third = fields(pilot)
        assert first.has_focus
        await press(pilot, "down")
        assert second.has_focus
        await press(pilot, "enter")
        assert third.has_focus
        await press(pilot, "up")
        assert second.has_focus
        await press(pilot, "shift+tab")
        assert first.has_focus
        assert "2  Mardi            50         10 ▸[" in board(pilot)


async def test_what_is_wrong_is_said_on_leaving_and_hidden_once_mended() -> None:
    async with opened() as pilot:
        await press(pilot, *"=C2/(B2", "down")
        assert "✗ Il manque une parenthèse fermante" in shown(pilot)
        await press(pilot, "up", "end", *")")
        assert "parenthèse" not in shown(pilot)
        await press(pilot, "down", *"=D4+1", "down")
        # A cell that only waits for another is not wrong yet.
        assert "✗" not in shown(pilot)


async def test_charts_are_drawn_as_one_moves_and_picked_by_digit_enter_or_mouse() -> None:
    async with opened() as pilot:
        await press(pilot, *"=C2/B2*100", "down", "down", "down")
        choices = pilot.app.screen.query_one(".graphiques", ChoiceList)
        assert choices.has_focus
        assert "│██████" in board(pilot)
        assert "90" in board(pilot)
        await press(pilot, "down")
        assert "Mercredi │à compléter" in board(pilot)
        await press(pilot, "down", "enter")
        assert "3 ●" in shown(pilot)
        await press(pilot, "é")
        assert "2 ●" in shown(pilot)
        assert "3 ○" in shown(pilot)
        await pilot.click(choices, offset=(6, 0))
        await settle(pilot)
        assert "1 ●" in shown(pilot)
        await press(pilot, "up", "shift+tab")
        assert "▸[" in board(pilot)


async def test_it_is_handed_in_from_anywhere_or_by_the_last_line() -> None:
    async with opened() as pilot:
        await press(pilot, *"20", "tab", "tab", "tab", "2", "end", "enter")
        assert done(pilot) == TableauMove(cellules={"D2": "20"}, graphique="taux")
    async with opened() as pilot:
        await press(pilot, "tab", "tab", "tab", "2", "shift+tab", *"30", "ctrl+s")
        assert done(pilot) == TableauMove(cellules={"D4": "30"}, graphique="taux")


async def test_what_is_refused_is_said_in_place_and_stays() -> None:
    async with opened() as pilot:
        await press(pilot, *"20", "ctrl+s")
        assert "Choisissez le graphique qui répond" in shown(pilot)
        assert pilot.app.screen.query_one(".graphiques").has_focus
        await press(pilot, "2")
        assert "Choisissez le graphique qui répond" not in shown(pilot)
        fields(pilot)[1].focus()
        await press(pilot, *"vingt", "ctrl+s")
        assert "✗ Écrivez un nombre, par exemple 12,5" in shown(pilot)
        assert [field.value for field in fields(pilot)] == ["20", "vingt", ""]
        assert fields(pilot)[1].has_focus
        assert not play_of(pilot).session.trace.acts


async def test_what_was_typed_and_picked_comes_back_with_the_session() -> None:
    store = MemoryStore()
    async with opened(store=store) as pilot:
        await press(pilot, *"=C2/B2*100", "down", *"=C3/", "down", "down", "2")
        seance = play_of(pilot).seance
    (content,) = store.journals.values()
    draft = read(content).draft
    assert draft is not None
    assert draft.texte == {"D2": "=C2/B2*100", "D3": "=C3/", "graphique": "taux"}
    async with opened(store=store, seance=seance) as pilot:
        assert [field.value for field in fields(pilot)] == ["=C2/B2*100", "=C3/", ""]
        assert results(pilot) == ["= 20,0 %", "= …", ""]
        assert "20,0 %" in board(pilot)
        await press(pilot, "tab", "tab", "tab")
        assert "2 ●" in shown(pilot)


async def test_a_whole_book_pasted_and_signs_of_markup_are_text() -> None:
    async with opened() as pilot:
        field = fields(pilot)[0]
        field.value = "[/] [bold]x[/]\x1b[31m"
        await settle(pilot)
        field.value = "=" + "(" * 100_000
        await press(pilot, "ctrl+s")
        await press(pilot, "tab", "tab", "tab", "2", "ctrl+s")
        assert "200 signes" in shown(pilot)
        assert "\x1b" not in shown(pilot)


@pytest.mark.parametrize("size", [(40, 10), (60, 16), (140, 40)], ids=str)
async def test_every_size_shows_the_cell_one_is_in(size: tuple[int, int]) -> None:
    async with opened(size=size) as pilot:
        await press(pilot, "down", "down", *"30")
        assert "4  Jeudi" in shown(pilot)
        assert "D4" in shown(pilot)
        await press(pilot, "down", "2", "ctrl+s")
        assert done(pilot).graphique == "taux"


async def test_pictures() -> None:
    async with opened() as pilot:
        await press(pilot, *"=C2/B2*100", "down", *"=C3/B3*100", "down", *"=C4/B4")
        check_golden(pilot.app, "tableau-80x24")
        await press(pilot, "down", "down")
        check_golden(pilot.app, "tableau-graphique-80x24")
