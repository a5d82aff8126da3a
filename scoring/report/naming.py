"""The name of a file handed in: readable in a folder, safe on every system and platform."""

from __future__ import annotations

import re

from scenarios.journal import Opening
from scenarios.language.clean import without_accents

_UNSAFE = re.compile(r"[^A-Za-z0-9]+")
LONGEST_PART = 40


def file_stem(opening: Opening) -> str:
    """« E07-deux-cafetieres-2026-11-23 », without extension; two players are joined by a dash."""
    parts = (*opening.joueurs, opening.scenario_id, opening.date[:10])
    safe = (_UNSAFE.sub("-", without_accents(part)).strip("-")[:LONGEST_PART] for part in parts)
    return "-".join(part for part in safe if part) or "seance"
