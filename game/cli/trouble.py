"""A fault of ours: a French sentence for the person, the details in a file, no student's answer."""

from __future__ import annotations

from datetime import datetime

from game.data_folder import LOGS, subfolder
from game.errors import StorageError
from game.fault import details


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
