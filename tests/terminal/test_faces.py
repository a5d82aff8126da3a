"""Which face a terminal gets, and going from one to the other."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.terminal.student import Student
from tests.terminal.terminal import ALTERNATE_SCREEN, ENTER, Terminal

SCENARIO, SEED = "deux-cafetieres", 7
CTRL_D = b"\x04"
NO_UTF8 = {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}


@pytest.mark.parametrize("environment", [{"TERM": "dumb"}, NO_UTF8], ids=["dumb", "no-utf-8"])
def test_a_poor_terminal_gets_lines(
    opened: Callable[..., Terminal], environment: dict[str, str]
) -> None:
    terminal = opened(environment=environment)
    terminal.wait_for("1. Jouer", "Choix :")
    assert not terminal.mode(ALTERNATE_SCREEN)
    terminal.send(CTRL_D)
    assert terminal.exit_code() == 0
    assert terminal.troubles() == []


def test_a_tiny_window_says_so_and_comes_back(opened: Callable[..., Terminal]) -> None:
    terminal = opened(columns=30, rows=8)
    terminal.wait_for("Fenêtre trop petite", "40 colonnes")
    terminal.resize(80, 24)
    terminal.wait_for("Que jouer ?", "? Aide")
    terminal.send("q")
    assert terminal.exit_code() == 0
    assert terminal.troubles() == []


def test_resized_at_any_moment_the_play_goes_on(opened: Callable[..., Terminal]) -> None:
    terminal = opened("jouer", SCENARIO, "--graine", str(SEED))
    terminal.wait_for("▸ Situation")
    terminal.resize(140, 40)
    terminal.send(ENTER)
    student = Student(terminal, SCENARIO, SEED)
    student.terminal.wait_for("▸ Que dites-vous ?")
    for columns, rows in ((40, 10), (30, 8), (200, 50), (80, 24)):
        terminal.resize(columns, rows)
    student.answer(2)
    student.wait()


def test_the_text_version_goes_on_in_lines(opened: Callable[..., Terminal]) -> None:
    terminal = opened("jouer", SCENARIO, "--graine", str(SEED))
    terminal.wait_for("▸ Situation")
    terminal.send(ENTER)
    student = Student(terminal, SCENARIO, SEED)
    student.answer()
    student.wait()
    terminal.send("v")
    terminal.wait_until(lambda: not terminal.mode(ALTERNATE_SCREEN), "the screens left")
    terminal.wait_for("Vous reprenez ici", "1.")
    terminal.send("1\r")
    terminal.wait_for("2.", "Vous :")
    terminal.send(CTRL_D)
    assert terminal.exit_code() == 0
    assert terminal.troubles() == []
