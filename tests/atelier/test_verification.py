"""Files looked at together: what is known is not looked at again, by one process or several."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from unittest.mock import patch

import pytest

from game.atelier.checking import workers
from game.atelier.checking.engine_mark import engine_mark
from game.atelier.checking.inspection import inspect
from game.atelier.checking.kept_outcomes import NAME, KeptOutcomes
from game.atelier.checking.outcome import Job, Outcome, as_row, from_row
from game.atelier.checking.verification import check_bundled, check_paths
from scenarios.files.diagnostics import Diagnostic, Place, Severity, render, tidy
from tests.support.command import environment

CORPUS = Path(__file__).parents[1] / "corpora" / "scenarios"
LIBRARY = Path(__file__).parents[2] / "scenarios" / "bibliotheque" / "seconde"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Good and bad scenarios beside their house, and a stored play of the library."""
    shutil.copytree(CORPUS / "organisations", tmp_path / "organisations")
    (tmp_path / "scenes").mkdir()
    for file in (*sorted((CORPUS / "ok").glob("*.yaml")), CORPUS / "err" / "huit-erreurs.yaml"):
        shutil.copy(file, tmp_path / "scenes")
    for file in LIBRARY.glob("deux-cafetieres*.partie.yaml"):
        shutil.copy(file, tmp_path / "scenes")
    return tmp_path


def said(folder: Path, kept: KeptOutcomes | None = None, **options: int) -> list[str]:
    """All that is told of a folder."""
    checked = check_paths([str(folder)], kept, b"x", **options)
    return [*map(render, tidy(checked.found)), f"{checked.files} fichiers"]


def looked_at(folder: Path, kept: KeptOutcomes) -> int:
    """How many files are looked at, those known left out."""
    real, seen = workers.inspected, []

    def counted(jobs: list[Job], count: int | None) -> list[Outcome]:
        seen.extend(jobs)
        return list(real(jobs, count))

    with patch.object(workers, "inspected", counted):
        said(folder, kept)
    return len(seen)


