"""What an editor says of each key: the sentences of `cles.yaml`, the labels of closed words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import msgspec

from personas.library import archetypes
from scenarios.files.ours import read_ours
from scenarios.language.typography import typeset
from scenarios.regles import house_rules
from scenarios.relecture import reading_points
from scoring.framework import MA, MCV, SECONDE, load

FILE = "cles.yaml"
# What is said of a class itself.
ITSELF = "ceci"
# A class's own name: its sentence up to the first sign.
_NAME = re.compile(r"^[^:;,.]*[^:;,.\s]")


class Said(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A sentence, and an example to imitate."""

    dit: str
    exemple: Any = None


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file: sentences by class then key, closed words with theirs, lists by « Class.key »."""

    cles: dict[str, dict[str, str | Said]]
    valeurs: tuple[dict[str, str], ...]
    listes: dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of a key: a typeset sentence; example None is none."""

    sentence: str
    example: object = None


@cache
def words() -> Words:
    """The file of the house; raises DamagedFileError."""
    return read_ours("game.atelier.schemas", FILE, Words)


def told(written: type, key: str) -> Told:
    """What is told of a key of a class, or of one it inherits; raises KeyError where nothing is."""
    for one in written.__mro__:
        said = words().cles.get(one.__name__, {}).get(key)
        if said is not None:
            plain = said if isinstance(said, Said) else Said(said)
            return Told(typeset(plain.dit), plain.exemple)
    raise KeyError(f"{written.__name__}.{key}")


def name(written: type) -> str:
    """What a class is called: « Une réplique »."""
    found = _NAME.match(told(written, ITSELF).sentence)
    assert found is not None, written
    return found[0]


def labelled(values: frozenset[str]) -> Mapping[str, str]:
    """The sentences of a set of closed words, in the order to propose them; raises KeyError."""
    for one in words().valeurs:
        if one.keys() == values:
            return {word: typeset(sentence) for word, sentence in one.items()}
    raise KeyError(", ".join(sorted(values)))


def list_of(written: type, key: str) -> str | None:
    """The list whose words alone a key admits, None where any will do."""
    owners = {f"{one.__name__}.{key}" for one in written.__mro__}
    return next((id_ for id_, keys in words().listes.items() if owners & set(keys)), None)


@cache
def listed(id_: str) -> Mapping[str, str]:
    """The words of a list, each with its label."""
    return {code: typeset(label) for code, label in _LISTS[id_]()}


def _criteria() -> Iterator[tuple[str, str]]:
    frameworks = load()
    titles = {one.id: one.short_title for one in frameworks.frameworks}
    for code in frameworks.criterion_codes:
        one = frameworks.criterion(code)
        simulated = ", simulé" if one.simulated else ""
        shows = ", ".join(one.competences)
        yield code, f"{one.label} ({titles[one.framework]}, {shows}{simulated})"


def _announced() -> Iterator[tuple[str, str]]:
    """Those of the Seconde at any level, those of the bacs after it: the rule tells them apart."""
    for framework in map(load().framework, (SECONDE, MA, MCV)):
        yield from ((one.code, one.title) for one in framework.competences)


def _competences() -> Iterator[tuple[str, str]]:
    frameworks = load()
    for code in frameworks.competence_codes:
        yield code, frameworks.competence(code).title


def _savoirs() -> Iterator[tuple[str, str]]:
    frameworks = load()
    for code in frameworks.savoir_codes:
        yield code, frameworks.savoir(code).title


def _behaviours() -> Iterator[tuple[str, str]]:
    frameworks = load()
    for code in frameworks.behaviour_codes:
        yield code, frameworks.behaviour(code).label


def _tasks() -> Iterator[tuple[str, str]]:
    for framework in load().frameworks:
        yield from ((one.code, one.title) for one in framework.groups if one.kind == "tache")


def _personas() -> Iterator[tuple[str, str]]:
    yield from ((id_, f"{one.nom} : {one.resume}") for id_, one in archetypes().items())


def _rules() -> Iterator[tuple[str, str]]:
    yield from ((id_, f"{one.titre}. {one.tenue}") for id_, one in house_rules().items())


def _points() -> Iterator[tuple[str, str]]:
    yield from ((str(n), f"{one.titre} ({one.famille})") for n, one in reading_points().items())


def bases() -> Iterator[tuple[str, str]]:
    """The « bases indispensables » of the Seconde: code and title."""
    yield from ((one.code, one.title) for one in load().framework(SECONDE).bases)


_LISTS = {
    "critere": _criteria,
    "annoncee": _announced,
    "competence": _competences,
    "tache": _tasks,
    "savoir": _savoirs,
    "comportement": _behaviours,
    "persona": _personas,
    "regle": _rules,
    "base": bases,
    "point": _points,
}
