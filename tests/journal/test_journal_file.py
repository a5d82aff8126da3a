"""The folder of journals: whole lines or none, one writer, a sentence for every disk."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from game.disk_trouble import sentence
from game.errors import SessionError, StorageError
from game.journal_file import FolderStore, new_seance_id, slug
from game.texte.storing import now


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder that does not exist yet."""
    return tmp_path / "donnees" / "seances"


def content(folder: Path, seance: str = "a-1") -> bytes:
    """What the file of a session holds."""
    return (folder / f"{seance}.jsonl").read_bytes()


def failing_write(code: int, after: int) -> Callable[[int, bytes], int]:
    """`os.write` on a disk that takes `after` bytes more, then fails."""
    left = after
    real = os.write

    def write(descriptor: int, data: bytes) -> int:
        nonlocal left
        if left <= 0:
            raise OSError(code, os.strerror(code))
        written = real(descriptor, bytes(data[:left]))
        left -= written
        return written

    return write


def test_nothing_is_written_before_the_first_session(folder: Path) -> None:
    store = FolderStore(folder)
    assert now(store.list()) == ()
    assert not folder.exists()
    now(store.open("a-1", b"un\n"))
    assert content(folder) == b"un\n"


def test_appends_and_reads(folder: Path) -> None:
    store = FolderStore(folder)
    now(store.open("a-1", b"un\n"))
    now(store.append("a-1", b"deux\n"))
    now(store.append("a-1", b"trois\n", durable=False))
    now(store.flush())
    assert now(store.read("a-1")) == b"un\ndeux\ntrois\n"


