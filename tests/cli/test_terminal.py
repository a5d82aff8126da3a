"""On a real terminal: screens or lines, and the terminal given back whole."""

from __future__ import annotations

import json
import signal
import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("pseudo-terminals are POSIX", allow_module_level=True)

import pexpect

from tests.support.command import COMMAND, ROOT, comptoir, environment

SCREEN, LEFT_SCREEN, LEFT_MOUSE = "\x1b[?1049h", "\x1b[?1049l", "\x1b[?1000l"


def opened(data: Path, *arguments: str, **env: str) -> pexpect.spawn[str]:
    """The command on a terminal of 80×24."""
    return pexpect.spawn(
        COMMAND[0],
        [*COMMAND[1:], *arguments],
        env=environment(data, TERM="xterm-256color", **env),
        cwd=str(ROOT),
        dimensions=(24, 80),
        encoding="utf-8",
        timeout=60,
    )


def end(child: pexpect.spawn[str]) -> str:
    """Everything it still shows; it must end by itself."""
    child.expect(pexpect.EOF)
    child.close()
    return str(child.before)


def at_home(child: pexpect.spawn[str]) -> None:
    """Wait for the home screen, painted."""
    child.expect_exact(SCREEN)
    child.expect("cafetières")


@pytest.mark.parametrize("env", [{"TERM": "dumb"}, {"TERM": ""}, {"COMPTOIR_TEXTE": "1"}], ids=str)
def test_a_poor_terminal_gets_lines(tmp_path: Path, env: dict[str, str]) -> None:
    child = pexpect.spawn(
        COMMAND[0],
        list(COMMAND[1:]),
        env={**environment(tmp_path, TERM="xterm-256color"), **env},
        cwd=str(ROOT),
        encoding="utf-8",
        timeout=60,
    )
    child.expect("Choix\u00a0: ")
    assert "\x1b" not in str(child.before)
    child.sendline("q")
    end(child)
    assert child.exitstatus == 0


def test_a_terminal_that_is_not_utf_8_gets_lines(tmp_path: Path) -> None:
    child = pexpect.spawn(
        COMMAND[0],
        list(COMMAND[1:]),
        env=environment(
            tmp_path, TERM="xterm", PYTHONUTF8="0", PYTHONIOENCODING="latin-1", LC_ALL="C"
        ),
        cwd=str(ROOT),
        encoding="latin-1",
        timeout=60,
    )
    child.expect("Choix")
    child.sendline("q")
    end(child)
    assert child.exitstatus == 0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_gives_the_terminal_back(tmp_path: Path, number: signal.Signals) -> None:
    child = opened(tmp_path)
    at_home(child)
    child.kill(number)
    shown = end(child)
    assert LEFT_SCREEN in shown
    assert LEFT_MOUSE in shown
    assert child.exitstatus == 0


def test_an_exported_size_does_not_freeze_the_screens(tmp_path: Path) -> None:
    child = opened(tmp_path, COLUMNS="30", LINES="5")
    at_home(child)
    child.send("q")
    assert LEFT_SCREEN in end(child)
    assert child.exitstatus == 0


def test_from_the_screens_to_lines_in_the_same_session(tmp_path: Path) -> None:
    comptoir(tmp_path, "jouer", "deux-cafetieres", "--graine", "7", typed="1\n")
    child = opened(tmp_path, "reprendre")
    child.expect_exact(SCREEN)
    # The last of the bottom line: the play is painted whole.
    child.expect("Agrandir")
    child.send("v")
    child.expect_exact(LEFT_SCREEN)
    child.expect("Vous reprenez ici")
    child.expect("Choix\u00a0: ")
    child.sendline("1")
    child.expect("Choix\u00a0: ")
    child.sendline("q")
    end(child)
    assert child.exitstatus == 0
    (row,) = json.loads(comptoir(tmp_path, "sessions", "--format", "json").out)
    assert row["reponses"] == 2
