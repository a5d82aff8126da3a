"""The frameworks as files: strict YAML in, the shelf of all of them out.

Reading them costs some 80 ms with libyaml and 300 without: the game does it after its first frame.
"""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TypeVar

import msgspec

from scenarios.files.diagnostics import render
from scenarios.files.source import read
from scoring.framework_file import FORMAT, OLDEST_FORMAT, Correspondence, Framework, Shelf

_T = TypeVar("_T", bound=Framework | Correspondence)
CORRESPONDENCE = "correspondance"


class DamagedFrameworkError(RuntimeError):
    """A framework file of ours cannot be read or does not hold together: ours to mend."""


def folder() -> Traversable:
    """Where the framework files are, in a checkout as in a wheel."""
    return files("scoring") / "frameworks"


def read_sources() -> Shelf:
    """The shelf as it is written: every YAML file of the folder, in order of name."""
    frameworks: list[Framework] = []
    correspondences: list[Correspondence] = []
    for entry in sorted(folder().iterdir(), key=lambda each: each.name):
        if not entry.name.endswith(".yaml"):
            continue
        if entry.name.startswith(CORRESPONDENCE):
            correspondences.append(parse(entry.read_bytes(), entry.name, Correspondence))
        else:
            frameworks.append(parse(entry.read_bytes(), entry.name, Framework))
    return Shelf(tuple(frameworks), tuple(correspondences))


def parse(content: bytes, name: str, kind: type[_T]) -> _T:
    """One file; raises DamagedFrameworkError with every mistake that was found."""
    document, diagnostics = read(content, f"scoring/frameworks/{name}")
    if document is None or diagnostics:
        raise DamagedFrameworkError("\n".join(render(each) for each in diagnostics))
    try:
        value = msgspec.convert(document.data, kind)
    except msgspec.ValidationError as error:
        raise DamagedFrameworkError(f"scoring/frameworks/{name} : {error}") from error
    if not OLDEST_FORMAT <= value.format <= FORMAT:
        found = f"format {value.format}, lus : {OLDEST_FORMAT} à {FORMAT}"
        raise DamagedFrameworkError(f"scoring/frameworks/{name} : {found}")
    return value
