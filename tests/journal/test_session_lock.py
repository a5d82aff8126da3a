"""The lock: one writer, gone with its process, with or without locks of the system."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import game.session_lock
from game.errors import SessionError
from game.journal_file import FolderStore
from game.texte.storing import now

HOLDER = """
import sys
from pathlib import Path
import game.session_lock
from game.journal_file import FolderStore
from game.texte.storing import now
if sys.argv[2] == "fichier":
    game.session_lock.system_lock = lambda descriptor: None
store = FolderStore(Path(sys.argv[1]))
content = now(store.read("a-1"))
now(store.cut("a-1", len(content)))
print("tenu", flush=True)
sys.stdin.read()
"""


@pytest.fixture(params=["systeme", "fichier"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """With the system's own locks, and where the disk has none."""
    if request.param == "fichier":
        monkeypatch.setattr(game.session_lock, "system_lock", lambda _: None)
    return str(request.param)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one session that nobody holds."""
    store = FolderStore(tmp_path)
    now(store.open("a-1", b"un\n"))
    store.close()
    return tmp_path


def hold(folder: Path, way: str) -> subprocess.Popen[str]:
    """Another process that holds the session."""
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(folder), way],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == "tenu\n"
    return holder


def take(folder: Path) -> FolderStore:
    """This process takes the session; raises SessionError when it is held."""
    store = FolderStore(folder)
    now(store.cut("a-1", len(now(store.read("a-1")))))
    return store


def end(holder: subprocess.Popen[str]) -> None:
    """Wait for it, and let go of its pipes."""
    holder.communicate()


def test_two_processes_never_write_one_session(folder: Path, way: str) -> None:
    holder = hold(folder, way)
    with pytest.raises(SessionError, match="déjà ouverte dans une autre fenêtre"):
        take(folder)
    end(holder)
    take(folder).close()


def test_a_killed_process_holds_nothing(folder: Path, way: str) -> None:
    holder = hold(folder, way)
    holder.kill()
    end(holder)
    store = take(folder)
    now(store.append("a-1", b"deux\n"))
    store.close()
    assert (folder / "a-1.jsonl").read_bytes() == b"un\ndeux\n"
    assert [path.name for path in folder.iterdir()] == ["a-1.jsonl"]


def test_two_stores_of_one_process_exclude_each_other(folder: Path, way: str) -> None:  # noqa: ARG001
    first = take(folder)
    with pytest.raises(SessionError):
        take(folder)
    first.close()
    take(folder).close()


def owner(folder: Path, **changes: object) -> None:
    """A lock file left by somebody."""
    written = {"pid": os.getpid(), "poste": game.session_lock._machine(), "jeton": "x", **changes}
    (folder / "a-1.verrou").write_text(json.dumps(written))


@pytest.fixture
def no_system_locks(monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk without locks."""
    monkeypatch.setattr(game.session_lock, "system_lock", lambda _: None)


@pytest.mark.usefixtures("no_system_locks")
def test_an_owner_on_another_machine_may_be_alive(folder: Path) -> None:
    owner(folder, poste="poste-12")
    with pytest.raises(SessionError):
        take(folder)


@pytest.mark.usefixtures("no_system_locks")
def test_our_own_number_in_an_old_lock_is_somebody_else(folder: Path) -> None:
    owner(folder)
    take(folder).close()


@pytest.mark.usefixtures("no_system_locks")
def test_a_lock_file_left_empty_by_a_crash_is_stale_only_after_a_while(folder: Path) -> None:
    beside = folder / "a-1.verrou"
    beside.write_bytes(b"")
    with pytest.raises(SessionError):
        take(folder)
    os.utime(beside, (0, 0))
    take(folder).close()
