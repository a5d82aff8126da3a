"""A fault of ours: a French sentence for the person, the details in a file, no student's answer."""

from __future__ import annotations

import platform
import traceback
from datetime import datetime

from game.data_folder import LOGS, subfolder
from game.errors import StorageError
from game.version import VERSION


def told(error: BaseException) -> str:
    """The sentence to show, after the details were written down where that is possible."""
    start = "Comptoir s’est arrêté sur une erreur qui vient du jeu, pas de vous."
    kept = "Ce qui a été validé est enregistré : « comptoir reprendre » continue la séance."
    try:
        path = subfolder(LOGS) / f"erreur-{datetime.now().astimezone():%Y-%m-%d-%H%M%S-%f}.txt"
        path.write_text(details(error), encoding="utf-8")
    except (OSError, StorageError):
        return f"{start} {kept}\nLe détail n’a pas pu être écrit : {type(error).__name__}."
    return f"{start} {kept}\nLe détail est dans « {path} » : joignez-le à votre message."


def details(error: BaseException) -> str:
    """Where it happened: files, lines and names only.

    Neither local variables nor the error's own message, which may hold what a student typed.
    """
    lines = [f"comptoir {VERSION}, Python {platform.python_version()}, {platform.system()}"]
    seen: set[int] = set()
    cause: BaseException | None = error
    while cause is not None and id(cause) not in seen:
        seen.add(id(cause))
        lines.append(type(cause).__qualname__)
        for frame in traceback.extract_tb(cause.__traceback__):
            lines.append(f"  {frame.filename}:{frame.lineno} {frame.name}")
        cause = cause.__cause__ or cause.__context__
    return "\n".join(lines) + "\n"
