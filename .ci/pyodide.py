"""Do the run-time dependencies of the game resolve for Pyodide? Exit 0 if so.

PyYAML and MarkupSafe have no wheel for the browser on the package index; both run in their pure
form, which a page builds from their sources, so only their presence is asked for. Packages that a
marker keeps out of the browser are left out. pip reads markers for the host, so the closure is
worked out here, for the browser.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import tomllib
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).parents[1]
PURE_FROM_SOURCE = {"pyyaml", "markupsafe"}
TAGS = [
    "--implementation", "cp", "--python-version", "3.14",
    "--abi", "cp314", "--abi", "abi3", "--abi", "none",
    "--platform", "pyemscripten_2026_0_wasm32", "--platform", "any",
]  # fmt: skip


def dependencies() -> list[str]:
    """What the game needs in a browser, as requirement lines."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return [
        line.split(";")[0].strip() for line in project["dependencies"] if "emscripten" not in line
    ]


def name(line: str) -> str:
    """The name of a requirement line, in lower case."""
    for rank, sign in enumerate(line):
        if sign in "=<>!~[ ":
            return line[:rank].lower()
    return line.lower()


def resolves(line: str, folder: str) -> bool:
    """Whether a wheel for the browser is found, or sources for what runs in its pure form."""
    pip = [sys.executable, "-m", "pip"]
    if name(line) in PURE_FROM_SOURCE:
        command = [*pip, "index", "versions", name(line)]
    else:
        command = [*pip, "download", "--no-deps", "-d", folder, "--only-binary=:all:", *TAGS, line]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    if done.returncode != 0:
        print(done.stderr, file=sys.stderr)
    return done.returncode == 0


def closure(lines: list[str]) -> list[str]:
    """The requirement lines, and those of all that they bring along in a browser."""
    browser = {"sys_platform": "emscripten", "platform_system": "Emscripten", "extra": ""}
    found: dict[str, str] = {}
    waiting = list(lines)
    while waiting:
        line = waiting.pop()
        if name(line) in found:
            continue
        found[name(line)] = line
        for text in metadata.requires(name(line)) or []:
            need = Requirement(text)
            if need.marker is None or need.marker.evaluate(browser):
                waiting.append(f"{need.name}{need.specifier}")
    return list(found.values())


def main() -> int:
    """Each dependency in turn; names those that do not resolve."""
    with tempfile.TemporaryDirectory() as folder:
        missing = [line for line in closure(dependencies()) if not resolves(line, folder)]
    for line in missing:
        print(f"no wheel for the browser: {line}")
    return 1 if missing else 0


if __name__ == "__main__":
    raise SystemExit(main())
