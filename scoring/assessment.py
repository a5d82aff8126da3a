"""What a play is worth: values only, each with the evidence it stands on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from scenarios.steps.kind import Part
from scenarios.steps.parts import Grave, Quality
from scoring.words import Degree


@dataclass(frozen=True, slots=True)
class Evidence:
    """One mark and where it comes from. line: number of the journal line, 0 for a walk-out."""

    criterion: str
    mark: int
    reason: str
    line: int
    step: str
    visit: int
    is_aided: bool
    is_simulated: bool


@dataclass(frozen=True, slots=True)
class Reach:
    """What a casting class can earn at least and at most, over every way through."""

    low: int
    high: int

    def place(self, earned: int) -> float:
        """Where `earned` stands between both, 0 to 1; 1 when nothing could be lost."""
        if self.high == self.low:
            return 1.0
        return max(0.0, min(1.0, (earned - self.low) / (self.high - self.low)))


@dataclass(frozen=True, slots=True)
class CriterionScore:
    """One criterion: what was earned, and the reach of this casting (None: not yet searched)."""

    code: str
    label: str
    is_printed: bool
    earned: int
    reach: Reach | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class CompetenceScore:
    """One competence in the words of its level, with its evidence.

    place: 0 to 1 between worst and best reachable, None when not searched or nothing to earn.
    capped_by: the grave fault that caps it, None when none does.
    """

    code: str
    title: str
    is_announced: bool
    degree: Degree
    place: float | None
    evidence: tuple[Evidence, ...]
    capped_by: Grave | None


@dataclass(frozen=True, slots=True)
class Review:
    """One answer looked back at: what was said, its worth, why, and what was worth more then."""

    line: int
    step: str
    phase: str
    kind: str
    prompt: str
    said: str
    reply: str
    quality: Quality | None
    reason: str
    marks: tuple[Evidence, ...]
    better: tuple[tuple[str, str], ...]
    parts: tuple[Part, ...]
    is_aided: bool
    was_too_fast: bool


@dataclass(frozen=True, slots=True)
class Fault:
    """A grave fault committed, and the competences that it caps."""

    nature: Grave
    label: str
    reason: str
    line: int
    competences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Takeaway:
    """One of the three points read first: a strength, or a line to say otherwise."""

    kind: Literal["force", "reprise"]
    text: str
    why: str
    line: int


@dataclass(frozen=True, slots=True)
class Revision:
    """A savoir to revise, and the journal lines that call for it."""

    code: str
    title: str
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Assessment:
    """The whole worth of a play.

    competences: Seconde codes (the student's view); activities: BEP competences (the teacher's
    view). place: 0 to 1 in all, None when not searched. takeaways: three at most, read first.
    """

    criteria: tuple[CriterionScore, ...]
    competences: tuple[CompetenceScore, ...]
    activities: tuple[CompetenceScore, ...]
    earned: int
    reach: Reach | None
    place: float | None
    faults: tuple[Fault, ...]
    reviews: tuple[Review, ...]
    takeaways: tuple[Takeaway, ...]
    revisions: tuple[Revision, ...]
