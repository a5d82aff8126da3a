"""What to play next: how often one plays is what counts, so there is always something, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from scoring.assessment import Assessment, CompetenceScore

# The customer numbers of a classroom: short enough to be read aloud.
LARGEST_CUSTOMER = 9_999
# At the highest word nothing calls to play for this competence again.
HIGHEST_RANK = 4


@dataclass(frozen=True, slots=True)
class Playable:
    """A scenario that could be played next. competences: the codes that it announces."""

    id: str
    title: str
    competences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One thing to play next. customer: its number, None leaves it to chance."""

    scenario: str
    title: str
    customer: int | None
    why: str


def next_plays(
    assessment: Assessment, played: Playable, customer: int, library: Sequence[Playable]
) -> tuple[Suggestion, ...]:
    """What to play next, most useful first: one or two suggestions.

    played: the scenario of this play, with its customer's number. library: all there is to play,
    this one included or not; its order settles ties.
    """
    wanted = _most_wanted(assessment.announced)
    again = Suggestion(played.id, played.title, customer % LARGEST_CUSTOMER + 1, _why_again(wanted))
    other = _best(wanted, played, library)
    if other is None:
        return (again,)
    # What was missed is tried again at once, on the same ground; what was seen goes elsewhere.
    is_missed = bool(wanted) and wanted[0].degree.enough
    return (again, other) if is_missed else (other, again)


def _most_wanted(announced: Sequence[CompetenceScore]) -> tuple[CompetenceScore, ...]:
    """The announced competences still to work on: least observed first, then the weakest."""
    open_ones = [each for each in announced if (each.degree.rank or 0) < HIGHEST_RANK]
    return tuple(sorted(open_ones, key=lambda each: (each.degree.rank or 0, each.acts)))


def _best(
    wanted: Sequence[CompetenceScore], played: Playable, library: Sequence[Playable]
) -> Suggestion | None:
    """Another scenario that announces what is most wanted; None when none does."""
    others = [each for each in library if each.id != played.id]
    for competence in wanted:
        for other in others:
            if competence.code in other.competences:
                return Suggestion(other.id, other.title, None, _why_other(competence))
    if not wanted and others:
        fresh = [each for each in others if set(each.competences) - set(played.competences)]
        if fresh:
            return Suggestion(
                fresh[0].id, fresh[0].title, None, "Une autre situation, avec d’autres compétences."
            )
    return None


def _why_again(wanted: Sequence[CompetenceScore]) -> str:
    if not wanted:
        return "La même situation avec quelqu’un d’autre : tout ne se passera pas pareil."
    weakest = wanted[0]
    name = _name(weakest)
    if weakest.degree.enough:
        return f"Pour reprendre {name} avec quelqu’un d’autre, tant que c’est frais."
    return f"Pour que {name} soit mieux observé, avec quelqu’un d’autre."


def _why_other(competence: CompetenceScore) -> str:
    name = _name(competence)
    if not competence.degree.enough:
        return f"{name} n’a pas été assez observé : cette situation le fait travailler."
    return f"Pour retravailler {name} dans une autre situation."


def _name(competence: CompetenceScore) -> str:
    """The short title in guillemets, without what it explains between brackets."""
    return f"« {competence.short_title.partition(' (')[0]} »"
