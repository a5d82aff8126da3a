"""The slips of somebody who has never written YAML: each is told once, where it is, with its cure."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.atelier.checking.verification import check_paths
from scenarios.files.diagnostics import Severity, tidy
from tests.cli.conftest import Command, data, run

__all__ = ["data", "run"]

SCENE, HOUSE, PLAY = "ma.yaml", "organisations/maison-ma.yaml", "ma.exemple.partie.yaml"

# file, what was written, what the slip makes of it, then the file, the rule and a piece of the cure.
SLIPS = {
    "étape renommée": (
        (SCENE, "  - id: besoin\n", "  - id: decouverte\n"),
        [(SCENE, "etape-inconnue", "decouverte")],
    ),
    "fin renommée": (
        (SCENE, "- {id: accueil-reussi,", "- {id: reussite,"),
        [(SCENE, "etape-inconnue", "reussite")],
    ),
    "étape effacée de la suite": (
        (SCENE, "    vers: besoin ", "    # vers: besoin "),
        [(SCENE, "impasse", "vers:"), (SCENE, "etape-inatteignable", "vers")],
    ),
    "besoin renommé": (
        (SCENE, "    - id: dessin\n", "    - id: manga\n"),
        [],
    ),
    "virgule dans un prix": (
        (HOUSE, "prix: 60.00", "prix: 60,00"),
        [(HOUSE, "yaml-syntaxe", "60.00")],
    ),
    "prix avec son unité": (
        (HOUSE, "prix: 60.00", "prix: 60 €"),
        [(HOUSE, "type-attendu", "écrivez 60")],
    ),
    "maison renommée": (
        (HOUSE, "id: maison-ma ", "id: mediatheque "),
        [(SCENE, "organisation-inconnue", "mediatheque")],
    ),
    "maison citée sous un autre nom": (
        (SCENE, "organisation: maison-ma ", "organisation: mediatheque "),
        [(SCENE, "organisation-inconnue", "maison-ma")],
    ),
    "crochets oubliés": (
        (SCENE, "criteres: [A1T2K4]", "criteres: A1T2K4"),
        [(SCENE, "type-attendu", "[A1T2K4]")],
    ),
    "critère inventé": (
        (SCENE, "criteres: [A1T2K4]", "criteres: [A1T2K9]"),
        [(SCENE, "critere-inconnu", "A1T2K7")],
    ),
    "classe en abrégé": (
        (SCENE, "niveau: seconde ", "niveau: 2nde "),
        [(SCENE, "valeur-inconnue", "seconde")],
    ),
    "une seule accolade": (
        (SCENE, "{{ client.appel }}, bienvenue. Je finis", "{ client.appel }, bienvenue. Je finis"),
        [(SCENE, "texte-gabarit", "{{ client.appel }}")],
    ),
    "deux-points collé dans un texte nu": (
        (SCENE, 'titre: "Ma"', "titre: Ma classe: un accueil"),
        [(SCENE, "yaml-syntaxe", "guillemets")],
    ),
    "réplique renommée": (
        (SCENE, "      - id: reprendre\n", "      - id: reprise\n"),
        [(PLAY, "partie-rejouee", "reprise")],
    ),
}


@pytest.fixture
def folder(data: Path, run: Command) -> Path:
    """A situation just written from a model, alone in its folder."""
    place = data / "atelier"
    place.mkdir()
    assert run("nouveau", str(place / SCENE), "--modele", "accueil").code == 0
    return place


@pytest.mark.parametrize("slip", SLIPS)
def test_one_slip_is_told_once_where_it_is(slip: str, folder: Path) -> None:
    (name, before, after), expected = SLIPS[slip]
    text = (folder / name).read_text(encoding="utf-8")
    assert before in text
    (folder / name).write_text(text.replace(before, after, 1), encoding="utf-8")
    found = tidy(check_paths([str(folder)], workers=1).found)
    told = [(Path(one.path).relative_to(folder).as_posix(), one.rule) for one in found]
    assert told == [(file, rule) for file, rule, _ in expected]
    for one, (_, _, cure) in zip(found, expected, strict=True):
        assert cure in (one.hint or ""), one


def test_a_need_whose_number_is_lost_is_told_and_stops_nothing(folder: Path) -> None:
    file = folder / SCENE
    text = file.read_text(encoding="utf-8")
    tariff = '{produit: "{{ besoin.article }}"}'
    assert tariff in text
    file.write_text(text.replace(tariff, "{par_besoin: {danse: 60, gym: 48}}"), encoding="utf-8")
    found = tidy(check_paths([str(folder)], workers=1).found)
    told = [one for one in found if one.severity is Severity.ERROR]
    assert [one.rule for one in told] == ["nombre"]
    assert "dessin" in (told[0].hint or "")


def test_a_file_in_the_wrong_encoding_is_told_so_and_nothing_of_its_typography(
    folder: Path,
) -> None:
    file = folder / SCENE
    text = file.read_text(encoding="utf-8").replace("…", "?").replace(" ?", "?")
    file.write_bytes(text.encode("cp1252", "replace"))
    found = tidy(check_paths([str(folder)], workers=1).found)
    assert [one.rule for one in found] == ["encodage"]
