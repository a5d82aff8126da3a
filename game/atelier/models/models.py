"""The models of situations that `nouveau` writes: data files, filled for a level and a name.

A line `#[premiere terminale]` begins lines kept for these levels alone, up to `#[fin]`; a word
between `<<` and `>>` is filled in.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

import msgspec

from scenarios.files.ours import DamagedFileError, read_ours
from scenarios.model import Level

PACKAGE = "game.atelier.models.situations"
INDEX = "modeles.yaml"
# What a model is made of: its file here, and what it is called.
PARTS = ("scenario", "organisation", "partie")
_KEPT = re.compile(r"#\[(fin|[a-z ]+)\]")
_BLANK = re.compile(r"<<([a-z]+)>>")


class SituationModel(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A model: its id, what a teacher reads of it, the minutes announced at each level."""

    id: str
    titre: str
    resume: str
    durees: dict[Level, int]


class _Index(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    modeles: tuple[SituationModel, ...]


@cache
def models() -> Mapping[str, SituationModel]:
    """Every model by its id, in the order to propose them; raises DamagedFileError."""
    return {one.id: one for one in read_ours(PACKAGE, INDEX, _Index).modeles}


def filled(model: str, part: str, level: Level, blanks: Mapping[str, str]) -> str:
    """The text of one of PARTS at that level. blanks: by word; those inside quotes are escaped."""
    text = (files(PACKAGE) / model / f"{part}.yaml").read_text(encoding="utf-8")
    values = {**blanks, "niveau": level, "duree": str(models()[model].durees[level])}

    def value(found: re.Match[str]) -> str:
        before = text_kept[: found.start()]
        is_quoted = before[before.rfind("\n") + 1 :].count('"') % 2 == 1
        plain = values[found[1]]
        return json.dumps(plain, ensure_ascii=False)[1:-1] if is_quoted else plain

    text_kept = "".join(_kept(text, level))
    return _BLANK.sub(value, text_kept)


def _kept(text: str, level: Level) -> Iterator[str]:
    """The lines for that level, marks left out."""
    is_kept = True
    for line in text.splitlines(keepends=True):
        mark = _KEPT.fullmatch(line.rstrip("\n"))
        if mark is None:
            if is_kept:
                yield line
        elif mark[1] == "fin":
            is_kept = True
        elif is_kept:
            is_kept = level in mark[1].split()
        else:
            raise DamagedFileError(f"{PACKAGE}: « {line.strip()} » inside another")
