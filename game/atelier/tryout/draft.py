"""The file under an author's hands: read anew when it was saved, checked before it is played."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from game.content import bundled, load_file
from game.errors import ContentError, GameError
from scenarios.files.diagnostics import Severity, render
from scenarios.files.load import SCRIPT_SUFFIX, bundled_scenarios
from scenarios.house.organisation import Organisation
from scenarios.model import Scenario


@dataclass(frozen=True, slots=True)
class Version:
    """A version of the file that can be played. warnings: how many were found, notes left out."""

    scenario: Scenario
    organisation: Organisation
    warnings: int = 0


@dataclass(frozen=True, slots=True)
class Mistakes:
    """Why the file as it is cannot be played: each error as `verifier` prints it, on its lines."""

    found: tuple[str, ...]


class Draft:
    """A scenario by id or by file, and the organisations beside it.

    path: None for a scenario of the library that is no file on this machine: it cannot change.
    """

    def __init__(self, reference: str) -> None:
        """Raises UsageError for an id that nothing has."""
        self.reference = reference
        self._is_file = reference.endswith((".yaml", ".yml"))
        self.path = Path(reference) if self._is_file else _in_library(reference)

    def first(self) -> Version:
        """The version to start with; raises UsageError or ContentError."""
        if self.path is None or not self._is_file:
            # What comes with the game was checked before it was shipped.
            content = bundled()
            scenario = content.scenario(self.reference)
            return Version(scenario, content.organisations[scenario.organisation])
        read = self.read()
        if isinstance(read, Mistakes):
            raise ContentError("\n".join(read.found))
        return read

    def read(self) -> Version | Mistakes:
        """The file as it now is; raises UsageError where it cannot be read."""
        assert self.path is not None, "what is no file does not change"
        try:
            loaded, organisations = load_file(self.path)
        except ContentError as error:
            # An organisation beside it: its mistakes come as text.
            return Mistakes((str(error),))
        if loaded.value is None or not loaded.is_usable:
            errors = (d for d in loaded.diagnostics if d.severity is Severity.ERROR)
            return Mistakes(tuple(render(found) for found in errors))
        warnings = sum(found.severity is Severity.WARNING for found in loaded.diagnostics)
        return Version(loaded.value, organisations[loaded.value.organisation], warnings)

    def digest(self) -> str | None:
        """What tells two saves apart, the organisations beside included.

        None while the file cannot be read: some editors put it aside for an instant.
        """
        if self.path is None:
            return None
        whole = hashlib.sha256()
        try:
            for path in (self.path, *self._beside()):
                content = path.read_bytes()
                whole.update(f"{path.name}:{len(content)}:".encode() + content)
        except OSError:
            return None
        return whole.hexdigest()

    def _beside(self) -> list[Path]:
        assert self.path is not None, "asked only of a file"
        folders = (self.path.parent / "organisations", self.path.parent.parent / "organisations")
        return [file for folder in folders for file in sorted(folder.glob("*.yaml"))]


def _in_library(id_: str) -> Path | None:
    bundled().scenario(id_)
    for path, _ in bundled_scenarios():
        if Path(path).stem == id_ and not path.endswith(SCRIPT_SUFFIX):
            found = Path(str(files("scenarios") / path))
            return found if found.is_file() else None
    return None


def trouble(error: GameError) -> Mistakes:
    """A file that cannot be read, told as its mistakes are."""
    return Mistakes((str(error),))
