"""The demonstration on screen: what each kind says by itself, in every window."""

from __future__ import annotations

import pytest
from textual.content import Content
from textual.widgets import Input

from game.content import bundled, new_play
from game.tui.coach import Told
from game.tui.conversation import Conversation
from game.tui.kinds.panel import AnswerPanel
from game.tui.lines import Lines
from game.tui.prose import Prose
from scenarios.moves import right_move
from scenarios.play import Mode, Play
from scenarios.steps.dialogue import DialogueOffer
from tests.support.vitrine import app
from tests.tui.pilots import play_of, press, settle, shown, until

KINDS = (
    "recherche",
    "ordre",
    "selection",
    "classement",
    "dialogue",
    "questions",
    "reperage",
    "sujets",
    "calcul",
    "fiche",
    "tableau",
    "envoi",
    "redaction",
    "autoevaluation",
)
HINT = "La personne a déjà écrit pourquoi elle vient."


def demonstration(mode: Mode = "guide") -> Play:
    scenario = bundled().scenarios["demonstration"]
    house = bundled().organisations[scenario.organisation]
    return new_play(scenario, house, seed=3, mode=mode)


def words(picture: str) -> str:
    """The screen without its frames, on one line."""
    return " ".join(picture.translate(str.maketrans("", "", "┃│")).split())


async def test_every_kind_fits_every_window_and_keeps_the_help_in_the_bar() -> None:
    game = app(play=demonstration())
    async with game.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter")
        for kind in KINDS:
            await until(pilot, kind)
            for size in ((140, 40), (60, 20), (40, 10), (80, 24)):
                await pilot.resize_terminal(*size)
                await settle(pilot)
                assert shown(pilot).rstrip().endswith("? Aide"), (kind, size)
            move = right_move(play_of(pilot).session.state.view)
            play_of(pilot).post_message(AnswerPanel.Answered(move))
            await settle(pilot)


@pytest.mark.parametrize("mode", ["guide", "entrainement"])
async def test_the_hint_of_a_step_is_said_in_guided_mode_only(mode: Mode) -> None:
    game = app(play=demonstration(mode))
    async with game.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter")
        await until(pilot, "dialogue")
        assert (f"Conseil : {HINT}" in shown(pilot)) == (mode == "guide")
        await press(pilot, "1")
        assert HINT not in shown(pilot)


async def test_the_hint_waits_behind_the_coach_and_leaves_with_its_step() -> None:
    game = app(play=demonstration())
    async with game.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter")
        await until(pilot, "classement")
        for _ in range(3):
            await press(pilot, "1", "1", "1")
        await press(pilot, "end", "enter")
        assert isinstance(play_of(pilot).box, Told)
        assert HINT not in shown(pilot)
        await press(pilot, "enter")
        assert HINT in shown(pilot)


async def test_the_coach_says_that_there_is_more_and_turns_the_page() -> None:
    game = app(play=demonstration())
    async with game.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter")
        await until(pilot, "classement")
        for _ in range(3):
            await press(pilot, "1", "1", "1")
        await press(pilot, "end", "enter")
        lines = play_of(pilot).box.query_one(Lines)  # type: ignore[union-attr]
        assert "PgSuiv lire la suite" in shown(pilot)
        await press(pilot, "pagedown", "pagedown")
        assert lines.scroll_y == lines.max_scroll_y > 0
        assert "PgSuiv lire la suite" not in shown(pilot)
        await press(pilot, "pageup", "pageup")
        assert lines.scroll_y == 0
        before = pilot.app.screen.query_one(Conversation).scroll_y
        await press(pilot, "pageup")
        assert pilot.app.screen.query_one(Conversation).scroll_y < before


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (40, 10)])
async def test_a_refusal_too_long_for_the_border_is_read_whole(size: tuple[int, int]) -> None:
    game = app(play=demonstration())
    async with game.run_test(size=size) as pilot:
        await press(pilot, "enter")
        await until(pilot, "selection")
        await press(pilot, "end", "enter")
        told = "Aucun élément n’est retenu : marquez-en un au moins, ou passez cette étape."
        assert told in words(shown(pilot))
        await press(pilot, "1")
        assert "Aucun élément" not in shown(pilot)


async def test_a_line_taken_back_does_not_bring_back_the_coach_of_the_step_before() -> None:
    game = app(play=demonstration())
    async with game.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter")
        await until(pilot, "classement")
        for _ in range(3):
            await press(pilot, "1", "1", "1")
        await press(pilot, "end", "enter", "enter")
        offer = play_of(pilot).scene.offer
        assert isinstance(offer, DialogueOffer)
        clumsy = [option.id for option in offer.options].index("suivre")
        await press(pilot, str(clumsy + 1), "r")
        assert play_of(pilot).scene.kind == "dialogue"
        assert isinstance(play_of(pilot).box, AnswerPanel)


async def test_in_a_field_the_bar_says_that_letters_come_after_echap() -> None:
    game = app(play=demonstration())
    async with game.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter")
        await until(pilot, "calcul")
        assert "Entrée Valider  Échap puis :  d Documents" in shown(pilot)
        await press(pilot, "escape")
        assert "Tab Revenir à la réponse  Entrée Valider  d Documents" in shown(pilot)
        await press(pilot, "tab")
        assert isinstance(game.focused, Input)


async def test_the_coach_offers_nothing_of_the_next_step() -> None:
    game = app(play=demonstration())
    async with game.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter")
        await until(pilot, "ordre")
        await press(pilot, "end", "enter")
        assert isinstance(play_of(pilot).box, Told)
        assert "x Passer" not in shown(pilot)
        await press(pilot, "enter")
        assert "x Passer" in shown(pilot)


async def test_a_no_break_space_never_ends_a_line() -> None:
    game = app(play=demonstration())
    async with game.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter")
        for width in range(40, 100):
            await pilot.resize_terminal(width, 24)
            await pilot.pause()
            for prose in pilot.app.screen.query(Prose):
                found = prose.render()
                assert isinstance(found, Content)
                assert not any(line.rstrip(" ").endswith("«") for line in found.plain.split("\n"))
