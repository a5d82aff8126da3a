"""`verifier --surveiller`: what appeared and what went, told when a save is over."""

from __future__ import annotations

import argparse
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from game.atelier.checking.snapshot import snapshot
from game.cli.watching import watch
from game.errors import ExitCode, UsageError

CORPUS = Path(__file__).parents[1] / "corpora" / "scenarios"
Step = Callable[[], object]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A scenario without a mistake, beside its house."""
    shutil.copytree(CORPUS / "organisations", tmp_path / "organisations")
    shutil.copy(CORPUS / "ok" / "trois-publics.yaml", tmp_path / "scene.yaml")
    return tmp_path


def watched(*paths: Path, steps: list[Step], is_strict: bool = False) -> int:
    """The exit code after these steps, one between two ticks, then Ctrl+C."""
    left: Iterator[Step] = iter(steps)

    def wait(_: float) -> None:
        step = next(left, None)
        if step is None:
            raise KeyboardInterrupt
        step()

    asked = argparse.Namespace(
        chemins=[str(path) for path in paths], format="texte", strict=is_strict
    )
    return watch(asked, wait)


def nothing() -> None:
    """A tick during which nobody saves."""


def changed(path: Path, old: str, new: str) -> Step:
    def change() -> None:
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    return change


def renamed_over(path: Path, old: str, new: str) -> tuple[Step, Step]:
    """An editor that moves the old file away, then the new one in its place."""
    text = path.read_text(encoding="utf-8")

    def away() -> None:
        path.rename(path.with_suffix(".bak"))

    def back() -> None:
        fresh = path.with_suffix(".new")
        fresh.write_text(text.replace(old, new), encoding="utf-8")
        fresh.rename(path)

    return away, back


def test_a_mistake_appears_then_goes(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    scene = folder / "scene.yaml"
    spoil = changed(scene, "vers: bilan\n", "vers: bilans\n")
    mend = changed(scene, "vers: bilans\n", "vers: bilan\n")
    code = watched(folder, steps=[nothing, spoil, nothing, nothing, mend, nothing, nothing])
    out, err = capsys.readouterr()
    assert code == ExitCode.CLEAN
    assert out.count("[etape-inconnue]") == 2
    assert "réglé" in out.splitlines()[-1]
    said = [line for line in err.splitlines() if line]
    assert [line for line in said if line.startswith("Relu")] == [
        "Relu\u00a0: 1 nouveau problème.",
        "Relu\u00a0: 1 réglé.",
    ]
    assert said[-2:] == ["Rien à signaler dans 2 fichiers.", "Surveillance arrêtée."]


def test_the_exit_code_is_that_of_the_last_look(folder: Path) -> None:
    spoil = changed(folder / "scene.yaml", "vers: bilan\n", "vers: bilans\n")
    assert watched(folder, steps=[spoil, nothing]) == ExitCode.PROBLEMS
    assert watched(folder / "scene.yaml", steps=[]) == ExitCode.PROBLEMS


def test_a_half_written_file_is_no_alarm(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    scene = folder / "scene.yaml"
    whole = scene.read_bytes()
    half: Step = lambda: scene.write_bytes(whole[: len(whole) // 2])  # noqa: E731
    rest: Step = lambda: scene.write_bytes(whole)  # noqa: E731
    assert watched(folder, steps=[half, rest, nothing, nothing]) == ExitCode.CLEAN
    assert capsys.readouterr().out == ""


def test_a_file_that_never_stops_changing_is_looked_at(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    scene = folder / "scene.yaml"
    text = scene.read_text(encoding="utf-8").replace("vers: bilan\n", "vers: bilans\n")
    steps: list[Step] = [
        lambda n=n: scene.write_text(text + f"# {n}\n", encoding="utf-8")  # type: ignore[misc]
        for n in range(10)
    ]
    assert watched(folder, steps=steps) == ExitCode.PROBLEMS
    assert capsys.readouterr().out.count("[etape-inconnue]") == 1


def test_an_editor_that_writes_by_renaming(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    scene = folder / "scene.yaml"
    away, back = renamed_over(scene, "vers: bilan\n", "vers: bilans\n")
    assert watched(scene, steps=[away, back, nothing, nothing]) == ExitCode.PROBLEMS
    assert "n’existe pas" not in capsys.readouterr().err


def test_new_and_deleted_files(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = folder / "vide.yaml"
    steps: list[Step] = [
        lambda: other.write_text("", encoding="utf-8"),
        nothing,
        other.unlink,
        nothing,
    ]
    assert watched(folder, steps=steps) == ExitCode.CLEAN
    out = capsys.readouterr().out
    assert out.count("[fichier-vide]") == 2
    assert out.splitlines()[-1].startswith("réglé")


def test_a_watched_file_that_is_deleted(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    scene = folder / "scene.yaml"
    copy = scene.read_bytes()
    assert watched(scene, steps=[scene.unlink, nothing, nothing]) == ExitCode.USAGE
    assert capsys.readouterr().err.count("n’existe pas") == 1
    scene.write_bytes(copy)
    put_back: Step = lambda: scene.write_bytes(copy)  # noqa: E731
    steps = [scene.unlink, nothing, nothing, put_back, nothing]
    assert watched(scene, steps=steps) == ExitCode.CLEAN


def test_a_house_that_changes(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    house = folder / "organisations" / "boutique.yaml"
    steps = [changed(house, "claire", "clair"), nothing]
    assert watched(folder / "scene.yaml", steps=steps) == ExitCode.PROBLEMS
    assert "scene.yaml" in capsys.readouterr().out


def test_a_save_that_changes_nothing_of_size_nor_date_is_seen(folder: Path) -> None:
    scene = folder / "scene.yaml"
    before = snapshot([str(folder)], None)
    state = scene.stat()
    text = scene.read_bytes().replace(b"trois publics", b"trois PUBLICS")
    scene.write_bytes(text)
    os.utime(scene, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert snapshot([str(folder)], before) != before


def test_what_is_not_saved_again_stays_the_same_as_it_ages(folder: Path) -> None:
    now = (folder / "scene.yaml").stat().st_mtime
    young = snapshot([str(folder)], None, lambda: now + 1)
    assert snapshot([str(folder)], young, lambda: now + 60) == young


@pytest.mark.parametrize(("paths", "shape"), [([], "texte"), (["."], "json")])
def test_what_cannot_be_watched_is_refused(paths: list[str], shape: str) -> None:
    asked = argparse.Namespace(chemins=paths, format=shape, strict=False)
    with pytest.raises(UsageError, match="surveiller"):
        watch(asked)