def test_what_is_known_is_told_alike_and_not_looked_at(folder: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    first = KeptOutcomes(cache)
    told = said(folder, first)
    first.save()
    assert told == said(folder)
    again = KeptOutcomes(cache)
    assert looked_at(folder, again) == 0
    assert said(folder, again) == told


@pytest.mark.parametrize(
    ("changed", "most"),
    [
        ("scenes/trois-publics.yaml", 1),
        ("scenes/deux-cafetieres.vente-livree.partie.yaml", 2),
        # The house decides what is found in every scenario that may cite it.
        ("organisations/boutique.yaml", 9),
    ],
)
def test_only_what_changed_is_looked_at(folder: Path, changed: str, most: int) -> None:
    kept = KeptOutcomes()
    said(folder, kept)
    with (folder / changed).open("a", encoding="utf-8") as file:
        file.write("# un mot\n")
    assert 1 <= looked_at(folder, kept) <= most
    assert said(folder, kept) == said(folder)


def test_a_house_that_no_longer_has_a_product_is_seen(folder: Path) -> None:
    kept = KeptOutcomes()
    before = said(folder, kept)
    house = folder / "organisations" / "boutique.yaml"
    house.write_text(
        house.read_text(encoding="utf-8").replace("id: claire", "id: clarte"), encoding="utf-8"
    )
    after = said(folder, kept)
    assert after == said(folder)
    assert len(after) > len(before)


def test_another_engine_trusts_nothing(folder: Path) -> None:
    kept = KeptOutcomes()
    check_paths([str(folder)], kept, b"old")
    assert looked_at(folder, kept) > 0


def test_the_mark_of_the_engine_stays_the_same_and_follows_the_code() -> None:
    assert engine_mark() == engine_mark()
    with patch("game.atelier.checking.engine_mark.VERSION", "0.0.0"):
        other = engine_mark()
    assert other != engine_mark()


def kept_file(folder: Path, cache: Path) -> bytes:
    kept = KeptOutcomes(cache)
    said(folder, kept)
    kept.save()
    return (cache / NAME).read_bytes()


@pytest.mark.parametrize("damage", range(7))
def test_a_damaged_cache_is_made_again(folder: Path, tmp_path: Path, damage: int) -> None:
    cache = tmp_path / "cache"
    good = kept_file(folder, cache)
    forged = good.replace(b"huit", b"neuf").replace(b'"erreur"', b'"note"')
    bad = (
        b"",
        good[: len(good) // 2],
        forged,
        os.urandom(200),
        good[:32] + b"[" * 100_000,
        good[32:],
        bytes(len(good)),
    )[damage]
    assert bad != good
    (cache / NAME).write_bytes(bad)
    kept = KeptOutcomes(cache)
    assert said(folder, kept) == said(folder)
    kept.save()
    assert looked_at(folder, KeptOutcomes(cache)) == 0


def test_rows_of_another_shape_are_thrown_away(folder: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    good = kept_file(folder, cache)
    rows = json.loads(good[32:])
    for rank, key in enumerate(rows):
        rows[key] = [None, 3, [], ["scenario"], rows[key][:-1], {"a": 1}][rank % 6]
    from game.atelier.checking.kept_outcomes import _checksum

    body = json.dumps(rows).encode()
    (cache / NAME).write_bytes(_checksum(body) + body)
    assert said(folder, KeptOutcomes(cache)) == said(folder)


def test_the_cache_names_nobody(folder: Path, tmp_path: Path) -> None:
    content = kept_file(folder, tmp_path / "cache").decode()
    assert str(folder) not in content
    assert "trois-publics.yaml" not in content
    if os.name == "posix":
        assert (tmp_path / "cache" / NAME).stat().st_mode & 0o077 == 0
    assert [path.name for path in (tmp_path / "cache").iterdir()] == [NAME]


def test_a_cache_stays_small(tmp_path: Path) -> None:
    kept = KeptOutcomes(tmp_path)
    found = Diagnostic("", Place(1, 1), "x" * 500, "regle")
    with patch("game.atelier.checking.kept_outcomes._MOST_ROWS", 50):
        for number in range(80):
            kept.put(f"cle-{number}", Outcome("scenario", (found,)))
        kept.save()
    again = KeptOutcomes(tmp_path)
    assert again.get("cle-79") is not None
    assert again.get("cle-3") is None
    with patch("game.atelier.checking.kept_outcomes._MOST_BYTES", 4_000):
        again.put("une-de-plus", Outcome("scenario"))
        again.save()
    assert (tmp_path / NAME).stat().st_size < 5_000
    assert KeptOutcomes(tmp_path).get("une-de-plus") is not None


def test_a_folder_that_cannot_be_written_costs_nothing_but_time(
    folder: Path, tmp_path: Path
) -> None:
    closed = tmp_path / "fichier"
    closed.write_text("pas un dossier", encoding="utf-8")
    kept = KeptOutcomes(closed)
    assert said(folder, kept) == said(folder)
    kept.save()
    assert closed.read_text(encoding="utf-8") == "pas un dossier"


def test_two_processes_that_save_leave_a_whole_file(folder: Path, tmp_path: Path) -> None:
    one, other = KeptOutcomes(tmp_path / "c"), KeptOutcomes(tmp_path / "c")
    said(folder, one)
    other.put("autre", Outcome("scenario"))
    one.save()
    other.save()
    assert KeptOutcomes(tmp_path / "c").get("autre") is not None
    assert said(folder, KeptOutcomes(tmp_path / "c")) == said(folder)


def test_several_processes_say_what_one_says(folder: Path) -> None:
    for number in range(40):
        text = (CORPUS / "ok" / "trois-publics.yaml").read_text(encoding="utf-8")
        path = folder / "scenes" / f"copie-{number:02}.yaml"
        path.write_text(text.replace("id: trois-publics", f"id: copie-{number}"), encoding="utf-8")
    assert said(folder, workers=2) == said(folder, workers=1)


def test_where_processes_cannot_be_had_one_does_it_all() -> None:
    jobs = [
        Job(f"s{n}.yaml", "fichier", (CORPUS / "err" / "huit-erreurs.yaml").read_bytes())
        for n in range(48)
    ]
    with patch.object(workers, "ProcessPoolExecutor", side_effect=OSError):
        alone = list(workers.inspected(jobs, 2))
    assert len(alone) == 48
    assert alone[0] == inspect(jobs[0])


def test_an_outcome_comes_back_from_its_row_as_it_was() -> None:
    found = Diagnostic("", Place(3, 4), "message", "regle", Severity.NOTE, None, "extrait")
    outcome = Outcome("partie", (found,), "id", "seconde", found, is_bundled=True)
    assert from_row(json.loads(json.dumps(as_row(outcome)))) == outcome


def test_what_comes_with_the_game_is_silent() -> None:
    checked = check_bundled()
    assert [render(found) for found in checked.found if found.severity is Severity.ERROR] == []
    assert checked.files > 15


_LOADED = """
import sys
from game.cli.main import main
code = main(["verifier", sys.argv[1]])
print(code, *sorted(name for name in sys.modules if name in sys.argv[2:]))
"""


def test_files_all_known_load_neither_the_model_nor_its_rules(folder: Path, tmp_path: Path) -> None:
    (folder / "scenes" / "huit-erreurs.yaml").unlink()
    heavy = ("msgspec", "yaml", "jinja2", "jsonschema", "textual", "scenarios.model")
    said = []
    for _ in range(2):
        done = subprocess.run(
            [sys.executable, "-c", _LOADED, str(folder), *heavy],
            capture_output=True,
            text=True,
            env=environment(tmp_path / "donnees"),
            check=True,
        )
        said.append(done.stdout.split())
    assert "scenarios.model" in said[0]
    assert said[1] == said[0][:1]
