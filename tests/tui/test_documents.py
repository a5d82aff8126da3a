"""Long documents on screen: narrowed by words, the marked row told whole; nobody drawn before."""

from __future__ import annotations

from dataclasses import replace

import pytest
from textual.pilot import Pilot
from textual.widgets import DataTable, Input, Static

from game.clients import LateClients, drawn_ahead
from game.pages import pages
from game.tui.tables import ResultTable, Table
from scenarios.house.search import SHOWN
from scenarios.model import Scenario
from scenarios.play import Play
from tests.support import essai
from tests.support.vitrine import Vitrine, app
from tests.tui.pilots import play_of, press, settle, shown


def written() -> Scenario:
    """The small situation with the client file among its documents."""
    return essai.changed(essai.scenario(), documents=("catalogue", "fichier"))


def play() -> Play:
    """Its play."""
    return essai.play(written=written())


async def opened(pilot: Pilot[int]) -> None:
    """At the first step, the client file open."""
    await settle(pilot)
    await press(pilot, "enter", "f")


def rows(pilot: Pilot[int]) -> list[str]:
    """The family names shown."""
    table = pilot.app.screen.query_one("#page DataTable", DataTable)
    return [str(table.get_row_at(rank)[0]) for rank in range(table.row_count)]


@pytest.mark.parametrize("size", [(80, 24), (140, 40)], ids=str)
async def test_words_narrow_the_rows_as_they_are_typed(size: tuple[int, int]) -> None:
    one = play()
    game = app(play=one, source=Vitrine(one.scenario))
    async with game.run_test(size=size) as pilot:
        await opened(pilot)
        assert len(rows(pilot)) == SHOWN
        assert "300 lignes, les 20 premières ici" in shown(pilot)
        await press(pilot, "slash", *"DIALLÔ marthe")
        assert set(rows(pilot)) == {"Diallo"}
        assert "lignes sur 300" in shown(pilot)
        await press(pilot, "space", *"zzz")
        assert rows(pilot) == []
        assert "Aucune ligne sur 300" in shown(pilot)


async def test_letters_and_arrows_are_typed_in_the_field_and_not_obeyed() -> None:
    one = play()
    game = app(play=one, source=Vitrine(one.scenario))
    async with game.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await press(pilot, "slash", *"cd", "left", "x", "1")
        field = pilot.app.screen.query_one("#filtre", Input)
        assert field.value == "cx1d"
        assert play_of(pilot).session.trace.acts == ()
        await press(pilot, "escape")
        assert not play_of(pilot).has_documents_open
        await press(pilot, "1")
        assert len(play_of(pilot).session.trace.acts) == 1


async def test_enter_goes_to_the_rows_and_the_marked_one_is_told_whole() -> None:
    one = play()
    game = app(play=one, source=Vitrine(one.scenario))
    async with game.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await press(pilot, "slash", *"valbourg", "enter")
        assert isinstance(game.focused, ResultTable)
        told = str(pilot.app.screen.query_one("#filtre-ligne", Static).render()).replace("\n", " ")
        assert "Adresse\u00a0: 12 rue du Moulin" in told


async def test_another_page_is_whole_again_and_a_short_one_has_no_field() -> None:
    one = play()
    game = app(play=one, source=Vitrine(one.scenario))
    async with game.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await press(pilot, "slash", *"diallo", "tab", "tab", "c")
        assert not pilot.app.screen.query_one("#filtre", Input).display
        assert len(pilot.app.screen.query(Table)) == 1
        await press(pilot, "slash")
        assert not isinstance(game.focused, Input)
        await press(pilot, "f")
        assert len(rows(pilot)) == SHOWN


async def test_a_book_pasted_in_the_field_harms_nothing() -> None:
    one = play()
    game = app(play=one, source=Vitrine(one.scenario))
    async with game.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        pilot.app.screen.query_one("#filtre", Input).value = "x[/]\x1b" * 25_000
        await settle(pilot)
        assert rows(pilot) == []


def test_nobody_is_drawn_by_the_list_of_pages() -> None:
    late = LateClients(essai.casting())
    lazy = replace(essai.play(written=written()), clients=late)
    (file,) = [page for page in pages(lazy) if page.id == "fichier"]
    assert late._directory is None
    assert len(file.rows) == 300
    assert file.rows is file.rows


def test_people_are_drawn_ahead_only_where_they_are_shown() -> None:
    assert list(drawn_ahead(essai.play())) == []
    assert len(list(drawn_ahead(play()))) == 1 + 300 // 25
