"""A wheel built here and installed elsewhere carries every file and plays."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from tests.house.test_rules import PACKAGES, ROOT


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("wheel")
    run([sys.executable, "-m", "build", "--wheel", "--no-isolation", "-o", str(out), str(ROOT)])
    return next(out.glob("*.whl"))


def run(command: list[str], **options: object) -> str:
    env = {**os.environ, "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    env.update(options.pop("env", {}))  # type: ignore[call-overload]
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env=env,
        **options,  # type: ignore[call-overload]
    )
    assert done.returncode == 0, str(done.stdout)[-3000:] + str(done.stderr)[-3000:]
    return str(done.stdout)


def test_the_wheel_carries_every_data_file(wheel: Path) -> None:
    carried = set(zipfile.ZipFile(wheel).namelist())
    data = {
        path.relative_to(ROOT).as_posix()
        for package in PACKAGES
        for path in (ROOT / package).rglob("*")
        if path.is_file() and path.suffix not in (".py", ".pyc")
    }
    assert len(data) > 15
    assert data - carried == set()


def test_the_wheel_plays_elsewhere(wheel: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "env", with_pip=False)
    home = tmp_path / "env"
    python = home / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    site = run(
        [str(python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
    ).strip()
    zipfile.ZipFile(wheel).extractall(site)
    # The dependencies are those of this environment: only Comptoir itself is in question.
    theirs = [p for p in sys.path if "site-packages" in p]
    (Path(site) / "dependances.pth").write_text("\n".join(theirs) + "\n", encoding="utf-8")
    env = {"COMPTOIR_DONNEES": str(tmp_path / "donnees")}
    listed = run(
        [str(python), "-m", "game", "scenarios", "--format", "json"], cwd=tmp_path, env=env
    )
    ids = {item["id"] for item in json.loads(listed)}
    assert {"deux-cafetieres", "premiere-matinee"} <= ids
    where = run([str(python), "-c", "import game; print(game.__file__)"], cwd=tmp_path, env=env)
    assert str(tmp_path) in where
    played = run(
        [str(python), "-m", "game", "jouer", "deux-cafetieres", "--texte", "--graine", "7"],
        cwd=tmp_path,
        env=env,
        input="1\n1\n",
    )
    assert "1." in played or "1 " in played
