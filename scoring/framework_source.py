"""The frameworks as files: strict YAML in, one compact file out.

Reading the YAML costs about 0.3 s on a fast machine and several times that in a browser, so the
game reads `compact.json` (some milliseconds), made from it by `python -m scoring.framework_source`.
A test demands that the two agree.
"""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TypeVar

import msgspec

from scenarios.diagnostics import render
from scenarios.source import read
from scoring.framework_file import FORMAT, OLDEST_FORMAT, Correspondence, Framework, Shelf

_T = TypeVar("_T", bound=Framework | Correspondence)
COMPACT = "compact.json"
CORRESPONDENCE = "correspondance"


class DamagedFrameworkError(RuntimeError):
    """A framework file of ours cannot be read or does not hold together: ours to mend."""


def folder() -> Traversable:
    """Where the framework files are, in a checkout as in a wheel."""
    return files("scoring") / "frameworks"


def read_compact() -> Shelf:
    """The shelf as the game reads it."""
    try:
        return msgspec.json.decode((folder() / COMPACT).read_bytes(), type=Shelf)
    except (OSError, msgspec.MsgspecError) as error:
        raise DamagedFrameworkError(f"scoring/frameworks/{COMPACT} : {error}") from error


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


def compact(shelf: Shelf) -> bytes:
    """The shelf on one line of JSON."""
    return msgspec.json.encode(shelf) + b"\n"


def main() -> None:
    """Write the compact file again, in the checkout this module stands in."""
    from pathlib import Path  # only here: the game itself has no path on disk

    target = Path(__file__).parent / "frameworks" / COMPACT
    target.write_bytes(compact(read_sources()))


if __name__ == "__main__":
    main()
