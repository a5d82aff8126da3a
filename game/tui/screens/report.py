"""The report on screen: competences in words with a sign and a bar, what to revise, what next."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from textual.app import ComposeResult

from game.tui.head import Head
from game.tui.lines import Lines, Paragraph
from game.tui.panel import Panel
from game.tui.screens.debrief import ResultSheet, headline
from game.tui.signs import bar
from scoring.report.wording import RULE_WORDS, applied, behaviour_line

if TYPE_CHECKING:
    from scoring.assessment import Assessment, CompetenceScore
    from scoring.report.values import Report


class ReportSheet(ResultSheet):
    """Everything on one page to scroll."""

    def __init__(self, report: Report) -> None:
        super().__init__()
        self._report = report

    def body(self) -> ComposeResult:
        """The page."""
        yield Head(headline(self._report))
        with Panel("Mes compétences", subtitle="PgPréc PgSuiv · e enregistrer", id="retenir"):
            yield Lines(tuple(report_paragraphs(self._report)), id="points")

    def on_mount(self) -> None:
        """The page can be scrolled."""
        self.query_one("#points").focus()


def report_paragraphs(report: Report) -> Iterator[Paragraph]:
    """Competences, savoirs, next plays, what must be known to read it right."""
    assessment = report.assessment
    for score in assessment.announced:
        yield from _competence(score)
    others = [s for s in assessment.competences if not s.is_announced and s.degree.enough]
    if others:
        yield ("", "Observées aussi", "nom")
        for score in others:
            yield from _competence(score)
    for fault in assessment.faults:
        yield ("✗ ", f"Faute grave : {fault.label}. {fault.reason}", "alerte")
    yield from _whole(assessment)
    if assessment.revisions:
        yield ("", "À réviser", "nom")
        yield from (("• ", f"{r.code} {r.title}", "") for r in assessment.revisions)
        yield ("", "", "")
    if report.suggestions:
        yield ("", "À jouer ensuite", "nom")
    for suggestion in report.suggestions:
        number = f" (client n° {suggestion.customer})" if suggestion.customer else ""
        yield ("→ ", f"{suggestion.title}{number}", "")
        yield ("  ", suggestion.why, "discret")
    yield ("", "", "")
    yield from (("", notice, "discret") for notice in report.notices)
    yield ("", report.disclaimer, "discret")


def _whole(assessment: Assessment) -> Iterator[Paragraph]:
    """What is judged on the whole of the play: its rules, and the professional behaviours."""
    rules = applied(assessment.rules)
    if rules:
        yield ("", "Règles de l’entretien", "nom")
    for rule in rules:
        sign, word = RULE_WORDS[rule.verdict]
        yield (f"{sign} ", f"{rule.title} : {word.lower()}.", "")
        if rule.reason:
            yield ("  ", rule.reason, "discret")
        yield from (("  ", f"« {words} »", "discret") for words in rule.said if words)
        yield ("", "", "")
    if assessment.behaviours:
        yield ("", "Comportements professionnels, à part des compétences", "nom")
        yield from (("• ", behaviour_line(score), "") for score in assessment.behaviours)
        yield ("", "", "")


def _competence(score: CompetenceScore) -> Iterator[Paragraph]:
    capped = ", plafonné par une faute grave" if score.capped_by else ""
    yield (f"{score.degree.sign} ", f"{score.code} {score.short_title}", "")
    # A full bar beside « pas assez observé » would say the contrary.
    is_shown = score.place is not None and score.degree.enough
    place = bar(score.place) + "  " if is_shown else ""
    look = "fort" if score.degree.enough else "discret"
    yield ("  ", f"{place}{score.degree.word}{capped}", look)
    yield ("", "", "")
