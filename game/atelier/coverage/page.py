"""A coverage as a page to print: gaps, matrix, and where each row is met."""

from __future__ import annotations

from collections import Counter

from game.atelier.coverage.text import column_name, level_names, partial
from scenarios.model import LEVEL_LABELS, SPECIALITY_LABELS
from scoring.coverage import Coverage
from scoring.render.engine import environment


def as_html(found: Coverage, title: str) -> bytes:
    """One file, without script or outside address."""
    counted = Counter(LEVEL_LABELS[level] for level, _ in found.columns)
    page = environment("game.atelier.coverage").get_template("couverture.html.j2")
    made = page.render(
        found=found,
        title=title,
        partial=partial(found),
        levels=tuple(counted.items()),
        specialities=SPECIALITY_LABELS,
        name_of=column_name,
        level_names=level_names,
    )
    return made.encode()
