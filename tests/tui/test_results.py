"""After the play: three points, each answer, the report in words, the file handed over."""

from __future__ import annotations

import re

from game.delivery import MemoryDelivery
from game.store import MemoryStore
from game.tui.screens.debrief import DebriefSheet
from game.tui.screens.home import HomeSheet
from game.tui.screens.report import ReportSheet
from game.tui.screens.review import ReviewSheet
from game.tui.signs import bar
from scoring.render.html import journal_in
from tests.support import essai
from tests.support.vitrine import app
from tests.tui.pilots import choose, is_on, press, settle, shown, until


def test_a_bar_is_full_empty_or_between() -> None:
    assert bar(0, 4) == "▕░░░░▏"
    assert bar(0.5, 4) == "▕██░░▏"
    assert bar(1, 4) == "▕████▏"
    assert bar(None, 4).strip() == ""


async def test_from_the_three_points_to_everything_and_back_home() -> None:
    game = app(play=essai.play("entrainement"))
    async with game.run_test(size=(140, 40)) as pilot:
        await press(pilot, "enter")
        await choose(pilot, "Celle-ci est à")
        await until(pilot, "")
        await press(pilot, "enter")
        assert is_on(pilot, DebriefSheet)
        assert "→ À dire autrement" in shown(pilot)
        assert "Dites plutôt : « Bonjour Madame, bienvenue." in shown(pilot)
        await press(pilot, "d")
        assert is_on(pilot, ReviewSheet)
        assert "Maladroit. Le prix vient avant le besoin." in shown(pilot)
        assert "Mieux, à ce moment-là" in shown(pilot)
        assert "Ce que cela montre" in shown(pilot)
        await press(pilot, "escape", "b")
        assert is_on(pilot, ReportSheet)
        assert "réussi seul deux fois" in shown(pilot)
        assert "ne vaut ni note ni CCF" in shown(pilot)
        assert not re.search(r"\d\s?%|\d+\s?/\s?\d+", shown(pilot))
        await press(pilot, "escape")
        await choose(pilot, "Revenir")
        assert is_on(pilot, HomeSheet)


async def test_the_report_is_handed_over_with_the_journal_inside() -> None:
    delivery, store = MemoryDelivery(), MemoryStore()
    game = app(play=essai.play("entrainement"), delivery=delivery, store=store)
    async with game.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter")
        await until(pilot, "")
        await press(pilot, "enter", "e")
        assert "Le fichier est enregistré" in shown(pilot)
    ((name, page),) = delivery.files.items()
    assert name == "eleve-07-essai-2026-11-23.html"
    assert journal_in(page) in store.journals.values()


async def test_an_assessment_hands_over_a_file_without_a_mark() -> None:
    delivery = MemoryDelivery()
    game = app(play=essai.play("evaluation"), delivery=delivery)
    async with game.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter")
        await until(pilot, "")
        await press(pilot, "enter", "e")
    (page,) = delivery.files.values()
    assert "réussi seul" not in page.decode()


async def test_a_finished_play_opens_on_its_results() -> None:
    store = MemoryStore()
    first = app(play=essai.play("entrainement"), store=store)
    async with first.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter")
        await until(pilot, "")
    again = app(store=store)
    async with again.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "end", "enter")
        assert is_on(pilot, DebriefSheet)


async def test_the_page_of_competences_tells_rules_and_behaviours() -> None:
    game = app(play=essai.play("entrainement", written=essai.ruled()))
    async with game.run_test(size=(140, 60)) as pilot:
        await press(pilot, "enter")
        await choose(pilot, "Celle-ci est à")
        await until(pilot, "")
        await press(pilot, "enter", "b")
        page = shown(pilot)
        assert "Règles de l’entretien" in page
        assert "✗ Découvrir avant d’argumenter : manquée." in page
        assert "« Bonjour. Celle-ci est à 39,90 €. »" in page
        assert "· Reformuler avant de proposer : pas mise à l’épreuve." in page
        assert "Ne pas insister" not in page
        assert "A3T2CP3 Écoute et empathie" in page
