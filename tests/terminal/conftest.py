"""Terminals that are always closed; nothing here runs where there is no pty."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.terminal.terminal import Terminal

if sys.platform == "win32":
    collect_ignore_glob = ["test_*.py"]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The data folder of the player."""
    return tmp_path / "donnees"


@pytest.fixture
def opened(data: Path) -> Iterator[Callable[..., Terminal]]:
    """Opens the game in a terminal; the arguments are those of Terminal."""
    from tests.terminal.terminal import Terminal

    terminals: list[Terminal] = []

    def open_one(*arguments: str, **options: object) -> Terminal:
        terminal = Terminal(*arguments, data=data, **options)  # type: ignore[arg-type]
        terminals.append(terminal)
        return terminal

    yield open_one
    for terminal in terminals:
        terminal.close()
