"""The YAML files under the paths that a teacher names, and what could not be looked into."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from game.errors import UsageError
from scenarios.language.clean import visible

SUFFIXES = (".yaml", ".yml")


@dataclass(slots=True)
class Listing:
    """Files in order, each once; folders that cannot be opened."""

    files: list[str] = field(default_factory=list)
    closed: list[str] = field(default_factory=list)


def listed(paths: Iterable[str]) -> Listing:
    """Files as named, and those of the folders named; raises UsageError for what does not exist."""
    found = Listing()
    seen: set[str] = set()
    for path in paths:
        name = str(Path(path))
        if os.path.isdir(name):
            inside: Iterable[str] = sorted(_inside(name, found.closed), key=_by_folder)
        elif os.path.lexists(name):
            inside = (name,)
        else:
            raise UsageError(f"« {visible(path)} » n’existe pas : vérifiez le chemin.")
        for file in inside:
            if file not in seen:
                seen.add(file)
                found.files.append(file)
    return found


def _by_folder(path: str) -> list[str]:
    return path.split(os.sep)


def _inside(top: str, closed: list[str]) -> Iterator[str]:
    """The YAML files of a folder and its folders; links to folders are not followed."""
    waiting = [top]
    while waiting:
        folder = waiting.pop()
        try:
            with os.scandir(folder) as entries:
                for entry in entries:
                    if _is_folder(entry):
                        waiting.append(entry.path)
                    elif entry.name.endswith(SUFFIXES):
                        # « ./a.yaml » and « a.yaml » are one file, which is counted once.
                        yield os.path.normpath(os.path.join(folder, entry.name))
        except OSError:
            closed.append(folder)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir(follow_symlinks=False)
    except OSError:
        return False
