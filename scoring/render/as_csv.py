"""The marks as a table for a French spreadsheet: one row a mark, `;`, UTF-8 with its BOM."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterator

from scenarios.language.clean import clean
from scenarios.steps.parts import MARK_QUALITY
from scoring.assessment import Evidence, Review
from scoring.report.values import Report
from scoring.report.wording import QUALITY_WORDS

HEADERS = (
    *("Séance", "Date", "Joueurs", "Scénario", "Titre", "Niveau", "Mode", "Client n°"),
    *("Ligne", "Étape", "Passage", "Phase", "Réponse"),
    *("Critère", "Libellé du critère", "Au référentiel", "Simulé", "Compétences", "BEP"),
    *("Note (0 à 3)", "Qualité", "Raison", "Avec aide"),
    *("Obtenu au critère", "Moins possible", "Plus possible"),
    # Last, so that columns read by their place keep it.
    "Réponse n°",
)
# What a spreadsheet would run as a formula, or split a row at.
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n")


def render(report: Report) -> bytes:
    """The CSV file; a departure's marks have line 0 and no step. Behaviours come last, no total."""
    table = io.StringIO(newline="")
    writer = csv.writer(table, delimiter=";", lineterminator="\r\n")
    writer.writerow(HEADERS)
    for row in _rows(report):
        writer.writerow([harmless(cell) for cell in row])
    return table.getvalue().encode("utf-8-sig")


def harmless(cell: str | int) -> str:
    """The cell as text that no spreadsheet takes for a formula."""
    text = clean(str(cell))
    # Blanks before the sign, or its wide form, do not stop every spreadsheet.
    seen = unicodedata.normalize("NFKC", text).lstrip(" ")
    return f"'{text}" if seen.startswith(_DANGEROUS) else text


def _rows(report: Report) -> Iterator[tuple[str | int, ...]]:
    header = report.header
    front = (
        *(header.seance, header.date, " et ".join(header.players), header.scenario),
        *(header.title, header.level, header.mode, header.customer),
    )
    answers = {each.line: each for each in report.assessment.reviews}
    for score in report.assessment.criteria:
        reach = ("", "") if score.reach is None else (score.reach.low, score.reach.high)
        for mark in score.evidence:
            answer = answers.get(mark.line)
            yield (
                *front,
                *(mark.line, _place(mark), mark.visit),
                *((answer.phase, answer.said) if answer else ("", "")),
                *(mark.criterion, mark.label, _yes(mark.is_printed), _yes(mark.is_simulated)),
                *_competences(mark, report),
                *(mark.mark, QUALITY_WORDS[MARK_QUALITY[mark.mark]][1], mark.reason),
                _yes(mark.is_aided),
                score.earned,
                *reach,
                _number(answer),
            )

    for behaviour in report.assessment.behaviours:
        for mark in behaviour.evidence:
            answer = answers.get(mark.line)
            yield (
                *front,
                *(mark.line, mark.step, mark.visit),
                *((answer.phase, answer.said) if answer else ("", "")),
                *(mark.criterion, mark.label, _yes(mark.is_printed), _yes(mark.is_simulated)),
                *("", behaviour.task),
                *(mark.mark, QUALITY_WORDS[MARK_QUALITY[mark.mark]][1], mark.reason),
                _yes(mark.is_aided),
                *("", "", ""),
                _number(answer),
            )


def _number(answer: Review | None) -> int | str:
    """The rank of the answer, as reports call it; nothing for a departure."""
    return "" if answer is None else answer.number


def _place(mark: Evidence) -> str:
    """The step; for a rule over the whole play, its name."""
    return f"règle {mark.rule}" if mark.rule else mark.step


def _competences(mark: Evidence, report: Report) -> tuple[str, str]:
    """The codes that the mark counts for: in the student's view, then in the BEP's."""
    views = (report.assessment.competences, report.assessment.activities)
    student, bep = (
        " ".join(score.code for score in view if mark in score.evidence) for view in views
    )
    return student, bep


def _yes(is_so: bool) -> str:
    return "oui" if is_so else "non"
