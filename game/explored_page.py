"""« J’ai exploré » as a page to print or to hand in: one file, no script, no outside address."""

from __future__ import annotations

from game.explored import NO_ADVICE, QUESTIONS, TITLE, Explored, times_met
from game.journal_file import slug
from scenarios.model import SPECIALITY_LABELS
from scoring.render.engine import environment


def render(page: Explored) -> bytes:
    """The page in HTML."""
    engine = environment("game")
    engine.filters["times"] = times_met
    made = engine.get_template("explore.html.j2").render(
        page=page, title=TITLE, labels=SPECIALITY_LABELS, questions=QUESTIONS, no_advice=NO_ADVICE
    )
    return made.encode()


def file_name(page: Explored) -> str:
    """« j-ai-explore-e07.html »."""
    parts = ("j-ai-explore", slug(page.player))
    return "-".join(part for part in parts if part) + ".html"
