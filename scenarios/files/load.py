"""Loading: read, locate, validate; each stage gives a value or diagnostics, never raises.

The checks come after, in `scenarios.checked`: files of the house are played without them, since
tests have run them already and they cost more than a home screen may.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Generic, TypeVar

from scenarios.files.diagnostics import Diagnostic, Severity, tidy
from scenarios.files.limits import SCRIPT_SUFFIX as SCRIPT_SUFFIX
from scenarios.files.shape import decode
from scenarios.files.source import Document, read

T = TypeVar("T")

LIBRARY = "bibliotheque"
COURSES = "parcours"

# A file as `source.read` gives it.
Given = tuple[Document | None, tuple[Diagnostic, ...]]


@dataclass(frozen=True, slots=True)
class Loaded(Generic[T]):
    """A file as loaded: its value (None when it has no usable shape), and what was found."""

    path: str
    value: T | None
    diagnostics: tuple[Diagnostic, ...]

    @property
    def is_usable(self) -> bool:
        """Whether a value came out and nothing found is an error."""
        return self.value is not None and not any(
            found.severity is Severity.ERROR for found in self.diagnostics
        )


def load_as(content: bytes, path: str, type_: type[T]) -> tuple[Loaded[T], Document | None]:
    """A file of any model, before its checks."""
    return shaped(read(content, path), path, type_)


def shaped(given: Given, path: str, type_: type[T]) -> tuple[Loaded[T], Document | None]:
    """The same of a file read already."""
    document, found = given
    if document is None:
        return Loaded(path, None, found), None
    value, more = decode(document, type_)
    return Loaded(path, value, tidy((*found, *more))), document


def bundled_organisations() -> Iterable[tuple[str, bytes]]:
    """(path, content) of every organisation of the house."""
    yield from _yaml_files(files("scenarios") / "organisations", "organisations")


def bundled_scenarios() -> Iterable[tuple[str, bytes]]:
    """(path, content) of every scenario of the library, stored plays left out."""
    for path, content in _yaml_files(files("scenarios") / LIBRARY, LIBRARY):
        if not path.endswith(SCRIPT_SUFFIX):
            yield path, content


def bundled_courses() -> Iterable[tuple[str, bytes]]:
    """(path, content) of every course of the house."""
    yield from _yaml_files(files("scenarios") / COURSES, COURSES)


def bundled_scripts() -> Iterable[tuple[str, bytes]]:
    """(path, content) of every stored play of the library."""
    for path, content in _yaml_files(files("scenarios") / LIBRARY, LIBRARY):
        if path.endswith(SCRIPT_SUFFIX):
            yield path, content


def _yaml_files(folder: Traversable, path: str) -> Iterable[tuple[str, bytes]]:
    if not folder.is_dir():
        return
    for entry in sorted(folder.iterdir(), key=lambda item: item.name):
        inner = f"{path}/{entry.name}"
        if entry.is_dir():
            yield from _yaml_files(entry, inner)
        elif entry.name.endswith(".yaml"):
            yield inner, entry.read_bytes()
