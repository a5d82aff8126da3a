"""From launch to report, by keys alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.terminal.student import Student
from tests.terminal.terminal import ALTERNATE_SCREEN, ENTER, ESCAPE, Terminal

SCENARIO, SEED = "deux-cafetieres", 7


def test_a_play_from_launch_to_report(opened: Callable[..., Terminal], data: Path) -> None:
    terminal = opened()
    student = Student(terminal, SCENARIO, SEED)
    title = student.scene.title

    terminal.wait_for("Que jouer ?", title, "? Aide")
    assert terminal.mode(ALTERNATE_SCREEN)
    terminal.send("c")
    terminal.wait_for("▸ Ma partie")
    terminal.send(f"{SEED}" + "\r")
    terminal.wait_for("▸ Que jouer ?")
    # The course proposes another one first.
    terminal.send("/")
    terminal.wait_until(lambda: not terminal.shows("▸ Que jouer ?"), "the search has the focus")
    terminal.send("cafetieres\r")
    terminal.wait_for("▸ Que jouer ?")
    terminal.wait_until(lambda: not terminal.shows("Mon parcours"), "the list is narrowed")
    terminal.send(ENTER)
    terminal.wait_for("▸ Situation", f"client n° {SEED}")
    terminal.send(ENTER)

    while not student.scene.is_over:
        student.answer()
    student.wait()
    terminal.send("1")
    terminal.wait_for("À retenir", "▸ Ensuite")
    terminal.send("b")
    terminal.wait_for("▸ Mes compétences", "Bilan ›")
    terminal.send(ESCAPE)
    terminal.wait_for("▸ Ensuite")
    terminal.send("e")
    terminal.wait_for("Le fichier est enregistré")
    assert [page.suffix for page in (data / "bilans").iterdir()] == [".html"]
    terminal.send(ENTER)
    terminal.wait_until(lambda: not terminal.shows("Le fichier est enregistré"), "the box closed")
    terminal.send("q")

    assert terminal.exit_code() == 0
    assert terminal.troubles() == []
