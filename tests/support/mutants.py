"""Scenarios spoilt at one place: a key left out, a wrong type, an id that points elsewhere…"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

Where = tuple[str | int, ...]
# What stands in the place of a value of another type.
OF_TYPES: tuple[object, ...] = (None, True, 12, "x", [], {}, ["x"], {"x": "y"})
FAR = (-1, 0, 1, 7, 1_000_000, 0.5)
LEFT_OUT = object()
# Keys whose texts are read and lead nowhere: pointing them elsewhere spoils nothing.
PROSE = frozenset(
    {"titre", "texte", "consigne", "narration", "aide", "question", "client", "contexte", "role"}
)


@dataclass(frozen=True, slots=True)
class Mutant:
    """A tree changed at one place, where `other` stands; LEFT_OUT for nothing at all."""

    where: Where
    change: str
    tree: object
    other: object

    @property
    def text(self) -> str:
        """The spoilt file."""
        made: Any = copy.deepcopy(self.tree)
        home = made
        for step in self.where[:-1]:
            home = home[step]
        if self.other is LEFT_OUT:
            del home[self.where[-1]]
        else:
            home[self.where[-1]] = self.other
        return written(made)

    @property
    def shape(self) -> tuple[object, ...]:
        """What mutants of one class share."""
        steps = tuple("*" if isinstance(step, int) else step for step in self.where)
        return (*steps, self.change)

    def __str__(self) -> str:
        return f"{'.'.join(map(str, self.where))} {self.change}"


class _Plain(yaml.SafeDumper):
    """Writes what is met twice twice."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 - the library's contract
        """Always."""
        return True


def written(tree: object) -> str:
    """A tree as a teacher's file holds it."""
    return yaml.dump(tree, Dumper=_Plain, allow_unicode=True, sort_keys=False, width=10_000)


def mutants(tree: dict[str, Any], keys: frozenset[str]) -> Iterator[Mutant]:
    """Every way to spoil these top keys of a tree at one place."""
    ids = _ids(tree)
    for where, value in _nodes({key: tree[key] for key in tree if key in keys}):
        for change, other in _changes(where, value, ids):
            yield Mutant(where, change, tree, other)
        if isinstance(where[-1], str):
            yield Mutant(where, "supprimé", tree, LEFT_OUT)


def _changes(where: Where, value: object, ids: list[str]) -> Iterator[tuple[str, object]]:
    for other in OF_TYPES:
        if type(other) is not type(value):
            yield f"devient {other!r}", other
    if isinstance(value, list):
        yield "vidé", []
        if value:
            yield "premier doublé", [*value, copy.deepcopy(value[0])]
            yield "premier enlevé", value[1:]
            yield "dernier enlevé", value[:-1]
            yield "retourné", value[::-1]
    elif isinstance(value, bool):
        yield "inversé", not value
    elif isinstance(value, int | float):
        yield from ((f"vaut {far}", far) for far in FAR if far != value)
    elif isinstance(value, str):
        yield "vide", ""
        if where[-1] not in PROSE and " " not in value:
            at = sum(map(ord, "".join(map(str, where))))
            yield "inconnu", "nulle-part"
            yield from (
                (f"vaut {ids[(at + n) % len(ids)]}", ids[(at + n) % len(ids)]) for n in (0, 7)
            )


def _ids(tree: object) -> list[str]:
    """Short words of the tree: ids, names, codes."""
    found = [value for _, value in _nodes(tree) if isinstance(value, str) and " " not in value]
    return sorted(set(found))


def _nodes(value: object, where: Where = ()) -> Iterator[tuple[Where, object]]:
    if where:
        yield where, value
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _nodes(inner, (*where, key))
    elif isinstance(value, list):
        for rank, inner in enumerate(value):
            yield from _nodes(inner, (*where, rank))
