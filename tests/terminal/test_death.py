"""A game that dies: what was answered is kept, the terminal is given back where that can be."""

from __future__ import annotations

import signal
from collections.abc import Callable

import pytest

from tests.terminal.student import Student, options_on
from tests.terminal.terminal import ALTERNATE_SCREEN, ENTER, Terminal

SCENARIO, SEED = "deux-cafetieres", 7
LEAVING = [
    getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)
]  # Windows has no SIGHUP


def at_play(opened: Callable[..., Terminal]) -> Student:
    """A play at its first step."""
    terminal = opened("jouer", SCENARIO, "--graine", str(SEED))
    terminal.wait_for("▸ Situation")
    terminal.send(ENTER)
    student = Student(terminal, SCENARIO, SEED)
    student.wait()
    return student


def test_killed_and_taken_up_at_the_very_step(opened: Callable[..., Terminal]) -> None:
    student = at_play(opened)
    student.answer(4)
    student.wait()
    before = options_on(student.terminal)
    student.terminal.signal(signal.SIGKILL)
    assert student.terminal.exit_code() == -signal.SIGKILL

    student.terminal = opened("reprendre")
    student.wait()
    assert len(before) > 1
    assert options_on(student.terminal) == before
    student.answer()
    student.wait()


@pytest.mark.parametrize("number", LEAVING)
def test_a_signal_gives_the_terminal_back(
    opened: Callable[..., Terminal], number: signal.Signals
) -> None:
    student = at_play(opened)
    terminal = student.terminal
    assert terminal.mode(ALTERNATE_SCREEN)
    assert terminal.troubles() != []
    terminal.signal(number)
    assert terminal.exit_code() == 0
    assert terminal.troubles() == []
