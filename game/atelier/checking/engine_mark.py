"""A mark of all that judges files: the version, the code and data of the game, its libraries.

Outcomes kept under another mark are not looked at. A file is told by its size and its date, which
costs 3 ms where reading all of them would cost 30: an installation writes new dates, and so does
an editor.
"""

from __future__ import annotations

import hashlib
import os
import sys
import unicodedata
from collections.abc import Iterator
from importlib.util import find_spec

from game.version import VERSION

FORMAT = 1
_PACKAGES = ("game", "personas", "scenarios", "scoring")
# What reads, shapes and fills files. Their screens and reports judge nothing.
_LIBRARIES = ("yaml", "msgspec", "jsonschema", "jinja2", "faker")
_FACES = frozenset({"tui", "texte", "render", "__pycache__"})


def engine_mark() -> bytes:
    """16 bytes that change with whatever may change what is found in a file."""
    digest = hashlib.blake2b(digest_size=16)
    python = f"{sys.implementation.cache_tag} {unicodedata.unidata_version}"
    digest.update(f"{FORMAT} {VERSION} {python}\n".encode())
    for name in _PACKAGES:
        for state in _states(_folder(name)):
            digest.update(state)
    for name in _LIBRARIES:
        for entry in _entries(_folder(name)):
            if entry.is_file():
                digest.update(_state(entry))
    return digest.digest()


def _folder(package: str) -> str:
    """Where a package lies, empty where it is not installed."""
    spec = find_spec(package)
    return os.path.dirname(spec.origin) if spec is not None and spec.origin else ""


def _states(folder: str) -> Iterator[bytes]:
    for entry in _entries(folder):
        if entry.is_dir():
            if entry.name not in _FACES:
                yield from _states(entry.path)
        else:
            yield _state(entry)


def _entries(folder: str) -> list[os.DirEntry[str]]:
    if not folder:
        return []
    with os.scandir(folder) as entries:
        return sorted(entries, key=lambda entry: entry.name)


def _state(entry: os.DirEntry[str]) -> bytes:
    state = entry.stat()
    return f"{entry.name} {state.st_size} {state.st_mtime_ns}\n".encode("utf-8", "surrogateescape")
