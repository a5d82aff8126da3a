"""`nouveau`: what it writes, what it refuses, what it says to type next."""

from __future__ import annotations

import json
import shlex
from pathlib import Path

import pytest

from game.cli.parser import COMMANDS
from scenarios.files.load import load_as
from scenarios.model import Scenario
from tests.cli.conftest import Command

NAMES = {
    "retour.yaml": ("retour.yaml", "retour", "Retour"),
    "Mon été au guichet": ("mon-ete-au-guichet.yaml", "mon-ete-au-guichet", "Mon été au guichet"),
    "cours/un_appel.yml": ("cours/un-appel.yaml", "un-appel", "Un appel"),
    "L’élève d’abord.yaml": ("l-eleve-d-abord.yaml", "l-eleve-d-abord", "L’élève d’abord"),
}


@pytest.mark.parametrize("typed", NAMES)
def test_the_name_of_the_file_makes_the_id_and_the_title(
    typed: str, run: Command, data: Path
) -> None:
    file, id_, title = NAMES[typed]
    assert run("nouveau", typed).code == 0
    scenario = _scenario(data / file)
    assert (scenario.id, scenario.titre) == (id_, title)


def _scenario(path: Path) -> Scenario:
    loaded, _ = load_as(path.read_bytes(), path.name, Scenario)
    assert loaded.value is not None
    return loaded.value


def test_model_level_and_title_are_those_asked(run: Command, data: Path) -> None:
    asked = ("--modele", "prospection", "--niveau", "premiere", "--titre", 'Dix "appels" d\'hier')
    assert run("nouveau", "appels.yaml", *asked).code == 0
    scenario = _scenario(data / "appels.yaml")
    assert (scenario.titre, scenario.niveau, scenario.famille) == (
        "Dix « appels » d’hier",
        "premiere",
        "prospection",
    )


def test_what_is_told_next_can_be_typed(run: Command) -> None:
    done = run("nouveau", "mes situations/retour.yaml")
    assert done.code == 0
    typed = [shlex.split(line) for line in done.out.splitlines()]
    assert [words[0] for words in typed] == ["comptoir"] * len(typed)
    assert {"verifier", "jouer"} <= {words[1] for words in typed} <= set(COMMANDS)
    checked = run(*typed[0][1:], "--strict")
    assert checked.code == 0
    assert "Rien à signaler" in checked.err
    played = run(*typed[-1][1:], "--texte")
    assert played.code == 0
    assert "Maison" in played.out or "Cap Bagages" in played.out


@pytest.mark.parametrize(
    "there", ["retour.yaml", "retour.exemple.partie.yaml", "organisations/maison-retour.yaml"]
)
def test_nothing_is_written_over_nor_beside_what_is_there(
    there: str, run: Command, data: Path
) -> None:
    mine = data / there
    mine.parent.mkdir(exist_ok=True)
    mine.write_text("à moi", encoding="utf-8")
    before = sorted(data.rglob("*"))
    done = run("nouveau", "retour.yaml")
    assert done.code == 2
    assert "existe déjà" in done.err
    assert mine.read_text(encoding="utf-8") == "à moi"
    assert sorted(data.rglob("*")) == before


def test_a_second_situation_stands_beside_the_first(run: Command, data: Path) -> None:
    assert run("nouveau", "un.yaml").code == 0
    schema = data / ".comptoir" / "scenario.schema.json"
    schema.write_text("{}", encoding="utf-8")
    assert run("nouveau", "deux.yaml", "--modele", "accueil").code == 0
    assert len(schema.read_text(encoding="utf-8")) > 1000, "schemas are ours: brought up to date"
    done = run("verifier", "--strict", ".")
    assert done.code == 0, done.out
    assert "6 fichiers" in done.err
    alone = run("verifier", "--strict", "un.yaml")
    assert alone.code == 0, "the stored play of the other one is not about this one"
    left = data / "un.yaml"
    left.write_text(
        left.read_text(encoding="utf-8").replace("id: un\n", "id: autre\n"), encoding="utf-8"
    )
    renamed = run("verifier", "un.yaml")
    assert renamed.code == 1
    assert "partie-sans-scenario" in renamed.out


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ((), "comptoir nouveau ma-situation.yaml"),
        (("3e.yaml",), "situation-3e"),
        (("…",), "ma-situation"),
        (("x.yaml", "--modele", "acueil"), "accueil"),
        (("x.yaml", "--niveau", "cap"), "premiere"),
        (("dossier",), "est un dossier"),
    ],
)
def test_what_cannot_be_is_refused_with_what_to_do(
    typed: tuple[str, ...], said: str, run: Command, data: Path
) -> None:
    (data / "dossier").mkdir()
    done = run("nouveau", *typed)
    assert done.code == 2
    assert said in done.err
    assert list(data.rglob("*.yaml")) == []


def test_a_folder_that_cannot_be_written_is_told(run: Command, data: Path) -> None:
    (data / "cours").write_text("un fichier", encoding="utf-8")
    done = run("nouveau", "cours/retour.yaml")
    assert done.code == 3
    assert "Choisissez un autre dossier" in done.err


def test_the_list_shows_the_models_and_writes_nothing(run: Command, data: Path) -> None:
    done = run("nouveau", "--liste")
    assert done.code == 0
    rows = json.loads(run("nouveau", "--liste", "--format", "json").out)
    assert {"vente", "accueil", "reclamation", "prospection"} <= {row["id"] for row in rows}
    for row in rows:
        assert f"{row['id']}\u00a0: {row['titre']}" in done.out
    assert list(data.iterdir()) == []