def test_a_durable_append_is_synced_and_a_draft_is_not(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = FolderStore(folder)
    now(store.open("a-1", b"un\n"))
    synced: list[int] = []
    name = "fdatasync" if hasattr(os, "fdatasync") else "fsync"
    monkeypatch.setattr(os, name, synced.append)
    now(store.append("a-1", b"brouillon\n", durable=False))
    assert synced == []
    now(store.append("a-1", b"coup\n"))
    assert len(synced) == 1


def test_the_file_is_opened_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = FolderStore(folder)
    now(store.open("a-1", b"un\n"))

    def refuse(*_: object, **__: object) -> int:
        raise AssertionError("opened again")

    monkeypatch.setattr(os, "open", refuse)
    now(store.append("a-1", b"deux\n"))
    assert content(folder) == b"un\ndeux\n"


def test_a_name_is_taken_once(folder: Path) -> None:
    store = FolderStore(folder)
    now(store.open("a-1", b"un\n"))
    with pytest.raises(SessionError, match="existe déjà"):
        now(FolderStore(folder).open("a-1", b"autre\n"))
    assert content(folder) == b"un\n"


@pytest.mark.parametrize("name", ["../dehors", "a/b", "", ".", "A b", "é", "a" * 200, "-x"])
def test_a_name_never_leaves_the_folder(folder: Path, name: str) -> None:
    store = FolderStore(folder)
    for verb in (store.read(name), store.open(name, b"")):
        with pytest.raises(SessionError, match="pas un nom de séance"):
            now(verb)


def test_an_unknown_session_says_where_to_look(folder: Path) -> None:
    with pytest.raises(SessionError, match="comptoir sessions"):
        now(FolderStore(folder).read("rien-1"))


def test_newest_first(folder: Path) -> None:
    store = FolderStore(folder)
    for rank, name in enumerate(("a-1", "a-2", "a-10", "b-1")):
        now(store.open(name, b"x\n"))
        os.utime(folder / f"{name}.jsonl", ns=(rank, rank))
    (folder / "note.txt").write_text("autre chose")
    assert now(store.list()) == ("b-1", "a-10", "a-2", "a-1")
    for name in ("a-1", "a-2", "a-10", "b-1"):
        os.utime(folder / f"{name}.jsonl", ns=(5, 5))
    assert now(store.list()) == ("b-1", "a-10", "a-2", "a-1"), "equal times: by number"


@pytest.mark.parametrize("after", [0, 1, 4])
def test_a_full_disk_leaves_whole_lines_and_the_same_lines_can_be_stored_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    store = FolderStore(folder)
    now(store.open("a-1", b"un\n"))
    with monkeypatch.context() as patch:
        patch.setattr(os, "write", failing_write(errno.ENOSPC, after))
        with pytest.raises(StorageError, match="disque est plein"):
            now(store.append("a-1", b"deux\n"))
    assert content(folder) == b"un\n"
    now(store.append("a-1", b"deux\n"))
    assert content(folder) == b"un\ndeux\n"


def test_a_tail_that_could_not_be_cut_is_cut_before_the_next_append(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = FolderStore(folder)
    now(store.open("a-1", b"un\n"))

    def refuse(*_: object) -> None:
        raise OSError(errno.EIO, "gone")

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", failing_write(errno.EIO, 3))
        patch.setattr(os, "ftruncate", refuse)
        with pytest.raises(StorageError, match="ne répond plus"):
            now(store.append("a-1", b"deux\n"))
    assert content(folder) == b"un\ndeu"
    now(store.append("a-1", b"deux\n"))
    assert content(folder) == b"un\ndeux\n"


def test_a_failed_sync_is_not_a_stored_answer(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = FolderStore(folder)
    now(store.open("a-1", b"un\n"))

    def refuse(_: int) -> None:
        raise OSError(errno.EIO, "gone")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fdatasync", refuse, raising=False)
        patch.setattr(os, "fsync", refuse)
        with pytest.raises(StorageError):
            now(store.append("a-1", b"deux\n"))
    now(store.append("a-1", b"deux\n"))
    assert content(folder) == b"un\ndeux\n"


def test_a_disk_full_at_the_opening_leaves_no_empty_session(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = FolderStore(folder)
    with monkeypatch.context() as patch:
        patch.setattr(os, "write", failing_write(errno.ENOSPC, 2))
        with pytest.raises(StorageError):
            now(store.open("a-1", b"ouverture\n"))
    assert now(store.list()) == ()
    now(store.open("a-1", b"ouverture\n"))
    assert content(folder) == b"ouverture\n"


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps an open file")
def test_a_folder_that_vanishes_is_said(folder: Path) -> None:
    store = FolderStore(folder)
    now(store.open("a-1", b"un\n"))
    aside = folder.with_name("ailleurs")
    folder.rename(aside)
    shutil.copytree(aside, folder)
    shutil.rmtree(aside)
    with pytest.raises(StorageError, match="ne répond plus"):
        now(store.append("a-1", b"deux\n"))
    now(store.append("a-1", b"deux\n"))
    assert content(folder) == b"un\ndeux\n", "the stick is back, with the file on it"


def test_a_file_in_the_place_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "seances").write_text("un fichier")
    store = FolderStore(tmp_path / "seances")
    with pytest.raises(StorageError, match="un fichier porte déjà ce nom"):
        now(store.open("a-1", b"un\n"))
    assert now(store.list()) == ()


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (errno.ENOSPC, "Libérez de la place"),
        (errno.EROFS, "Demandez les droits"),
        (errno.EACCES, "COMPTOIR_DONNEES"),
        (errno.EIO, "Rebranchez la clé USB"),
        (errno.ENOENT, "Rebranchez la clé USB"),
        (errno.EBADF, "Réessayez"),
    ],
)
def test_every_trouble_says_what_to_do(tmp_path: Path, code: int, words: str) -> None:
    told = sentence(OSError(code, os.strerror(code)), tmp_path)
    assert words in told
    assert str(tmp_path) in told


def test_a_read_only_folder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> int:
        raise PermissionError(errno.EACCES, "denied")

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(StorageError, match="interdit d’écrire"):
        now(FolderStore(folder).open("a-1", b"un\n"))


def test_a_session_never_read_cannot_be_written(folder: Path) -> None:
    now(FolderStore(folder).open("a-1", b"un\n"))
    with pytest.raises(LookupError):
        now(FolderStore(folder).append("a-1", b"x\n"))


def test_a_session_that_grew_elsewhere_is_not_written_over(folder: Path) -> None:
    first, second = FolderStore(folder), FolderStore(folder)
    now(first.open("a-1", b"un\n"))
    size = len(now(second.read("a-1")))
    now(first.append("a-1", b"deux\n"))
    first.close()
    with pytest.raises(SessionError, match="a changé"):
        now(second.cut("a-1", size))
    assert content(folder) == b"un\ndeux\n"


def test_cut_keeps_whole_lines(folder: Path) -> None:
    before = FolderStore(folder)
    now(before.open("a-1", b"un\ndeux\ntro"))
    before.close()
    store = FolderStore(folder)
    now(store.read("a-1"))
    now(store.cut("a-1", 8))
    now(store.append("a-1", b"trois\n"))
    assert content(folder) == b"un\ndeux\ntrois\n"


@pytest.mark.parametrize(
    ("players", "existing", "expected"),
    [
        ((), (), "2026-11-23-deux-cafetieres-1"),
        (("E07",), (), "2026-11-23-deux-cafetieres-e07-1"),
        (
            ("E07",),
            ("2026-11-23-deux-cafetieres-e07-1",),
            "2026-11-23-deux-cafetieres-e07-2",
        ),
        (("Zoé", "K. B."), (), "2026-11-23-deux-cafetieres-zoe-k-b-1"),
        (("[bold]x[/]",), (), "2026-11-23-deux-cafetieres-bold-x-1"),
        (("…",), (), "2026-11-23-deux-cafetieres-1"),
    ],
)
def test_names_are_readable_and_free(
    players: tuple[str, ...], existing: tuple[str, ...], expected: str
) -> None:
    date = "2026-11-23T10:00:00+01:00"
    assert new_seance_id(existing, "deux-cafetieres", date, players) == expected
    assert FolderStore.is_name(expected)


def test_a_slug_is_short_and_plain() -> None:
    assert slug("Élève n° 7 / Œuvre") == "eleve-n-7-oeuvre"
    assert len(slug("x" * 300)) <= 40
    assert slug("日本") == ""
