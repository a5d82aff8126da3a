"""Data files of the house beside the code: read whole, or our own mistake."""

from __future__ import annotations

from importlib.resources import files
from typing import TypeVar

import msgspec

from scenarios.files.diagnostics import render
from scenarios.files.source import read

T = TypeVar("T")


class DamagedFileError(RuntimeError):
    """A file of the house cannot be read: ours to mend."""


def read_ours(package: str, name: str, type_: type[T]) -> T:
    """The file of that name in a package of ours; raises DamagedFileError with every mistake."""
    path = f"{package}/{name}"
    document, found = read((files(package) / name).read_bytes(), path)
    if document is None or found:
        raise DamagedFileError("\n".join(render(each) for each in found))
    try:
        return msgspec.convert(document.data, type_)
    except msgspec.ValidationError as error:
        raise DamagedFileError(f"{path} : {error}") from error
