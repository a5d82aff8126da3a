"""From a finished session to its report: everything here is imported when a play ends."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from scenarios.journal import read
from scoring.assess import assess
from scoring.framework import load
from scoring.next_play import Playable, next_plays
from scoring.report.build import build, facts_of, header
from scoring.report.naming import file_stem

if TYPE_CHECKING:
    from game.session import Session
    from game.tui.source import Source
    from scoring.report.values import Report


async def report_of(session: Session, journal: bytes, source: Source) -> Report:
    """The report of a session; the keys stay alive while it is made."""
    reach = await source.reach(session.play)
    frameworks = load()
    await asyncio.sleep(0)
    assessment = assess(session.trace, session.play, frameworks, reach)
    await asyncio.sleep(0)
    content = await source.content()
    library = [Playable(s.id, s.titre, s.competences) for s in content.scenarios.values()]
    scenario = session.play.scenario
    played = Playable(scenario.id, scenario.titre, scenario.competences)
    customer = session.play.casting.graine
    return build(
        assessment,
        session.trace,
        session.play,
        session.opening,
        facts_of(read(journal)),
        next_plays(assessment, played, customer, library),
    )


def page_of(report: Report, journal: bytes) -> bytes:
    """The HTML file of a report."""
    from scoring.render.html import render  # brings the templates' engine

    return render(report, journal)


def sealed_page_of(session: Session, journal: bytes) -> bytes:
    """The HTML file handed in before the teacher's release: nothing of what it is worth."""
    from scoring.render.html import render_sealed  # same

    return render_sealed(header(session.play, session.opening), journal)


def page_name(session: Session) -> str:
    """The name of that file."""
    return f"{file_stem(session.opening)}.html"
