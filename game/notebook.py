"""What a student chooses and writes beside plays: the course followed, the two sentences of
« J’ai exploré ». One notebook a pseudonym, so that two at one keyboard never share one.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Protocol

from game.errors import StorageError
from game.journal_file import slug
from scenarios.language.clean import clean, comparable

FORMAT = 1
# Some forty words: two sentences are read aloud in half a minute each.
SENTENCE_LENGTH = 240
NO_NAME = "sans-pseudonyme"
SPOILT = ".abime"


@dataclass(frozen=True, slots=True)
class Notebook:
    """course: id of the course chosen, empty when none was. sentences: those of « J’ai exploré »."""

    course: str = ""
    sentences: tuple[str, str] = ("", "")


class Notebooks(Protocol):
    """Where notebooks are kept, by pseudonym ("" for whoever gave none)."""

    def load(self, player: str) -> Notebook:
        """The notebook of a player, a new one where there is none. Raises StorageError."""
        ...

    def save(self, player: str, notebook: Notebook) -> None:
        """Keep it, safe before this returns. Raises StorageError."""
        ...


class MemoryNotebooks:
    """Notebooks for the length of a run: tests, and a machine where nothing can be written."""

    def __init__(self) -> None:
        self._kept: dict[str, Notebook] = {}

    def load(self, player: str) -> Notebook:
        """See Notebooks."""
        return self._kept.get(comparable(player), Notebook())

    def save(self, player: str, notebook: Notebook) -> None:
        """See Notebooks."""
        self._kept[comparable(player)] = notebook


class FolderNotebooks:
    """One JSON file a pseudonym, replaced whole: a power cut leaves the old one or the new one."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def load(self, player: str) -> Notebook:
        """See Notebooks. A damaged file is no notebook: `save` sets it aside, it is not lost."""
        found = self._read(self.path(player))
        return Notebook() if found is None else found

    def save(self, player: str, notebook: Notebook) -> None:
        """See Notebooks."""
        # Late: home is painted without it.
        import json

        path = self.path(player)
        content = json.dumps(
            {
                "format": FORMAT,
                "joueur": player,
                "parcours": notebook.course,
                "phrases": list(notebook.sentences),
            },
            ensure_ascii=False,
            indent=1,
        )
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            if path.exists() and self._read(path) is None:
                path.replace(path.with_suffix(SPOILT))
            _replace(path, content.encode() + b"\n")
        except OSError as error:
            raise StorageError(
                f"Vos phrases n’ont pas pu être enregistrées dans « {path} »"
                f" ({error.strerror or 'erreur du disque'}). Libérez de la place, puis réessayez."
            ) from error

    def path(self, player: str) -> Path:
        """The file of a player: readable, and never that of another whose name looks alike."""
        name = comparable(player)
        if not name:
            return self.folder / f"{NO_NAME}.json"
        own = sha256(name.encode()).hexdigest()[:8]
        return self.folder / f"{slug(player) or 'eleve'}-{own}.json"

    def _read(self, path: Path) -> Notebook | None:
        """None for a damaged file; raises StorageError for one that is not to be touched."""
        import json  # see save

        try:
            found = json.loads(path.read_bytes())
        except FileNotFoundError:
            return Notebook()
        except OSError as error:
            raise StorageError(
                f"Le carnet « {path} » ne peut pas être lu ({error.strerror or 'erreur du disque'})."
            ) from error
        except ValueError:
            return None
        if not isinstance(found, dict) or not isinstance(found.get("format"), int):
            return None
        if found["format"] > FORMAT:
            raise StorageError(
                f"Le carnet « {path} » vient d’une version plus récente de Comptoir :"
                " mettez le jeu à jour pour le rouvrir."
            )
        return _as_notebook(found.get("parcours"), found.get("phrases"))


def bounded(text: str) -> str:
    """A sentence as kept: clean, on one line, at most 240 signs."""
    return " ".join(clean(text).split())[:SENTENCE_LENGTH]


def with_sentences(notebook: Notebook, sentences: tuple[str, str]) -> Notebook:
    """The notebook with both sentences as they are kept."""
    first, second = sentences
    return replace(notebook, sentences=(bounded(first), bounded(second)))


def _as_notebook(course: object, sentences: object) -> Notebook | None:
    if not isinstance(course, str) or not isinstance(sentences, list) or len(sentences) != 2:
        return None
    first, second = sentences
    if not isinstance(first, str) or not isinstance(second, str):
        return None
    return Notebook(clean(course), (bounded(first), bounded(second)))


def _replace(path: Path, content: bytes) -> None:
    """Write the whole beside, safe on the disk, then put it in the place of the old one."""
    beside = path.with_suffix(".nouveau")
    with beside.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)
