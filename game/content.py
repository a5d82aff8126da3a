"""All that there is to play: scenarios, organisations, archetypes, loaded once."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from game.clients import LateClients
from game.errors import ContentError, UsageError
from game.user_file import read_whole
from scenarios.course import Course
from scenarios.customer import Casting
from scenarios.files.diagnostics import nearest, render
from scenarios.files.limits import MAX_BYTES
from scenarios.files.load import (
    Loaded,
    bundled_courses,
    bundled_organisations,
    bundled_scenarios,
    load_as,
)
from scenarios.house.organisation import Organisation
from scenarios.model import Level, Scenario
from scenarios.play import Mode, Play, prepare

if TYPE_CHECKING:
    from scenarios.checks.rules import Vocabulary

T = TypeVar("T")

# Customer numbers stay short enough to be read aloud across a classroom.
MAX_SEED = 9_999

DEFAULT_MODE: Mapping[Level, Mode] = {
    "seconde": "guide",
    "premiere": "entrainement",
    "terminale": "entrainement",
}


@dataclass(frozen=True, slots=True)
class Content:
    """Scenarios by id, level after level, organisations by id, courses: year after year."""

    scenarios: Mapping[str, Scenario]
    organisations: Mapping[str, Organisation]
    courses: tuple[Course, ...] = ()

    @property
    def catalogue(self) -> tuple[Scenario, ...]:
        """The scenarios proposed to students."""
        return tuple(each for each in self.scenarios.values() if not each.hors_catalogue)

    def scenario(self, id_: str) -> Scenario:
        """The scenario of that id; raises UsageError with the nearest name."""
        if id_ in self.scenarios:
            return self.scenarios[id_]
        near = nearest(id_, self.scenarios)
        hint = f" Vouliez-vous dire « {near} » ?" if near else ""
        raise UsageError(
            f"Aucun scénario ne s’appelle « {id_} ».{hint}"
            " La commande « comptoir scenarios » en donne la liste."
        )


@cache
def vocabulary() -> Vocabulary:
    """The names that a scenario may cite."""
    # Late: frameworks and archetypes cost more than the first frame of the home screen.
    from personas.library import archetypes
    from scenarios.checks.rules import Vocabulary
    from scoring.behaviours import shown
    from scoring.framework import MA, MCV, SECONDE, load

    frameworks = load()
    return Vocabulary(
        personas=frozenset(archetypes()),
        criteria=frozenset(frameworks.criterion_codes),
        competences=frozenset(frameworks.competence_codes),
        savoirs=frozenset(frameworks.savoir_codes),
        # As marks count: « voir aussi » pages show a criterion without observing it.
        observes={
            code: frozenset(frameworks.competences_of(code, SECONDE, inherited=False))
            for code in frameworks.criterion_codes
        },
        later={
            code: frozenset(
                competence
                for bac in (MA, MCV)
                for competence in frameworks.competences_of(code, bac, inherited=False)
            )
            for code in frameworks.criterion_codes
        },
        behaviours={code: one.observe for code, one in shown().items()},
        brakes={id_: frozenset(one.freins) for id_, one in archetypes().items()},
        tempers={
            id_: one.temper(motives=(), brakes=(), need="") for id_, one in archetypes().items()
        },
        bases=frozenset(one.code for one in frameworks.framework(SECONDE).bases),
        # A situation of the library is named after its id.
        delivered=frozenset(
            path.rpartition("/")[2].removesuffix(".yaml") for path, _ in bundled_scenarios()
        ),
    )


@cache
def bundled() -> Content:
    """All that comes with the game, as its tests have checked it.

    Raises ContentError for a file that cannot be read: a damaged installation.
    """
    written = [_of_ours(content, path, Scenario) for path, content in bundled_scenarios()]
    # A class begins with its own year: the folders are in the order of the alphabet.
    written.sort(key=lambda scenario: list(DEFAULT_MODE).index(scenario.niveau))
    courses = [_of_ours(content, path, Course) for path, content in bundled_courses()]
    # Those of one year in the order of the years, then those of several.
    courses.sort(key=lambda course: [*DEFAULT_MODE, None].index(course.niveau))
    return Content({s.id: s for s in written}, bundled_houses(), tuple(courses))


@cache
def bundled_houses() -> Mapping[str, Organisation]:
    """The organisations that come with the game, by id; raises ContentError as `bundled`."""
    houses = [_of_ours(content, path, Organisation) for path, content in bundled_organisations()]
    return {house.id: house for house in houses}


def _of_ours(content: bytes, path: str, type_: type[T]) -> T:
    loaded, _ = load_as(content, path, type_)
    if loaded.value is None or not loaded.is_usable:
        raise ContentError("\n".join(render(found) for found in loaded.diagnostics))
    return loaded.value


def open_scenario(reference: str) -> tuple[Scenario, Organisation]:
    """A scenario by id or by file, with its organisation.

    A file may stand beside its own organisations, in a folder `organisations` next to it or one
    level up. Raises UsageError for an unknown id or file, ContentError for a file with mistakes.
    """
    if not reference.endswith((".yaml", ".yml")):
        content = bundled()
        scenario = content.scenario(reference)
        return scenario, content.organisations[scenario.organisation]
    loaded, organisations = load_file(Path(reference))
    if loaded.value is None or not loaded.is_usable:
        raise ContentError("\n".join(render(found) for found in loaded.diagnostics))
    return loaded.value, organisations[loaded.value.organisation]


def load_file(path: Path) -> tuple[Loaded[Scenario], Mapping[str, Organisation]]:
    """A scenario file of a teacher and the organisations it may cite; raises UsageError."""
    # The checks cost 50 ms to import: only a file of a teacher's goes through them here.
    from scenarios.checked import load_scenario

    content = read_whole(path, MAX_BYTES)
    organisations = {**bundled_houses(), **_organisations_beside(path)}
    return load_scenario(content, str(path), vocabulary(), organisations), organisations


def _organisations_beside(path: Path) -> dict[str, Organisation]:
    from scenarios.checked import load_organisation

    found = {}
    for folder in (path.parent / "organisations", path.parent.parent / "organisations"):
        for file in sorted(folder.glob("*.yaml")):
            loaded = load_organisation(read_whole(file, MAX_BYTES), str(file))
            if loaded.value is None or not loaded.is_usable:
                raise ContentError("\n".join(render(d) for d in loaded.diagnostics))
            found[loaded.value.id] = loaded.value
    return found


def cast(scenario: Scenario, seed: int, persona: str | None = None) -> Casting:
    """The customer of that number; raises UsageError for an unknown persona."""
    # Faker alone costs 150 ms: only a play pays it.
    from personas.draw import PersonaError, draw
    from personas.library import archetypes

    try:
        return draw(scenario.client, scenario.figurants, archetypes(), seed, persona=persona)
    except PersonaError as error:
        raise UsageError(str(error)) from error


def new_play(
    scenario: Scenario,
    organisation: Organisation,
    *,
    seed: int | None = None,
    persona: str | None = None,
    mode: Mode | None = None,
) -> Play:
    """A play ready to begin. seed None draws a customer; mode None is the level's own."""
    number = _drawn_number() if seed is None else seed
    casting = cast(scenario, number, persona)
    wanted = DEFAULT_MODE[scenario.niveau] if mode is None else mode
    return prepare(scenario, organisation, casting, wanted, LateClients(casting))


def _drawn_number() -> int:
    """A customer number from the machine's own chance; `secrets` would cost 11 ms to import."""
    return int.from_bytes(os.urandom(8), "big") % MAX_SEED + 1
