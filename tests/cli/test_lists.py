"""`scenarios` and `sessions`: for reading, and as JSON for programs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from game.content import bundled
from tests.cli.conftest import Command


def listed(run: Command, *arguments: str) -> list[dict[str, object]]:
    """The rows of a JSON list."""
    done = run(*arguments, "--format", "json")
    assert (done.code, done.err) == (0, "")
    rows: list[dict[str, object]] = json.loads(done.out)
    return rows


def test_scenarios_have_what_a_program_needs(run: Command) -> None:
    rows = listed(run, "scenarios")
    assert {"deux-cafetieres", "premiere-matinee"} <= {row["id"] for row in rows}
    for row in rows:
        assert set(row) == {
            *("id", "titre", "niveau", "specialites", "activites", "famille"),
            *("duree_minutes", "organisation", "competences"),
        }
        assert isinstance(row["specialites"], list)
        assert isinstance(row["duree_minutes"], int)


@pytest.mark.parametrize(
    ("option", "value", "key"),
    [
        ("--niveau", "seconde", "niveau"),
        ("--specialite", "accueil", "specialites"),
        ("--activite", "A1", "activites"),
    ],
)
def test_filters_keep_what_they_say(run: Command, option: str, value: str, key: str) -> None:
    everything = listed(run, "scenarios")
    kept = listed(run, "scenarios", option, value)
    assert kept == [row for row in everything if value in str(row[key])]
    assert kept


def test_filters_that_nothing_passes(run: Command) -> None:
    nothing = ("--niveau", "seconde", "--specialite", "accueil", "--activite", "A3")
    assert listed(run, "scenarios", *nothing) == []
    assert "Aucun scénario ne correspond." in run("scenarios", *nothing).out


def test_scenarios_are_read_by_people_too(run: Command) -> None:
    done = run("scenarios")
    assert "deux-cafetieres\u00a0: " in done.out
    assert "Seconde, " in done.out


def test_no_session_yet(run: Command, data: Path) -> None:
    assert listed(run, "sessions") == []
    assert "Aucune séance enregistrée" in run("sessions").out
    assert list(data.iterdir()) == [], "looking writes nothing"


def test_sessions_say_how_far_they_are(run: Command, data: Path) -> None:
    run("jouer", "deux-cafetieres", "--texte", "--graine", "7", "--joueur", "E07", typed="1\n")
    (data / "seances" / "2026-01-01-abimee-1.jsonl").write_bytes(b"rien\n")
    rows = {str(row["id"]): row for row in listed(run, "sessions")}
    (good,) = (row for id_, row in rows.items() if "deux-cafetieres" in id_)
    assert str(good["id"]).endswith("-deux-cafetieres-e07-1")
    assert good["etat"] == "en-cours"
    assert good["scenario"] == "deux-cafetieres"
    assert good["joueurs"] == ["E07"]
    assert good["mode"] == "guide"
    assert good["client"] == 7
    assert good["reponses"] == 1
    assert good["probleme"] == ""
    bad = rows["2026-01-01-abimee-1"]
    assert bad["etat"] == "illisible"
    assert "n’est pas une séance de Comptoir" in str(bad["probleme"])
    shown = run("sessions").out
    assert "à reprendre, une réponse" in shown
    assert "n’est pas une séance de Comptoir" in shown


def test_what_is_not_proposed_to_students_is_listed_on_demand(run: Command) -> None:
    usual = {row["id"] for row in listed(run, "scenarios")}
    everything = {row["id"] for row in listed(run, "scenarios", "--tous")}
    assert usual <= everything
    assert {each.id for each in bundled().catalogue} == usual
    assert {id_ for id_, each in bundled().scenarios.items() if each.hors_catalogue} == (
        everything - usual
    )
