"""What `verifier` looks at: files by what they hold, scenarios with their stored plays."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from game.cli.scripts import check_script
from game.content import bundled, read_bytes, vocabulary
from game.errors import UsageError
from scenarios.checked import load_course, load_organisation, load_scenario
from scenarios.files.diagnostics import Diagnostic
from scenarios.files.load import (
    COURSES,
    SCRIPT_SUFFIX,
    Loaded,
    bundled_courses,
    bundled_organisations,
    bundled_scenarios,
    bundled_scripts,
    load_as,
)
from scenarios.files.source import read
from scenarios.house.organisation import Organisation
from scenarios.model import Scenario
from scenarios.scripted import NO_SCENARIO, Script

_SUFFIXES = (".yaml", ".yml")


@dataclass(slots=True)
class Checked:
    """What was found so far.

    houses: organisations by file, None where one has mistakes. playable: scenarios without
    mistakes by id, each with its organisation.
    """

    files: int = 0
    found: list[Diagnostic] = field(default_factory=list)
    houses: dict[Path, Organisation | None] = field(default_factory=dict)
    playable: dict[str, tuple[Scenario, Organisation]] = field(default_factory=dict)

    def house(self, path: Path) -> Organisation | None:
        """The organisation of a file, whose mistakes are told once."""
        if path not in self.houses:
            loaded = load_organisation(read_bytes(path), str(path))
            self.files += 1
            self.found += loaded.diagnostics
            self.houses[path] = loaded.value if loaded.is_usable else None
        return self.houses[path]

    def take(self, loaded: Loaded[Scenario], organisations: dict[str, Organisation]) -> None:
        """A scenario's findings, and the scenario where it can be played."""
        self.found += loaded.diagnostics
        if loaded.value is not None and loaded.is_usable:
            house = organisations[loaded.value.organisation]
            self.playable[loaded.value.id] = (loaded.value, house)


def check_paths(paths: Iterable[str]) -> Checked:
    """Files and folders of a teacher; raises UsageError for one that does not exist."""
    checked = Checked()
    scripts: dict[Path, None] = {}
    courses: list[tuple[Path, bytes]] = []
    for path in _files(paths):
        if path.name.endswith(SCRIPT_SUFFIX):
            scripts[path] = None
            continue
        content = read_bytes(path)
        kind = _kind(content, path)
        if kind == "organisation":
            checked.house(path)
            continue
        if kind == "parcours":
            courses.append((path, content))
            continue
        checked.files += 1
        if kind == "archetype":
            # Late: 20 ms, which scenarios alone do not pay.
            from personas.library import load_archetype

            checked.found += load_archetype(content, str(path)).diagnostics
        else:
            houses = {**bundled().organisations, **_houses_beside(path, checked)}
            checked.take(load_scenario(content, str(path), vocabulary(), houses), houses)
            scripts |= dict.fromkeys(sorted(path.parent.glob("*" + SCRIPT_SUFFIX)))
    for path in scripts:
        _script(checked, str(path), read_bytes(path))
    for path, content in courses:
        _course(checked, str(path), content)
    return checked


def check_bundled() -> Checked:
    """Everything that comes with the game."""
    # Late: see check_paths.
    from personas.library import archetypes

    checked = Checked()
    organisations = {}
    for path, content in bundled_organisations():
        house = load_organisation(content, path)
        checked.files += 1
        checked.found += house.diagnostics
        if house.value is not None:
            organisations[house.value.id] = house.value
    checked.files += len(archetypes())
    checked.found += archetypes().diagnostics()
    for path, content in bundled_scenarios():
        checked.files += 1
        checked.take(load_scenario(content, path, vocabulary(), organisations), organisations)
    for path, content in bundled_scripts():
        _script(checked, path, content)
    for path, content in bundled_courses():
        _course(checked, path, content)
    return checked


def _files(paths: Iterable[str]) -> Iterator[Path]:
    seen = set()
    for name in paths:
        path = Path(name)
        if not path.exists():
            raise UsageError(f"« {name} » n’existe pas : vérifiez le chemin.")
        inside = sorted(p for p in path.rglob("*") if p.suffix in _SUFFIXES)
        for file in inside if path.is_dir() else [path]:
            if file not in seen:
                seen.add(file)
                yield file


def _houses_beside(path: Path, checked: Checked) -> dict[str, Organisation]:
    """The organisations that a scenario's file may cite: those that `jouer` would find."""
    found = {}
    for folder in (path.parent / "organisations", path.parent.parent / "organisations"):
        for file in sorted(folder.glob("*.yaml")):
            house = checked.house(file)
            if house is not None:
                found[house.id] = house
    return found


def _kind(content: bytes, path: Path) -> str:
    """What a file holds, by a key that only that kind has; a scenario where nothing tells."""
    document, _ = read(content, str(path))
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


def _course(checked: Checked, path: str, content: bytes) -> None:
    """A course may cite the library, and every scene checked with it."""
    checked.files += 1
    scenes = {**bundled().scenarios, **{id_: one for id_, (one, _) in checked.playable.items()}}
    levels = {id_: one.niveau for id_, one in scenes.items()}
    checked.found += load_course(content, path, vocabulary(), levels).diagnostics


def _script(checked: Checked, path: str, content: bytes) -> None:
    checked.files += 1
    loaded, document = load_as(content, path, Script)
    checked.found += loaded.diagnostics
    if loaded.value is None or document is None:
        return
    known = checked.playable.get(loaded.value.scenario) or _in_library(loaded.value.scenario)
    if known is not None:
        checked.found += check_script(loaded.value, document, *known)
    elif not any(found.path != path for found in checked.found):
        # Where the scenario itself has mistakes, they were told: this adds nothing.
        message = f"aucun scénario ne s’appelle « {loaded.value.scenario} »"
        checked.found.append(document.diagnostic(("scenario",), message, NO_SCENARIO))


def _in_library(id_: str) -> tuple[Scenario, Organisation] | None:
    content = bundled()
    scenario = content.scenarios.get(id_)
    if scenario is None or scenario.organisation not in content.organisations:
        return None
    return scenario, content.organisations[scenario.organisation]
