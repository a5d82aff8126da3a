"""A small situation for tests, with a hand-made customer: nothing here is drawn."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from game.clients import LateClients
from scenarios.customer import Casting, Contact, Manner, Mood, Person, Reactions, Temper
from scenarios.files.diagnostics import render
from scenarios.files.load import load_as
from scenarios.house.organisation import Organisation
from scenarios.model import Scenario
from scenarios.play import Mode, Play, prepare

T = TypeVar("T")
S = TypeVar("S", bound=msgspec.Struct)
HERE = Path(__file__).parent
MOODS: tuple[Mood, ...] = ("serein", "reserve", "agace", "en_colere", "conquis")

MARTHE = Person(
    genre="f",
    prenom="Marthe",
    nom="Diallo",
    age=41,
    telephone="0199001234",
    courriel="marthe.diallo@example.fr",
    voie="12 rue du Moulin",
    code_postal="01990",
    ville="Valbourg",
)
KARIM = Person(
    genre="m",
    prenom="Karim",
    nom="Lefèvre",
    age=29,
    telephone="0639981234",
    courriel="karim.lefevre@example.fr",
    voie="5 allée des Peupliers",
    code_postal="01990",
    ville="Valbourg",
)
CALM = Temper(
    archetype="reflechi",
    confiance=10,
    patience=14,
    gain=100,
    perte=100,
    usure=0,
    seuil=2,
    mobiles=("securite",),
    freins=("prix",),
    besoin="bureau",
)
HURRIED = Temper(
    archetype="presse",
    confiance=8,
    patience=8,
    gain=100,
    perte=150,
    usure=1,
    seuil=3,
    mobiles=("argent",),
    freins=("temps",),
    besoin="maison",
)


@cache
def scenario() -> Scenario:
    """The situation of `essai.yaml`."""
    return _load("essai.yaml", Scenario)


@cache
def organisation() -> Organisation:
    """The house of `essai_maison.yaml`."""
    return _load("essai_maison.yaml", Organisation)


def _load(name: str, type_: type[T]) -> T:
    loaded, _ = load_as((HERE / name).read_bytes(), name, type_)
    assert not loaded.diagnostics, "\n".join(map(render, loaded.diagnostics))
    assert loaded.value is not None
    return loaded.value


def casting(temper: Temper = CALM, person: Person = MARTHE, seed: int = 42) -> Casting:
    """A customer with one reaction a mood on every medium."""
    shown = {
        mood: Reactions(
            presence=(Manner(geste=f"Un geste ({mood})."),),
            voix=(Manner(dit=f"Un mot ({mood})."),),
            ecrit=(Manner(dit=f"Une phrase ({mood})."),),
        )
        for mood in MOODS
    }
    parting = Manner(dit="Je reviendrai un autre jour.", geste="Se dirige vers la sortie.")
    return Casting(
        graine=seed,
        temper=temper,
        client=person,
        figurants={"collegue": KARIM if person is MARTHE else MARTHE},
        historique=(Contact(canal="site", quand="hier soir", fait="A consulté le site."),),
        reactions=shown,
        depart=Reactions(presence=(parting,), voix=(parting,), ecrit=(parting,)),
    )


def play(
    mode: Mode = "guide",
    temper: Temper = CALM,
    person: Person = MARTHE,
    seed: int = 42,
    written: Scenario | None = None,
) -> Play:
    """The small situation, ready to start."""
    who = casting(temper, person, seed)
    return prepare(written or scenario(), organisation(), who, mode, LateClients(who))


def changed(written: S, **fields: Any) -> S:
    """A copy with other fields."""
    return msgspec.structs.replace(written, **fields)


@cache
def ruled() -> Scenario:
    """The situation with rules over the whole play, and professional behaviours."""
    written: Any = msgspec.json.decode(msgspec.json.encode(scenario()))
    steps = {step["id"]: step for step in written["etapes"]}
    welcome = steps["accueillir"]
    welcome["acte"] = "saluer"
    welcome["choix"][0]["comportements"] = {"A1T2CP1": "tenu", "A3T2CP3": "tenu"}
    welcome["choix"][2].update(acte="argumenter", comportements={"A3T2CP3": "manque"})
    steps["argumenter"].update(acte="argumenter", comportements=["A3T2CP2"])
    steps["argumenter"]["choix"][0]["comportements"] = {"A3T2CP3": "tenu"}
    steps["decouvrir"]["questions"][3]["demande"] = "usage"
    steps["noter"]["comportements"] = ["A1T6CP2"]
    written["regles"] = [
        {"regle": "decouvrir-avant-d-argumenter"},
        {"regle": "ne-rien-redemander", "criteres": ["HR.OMNI.K1", "1B.MCV.K2"]},
        {"regle": "reformuler-avant-de-proposer"},
    ]
    written["regles_sans_objet"] = [
        {"regle": "ne-pas-insister", "raison": "Personne ne refuse rien dans cette scène."}
    ]
    return msgspec.convert(written, Scenario)


def with_field(step: str, field: dict[str, Any]) -> Scenario:
    """The situation with one more field on that form."""
    written: Any = msgspec.json.decode(msgspec.json.encode(scenario()))
    for each in written["etapes"]:
        if each["id"] == step:
            each["champs"].append(field)
    return msgspec.convert(written, Scenario)
