"""Where the data of this user lives: sessions, caches, logs. `COMPTOIR_DONNEES` moves it."""

from __future__ import annotations

import os
from pathlib import Path

from game.errors import StorageError

VARIABLE = "COMPTOIR_DONNEES"
SESSIONS, CACHE, LOGS, REPORTS = "seances", "cache", "journaux", "bilans"
NOTEBOOKS, COURSES = "carnets", "parcours"
DOCUMENTS = "Comptoir"


def data_folder() -> Path:
    """The folder of this user's data; it may not exist yet."""
    chosen = os.environ.get(VARIABLE, "").strip()
    if chosen:
        return Path(chosen).expanduser()
    # Late: 12 ms, which a moved folder never pays.
    from platformdirs import user_data_path

    return user_data_path("comptoir", appauthor=False)


def cache_folder() -> Path:
    """Where what can be found again is kept; it may not exist yet."""
    if os.environ.get(VARIABLE, "").strip():
        return data_folder() / CACHE
    # Late: see data_folder.
    from platformdirs import user_cache_path

    return user_cache_path("comptoir", appauthor=False)


def reports_folder() -> Path:
    """Where the player finds reports again: among their documents, or in the chosen folder."""
    if os.environ.get(VARIABLE, "").strip():
        return data_folder() / REPORTS
    # Late: see data_folder.
    from platformdirs import user_documents_path

    return user_documents_path() / DOCUMENTS


def subfolder(name: str) -> Path:
    """One of its folders, made on demand; raises StorageError when it cannot be."""
    folder = data_folder() / name
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StorageError(
            f"Le dossier des données « {data_folder()} » ne peut pas être créé"
            f" ({error.strerror or 'erreur du disque'}). Choisissez-en un autre avec la variable"
            f" {VARIABLE}."
        ) from error
    return folder
