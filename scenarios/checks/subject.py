"""What the rules look at: a scenario, its document, and the names that it may cite."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import islice
from typing import TypeVar

import msgspec

from scenarios.banks import borrowers, with_banks
from scenarios.customer import Temper
from scenarios.files.diagnostics import nearest
from scenarios.files.source import Path
from scenarios.house.organisation import Organisation
from scenarios.model import Level, Scenario
from scenarios.play import Play
from scenarios.reach.graph import Graph, reached, with_walk_outs
from scenarios.reach.graph import graph as written_graph
from scenarios.steps.dialogue import Dialogue
from scenarios.steps.kinds import AnyStep
from scenarios.steps.parts import Choice
from scenarios.steps.questions import Questions
from scenarios.steps.step import Step

T = TypeVar("T")

_MOST_MENDED = 100
_LEAVES = frozenset({bool, int, float, Decimal})


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Names owned by higher rooms, which they pass down: what a scenario may cite.

    observes: the Seconde competences that each criterion counts for; later: those of the bacs,
    which scenarios of later levels may announce too. brakes: those that each
    persona may have where the scenario lists none. behaviours: how each professional behaviour is
    observed, « continu », « decision » or « simule ». bases: the « bases indispensables » of the
    Seconde, which courses cite. delivered: the situations that come with the game, by id.
    """

    personas: frozenset[str]
    criteria: frozenset[str]
    competences: frozenset[str]
    savoirs: frozenset[str]
    observes: Mapping[str, frozenset[str]] = field(default_factory=dict)
    later: Mapping[str, frozenset[str]] = field(default_factory=dict)
    brakes: Mapping[str, frozenset[str]] = field(default_factory=dict)
    behaviours: Mapping[str, str] = field(default_factory=dict)
    tempers: Mapping[str, Temper] = field(default_factory=dict)
    bases: frozenset[str] = frozenset()
    delivered: frozenset[str] = frozenset()

    def observed_at(self, level: Level) -> Mapping[str, frozenset[str]]:
        """What each criterion counts for at a level: the bacs are announced after the Seconde."""
        if level == "seconde":
            return self.observes
        none: frozenset[str] = frozenset()
        return {code: some | self.later.get(code, none) for code, some in self.observes.items()}


@dataclass(frozen=True, slots=True)
class Node:
    """A text written inside a model: its path, and the object and field that hold it."""

    path: Path
    text: str
    owner: msgspec.Struct
    field: str


@dataclass(frozen=True, slots=True, eq=False)
class Inventory:
    """Everything inside a model value, met once: objects by their type, texts by their field.

    Two of them are the same when they are one object, so that what is made of it can be kept.
    """

    objects: Mapping[type, list[tuple[Path, msgspec.Struct]]]
    texts: Mapping[str, list[Node]]

    def of(self, type_: type[T]) -> Iterator[tuple[Path, T]]:
        """Every object of exactly this type, with its path."""
        for path, value in self.objects.get(type_, ()):
            assert isinstance(value, type_)
            yield path, value

    def named(self, *fields: str) -> Iterator[Node]:
        """Every text held by a field of one of these names, alone or in a list."""
        for name in fields:
            yield from self.texts.get(name, ())


@dataclass(frozen=True, slots=True, eq=False)
class Subject:
    """A scenario under its checks. Two of them are the same when they are one object.

    organisation: None when the scenario cites one that does not exist. edges: what leads where,
    walk-outs left out, an unknown target read as what was `meant`, so that one slip is told once.
    meant: by unknown target, the step or ending that it most likely stands for.
    all_edges: the same with walk-outs. before: for each step, those that can come before it, and
    itself. samples: plays to try it on, empty until a rule asks for them.
    """

    scenario: Scenario
    vocabulary: Vocabulary
    organisations: Mapping[str, Organisation]
    organisation: Organisation | None
    inventory: Inventory
    edges: Graph
    all_edges: Graph
    before: Mapping[str, frozenset[str]]
    meant: Mapping[str, str] = field(default_factory=dict)
    samples: list[Play] = field(default_factory=list, compare=False)

    @property
    def has_lost_ways(self) -> bool:
        """Does some way lead to a name that stands for nothing known?"""
        known = {*self.edges, *(ending.id for ending in self.scenario.fins)}
        return any(goal not in known for goals in self.edges.values() for goal in goals)

    @property
    def first(self) -> str:
        """The id of the step that starts."""
        return self.scenario.etapes[0].id

    def steps(self) -> Iterator[tuple[Path, AnyStep]]:
        """Every step, with its path."""
        for rank, step in enumerate(self.scenario.etapes):
            yield ("etapes", rank), step

    def choices(self) -> Iterator[tuple[Path, AnyStep, Choice]]:
        """Every line that may be picked, in dialogues and questions, with its step."""
        for path, step in self.steps():
            for choice_path, choice in choices_of(step, path):
                yield choice_path, step, choice

    def played(self) -> Iterator[tuple[Path, AnyStep]]:
        """Every step as it is played, with the questions that it borrows."""
        for rank, step in enumerate(with_banks(self.scenario.etapes)):
            yield ("etapes", rank), step

    def askers(self, step: AnyStep | None) -> frozenset[str]:
        """The steps where what that one holds can come about: itself, and those that borrow it."""
        return borrowers(self.scenario.etapes, step.id) if step else frozenset({""})

    def at(self, path: Path) -> object:
        """What is written at a path of the scenario."""
        found: object = self.scenario
        for part in path:
            if isinstance(part, int):
                assert isinstance(found, tuple)
                found = found[part]
            elif isinstance(found, dict):
                found = found[part]
            else:
                found = getattr(found, part)
        return found

    def step_at(self, path: Path) -> AnyStep | None:
        """The step inside which a path lies."""
        if len(path) > 1 and path[0] == "etapes" and isinstance(path[1], int):
            return self.scenario.etapes[path[1]]
        return None


