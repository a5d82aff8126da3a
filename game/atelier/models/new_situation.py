"""A new situation beside its house, its schemas and a stored play: what `nouveau` writes, and where."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from game.atelier.models.models import filled, models
from game.errors import StorageError, UsageError
from scenarios.house.sources import slug
from scenarios.model import LEVEL_LABELS, Level

SCHEMAS = ".comptoir"
HOUSES = "organisations"
# What a teacher's files are, so that their editor completes them.
WRITTEN = ("scenario", "organisation", "partie")
MAX_ID = 48
_SUFFIXES = (".yaml", ".yml")
_STORED = ".exemple.partie.yaml"


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file to write. is_ours: a schema, brought up to date where it is already there."""

    path: Path
    content: str
    is_ours: bool = False


@dataclass(frozen=True, slots=True)
class Named:
    """Where a situation goes and what it is called."""

    path: Path
    id: str
    titre: str

    @property
    def house(self) -> str:
        """The id of its house."""
        return f"maison-{self.id}"


def named(target: str, model: str, level: Level, titre: str | None) -> Named:
    """Path, id and title from what was typed; raises UsageError for a name that makes no id."""
    path = Path(target)
    if path.is_dir():
        raise UsageError(
            f"« {target} » est un dossier. Donnez aussi un nom de fichier :"
            f" « comptoir nouveau {path / 'ma-situation.yaml'} »."
        )
    stem = path.stem if path.suffix in _SUFFIXES else path.name
    id_ = slug(stem)[:MAX_ID].strip("-")
    if not re.match(r"[a-z]", id_):
        wanted = f"situation-{id_}" if id_ else "ma-situation"
        raise UsageError(
            f"« {target} » ne donne pas un nom de situation : il doit commencer par une lettre."
            f" Essayez « comptoir nouveau {wanted}.yaml »."
        )
    folder = path.parent
    plain = " ".join(re.findall(r"[^\s_-]+", stem)) or stem
    own = _quoted(titre.strip() if titre else plain[:1].upper() + plain[1:])
    if not own:
        own = f"{models()[model].titre} ({LEVEL_LABELS[level]})"
    return Named(folder / f"{id_}.yaml", id_, own)


def _quoted(titre: str) -> str:
    """A title with the quotation marks and apostrophes that French prints."""
    return re.sub(r'"([^"]*)"', r"« \1 »", titre).replace("'", "’")


def files(name: Named, model: str, level: Level) -> Iterator[NewFile]:
    """Everything to write, the situation first."""
    folder = name.path.parent
    blanks = {
        "id": name.id,
        "titre": name.titre,
        "maison": name.house,
        "fichier": name.path.name,
        "schemas": SCHEMAS,
    }
    inside = {**blanks, "schemas": f"../{SCHEMAS}"}
    yield NewFile(name.path, filled(model, "scenario", level, blanks))
    house = folder / HOUSES / f"{name.house}.yaml"
    yield NewFile(house, filled(model, "organisation", level, inside))
    stored = folder / f"{name.id}{_STORED}"
    yield NewFile(stored, filled(model, "partie", level, blanks))


def write(new: tuple[NewFile, ...]) -> None:
    """Write them all, or none where one is there already.

    Raises UsageError for a file of the teacher's that exists, StorageError where none can be made.
    """
    for file in new:
        if not file.is_ours and file.path.exists():
            raise UsageError(
                f"« {file.path} » existe déjà, et rien n’a été écrit. Donnez un autre nom."
            )
    done: list[Path] = []
    try:
        for file in new:
            file.path.parent.mkdir(parents=True, exist_ok=True)
            mode = "w" if file.is_ours else "x"
            with file.path.open(mode, encoding="utf-8", newline="\n") as handle:
                if not file.is_ours:
                    done.append(file.path)
                handle.write(file.content)
    except OSError as error:
        for path in done:
            path.unlink(missing_ok=True)
        raise StorageError(
            f"« {error.filename or new[0].path} » n’a pas pu être écrit :"
            f" {error.strerror}. Choisissez un autre dossier."
        ) from error
