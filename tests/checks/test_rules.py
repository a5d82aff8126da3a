"""Rules one by one, where a corpus file would show too little."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.content import vocabulary
from scenarios.chance import Chance
from scenarios.checks.rules import check_scenario
from scenarios.checks.standings import standings
from scenarios.conditions import Bounds, Condition, holds
from scenarios.files.load import load_as
from scenarios.files.shape import decode
from scenarios.files.source import Document
from scenarios.model import Scenario
from tests.checks.corpus import GOOD, ROOT, found_in, organisations
from tests.support import essai

FREE = ROOT / "ok" / "trois-publics.yaml"


def _rules(old: str, new: str, file: Path = FREE) -> list[str]:
    """The rules that fire when a good file is changed at one place."""
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1, old
    return sorted({diagnostic.rule for diagnostic in found_in(file, text.replace(old, new))})


@pytest.mark.parametrize(
    ("old", "new", "rules"),
    [
        # A dialogue whose lines cover every motive loses one of them.
        (
            "nombre: 2, parmi: [argent, confort, securite]",
            "nombre: 2, parmi: [argent, confort, securite, sympathie]",
            [],
        ),
        (
            "nombre: 2, parmi: [argent, confort, securite]",
            "nombre: 1, parmi: [argent, confort, securite, sympathie]",
            ["options-absentes"],
        ),
        # A brake that neither persona has; brakes listed by the scenario itself.
        ("{frein: prix}", "{frein: vertige}", ["frein-jamais-tire"]),
        ("freins: {nombre: 1}", "freins: {nombre: 1, parmi: [temps]}", ["frein-jamais-tire"]),
        # Templates.
        ("{{ besoin.tasses }}", "{{ besoin.tasses | nombre }}", []),
        ('tasses: "6"', 'tasses: "six"', ["filtre-impropre"]),
        (
            "{{ produits.claire.prix | euros }}",
            "{{ produits.claire.prix | majuscule | euros }}",
            ["filtre-impropre"],
        ),
        # The word of a need that is not on the list of the form.
        ('"au bureau", "à la maison"', '"au bureau", "chez soi"', ["champ"]),
        ('attendu: "14 h 30"', 'attendu: "14 h 75"', ["champ"]),
        ('["samedi"]]', '["samedi", ""]]', ["champ"]),
        # Numbers.
        ("[10, 20, 30]", "[10, 20, 50]", ["calcul-erreur-confondue"]),
        ("prix * remise / 100", "prix * (100 - remise) * 2 / 200", ["calcul-erreur-confondue"]),
        ("prix * remise / 100", "prix / (remise - remise)", ["calcul-resultat"]),
        ("prix * remise / 100", "9e400 * 9e400", ["calcul-resultat"]),
        ("prix * remise / 100", "prix ** remise", ["formule"]),
        # The announced length.
        ("duree_minutes: 4", "duree_minutes: 12", ["duree"]),
        # A loop is fine as long as it can be left.
        ("    vers: retour\n  - id: retour", "    vers: accord\n  - id: retour", []),
        # An essential that a question reveals under a condition is found all the same.
        (
            "effets: {fait: tasses}, reponse",
            "si: {fait: lieu}, effets: {fait: tasses}, reponse",
            [],
        ),
        # A document of the house that nothing shows.
        (
            "documents: [catalogue, garantie, tarif]",
            "documents: [catalogue, garanti, tarif]",
            ["document-inconnu"],
        ),
        ("    documents: [tarif]", "    documents: [horaires]", ["document-inconnu"]),
    ],
)
def test_one_change_fires_one_rule(old: str, new: str, rules: list[str]) -> None:
    assert _rules(old, new) == rules


def test_an_unknown_house_hides_nothing_else() -> None:
    found = _rules("organisation: boutique", "organisation: ailleurs")
    assert found == ["organisation-inconnue"]


def test_a_slip_in_a_target_is_told_once() -> None:
    assert _rules("vers: prix\n", "vers: pris\n") == ["etape-inconnue"]


def test_standings_tell_apart_all_that_conditions_read() -> None:
    client = essai.scenario().client
    read = (
        Condition(fait="a"),
        Condition(confiance=Bounds(min=5, max=9)),
        Condition(mobile="argent"),
        Condition(besoin="maison"),
        Condition(humeur="agace"),
        Condition(frein="prix"),
    )
    seen = {tuple(holds(condition, at) for condition in read) for at in standings(read, client)}
    assert len(seen) == 2 ** len(read)


def test_no_standing_is_missing_or_needed_without_a_condition() -> None:
    assert len(list(standings((), essai.scenario().client))) == 1


@pytest.mark.parametrize("file", GOOD, ids=lambda file: file.stem)
def test_damaged_scenarios_are_told_and_never_raise(file: Path) -> None:
    """Leaves are swapped between each other at random: the checks always finish."""
    loaded, document = load_as(file.read_bytes(), file.name, Scenario)
    assert loaded.value is not None
    assert document is not None
    told = 0
    for seed in range(60):
        damaged = _damaged(document, Chance(seed, "abimer"))
        value, _ = decode(damaged, Scenario)
        if value is not None:
            found = list(check_scenario(value, damaged, vocabulary(), organisations()))
            told += bool(found)
    assert told >= 10


def _damaged(document: Document, chance: Chance) -> Document:
    """The same document with two texts of equal name exchanged, three times."""
    leaves: dict[str, list[tuple[dict[str, object], str]]] = {}

    def copied(value: object) -> object:
        if isinstance(value, dict):
            copy: dict[str, object] = {}
            for key, item in value.items():
                copy[key] = copied(item)
                if isinstance(item, str):
                    leaves.setdefault(key, []).append((copy, key))
            return copy
        return [copied(item) for item in value] if isinstance(value, list) else value

    data = copied(document.data)
    names = sorted(name for name, found in leaves.items() if len(found) > 1 and name != "type")
    for _ in range(3):
        found = leaves[chance.pick(names)]
        (one, key), (other, _) = chance.pick(found), chance.pick(found)
        one[key], other[key] = other[key], one[key]
    return Document(document.path, data, document.places, document.lines, document.keys)


@pytest.mark.parametrize(
    ("level", "announced", "rules"),
    [
        ("seconde", "1D", set()),
        ("seconde", "MCV.1.2", {"competence-inconnue"}),
        ("terminale", "1D", set()),
        ("terminale", "MCV.1.2", set()),
        ("terminale", "MA.1.5", {"competence-non-observee"}),
        ("terminale", "MCV.9.9", {"competence-inconnue"}),
    ],
)
def test_the_bacs_are_announced_after_the_seconde(
    level: str, announced: str, rules: set[str]
) -> None:
    """And held to the same: what is announced is observed."""
    file = ROOT / "err" / "competence-inconnue.yaml"
    text = file.read_text(encoding="utf-8")
    for old, new in (("niveau: terminale", f"niveau: {level}"), ("[1D, 1Z]", f"[{announced}]")):
        assert text.count(old) == 1
        text = text.replace(old, new)
    text = text.replace(", competences: [9D]", "")
    found = {each.rule for each in found_in(file, text)}
    assert found & {"competence-inconnue", "competence-non-observee"} == rules
