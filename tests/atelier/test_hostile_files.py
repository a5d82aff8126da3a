"""Whatever a file is or holds: a finding or a refusal in French, in bounds, and nothing obeyed."""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game.atelier.checking.inspection import inspect
from game.atelier.checking.outcome import Job, Role
from game.atelier.checking.verification import check_paths
from scenarios.files.diagnostics import render
from tests.support.bombs import HOUSE, SCENE, bombs
from tests.support.command import Done, comptoir, environment
from tests.support.hostile import NEVER_SHOWN
from tests.support.spoilt import sources, spoilt

posix = pytest.mark.skipif(os.name != "posix", reason="files of a kind that only POSIX has")
SECONDS = 2
MEBIBYTES = 300
# Each file in its turn, killed at two seconds of the processor; the whole held to its memory.
_BOUNDED = f"""
import resource, signal, sys
from pathlib import Path
from game.atelier.checking.inspection import inspect, warm_up
from game.atelier.checking.outcome import Job, Role
warm_up()
house = Path(sys.argv[2])
beside = ((str(house), house.read_bytes()),)
resource.setrlimit(resource.RLIMIT_DATA, ({MEBIBYTES} << 20, {MEBIBYTES} << 20))
for path in sorted(Path(sys.argv[1]).iterdir()):
    print(path.name, flush=True)
    signal.setitimer(signal.ITIMER_VIRTUAL, {SECONDS})
    inspect(Job(str(path), "fichier", path.read_bytes(), beside))
    signal.setitimer(signal.ITIMER_VIRTUAL, 0)
print("fini")
"""
BOMBS = dict(bombs())
FILES = sources()


@posix
def test_nothing_takes_two_seconds_nor_three_hundred_mebibytes(tmp_path: Path) -> None:
    for name, content in BOMBS.items():
        (tmp_path / name).write_bytes(content)
    done = subprocess.run(
        [sys.executable, "-c", _BOUNDED, str(tmp_path), str(HOUSE)],
        capture_output=True,
        text=True,
        env=environment(tmp_path),
        check=False,
    )
    assert done.returncode == 0, (done.stdout.splitlines()[-1:], done.stderr[-2_000:])
    assert done.stdout.endswith("fini\n")


@pytest.mark.parametrize("name", [name for name in BOMBS if len(BOMBS[name]) < 100_000])
def test_a_bomb_is_told_in_a_sentence(name: str) -> None:
    found = inspect(Job(f"{name}.yaml", "fichier", BOMBS[name])).findings
    assert found
    for one in found:
        assert_shown(render(one))


def assert_shown(text: str) -> None:
    """Nothing that a terminal obeys, nothing that Python says."""
    assert not any(sign in text for sign in NEVER_SHOWN), ascii(text)
    assert "Traceback" not in text
    assert "Error" not in text


def verified(folder: Path, *arguments: str) -> Done:
    done = comptoir(folder, "verifier", *arguments)
    assert_shown(done.out)
    assert_shown(done.err)
    return done


def test_a_hundred_mebibytes_are_refused_before_they_are_read(tmp_path: Path) -> None:
    large = tmp_path / "grand.yaml"
    with large.open("wb") as file:
        file.truncate(100 << 20)
    found = check_paths([str(large)]).found
    assert [one.rule for one in found] == ["fichier-trop-grand"]
    assert "102400 Kio" in found[0].message


@posix
def test_what_is_no_file_is_told_and_hides_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "scenes"
    folder.mkdir()
    os.mkfifo(folder / "tube.yaml")
    (folder / "boucle.yaml").symlink_to("boucle.yaml")
    (folder / "perdu.yaml").symlink_to("nulle-part.yaml")
    (folder / "soi").symlink_to(folder, target_is_directory=True)
    (folder / "zero.yaml").symlink_to("/dev/zero")
    (folder / "dossier.yaml").mkdir()
    (folder / "vide.yaml").write_bytes(b"")
    with socket.socket(socket.AF_UNIX) as opened:
        os.chdir(folder)
        opened.bind("prise.yaml")
        done = verified(tmp_path, str(folder), "--format", "json")
    rules = {Path(row["chemin"]).name: row["regle"] for row in json.loads(done.out)}
    assert rules == {
        **dict.fromkeys(
            ("tube.yaml", "boucle.yaml", "perdu.yaml", "zero.yaml", "prise.yaml"),
            "fichier-illisible",
        ),
        "vide.yaml": "fichier-vide",
    }
    assert done.code == 1


@posix
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may read it all")
def test_without_rights(tmp_path: Path) -> None:
    (tmp_path / "ferme").mkdir()
    (tmp_path / "secret.yaml").write_text("a: 1\n", encoding="utf-8")
    (tmp_path / "secret.yaml").chmod(0)
    (tmp_path / "ferme").chmod(0)
    try:
        found = check_paths([str(tmp_path)]).found
    finally:
        (tmp_path / "ferme").chmod(0o700)
    assert [one.rule for one in found] == ["fichier-illisible"] * 2


