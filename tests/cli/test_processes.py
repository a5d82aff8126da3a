"""In processes of their own: killed, doubled, piped, on full disks and poor terminals."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from game.reopen import parse
from scenarios.journal import Answer
from tests.support.command import COMMAND, ROOT, begun, comptoir, environment, read_until, type_line

PLAY = ("jouer", "deux-cafetieres", "--texte", "--graine", "5")
PROMPT = "Choix\u00a0: "


def journals(data: Path) -> list[Path]:
    """The files of all sessions."""
    return sorted((data / "seances").glob("*.jsonl"))


def last_options(shown: str) -> list[str]:
    """The numbered lines before the last prompt."""
    block = shown[: shown.rindex(PROMPT)]
    return block[block.rindex("\n1. ") :].splitlines()


def test_killed_at_a_step_it_is_taken_up_at_that_step(tmp_path: Path) -> None:
    process = begun(tmp_path, *PLAY)
    shown = read_until(process, PROMPT)
    for _ in range(2):
        type_line(process, "2")
        shown += read_until(process, PROMPT)
    process.kill()
    process.communicate()
    (journal,) = journals(tmp_path)
    assert len([e for e in parse(journal.read_bytes()).entries if isinstance(e, Answer)]) == 2
    again = comptoir(tmp_path, "reprendre")
    assert again.code == 0
    assert last_options(again.out) == last_options(shown)
    assert last_options(shown)
    assert [path.name for path in (tmp_path / "seances").iterdir()] == [journal.name]


def test_a_killed_play_gives_the_results_of_a_whole_one(tmp_path: Path) -> None:
    whole, cut = tmp_path / "entier", tmp_path / "coupe"
    answers = ["1", "2", "1", "", "1"]
    comptoir(whole, *PLAY, typed="".join(f"{line}\n" for line in answers))
    process = begun(cut, *PLAY)
    read_until(process, PROMPT)
    type_line(process, answers[0])
    read_until(process, PROMPT)
    process.kill()
    process.communicate()
    for line in answers[1:]:
        assert comptoir(cut, "reprendre", typed=line + "\n").code == 0
    one, other = (parse(journals(folder)[0].read_bytes()) for folder in (whole, cut))
    assert [(n, move) for n, move, _ in one.moves] == [(n, move) for n, move, _ in other.moves]


def test_two_windows_on_one_session(tmp_path: Path) -> None:
    process = begun(tmp_path, *PLAY)
    read_until(process, PROMPT)
    second = comptoir(tmp_path, "reprendre", typed="1\n")
    assert second.code == 3
    assert "déjà ouverte dans une autre fenêtre" in second.err
    assert comptoir(tmp_path, "sessions").code == 0, "looking is always possible"
    type_line(process, "1")
    read_until(process, PROMPT)
    process.communicate()
    assert process.returncode == 0
    assert comptoir(tmp_path, "reprendre", typed="1\n").code == 0


def test_two_windows_that_start_together_have_a_session_each(tmp_path: Path) -> None:
    first, second = begun(tmp_path, *PLAY), begun(tmp_path, *PLAY)
    for process in (first, second):
        read_until(process, PROMPT)
        process.communicate()
        assert process.returncode == 0
    assert len(journals(tmp_path)) == 2


@pytest.mark.skipif(os.name == "nt", reason="limits of file size are POSIX")
def test_a_disk_that_fills_up_costs_no_answer(tmp_path: Path) -> None:
    comptoir(tmp_path, *PLAY)
    (journal,) = journals(tmp_path)
    room = journal.stat().st_size + 100
    limited = (
        "import resource, sys; from game.cli.main import main;"
        f" resource.setrlimit(resource.RLIMIT_FSIZE, ({room}, resource.RLIM_INFINITY));"
        " sys.exit(main(['reprendre']))"
    )
    done = subprocess.run(
        [sys.executable, "-c", limited],
        input=b"1\n\nq\n",
        capture_output=True,
        env=environment(tmp_path),
        cwd=ROOT,
        check=False,
    )
    assert done.returncode == 3
    shown = " ".join(done.stdout.decode().split())
    assert shown.count("Votre réponse est gardée en mémoire.") == 2
    assert "disque est plein" in done.stderr.decode()
    content = journal.read_bytes()
    assert content.endswith(b"\n")
    assert parse(content).moves == (), "no half of a line is left"
    assert comptoir(tmp_path, "reprendre", typed="1\n").code == 0


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252"])
def test_a_terminal_without_our_letters(tmp_path: Path, encoding: str) -> None:
    env = {"PYTHONUTF8": "0", "PYTHONIOENCODING": encoding, "LC_ALL": "C"}
    done = subprocess.run(
        [*COMMAND, *PLAY],
        input=b"1\nq\n",
        capture_output=True,
        env=environment(tmp_path, **env),
        cwd=ROOT,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    shown = " ".join(done.stdout.decode(encoding).split())
    # Old Windows has all our letters: nothing is replaced, nothing is said.
    assert ("toutes les lettres" in shown) == (encoding != "cp1252")
    assert "\\x" not in shown
    assert "\\u" not in shown
    wrong = comptoir(tmp_path, "jouer", "absent", env=env)
    assert wrong.code == 2


@pytest.mark.skipif(os.name == "nt", reason="signals are POSIX")
def test_ctrl_c_says_that_everything_is_kept(tmp_path: Path) -> None:
    process = begun(tmp_path, *PLAY)
    read_until(process, PROMPT)
    type_line(process, "1")
    read_until(process, PROMPT)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate()
    assert process.returncode == 130
    assert "comptoir reprendre" in err.decode()
    assert "Traceback" not in err.decode()
    assert comptoir(tmp_path, "reprendre", typed="1\n").code == 0


def test_a_reader_that_leaves_is_no_trouble(tmp_path: Path) -> None:
    process = begun(tmp_path, "scenarios")
    assert process.stdout is not None
    process.stdout.close()
    process.stdout = None
    _, err = process.communicate()
    assert process.returncode == 0
    assert err == b""


def loaded(tmp_path: Path, *arguments: str) -> set[str]:
    """The modules that a command has imported when it ends."""
    script = (
        "import sys, json; from game.cli.main import main; code = main(sys.argv[1:]);"
        " print(json.dumps(sorted(sys.modules)), file=sys.stderr); sys.exit(code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments],
        capture_output=True,
        env=environment(tmp_path),
        cwd=ROOT,
        check=True,
    )
    return set(json.loads(done.stderr.decode().splitlines()[-1]))


def test_checking_never_loads_the_screens(tmp_path: Path) -> None:
    modules = loaded(tmp_path, "verifier")
    assert not {name for name in modules if name.split(".")[0] in ("textual", "rich")}
    assert "scenarios.checks.rules" in modules


@pytest.mark.parametrize("command", [("scenarios",), ("sessions",), PLAY])
def test_lists_and_lines_never_load_the_screens(tmp_path: Path, command: tuple[str, ...]) -> None:
    assert not {"textual", "rich", "asyncio"} & loaded(tmp_path, *command)


def test_the_version_loads_next_to_nothing(tmp_path: Path) -> None:
    modules = loaded(tmp_path, "--version")
    assert not {"argparse", "msgspec", "yaml", "textual", "game.errors", "asyncio"} & modules


def test_the_package_runs_as_a_module(tmp_path: Path) -> None:
    for name in ("game", "game.cli.main"):
        done = subprocess.run(
            [sys.executable, "-m", name, "--version"],
            capture_output=True,
            env=environment(tmp_path),
            cwd=ROOT,
            check=True,
        )
        assert done.stdout.startswith(b"comptoir ")
