"""The house of a teacher, named and written: its file says exactly what was read."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec

from game.atelier.tableur.house_written import written
from game.content import bundled_houses
from game.errors import ContentError, UsageError
from game.user_file import read_whole
from scenarios.checked import load_organisation
from scenarios.files.diagnostics import nearest, render
from scenarios.files.limits import MAX_BYTES
from scenarios.house.organisation import Organisation
from scenarios.house.sources import slug
from scenarios.language.clean import quoted

FOLDER = "organisations"
SCHEMA = Path(".comptoir") / "organisation.schema.json"
MAX_ID = 40
_OWN = "ma-maison"


def house_named(reference: str) -> Organisation:
    """A house that comes with the game, or that of a YAML file; raises UsageError, ContentError."""
    if not reference.endswith((".yaml", ".yml")):
        houses = bundled_houses()
        if reference in houses:
            return houses[reference]
        near = nearest(reference, houses)
        hint = f" Vouliez-vous dire « {near} » ?" if near else ""
        raise UsageError(
            f"Aucune maison ne s’appelle {quoted(reference)}.{hint} Il y a : {', '.join(houses)} ;"
            " ou donnez un fichier YAML."
        )
    loaded = load_organisation(read_whole(reference, MAX_BYTES), reference)
    if loaded.value is None or not loaded.is_usable:
        raise ContentError("\n".join(render(found) for found in loaded.diagnostics))
    return loaded.value


def own_name(house: Organisation, target: str | None) -> Organisation:
    """The house under an id of its own where it has that of a house of the game.

    target: the file it is to be written to, whose name is then its id; None: its own name is.
    """
    bundled = bundled_houses()
    if house.id not in bundled:
        return house
    wanted = slug(Path(target).stem if target else house.nom)[:MAX_ID].strip("-")
    if not re.match("[a-z]", wanted) or (target is None and wanted in bundled):
        wanted = _OWN
    return msgspec.structs.replace(house, id=wanted)


def file_of(house: Organisation, target: Path, source: str) -> bytes:
    """The YAML file of that house, read back to be sure; raises ContentError where it cannot be."""
    schema = target.parent.parent / SCHEMA
    shown = f"../{SCHEMA.as_posix()}" if schema.is_file() else None
    content = written(house, source, shown).encode()
    loaded = load_organisation(content, str(target))
    if loaded.value is None or not loaded.is_usable:
        raise ContentError("\n".join(render(found) for found in loaded.diagnostics))
    if loaded.value != house:
        raise AssertionError(f"{house.id} is not what its file says")
    return content
