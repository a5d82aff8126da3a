"""The three points read first, and the savoirs that the play calls to revise."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from scenarios.play import Play
from scenarios.steps.kinds import HANDED_IN
from scoring.assessment import Review, Revision, Takeaway
from scoring.framework import Frameworks
from scoring.reviews import LEFT_QUESTIONS, LEFT_SUBJECTS
from scoring.words import HIGHEST_MARK, SUCCESS_MARK

STRENGTHS = 1
LINES_AGAIN = 2


def takeaways(reviews: Iterable[Review], announced: frozenset[str]) -> tuple[Takeaway, ...]:
    """One strength, then two lines to say otherwise. announced: criteria of the announced grid.

    The self-assessment is neither: it speaks of the play, it is not part of it.
    """
    played = [each for each in reviews if each.kind != "autoevaluation" and not each.is_replaced]
    again = sorted(
        (each for each in played if each.fault or _loss(each)),
        key=lambda each: (each.fault is None, not _says_how(each), -_loss(each), each.line),
    )[:LINES_AGAIN]
    # What is told to do again is no strength, however near it came.
    strengths = sorted(
        (e for e in played if _lowest(e) >= SUCCESS_MARK and not e.fault and e not in again),
        key=lambda each: _strength(each, announced),
    )
    return (
        *(_strong(each) for each in strengths[:STRENGTHS]),
        *(_otherwise(each) for each in again),
    )


def _lowest(review: Review) -> int:
    return min((each.mark for each in review.marks), default=-1)


def _loss(review: Review) -> int:
    """How many points the act left behind."""
    return sum(HIGHEST_MARK - each.mark for each in review.marks)


def _strength(review: Review, announced: frozenset[str]) -> tuple[bool, int, bool, int]:
    """Announced first, then the better marks, then words said to somebody, then the earliest."""
    is_announced = any(each.criterion in announced for each in review.marks)
    return (not is_announced, -_lowest(review), not review.is_spoken, review.line)


def _says_how(review: Review) -> bool:
    return bool(review.better) or any(not part.is_right for part in review.parts)


def _strong(review: Review) -> Takeaway:
    return _takeaway("force", review, "", review.reason)


def _otherwise(review: Review) -> Takeaway:
    """The first of the better lines: they are worth the same, and one is enough to remember.

    A whole text is read in the review: what it lacked is said here.
    """
    is_line = bool(review.better) and "\n" not in review.better[0][0]
    better, why = review.better[0] if is_line else ("", review.reason)
    return _takeaway("reprise", review, better, why)


def _takeaway(kind: Literal["force", "reprise"], review: Review, better: str, why: str) -> Takeaway:
    return Takeaway(kind, review.kind, _deed(review), review.is_spoken, better, why, review.line)


def _deed(review: Review) -> str:
    """What was said; where nothing was, the form or the questions, by name."""
    if review.kind in HANDED_IN and review.prompt:
        return review.prompt
    if review.said in (LEFT_QUESTIONS, LEFT_SUBJECTS):
        return "Vos questions" if review.said == LEFT_QUESTIONS else "Les sujets abordés"
    return review.said


def revisions(
    reviews: Iterable[Review], play: Play, frameworks: Frameworks
) -> tuple[Revision, ...]:
    """The savoirs of every step where something expected was not seen, earliest first."""
    lines: dict[str, list[int]] = {}
    for review in reviews:
        if not review.is_replaced and any(each.mark < SUCCESS_MARK for each in review.marks):
            for code in play.steps[review.step].savoirs:
                lines.setdefault(code, []).append(review.line)
    return tuple(
        Revision(frameworks.savoir(code).code, frameworks.savoir(code).title, tuple(found))
        for code, found in lines.items()
    )
