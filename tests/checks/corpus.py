"""The corpora of scenarios, loaded as a teacher's file is."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from game.content import vocabulary
from scenarios.checked import load_organisation, load_scenario
from scenarios.files.diagnostics import Diagnostic
from scenarios.house.organisation import Organisation

ROOT = Path(__file__).parent.parent / "corpora" / "scenarios"
GOOD = sorted((ROOT / "ok").glob("*.yaml"))
BAD = sorted((ROOT / "err").glob("*.yaml"))
HOUSES = sorted((ROOT / "maisons").glob("*.yaml"))
# Situations of two steps are always too short, without a teacher’s sheet: it is said once, in files of their own.
LENGTH = frozenset({"duree", "route-courte", "professeur-vide"})


@cache
def organisations() -> dict[str, Organisation]:
    """The house of the corpora."""
    found = {}
    for file in sorted((ROOT / "organisations").glob("*.yaml")):
        loaded = load_organisation(file.read_bytes(), file.name)
        assert loaded.value is not None
        assert loaded.diagnostics == ()
        found[loaded.value.id] = loaded.value
    return found


def found_in(file: Path, content: str | None = None) -> tuple[Diagnostic, ...]:
    """Everything found in a scenario file, or in another content under its name."""
    text = file.read_bytes() if content is None else content.encode()
    return load_scenario(text, file.name, vocabulary(), organisations()).diagnostics


def told_of(file: Path) -> tuple[Diagnostic, ...]:
    """What a bad file shows: everything, the length left out unless the file is about it."""
    return tuple(d for d in found_in(file) if d.rule not in LENGTH or d.rule == file.stem)
