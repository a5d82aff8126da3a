"""What CI holds the code to, run with the tests: format, lint, types, import contracts."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = ("game", "scenarios", "personas", "scoring")
# What a browser cannot do: PAGE rules bind everything that plays.
FORBIDDEN = {
    "threading",
    "_thread",
    "concurrent",
    "multiprocessing",
    "subprocess",
    "socket",
    "socketserver",
    "http",
    "urllib",
    "ssl",
    "selectors",
    "queue",
}
FORBIDDEN_CALLS = {"to_thread", "run_in_executor", "call_from_thread", "fork", "system", "popen"}
# Rooms that never run in a browser.
OUTSIDE = ("game/cli", "game/atelier", "game/registry")

CHECKS = {
    "format": ["ruff", "format", "--check", "."],
    "lint": ["ruff", "check", "."],
    "types": ["mypy"],
    "contracts": ["importlinter.cli", "lint"],
}


@pytest.mark.parametrize("name", CHECKS)
def test_check(name: str) -> None:
    command = [sys.executable, "-m", *CHECKS[name]]
    if name == "contracts":
        command = [
            sys.executable,
            "-c",
            "import sys; from importlinter.cli import lint_imports_command; sys.argv=['lint-imports'];"
            " lint_imports_command()",
        ]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]


def playing_files() -> Iterator[Path]:
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            if not path.relative_to(ROOT).as_posix().startswith(OUTSIDE):
                yield path


def imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.split(".")[0]


def test_what_plays_imports_no_thread_subprocess_or_socket() -> None:
    found = [
        f"{path.relative_to(ROOT)}: {name}"
        for path in playing_files()
        for name in imported(ast.parse(path.read_text(encoding="utf-8")))
        if name in FORBIDDEN
    ]
    assert found == []


def test_what_plays_asks_for_no_thread() -> None:
    found = []
    for path in playing_files():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute) and node.attr in FORBIDDEN_CALLS:
                found.append(f"{path.relative_to(ROOT)}:{node.lineno} {node.attr}")
            if isinstance(node, ast.keyword) and node.arg == "thread":
                found.append(f"{path.relative_to(ROOT)}:{node.lineno} thread=")
    assert found == []


def test_the_scan_sees_what_it_forbids() -> None:
    tree = ast.parse("import socket.x\nfrom threading import Thread\nfrom . import queue")
    assert list(imported(tree)) == ["socket", "threading"]
    assert sum(1 for _ in playing_files()) > 50


def test_inits_hold_a_docstring_only() -> None:
    for package in PACKAGES:
        for path in (ROOT / package).rglob("__init__.py"):
            body = ast.parse(path.read_text(encoding="utf-8")).body
            assert len(body) == 1, path
            assert ast.get_docstring(ast.Module(body, [])), path


def test_the_top_level_holds_what_was_agreed() -> None:
    done = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False
    )
    if done.returncode != 0:
        pytest.skip("not a checkout")
    top = {name.split("/")[0] for name in done.stdout.split()}
    agreed = {"pyproject.toml", "README.md", "docs", "tests", *PACKAGES}
    assert {name for name in top if not name.startswith(".")} <= agreed
