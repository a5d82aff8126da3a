"""Every kind of customer that a scenario may bring, as far as it can tell them apart.

Two castings are of one class when the law of the play treats them alike: the same archetype, the
same of what conditions read (motives, brakes, need) and the same interruptions. Person, words and
names are never read by that law; what the numbers drawn change is the right answer, not the marks
that an answer can earn.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, product
from typing import TypeVar

import msgspec

from game.clients import LateClients
from game.content import cast
from personas.archetype import Archetype, find
from personas.library import archetypes
from scenarios.aleas import Strike, strikes
from scenarios.banks import with_banks
from scenarios.conditions import conditions_in
from scenarios.customer import MOTIVE_LABELS, Motive, Temper
from scenarios.house.organisation import Organisation
from scenarios.model import Need, Scenario
from scenarios.play import Mode, Play, prepare

T = TypeVar("T")

# Customer numbers looked at to find every way in which interruptions may fall.
SEEDS = range(1, 201)
# Classes beyond which the rest is left out, and said to be.
MAX_CLASSES = 60


@dataclass(frozen=True, slots=True)
class CastingClass:
    """One kind of customer. label: what tells it from the others of the scenario."""

    archetype: str
    name: str
    label: str
    play: Play


@dataclass(frozen=True, slots=True)
class Classes:
    """The classes looked at. merged: what castings of one class may differ by, in French.

    left_out: how many more there are.
    """

    found: tuple[CastingClass, ...]
    merged: tuple[str, ...]
    left_out: int


@dataclass(frozen=True, slots=True)
class _Read:
    """What some condition of the scenario reads of the customer."""

    motives: bool
    brakes: bool
    needs: bool


def classes(
    scenario: Scenario, organisation: Organisation, mode: Mode, *, seed: int = 1
) -> Classes:
    """Every class, archetype by archetype. seed: the first customer number that plays are made of.

    Raises UsageError for an archetype that does not exist.
    """
    read = _read(scenario)
    falls = _falls(scenario, seed)
    found = []
    tempers = list(_tempers(scenario, read))
    for (temper, marks), (rank, number) in product(tempers, enumerate(falls)):
        casting = cast(scenario, number, temper.archetype)
        casting = msgspec.structs.replace(casting, temper=temper)
        play = prepare(scenario, organisation, casting, mode, LateClients(casting))
        told = (*marks, f"aléas {rank + 1}") if len(falls) > 1 else marks
        name = find(archetypes(), temper.archetype).nom
        found.append(CastingClass(temper.archetype, name, " · ".join((name, *told)), play))
    kept = tuple(found[:MAX_CLASSES])
    return Classes(kept, _merged(scenario, read), len(found) - len(kept))


def _read(scenario: Scenario) -> _Read:
    conditions = [
        condition for step in with_banks(scenario.etapes) for condition in conditions_in(step)
    ]
    return _Read(
        motives=any(one.mobile is not None for one in conditions),
        brakes=any(one.frein is not None for one in conditions),
        # A need also gives numbers and words, which right answers are made of.
        needs=any(one.besoin is not None for one in conditions)
        or any(draw.par_besoin or draw.produit for draw in scenario.nombres.values()),
    )


def _tempers(scenario: Scenario, read: _Read) -> Iterator[tuple[Temper, tuple[str, ...]]]:
    """Every temper, with the words that tell it from the others of its archetype."""
    for id_ in dict.fromkeys(scenario.client.personas):
        archetype = find(archetypes(), id_)
        motives = _motives(scenario, read)
        brakes = _brakes(scenario, archetype, read)
        needs = scenario.client.besoins if read.needs else scenario.client.besoins[:1]
        for motive, brake, need in product(motives, brakes, needs):
            temper = archetype.temper(motives=motive, brakes=brake, need=need.id)
            yield temper, tuple(_words(motive, brake, need, read))


def _motives(scenario: Scenario, read: _Read) -> list[tuple[Motive, ...]]:
    """Every set of motives that may be drawn; conditions never look at their order."""
    spec = scenario.client.mobiles
    return _sets(tuple(dict.fromkeys(spec.parmi)), spec.nombre, is_read=read.motives)


def _brakes(scenario: Scenario, archetype: Archetype, read: _Read) -> list[tuple[str, ...]]:
    spec = scenario.client.freins
    names = tuple(dict.fromkeys(spec.parmi or archetype.freins))
    return _sets(names, spec.nombre, is_read=read.brakes)


def _sets(names: tuple[T, ...], count: int, *, is_read: bool) -> list[tuple[T, ...]]:
    every = list(combinations(names, min(count, len(names))))
    return every if is_read else every[:1]


def _words(
    motives: tuple[Motive, ...], brakes: tuple[str, ...], need: Need, read: _Read
) -> Iterator[str]:
    if read.motives:
        yield ", ".join(MOTIVE_LABELS[one] for one in motives)
    if read.brakes and brakes:
        yield "frein " + ", ".join(brakes)
    if read.needs:
        yield f"besoin {need.id}"


def _falls(scenario: Scenario, seed: int) -> list[int]:
    """A customer number for every way in which interruptions may fall, the first one's first."""
    found: dict[object, int] = {}
    for number in (seed, *SEEDS):
        found.setdefault(_fall(strikes(scenario.aleas, number)), number)
    return list(found.values())


def _fall(struck: Mapping[str, tuple[Strike, ...]]) -> object:
    return frozenset((id_, one.alea.id, one.after) for id_, all_ in struck.items() for one in all_)


def _merged(scenario: Scenario, read: _Read) -> tuple[str, ...]:
    """What castings of one class may differ by."""
    words = ["la personne (nom, âge, genre, adresse)", "l’historique", "les nombres tirés"]
    if not read.motives:
        words.append("les mobiles")
    if not read.brakes and scenario.client.freins.nombre:
        words.append("les freins")
    if not read.needs and len(scenario.client.besoins) > 1:
        words.append("le besoin")
    if not any(alea.hasard for alea in scenario.aleas):
        return tuple(words)
    return (*words, f"les moments d’aléas que {len(SEEDS)} tirages n’ont pas montrés")