@dataclass(frozen=True, slots=True)
class House:
    """An organisation under its checks."""

    organisation: Organisation
    inventory: Inventory


def choices_of(step: Step, path: Path) -> Iterator[tuple[Path, Choice]]:
    """The lines of a dialogue or the questions of a bank; nothing for the other kinds."""
    if isinstance(step, Dialogue):
        yield from (((*path, "choix", rank), one) for rank, one in enumerate(step.choix))
    elif isinstance(step, Questions):
        yield from (((*path, "questions", rank), one) for rank, one in enumerate(step.questions))


def subject_of(
    scenario: Scenario, vocabulary: Vocabulary, organisations: Mapping[str, Organisation]
) -> Subject:
    """The scenario with all that the rules share, worked out once."""
    walked_out = with_walk_outs(scenario)
    meant = _meant(walked_out, scenario)
    edges = _mended(written_graph(scenario), meant)
    all_edges = _mended(walked_out, meant)
    after = {step: reached(all_edges, step) for step in all_edges}
    return Subject(
        scenario=scenario,
        vocabulary=vocabulary,
        organisations=organisations,
        organisation=organisations.get(scenario.organisation),
        inventory=inventory_of(scenario),
        edges=edges,
        all_edges=all_edges,
        before={
            step: frozenset(other for other, found in after.items() if step in found)
            for step in all_edges
        },
        meant=meant,
    )


def inventory_of(root: msgspec.Struct) -> Inventory:
    """Every object and every text that is not empty inside a model value."""
    objects: dict[type, list[tuple[Path, msgspec.Struct]]] = {}
    texts: dict[str, list[Node]] = {}

    def visit(value: object, path: Path, owner: msgspec.Struct, name: str) -> None:
        if isinstance(value, str):
            texts.setdefault(name, []).append(Node(path, value, owner, name))
        elif isinstance(value, msgspec.Struct):
            objects.setdefault(type(value), []).append((path, value))
            for inner in value.__struct_fields__:
                held = getattr(value, inner)
                # Most fields hold what was not written: no path is made for it.
                if held and type(held) not in _LEAVES:
                    visit(held, (*path, inner), value, inner)
        elif isinstance(value, tuple):
            for rank, item in enumerate(value):
                if item and type(item) not in _LEAVES:
                    visit(item, (*path, rank), owner, name)
        elif isinstance(value, dict):
            for key, item in value.items():
                if item and type(item) not in _LEAVES:
                    visit(item, (*path, key), owner, name)

    visit(root, (), root, "")
    return Inventory(objects, texts)


def _meant(edges: Graph, scenario: Scenario) -> Mapping[str, str]:
    """What each unknown target stands for: a near name, first among those that nothing leads to.

    A step renamed in one place leaves one name that nobody knows and one that nobody calls.
    """
    known = {*edges, *(ending.id for ending in scenario.fins)}
    unknown = dict.fromkeys(goal for goals in edges.values() for goal in goals if goal not in known)
    if not unknown:
        return {}
    called = {goal for goals in edges.values() for goal in goals}
    orphans = sorted(known - called - {scenario.etapes[0].id})
    only = orphans[0] if len(orphans) == len(unknown) == 1 else None
    # Comparing names is dear: past so many, the file is mended from the first ones on.
    found = {
        goal: nearest(goal, orphans) or only or nearest(goal, known)
        for goal in islice(unknown, _MOST_MENDED)
    }
    return {goal: name for goal, name in found.items() if name is not None}


def _mended(edges: Graph, meant: Mapping[str, str]) -> Graph:
    return {step: tuple(meant.get(goal, goal) for goal in goals) for step, goals in edges.items()}
