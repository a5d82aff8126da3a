"""« Tout voir »: each answer, what was better in that state, why, and the evidence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal

from game.drawing import chart_lines
from game.tui.choices import ChoiceList, Item
from game.tui.head import Head
from game.tui.lines import Lines, Paragraph
from game.tui.panel import Panel
from game.tui.screens.debrief import ResultSheet, headline
from game.tui.text import cut
from scoring.report.wording import introducing, quoted_if_spoken, simulated, verdict

if TYPE_CHECKING:
    from scenarios.steps.parts import Quality
    from scoring.assessment import Review
    from scoring.report.values import Report

LONGEST_LABEL = 46
CHART_WIDTH = 34


class ReviewSheet(ResultSheet):
    """The answers on the left, the one under the mark on the right."""

    def __init__(self, report: Report) -> None:
        super().__init__()
        self._report = report
        self._reviews = report.assessment.reviews

    def body(self) -> ComposeResult:
        """List and detail."""
        yield Head(headline(self._report))
        with Horizontal(id="corps"):
            with Panel("Mes réponses", subtitle="↑↓", id="reponses"):
                yield ChoiceList(review_items(self._reviews), id="choix")
            with Panel("Cette réponse", id="detail"):
                yield Lines(id="presentation")

    def on_mount(self) -> None:
        """The list has the focus; the first answer is shown."""
        choices = self.query_one("#choix", ChoiceList)
        choices.focus()
        if choices.current is not None:
            self._present(choices.current.id)

    @on(ChoiceList.Moved)
    def _moved(self, event: ChoiceList.Moved) -> None:
        event.stop()
        self._present(event.item.id)

    @on(ChoiceList.Chosen)
    def _chosen(self, event: ChoiceList.Chosen) -> None:
        event.stop()
        self.query_one("#presentation").focus()

    def _present(self, id_: str) -> None:
        review = self._reviews[int(id_)]
        self.query_one("#presentation", Lines).present(tuple(review_paragraphs(review)))


def review_items(reviews: tuple[Review, ...]) -> Iterator[Item]:
    """One line an answer, by phase; its sign tells its worth."""
    phase = ""
    for rank, review in enumerate(reviews):
        if review.where != phase:
            phase = review.where
            yield Item("", phase, is_heading=True)
        sign = "·" if review.quality is None else _verdict(review.quality, review)[0]
        label = cut(review.said or review.prompt or "Étape passée", LONGEST_LABEL)
        yield Item(str(rank), label, sign)


def review_paragraphs(review: Review) -> Iterator[Paragraph]:
    """One answer, looked back at."""
    if review.is_replaced:
        yield ("", "Étape rejouée depuis : ces notes ne comptent pas.", "discret")
    if review.prompt:
        yield ("", review.prompt, "discret")
    if review.said:
        yield ("", f"Vous : « {review.said} »" if review.is_spoken else review.said, "fort")
    yield ("", "", "")
    if review.quality is not None:
        sign, word = _verdict(review.quality, review)
        yield (f"{sign} ", f"{word}. {review.reason}", "")
    elif review.reason:
        yield ("· ", review.reason, "")
    wanted = "Observé" if review.kind == "autoevaluation" else "Attendu"
    for part in review.parts:
        if not part.is_right:
            expected = f" {wanted} : {part.expected}." if part.expected else ""
            label = introducing(part.label)
            yield (
                "  ✗ ",
                f"{label} {part.value or 'vide'}.{expected} {part.reason}".rstrip(),
                "",
            )
    if review.sheet is not None and review.sheet.chart is not None:
        yield ("", "", "")
        yield ("", "Votre graphique", "nom")
        for line in chart_lines(review.sheet.chart, CHART_WIDTH):
            # Spaces hold a drawing together: none is a place to break.
            yield ("", line.replace(" ", "\u00a0"), "")
    if review.better:
        yield ("", "", "")
        yield ("", "Mieux, à ce moment-là", "nom")
    for text, reason in review.better:
        yield ("→ ", quoted_if_spoken(text, review.kind), "")
        yield ("  ", reason, "discret")
    yield from _evidence(review)


def _verdict(quality: Quality, review: Review) -> tuple[str, str]:
    return verdict(quality, is_spoken=review.is_spoken)


def _evidence(review: Review) -> Iterator[Paragraph]:
    if review.marks:
        yield ("", "", "")
        yield ("", "Ce que cela montre", "nom")
    for mark in review.marks:
        seen = "✓" if mark.mark >= 2 else "○"
        own = "" if mark.is_printed else " (hors référentiel)"
        acted = " (simulé)" if mark.is_simulated else ""
        yield (f"{seen} ", f"{mark.criterion} {mark.label}{own}{acted}", "")
        if mark.reason != review.reason:
            yield ("  ", mark.reason, "discret")
    told = simulated(mark.label for mark in review.marks if mark.is_simulated)
    if told:
        yield ("", told, "discret")
    if review.is_aided:
        yield ("", "Vous aviez repris votre première réplique.", "discret")