def test_a_refusal_of_the_system_is_told_in_french(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What rights would refuse, also where the tests run with every right."""
    (tmp_path / "secret.yaml").write_text("a: 1\n", encoding="utf-8")
    (tmp_path / "ferme").mkdir()
    real = os.scandir

    def open_(path: object, *_: object) -> int:
        raise PermissionError(13, "Permission denied", str(path))

    def scandir(path: str) -> object:
        if str(path).endswith("ferme"):
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(os, "open", open_)
    monkeypatch.setattr(os, "scandir", scandir)
    found = check_paths([str(tmp_path)]).found
    assert sorted(one.message for one in found) == [
        "ce dossier ne peut pas être ouvert",
        "ce fichier ne peut pas être lu : vous n’avez pas le droit de le lire",
    ]


def test_a_file_that_vanishes_between_listing_and_reading(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "la.yaml").write_text("a: 1\n", encoding="utf-8")

    def gone(path: object, *_: object) -> int:
        raise FileNotFoundError(2, "No such file or directory", str(path))

    monkeypatch.setattr(os, "open", gone)
    found = check_paths([str(tmp_path)]).found
    assert [one.rule for one in found] == ["fichier-illisible"]
    assert "n’existe pas" in found[0].message


@posix
def test_names_that_a_terminal_would_obey(tmp_path: Path) -> None:
    names = ("a\nb.yaml", "\x1b[2Jc.yaml", "d\u202e.yaml", "e\x07.yaml")
    for name in names:
        (tmp_path / name).write_bytes(b"")
    os.close(os.open(os.fsencode(tmp_path) + b"/f\xff.yaml", os.O_CREAT, 0o600))
    done = verified(tmp_path, str(tmp_path))
    assert len(re.findall(r"\[fichier-vide\]", done.out)) == len(names) + 1
    assert r"a\nb.yaml" in done.out
    assert verified(tmp_path, str(tmp_path), "--format", "github").code == 1
    rows = json.loads(verified(tmp_path, str(tmp_path), "--format", "json").out)
    assert str(tmp_path / "a\nb.yaml") in {row["chemin"] for row in rows}
    assert verified(tmp_path, str(tmp_path / "\x1b[31mabsent.yaml")).code == 2


def test_what_a_line_holds_is_shown_and_never_obeyed(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes('a: "\x1b[2J\x07"\nb: \x9b31m: c\nd\u202e: "\\x1b[2J"\n'.encode())
    assert verified(tmp_path, str(path)).code == 1


def test_a_folder_of_thousands_of_files(tmp_path: Path) -> None:
    for number in range(2_000):
        (tmp_path / f"{number}.yaml").touch()
    checked = check_paths([str(tmp_path)], workers=1)
    assert checked.files == len(checked.found) == 2_000


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_and_a_mark_of_order_change_nothing(tmp_path: Path, end: str) -> None:
    shutil.copytree(HOUSE.parent, tmp_path / "organisations")
    text = SCENE.read_text(encoding="utf-8")
    (tmp_path / "a.yaml").write_bytes(("\ufeff" + text.replace("\n", end)).encode())
    assert check_paths([str(tmp_path)]).found == []


BESIDE = ((str(HOUSE), HOUSE.read_bytes()),)
_slow = settings(
    deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow], database=None
)


@_slow
@given(st.sampled_from(sorted(FILES)), st.integers(0, 10**9))
def test_a_spoilt_file_is_told_or_accepted(path: str, seed: int) -> None:
    role: Role = (
        "suite" if "/parties/" in path else "parcours" if "/parcours/" in path else "fichier"
    )
    outcome = inspect(Job(path, role, spoilt(FILES[path], seed), BESIDE))
    for found in outcome.findings:
        assert_shown(render(found))


@_slow
@given(
    st.one_of(
        st.binary(max_size=300), st.text(max_size=200).map(lambda t: t.encode("utf-8", "replace"))
    )
)
def test_any_bytes_are_told(content: bytes) -> None:
    roles: tuple[Role, ...] = ("fichier", "maison", "partie", "parcours")
    for role in roles:
        assert inspect(Job("f.yaml", role, content)).findings or role == "fichier"


CRASHES = sorted((SCENE.parents[2] / "crashes").iterdir())


@pytest.mark.parametrize("file", CRASHES, ids=lambda file: file.stem)
def test_what_once_crashed_is_told(file: Path) -> None:
    outcome = inspect(Job(str(file), "fichier", file.read_bytes(), BESIDE))
    assert outcome.findings
    for found in outcome.findings:
        assert_shown(render(found))
