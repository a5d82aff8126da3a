"""One file looked at by itself, with all that decides what is found in hand: a pure function.

Everything heavy is imported here: a run whose files are all known never comes this far.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import PurePath

from game.atelier.checking.cited_house import about_the_house
from game.atelier.checking.outcome import Beside, Job, Kind, Outcome, Role
from game.atelier.checking.stored_play import check_script
from game.content import bundled, bundled_houses, vocabulary
from personas.library import load_archetype
from scenarios.checked import (
    checked_organisation,
    checked_scenario,
    load_course,
    load_organisation,
)
from scenarios.files.diagnostics import tidy
from scenarios.files.load import COURSES, Given, Loaded, load_as
from scenarios.files.source import read
from scenarios.house.organisation import Organisation
from scenarios.model import LEVEL_LABELS, Level, Scenario
from scenarios.scripted import NO_SCENARIO, Script


def inspect(job: Job) -> Outcome:
    """What the file of this job is, and what is found in it."""
    return _ROLES[job.role](job)


def warm_up() -> None:
    """Load what every file needs, before processes part."""
    vocabulary()
    bundled_houses()


def _file(job: Job) -> Outcome:
    given = read(job.content, job.path)
    kind = _kind(given, PurePath(job.path))
    if kind == "organisation":
        return Outcome(kind, checked_organisation(given, job.path).diagnostics)
    if kind == "archetype":
        return Outcome(kind, load_archetype(job.content, job.path).diagnostics)
    if kind == "parcours":
        # What a course cites is only known once every scene was looked at.
        return Outcome(kind)
    houses = {**bundled_houses(), **_houses(job.beside)}
    loaded = checked_scenario(given, job.path, vocabulary(), houses)
    if loaded.value is None or not loaded.is_usable:
        found = about_the_house(loaded.diagnostics, given, job.beside, houses)
        return Outcome("scenario", found)
    return Outcome("scenario", loaded.diagnostics, loaded.value.id, loaded.value.niveau)


def _kind(given: Given, path: PurePath) -> Kind:
    """What a file holds, by a key that only that kind has; a scenario where nothing tells."""
    document, _ = given
    keys = document.data if document is not None and isinstance(document.data, dict) else {}
    # A course has stages too; only a course presents itself beside them.
    if path.parent.name == COURSES or {"presentation", "etapes"} <= keys.keys():
        return "parcours"
    if "etapes" in keys:
        return "scenario"
    if "prerogatives" in keys or path.parent.name == "organisations":
        return "organisation"
    if "reactions" in keys or path.parent.name == "archetypes":
        return "archetype"
    return "scenario"


def _house(job: Job) -> Outcome:
    return Outcome("organisation", load_organisation(job.content, job.path).diagnostics)


def _play(job: Job) -> Outcome:
    """A stored play by itself: its form, and which scenario it follows."""
    loaded, document = load_as(job.content, job.path, Script)
    if loaded.value is None or document is None:
        return Outcome("partie", loaded.diagnostics)
    id_ = loaded.value.scenario
    message = f"aucun scénario ne s’appelle « {id_} »"
    orphan = document.diagnostic(("scenario",), message, NO_SCENARIO)
    is_bundled = id_ in bundled().scenarios
    return Outcome("partie", loaded.diagnostics, id_, "", orphan, is_bundled)


def _followed(job: Job) -> Outcome:
    """A stored play followed in its scenario, whose own mistakes were looked for before."""
    loaded, document = load_as(job.content, job.path, Script)
    if loaded.value is None or document is None:
        return Outcome("partie")
    known = _written(job) if job.scenario else _bundled(loaded.value.scenario)
    if known is None:
        return Outcome("partie")
    found = check_script(loaded.value, document, *known)
    return Outcome("partie", tidy(found), loaded.value.scenario)


def _written(job: Job) -> tuple[Scenario, Organisation] | None:
    scenario = load_as(job.scenario, job.path, Scenario)[0].value
    houses = {**bundled_houses(), **_houses(job.beside)}
    if scenario is None or scenario.organisation not in houses:
        return None
    return scenario, houses[scenario.organisation]


def _bundled(id_: str) -> tuple[Scenario, Organisation] | None:
    content = bundled()
    scenario = content.scenarios.get(id_)
    if scenario is None or scenario.organisation not in content.organisations:
        return None
    return scenario, content.organisations[scenario.organisation]


def _course(job: Job) -> Outcome:
    """A course may cite the library, and every scene checked with it."""
    levels: dict[str, Level] = {id_: one.niveau for id_, one in bundled().scenarios.items()}
    named: Mapping[str, Level] = {level: level for level in LEVEL_LABELS}
    levels |= {id_: named[level] for id_, level in job.levels}
    found = load_course(job.content, job.path, vocabulary(), levels)
    return Outcome("parcours", found.diagnostics)


# A folder's scenarios come one after the other, and share its houses.
@lru_cache(maxsize=8)
def _houses(beside: Beside) -> Mapping[str, Organisation]:
    """The organisations of these files that have no mistake, by id."""
    loaded: list[Loaded[Organisation]] = [load_organisation(c, path) for path, c in beside]
    return {one.value.id: one.value for one in loaded if one.value is not None and one.is_usable}


_ROLES: Mapping[Role, Callable[[Job], Outcome]] = {
    "fichier": _file,
    "maison": _house,
    "partie": _play,
    "suite": _followed,
    "parcours": _course,
}
