"""From a finished session to its report and its file: imported when a play ends."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from game.results import frameworks
from game.results import report_of as made_of
from scenarios.journal import read
from scoring.report.build import header
from scoring.report.naming import file_stem

if TYPE_CHECKING:
    from game.session import Session
    from game.tui.source import Source
    from scoring.report.values import Report


async def report_of(session: Session, journal: bytes, source: Source) -> Report:
    """The report of a session; the keys stay alive while it is made."""
    reach = await source.reach(session.play)
    content = await source.content()
    frameworks()
    await asyncio.sleep(0)
    return made_of(session, read(journal), reach, content.catalogue)


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
