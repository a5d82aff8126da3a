"""A file that a command writes: never over another without being told to, `-` for stdout."""

from __future__ import annotations

import errno
import sys
from collections.abc import Iterable
from pathlib import Path

from game.cli.output import complain, show
from game.errors import StorageError, UsageError
from scenarios.language.typography import typeset

STDOUT = "-"


def refuse_early(target: str, *, may_replace: bool) -> None:
    """Refuse a file that exists before its content is worked out; raises UsageError."""
    if target != STDOUT and not may_replace and Path(target).exists():
        raise UsageError(
            f"« {target} » existe déjà. Donnez un autre nom avec -o, ou ajoutez --remplacer."
        )


def made_folder(folder: Path) -> None:
    """Make the folder that files go to, where it is not there yet; raises StorageError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StorageError(
            f"Le dossier « {folder} » n’a pas pu être créé : {_cause(error)}."
            " Choisissez-en un autre."
        ) from error


def as_typed(path: Path | str) -> str:
    """A path as it is typed: double quotes are those that every terminal knows."""
    return f'"{path}"' if " " in str(path) else str(path)


def hand_over(
    target: str, content: bytes, *, may_replace: bool = False, what: str = "Fichier"
) -> None:
    """Write the file, or stdout, and say on stderr where it went. what: its name in the sentence.

    Raises UsageError where a file is there that may not be replaced, StorageError where nothing
    can be written.
    """
    if target == STDOUT:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    path = Path(target)
    try:
        with path.open("wb" if may_replace else "xb") as file:
            file.write(content)
    except FileExistsError:
        refuse_early(target, may_replace=False)
        raise
    except OSError as error:
        raise StorageError(
            f"Le fichier « {path} » n’a pas pu être écrit : {_cause(error)}."
            " Choisissez un autre dossier avec -o."
        ) from error
    complain(f"{what} écrit : {path}")


def hand_over_lines(
    target: str, lines: Iterable[str], *, may_replace: bool = False, what: str = "Fichier"
) -> None:
    """The same for lines of text: typeset, and on stdout only what the terminal can show."""
    if target == STDOUT:
        for line in lines:
            show(line)
        return
    content = "".join(typeset(line) + "\n" for line in lines).encode()
    hand_over(target, content, may_replace=may_replace, what=what)


def _cause(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "ce dossier n’existe pas"
    if isinstance(error, PermissionError):
        return "il est interdit d’y écrire"
    if isinstance(error, IsADirectoryError | NotADirectoryError | FileExistsError):
        return "un dossier et un fichier y portent le même nom"
    if error.errno == errno.ENOSPC:
        return "le disque est plein"
    return error.strerror or "le système n’en dit pas plus"
