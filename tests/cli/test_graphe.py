"""`graphe`: on stdout, or in a file that is never written over unasked."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

from tests.cli.conftest import Command


def test_the_command_draws_on_stdout_or_in_a_file(run: Command, data: Path) -> None:
    shown = run("graphe", "deux-cafetieres")
    assert shown.code == 0
    assert "30 étapes, 4 fins" in shown.out
    assert max(map(len, shown.out.splitlines()[2:])) <= 80
    written = run("graphe", "deux-cafetieres", "--format", "svg", "-o", "carte.svg")
    assert (written.code, written.out) == (0, "")
    ET.parse(data / "carte.svg")
    again = run("graphe", "deux-cafetieres", "--format", "svg", "-o", "carte.svg")
    assert again.code == 2
    assert "--remplacer" in again.err
    assert run("graphe", "deux-cafetiere").code == 2
