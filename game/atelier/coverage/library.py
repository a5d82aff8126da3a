"""The scenarios of some files and folders: a teacher's own library."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from game.content import load_file
from game.errors import ContentError, UsageError
from scenarios.files.diagnostics import render
from scenarios.files.load import SCRIPT_SUFFIX
from scenarios.model import Scenario

_SUFFIXES = (".yaml", ".yml")
# Folders whose files are no scenarios.
_OTHERS = frozenset({"organisations", "archetypes", "parcours"})


def library_at(paths: Iterable[str]) -> list[Scenario]:
    """Every scenario there, in the order of the paths; a folder is read whole.

    Raises UsageError for a path that does not exist, ContentError for a scenario with mistakes.
    """
    return [_scenario(path) for path in dict.fromkeys(_files(paths))]


def _files(paths: Iterable[str]) -> Iterator[Path]:
    for name in paths:
        path = Path(name)
        if not path.exists():
            raise UsageError(f"« {name} » n’existe pas : vérifiez le chemin.")
        if not path.is_dir():
            yield path
            continue
        for inner in sorted(path.rglob("*")):
            is_ours = inner.suffix in _SUFFIXES and not inner.name.endswith(SCRIPT_SUFFIX)
            if is_ours and _OTHERS.isdisjoint(inner.relative_to(path).parts[:-1]):
                yield inner


def _scenario(path: Path) -> Scenario:
    loaded, _ = load_file(path)
    if loaded.value is None or not loaded.is_usable:
        raise ContentError("\n".join(render(found) for found in loaded.diagnostics))
    return loaded.value
