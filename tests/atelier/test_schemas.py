"""The published schemas: every key is told, every good file passes, every slip does not."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema_rs
import msgspec
import pytest

from game.atelier.schemas.schema import DIALECT, MODELS, Schema, schema, written_classes
from game.atelier.schemas.words import ITSELF, told, words
from game.cli.schema import KINDS, content
from game.content import vocabulary
from scenarios.conditions import Written
from scenarios.files.load import (
    bundled_courses,
    bundled_organisations,
    bundled_scenarios,
    bundled_scripts,
    load_as,
)
from scenarios.files.source import read
from scenarios.model import Scenario
from scenarios.relecture import reading_points
from scenarios.steps.kinds import KINDS as STEPS
from tests.atelier.schema_validation import refusals
from tests.checks.corpus import GOOD
from tests.cli.conftest import Command
from tests.kinds.frame import fixtures, framed, guide

ARCHETYPES = sorted((Path(str(files("personas"))) / "archetypes").glob("*.yaml"))
BUNDLED: list[tuple[str, str, bytes]] = [
    *(("scenario", path, text) for path, text in bundled_scenarios()),
    *(("organisation", path, text) for path, text in bundled_organisations()),
    *(("partie", path, text) for path, text in bundled_scripts()),
    *(("parcours", path, text) for path, text in bundled_courses()),
    *(("archetype", path.name, path.read_bytes()) for path in ARCHETYPES),
    *(("scenario", path.name, path.read_bytes()) for path in GOOD),
]


def nodes(value: object) -> Iterator[Schema]:
    """Every schema inside a schema."""
    if isinstance(value, dict):
        yield value
        for part in value.values():
            yield from nodes(part)
    elif isinstance(value, list):
        for part in value:
            yield from nodes(part)


@pytest.mark.parametrize("kind", KINDS)
def test_every_class_and_every_key_is_told_in_french(kind: str) -> None:
    for name, one in schema(kind)["$defs"].items():
        if name.startswith("liste-"):
            continue
        assert one["title"], name
        for key, shown in one["properties"].items():
            sentence = shown["description"]
            assert sentence[-1] in ".:!?", (name, key, sentence)
            assert len(sentence) <= 140, (name, key, sentence)
            assert "'" not in sentence, (name, key, sentence)


def test_nothing_is_told_of_what_no_longer_exists() -> None:
    met = {one for model in MODELS.values() for one in written_classes(model)}
    every = {base for one in met for base in one.__mro__ if issubclass(base, msgspec.Struct)}
    keys = {one.__name__: {ITSELF} | _own_keys(one) for one in every}
    for name, said in words().cles.items():
        assert name in keys, name
        assert set(said) <= keys[name], (name, set(said) - keys[name])
    for owners in words().listes.values():
        for owner in owners:
            name, _, key = owner.partition(".")
            assert key in keys[name], owner


def _own_keys(written: type[msgspec.Struct]) -> set[str]:
    config = written.__struct_config__
    return {field.encode_name for field in msgspec.structs.fields(written)} | (
        {config.tag_field} if config.tag_field else set()
    )


def test_a_key_that_nothing_tells_of_is_an_error_of_ours() -> None:
    class Unsaid(Written, frozen=True, kw_only=True, forbid_unknown_fields=True):
        cle: str

    with pytest.raises(KeyError, match=r"Unsaid\.cle"):
        told(Unsaid, "cle")


@pytest.mark.parametrize("kind", KINDS)
def test_closed_words_are_proposed_with_what_they_mean(kind: str) -> None:
    for node in nodes(schema(kind)):
        if isinstance(node.get("enum"), list):
            assert len(node["enum"]) == len(node["markdownEnumDescriptions"])
        if isinstance(node.get("anyOf"), list) and "const" in node["anyOf"][0]:
            assert all(one.keys() >= {"const"} for one in node["anyOf"][:1])


def test_codes_are_those_that_a_scenario_may_cite() -> None:
    known = vocabulary()
    definitions = schema("scenario")["$defs"]

    def codes(id_: str) -> set[str]:
        return {one["const"] for one in definitions[f"liste-{id_}"]["anyOf"]}

    assert codes("critere") == known.criteria
    assert codes("competence") == known.competences
    observed = (*known.observes.values(), *known.later.values())
    assert codes("annoncee") == frozenset().union(*observed)
    assert codes("savoir") == known.savoirs
    assert codes("persona") == known.personas
    bases = schema("parcours")["$defs"]["liste-base"]["anyOf"]
    assert {one["const"] for one in bases} == known.bases
    assert len(known.bases) == 7
    points = definitions["liste-point"]
    assert points["type"] == "integer"
    titles = {one["const"]: one["description"].partition(" (")[0] for one in points["anyOf"]}
    assert titles == {number: one.titre for number, one in reading_points().items()}


def test_a_step_is_completed_by_its_kind() -> None:
    """What all kinds have comes before the kind is written; the rest, once it is."""
    step = schema("scenario")["$defs"]["choix-Step"]
    assert set(step["properties"]["type"]["enum"]) == set(STEPS)
    assert {"id", "phase", "canal", "criteres", "vers"} <= set(step["properties"])
    then = {
        one["if"]["properties"]["type"]["const"]: one["then"]["$ref"].rpartition("/")[2]
        for one in step["allOf"]
    }
    assert then == {kind: one.__name__ for kind, one in STEPS.items()}


@pytest.mark.parametrize("kind", KINDS)
def test_the_schema_is_one(kind: str) -> None:
    one = json.loads(content(kind))
    assert one["$schema"] == DIALECT
    jsonschema_rs.meta.validate(one)
    referred = {node["$ref"] for node in nodes(one) if isinstance(node.get("$ref"), str)}
    assert {ref.rpartition("/")[2] for ref in referred} == set(one["$defs"])


@pytest.mark.parametrize(("kind", "path", "text"), BUNDLED, ids=[path for _, path, _ in BUNDLED])
def test_every_file_of_the_house_passes(kind: str, path: str, text: bytes) -> None:
    assert refusals(kind, text) == [], path


@pytest.mark.parametrize("name", sorted(guide()))
def test_every_example_of_the_guide_passes(name: str) -> None:
    assert refusals("scenario", framed(guide()[name])) == []


@pytest.mark.parametrize("name", sorted(fixtures()))
def test_the_schema_and_the_model_agree_on_every_fixture(name: str) -> None:
    """The schema refuses what the model refuses, and nothing else."""
    text = framed(fixtures()[name])
    loaded, _ = load_as(text.encode(), name, Scenario)
    assert (refusals("scenario", text) == []) == (loaded.value is not None)


SLIPS = {
    "clé inconnue": ("titre:", "titres:"),
    "clé d’étape inconnue": ("    phase: accueil\n", "    fase: accueil\n"),
    "clé d’une autre sorte": ("    choix:\n", "    questions: []\n    choix:\n"),
    "sorte inconnue": ("    type: dialogue\n", "    type: dialogues\n"),
    "qualité inconnue": ("qualite: attendu", "qualite: bien"),
    "nombre en lettres": ("duree_minutes: ", "duree_minutes: dix-"),
    "nombre trop grand": ("duree_minutes: ", "duree_minutes: 9"),
    "identifiant accentué": ("id: deux-cafetieres", "id: deux-cafetières"),
    "critère inconnu": ("A1T2K4", "A1T2K44"),
    "compétence du BEP annoncée": ("competences: [", "competences: [A1T2C1, "),
    "texte au lieu d’une liste": ("specialites: [commerce, vente]", "specialites: commerce"),
    "clé sans rien": ("famille: vente-conseil", "famille:"),
    "condition inconnue": ("{mobile: securite}", "{motif: securite}"),
    "persona inconnu": ("personas: [", "personas: [reflechie, "),
    "règle inconnue": ("{regle: ne-pas-insister}", "{regle: ne-jamais-insister}"),
}


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_refused_where_it_stands(slip: str) -> None:
    text = dict(bundled_scenarios())["bibliotheque/seconde/deux-cafetieres.yaml"].decode()
    before, after = SLIPS[slip]
    assert before in text
    assert refusals("scenario", text) == []
    assert refusals("scenario", text.replace(before, after, 1)) != []


def test_examples_shown_are_ones_that_pass() -> None:
    """Each example of a key is held to that key's own schema."""
    for kind in KINDS:
        whole = schema(kind)
        for name, one in whole["$defs"].items():
            for key, shown in one.get("properties", {}).items():
                for example in shown.get("examples", ()):
                    alone: dict[str, Any] = {**shown, "$defs": whole["$defs"]}
                    held = jsonschema_rs.Draft202012Validator(alone)
                    assert held.is_valid(_json(example)), (name, key, example)


def _json(value: object) -> Any:
    return json.loads(json.dumps(value))


def test_the_command_writes_one_or_all_and_replaces_nothing(run: Command, tmp_path: Path) -> None:
    shown = run("schema", "organisation")
    assert json.loads(shown.out)["title"] == "Une maison"
    folder = tmp_path / "schemas"
    assert run("schema", "--dossier", str(folder)).code == 0
    assert {path.name for path in folder.iterdir()} == {f"{kind}.schema.json" for kind in KINDS}
    assert (folder / "organisation.schema.json").read_text(encoding="utf-8") == shown.out
    again = run("schema", "--dossier", str(folder))
    assert again.code == 2
    assert "existe déjà" in again.err
    assert run("schema", "--dossier", str(folder), "--remplacer").code == 0
    assert run("schema", "-o", str(folder / "partie.schema.json"), "partie").code == 2


def test_a_document_of_the_wrong_kind_is_refused() -> None:
    house = dict(bundled_organisations())["organisations/maison-lumen.yaml"]
    assert read(house, "maison")[0] is not None
    assert refusals("scenario", house) != []
