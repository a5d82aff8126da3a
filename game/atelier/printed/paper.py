"""The booklet as HTML for paper: A4, black and white, a part a page or more, no script."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from game.atelier.printed.booklet import Booklet
from game.atelier.printed.desk import SHARE
from game.atelier.printed.values import BOX
from scoring.render import engine
from scoring.report.wording import DISCLAIMER

if TYPE_CHECKING:
    from scoring.render.engine import Environment

# The parts, in the order of printing, each with its title.
PARTS = {
    "eleve": "la situation et les documents",
    "fiches": "les étapes à jouer",
    "client": "la carte du client",
    "observateur": "la grille de l’observateur",
    "corrige": "le corrigé et la fiche du professeur",
}
FRAME = "papier.html.j2"


def render(booklet: Booklet, parts: Sequence[str]) -> bytes:
    """These parts of the booklet, in the order of printing, as one HTML file."""
    template = _environment().get_template(FRAME)
    return template.render(
        b=booklet,
        parts=[part for part in PARTS if part in parts],
        box=BOX,
        share=SHARE,
        disclaimer=DISCLAIMER,
    ).encode()


@cache
def _environment() -> Environment:
    return engine.environment("game.atelier.printed")
