"""What can be seen of a finished session, made when it is first asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.tui.screens.debrief import DebriefSheet, ResultSheet, WaitingSheet
from game.tui.screens.report import ReportSheet
from game.tui.screens.review import ReviewSheet
from game.tui.verdict import page_name, page_of, report_of, sealed_page_of

if TYPE_CHECKING:
    from game.session import Session
    from game.tui.source import Source
    from scoring.report.values import Report

SHEETS: dict[str, type[ReportSheet] | type[ReviewSheet]] = {
    "bilan": ReportSheet,
    "revue": ReviewSheet,
}


class Results:
    """One session's results. In assessment mode they wait for the teacher's release."""

    def __init__(self, session: Session, journal: bytes, source: Source) -> None:
        self._session = session
        self._journal = journal
        self._source = source
        self._report: Report | None = None

    @property
    def is_sealed(self) -> bool:
        """Whether nothing may be shown yet."""
        return self._session.play.mode == "evaluation"

    async def first(self) -> ResultSheet:
        """The screen that comes right after the play."""
        if self.is_sealed:
            return WaitingSheet(self._session.scene.title)
        self._report = await report_of(self._session, self._journal, self._source)
        return DebriefSheet(self._report)

    def class_of(self, what: str) -> type[ResultSheet]:
        """The class of that screen."""
        return SHEETS[what]

    def sheet(self, what: str) -> ResultSheet:
        """That screen, made anew."""
        assert self._report is not None, "nothing is shown of sealed results"
        return SHEETS[what](self._report)

    def page(self) -> tuple[str, bytes]:
        """Name and content of the file to hand over."""
        name = page_name(self._session)
        if self._report is None:
            return name, sealed_page_of(self._session, self._journal)
        return name, page_of(self._report, self._journal)
