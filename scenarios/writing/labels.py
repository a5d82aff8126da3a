"""Labels over the sections of a report: « Contact : », « 2. Raison », « - Les conclusions »."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from scenarios.writing.values import plain

SECTIONS = ("contact", "raison", "objectif", "conclusion")

_LABEL = rf"(?P<label>(?:{'|'.join(SECTIONS)})s?)\b"
_AT_START = re.compile(rf"[\W\d_]*(?:l[ae]s? |l')?{_LABEL}", re.IGNORECASE)
# Inside a line a label is known by its colon only: « Objectif du jour : ».
_INSIDE = re.compile(rf"(?<=\W){_LABEL}(?: [^\s:.;,]+){{0,4}} ?:", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Label:
    """A label in a line: the section that it heads, where it starts and ends."""

    section: str
    start: int
    end: int


@lru_cache(maxsize=512)
def labels(line: str) -> tuple[Label, ...]:
    """The labels of a line, the one it starts with first."""
    bare = plain(line)
    found = [one for one in (_AT_START.match(bare), *_INSIDE.finditer(bare)) if one]
    return tuple(
        Label(one["label"].casefold().removesuffix("s"), one.start(), one.end()) for one in found
    )


def is_headed(line: str) -> bool:
    """Whether a line starts with a label."""
    return any(one.start == 0 for one in labels(line))


def under_label(section: str, lines: Sequence[str]) -> str | None:
    """What stands under the label of a section, up to the next label; None where it has none.

    A label alone on its line heads the next one.
    """
    for rank, line in enumerate(lines):
        found = labels(line)
        mine = next((one for one in found if one.section == section), None)
        if mine is None:
            continue
        after = [one.start for one in found if one.start >= mine.end]
        told = line[mine.start : min(after, default=len(line))].strip()
        is_alone = not any(map(str.isalnum, line[mine.end :]))
        behind = lines[rank + 1 : rank + 2] if is_alone else ()
        return " ".join([told, *(one for one in behind if not is_headed(one))])
    return None
