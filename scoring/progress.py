"""What a student has shown so far, play after play: how often a competence was observed, and its
word the last time there was enough to say one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scoring.assessment import Assessment

# (level, code): in a later year the same code is shown in richer situations, and starts anew.
Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Observed:
    """What one play showed of a competence. acts: graded acts that counted; rank: its degree, 1 to
    4, None when not enough was observed.
    """

    code: str
    acts: int
    rank: int | None


@dataclass(frozen=True, slots=True)
class Standing:
    """A competence over all plays. acts: their sum; rank: the degree of the last play that had one."""

    acts: int = 0
    rank: int | None = None


def observed(assessment: Assessment) -> tuple[Observed, ...]:
    """The competences of the student's view that a play observed, announced or not."""
    return tuple(
        Observed(each.code, each.acts, each.degree.rank)
        for each in assessment.competences
        if each.acts
    )


def standings(plays: Iterable[tuple[str, Sequence[Observed]]]) -> Mapping[Key, Standing]:
    """Where each competence stands. plays: (level, what it showed), the oldest first."""
    found: dict[Key, Standing] = {}
    for level, shown in plays:
        for one in shown:
            before = found.get((level, one.code), Standing())
            rank = before.rank if one.rank is None else one.rank
            found[level, one.code] = Standing(before.acts + one.acts, rank)
    return found
