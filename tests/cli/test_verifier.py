"""`verifier`: every finding at its place, stored plays followed, three formats."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import pytest

from game.atelier.rules.catalogue import lines
from tests.cli.conftest import Command

LIBRARY = files("scenarios") / "bibliotheque" / "seconde"
Write = Callable[..., Path]


@pytest.fixture
def written(data: Path) -> Write:
    """A file of the library, copied with some words changed."""

    def write(name: str, *changes: tuple[str, str], into: str = "") -> Path:
        text = (LIBRARY / name).read_text(encoding="utf-8")
        for old, new in changes:
            assert old in text
            text = text.replace(old, new)
        path = data / "miens" / (into or name)
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return write


SCRIPT = "deux-cafetieres.vente-livree.partie.yaml"


def test_what_comes_with_the_game_can_be_played(run: Command) -> None:
    done = run("verifier", "--strict")
    assert done.code == 0, done.out
    assert run("verifier", "--tout").code == 0


def test_a_good_copy_and_its_stored_play(run: Command, written: Write) -> None:
    path = written("deux-cafetieres.yaml")
    written(SCRIPT)
    done = run("verifier", str(path))
    assert done.code == 0, done.out
    assert "2 fichiers" in done.err


def test_findings_are_data_and_the_count_is_talk(run: Command, written: Write) -> None:
    path = written("deux-cafetieres.yaml", ("organisation: maison-lumen", "organisation: lumen"))
    done = run("verifier", str(path))
    assert done.code == 1
    assert f"{path}:" in done.out
    assert "^" in done.out
    assert "erreur" in done.err


def test_json_is_an_array_of_findings(run: Command, written: Write) -> None:
    path = written("deux-cafetieres.yaml", ("organisation: maison-lumen", "organisation: lumen"))
    done = run("verifier", str(path), "--format", "json")
    assert done.code == 1
    rows = json.loads(done.out)
    assert rows
    for row in rows:
        assert set(row) == {
            *("id", "chemin", "ligne", "colonne", "gravite", "regle", "message", "aide"),
        }
        assert row["chemin"] == str(path)
    good = run("verifier", str(written("deux-cafetieres.yaml")), "--format", "json")
    assert json.loads(good.out) == []


def test_github_annotations_escape_what_they_must(run: Command, written: Write) -> None:
    path = written("deux-cafetieres.yaml", ("organisation: maison-lumen", "organisation: lumen"))
    (line, *_) = run("verifier", str(path), "--format", "github").out.splitlines()
    assert line.startswith(f"::error file={path},line=")
    assert "%0A→ " in line


def test_a_stored_play_that_ends_otherwise(run: Command, written: Write) -> None:
    written("deux-cafetieres.yaml")
    text = (LIBRARY / SCRIPT).read_text(encoding="utf-8")
    end = next(line for line in text.splitlines() if "fin:" in line)
    script = written(SCRIPT, (end, end.split("fin:")[0] + "fin: depart"))
    done = run("verifier", str(script.parent))
    assert done.code == 1
    assert "pas sur «\u00a0depart\u00a0»" in done.out
    assert "[partie-rejouee]" in done.out


def test_a_stored_play_with_an_impossible_move(run: Command, written: Write) -> None:
    written("deux-cafetieres.yaml")
    text = (LIBRARY / SCRIPT).read_text(encoding="utf-8")
    first = next(line for line in text.splitlines() if "dialogue:" in line)
    broken = first.split("dialogue:")[0] + "dialogue: jamais-ecrit}"
    if not first.rstrip().endswith("}"):
        broken = broken.rstrip("}")
    script = written(SCRIPT, (first, broken))
    done = run("verifier", str(script.parent))
    assert done.code == 1
    assert "n’est pas possible" in done.out


def test_a_stored_play_without_its_scenario(run: Command, written: Write) -> None:
    script = written(SCRIPT, ("scenario: deux-cafetieres", "scenario: inconnu"))
    done = run("verifier", str(script))
    assert done.code == 1
    assert "partie-sans-scenario" in done.out


def test_a_broken_house_hides_no_mistake_of_its_scenario(
    run: Command, written: Write, data: Path
) -> None:
    path = written("deux-cafetieres.yaml", ("niveau: seconde", "niveau: second"))
    house = data / "miens" / "organisations" / "boutique.yaml"
    house.parent.mkdir()
    house.write_text("format: 1\nid: boutique\nnom: 3\n", encoding="utf-8")
    done = run("verifier", str(path))
    assert done.code == 1
    assert "boutique.yaml:" in done.out
    assert "deux-cafetieres.yaml:" in done.out


def test_a_rule_is_explained(run: Command) -> None:
    done = run("verifier", "--expliquer", "impasse")
    assert done.code == 0
    assert done.out.startswith("impasse (erreur)\n")
    for words in ("À ne pas écrire", "[impasse]", "À écrire", "vers: decouverte}"):
        assert words in done.out


def test_an_unknown_rule_has_a_nearest_name(run: Command) -> None:
    done = run("verifier", "--expliquer", "impase")
    assert done.code == 2
    assert done.out == ""
    assert "Vouliez-vous dire «\u00a0impasse\u00a0»" in done.err


def test_every_rule_is_listed_by_theme(run: Command) -> None:
    shown = run("verifier", "--regles")
    assert shown.code == 0
    assert run("verifier", "--expliquer").out == shown.out
    assert all(f"  {rule} (" in shown.out for rule in lines())
    rows = json.loads(run("verifier", "--regles", "--format", "json").out)
    assert [row["id"] for row in rows] == list(dict.fromkeys(row["id"] for row in rows))
    assert {row["id"] for row in rows} == set(lines())
    assert all(row["pourquoi"] and row["gravite"] for row in rows)


def test_findings_end_with_where_to_read_more(run: Command, written: Write) -> None:
    path = written("deux-cafetieres.yaml", ("duree_minutes: ", "duree_minute: "))
    done = run("verifier", str(path))
    assert "comptoir verifier --expliquer cle-inconnue" in done.err
    assert "--expliquer" not in run("verifier", str(path), "--format", "json").err
