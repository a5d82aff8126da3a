"""One data folder a test, and the command called in the test's own process."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from game.cli.main import main
from tests.support.command import Done

Command = Callable[..., Done]


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The data folder, which is the working folder too."""
    folder = tmp_path / "donnees"
    folder.mkdir()
    monkeypatch.setenv("COMPTOIR_DONNEES", str(folder))
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def run(
    data: Path,  # noqa: ARG001 - the folder is what makes the command harmless
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Command:
    """`run("jouer", …, typed="1\\n")` gives code, stdout and stderr."""

    def command(*arguments: str, typed: str = "") -> Done:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(typed.encode()), "utf-8"))
        code = main(list(arguments))
        shown = capsys.readouterr()
        return Done(code, shown.out, shown.err)

    return command
