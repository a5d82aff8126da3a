"""What a play is worth: values only, each with the evidence it stands on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from scenarios.rulings import Ruled
from scenarios.steps.kind import Part
from scenarios.steps.parts import Grave, Quality
from scenarios.steps.tableau_shown import FilledSheet
from scoring.words import MINIMUM_OBSERVATIONS, SUCCESS_MARK, Degree


@dataclass(frozen=True, slots=True)
class Evidence:
    """One mark and where it comes from.

    criterion: the code as the scenario writes it. is_printed: False for the house's own criteria,
    shown as « hors référentiel ». is_simulated: a text can only stand for a gesture or a voice.
    line: number of the journal line; 0 for what a walk-out costs (then step is empty and visit
    0), and for a play without a journal. rule: id of the rule over the whole play that gave it
    (then step is empty and line is the first that kept or broke it), else empty. is_mending: it
    was shown where only a mistake leads, and earns no points.
    """

    criterion: str
    label: str
    is_printed: bool
    is_simulated: bool
    mark: int
    reason: str
    line: int
    step: str
    visit: int
    is_aided: bool
    rule: str = ""
    is_mending: bool = False

    @property
    def points(self) -> int:
        """What it adds to what was earned."""
        return 0 if self.is_mending else self.mark


@dataclass(frozen=True, slots=True)
class Reach:
    """What a casting class can earn at least and at most, over every way through."""

    low: int
    high: int

    def place(self, earned: int) -> float | None:
        """Where `earned` stands between both, 0 to 1; None when nothing could be earned or lost."""
        if self.high == self.low:
            return None
        return max(0.0, min(1.0, (earned - self.low) / (self.high - self.low)))


@dataclass(frozen=True, slots=True)
class CriterionScore:
    """One criterion, its repeats merged under the code first printed.

    earned: sum of its points. reach: None when not searched; a sum of extremes, where repeats were
    merged. evidence: empty when this way through the play never observed it.
    """

    code: str
    label: str
    is_printed: bool
    is_simulated: bool
    earned: int
    reach: Reach | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class CompetenceScore:
    """One competence in the words of its level, with its evidence.

    short_title: for narrow places. acts: how many graded acts counted for it; successes: how many
    of them showed what was expected. place: 0 to 1 between worst and best reachable over its
    criteria, None when not searched or nothing to earn. capped_by: the grave fault that caps it.
    """

    code: str
    title: str
    short_title: str
    is_announced: bool
    degree: Degree
    acts: int
    successes: int
    earned: int
    reach: Reach | None
    evidence: tuple[Evidence, ...]
    capped_by: Grave | None

    @property
    def place(self) -> float | None:
        """See above."""
        return None if self.reach is None else self.reach.place(self.earned)


@dataclass(frozen=True, slots=True)
class BehaviourScore:
    """A professional behaviour of the BEP as the play showed it, apart from every competence.

    task: the code of the task that it is expected all along. manner: continuous, a decision, or
    only simulated by a text. shown_by: what in the game shows it. evidence: 3 kept, 0 failed.
    """

    code: str
    label: str
    task: str
    manner: Literal["continu", "decision", "simule"]
    shown_by: str
    evidence: tuple[Evidence, ...]

    @property
    def kept(self) -> int:
        """How many times it was kept."""
        return sum(each.mark >= SUCCESS_MARK for each in self.evidence)

    @property
    def is_enough(self) -> bool:
        """Whether enough was seen: what is continuous takes as many samples as a competence."""
        return self.manner != "continu" or len(self.evidence) >= MINIMUM_OBSERVATIONS

    @property
    def word(self) -> str:
        """What was seen, in words."""
        if not self.is_enough:
            return "pas assez observé"
        seen = len(self.evidence)
        if self.kept in (0, seen):
            return "tenu" if self.kept else "à travailler"
        return f"tenu {self.kept} fois sur {seen}"


@dataclass(frozen=True, slots=True)
class Review:
    """One answer looked back at: what was said, its worth, why, and what was worth more then.

    number: its rank in the play, from 1: what it is called by who reads; line: that of the journal.
    phase: as shown. prompt: what it answered. said: the words, or the deed when not is_spoken.
    better: (line, reason). is_replaced: the step was played again, so these marks do not count.
    is_skipped: left unanswered.
    was_too_fast: answered in less time than reading takes; a flag, never a cost. sheet: what was
    filled and the chart picked, None for most kinds. scene: « Scène 2 sur 3 » in a dossier, else
    empty.
    """

    number: int
    line: int
    step: str
    visit: int
    phase: str
    kind: str
    prompt: str
    said: str
    is_spoken: bool
    reply: str
    quality: Quality | None
    reason: str
    marks: tuple[Evidence, ...]
    better: tuple[tuple[str, str], ...]
    parts: tuple[Part, ...]
    fault: Grave | None
    is_aided: bool
    is_replaced: bool
    is_skipped: bool
    was_too_fast: bool
    sheet: FilledSheet | None = None
    scene: str = ""

    @property
    def where(self) -> str:
        """« Scène 2 sur 3 · Accueil », or the phase alone."""
        return f"{self.scene} · {self.phase}" if self.scene else self.phase


@dataclass(frozen=True, slots=True)
class Fault:
    """A grave fault committed, and the competences of the student's view that it caps."""

    nature: Grave
    label: str
    reason: str
    line: int
    competences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Takeaway:
    """One of the three points read first: a strength, or a line to say otherwise.

    step_kind: the kind of its step. text: what was said, quoted when is_spoken, or the deed.
    better: the line worth more then, empty for a strength or where only the deed can be mended.
    why: the reason of the better line, or of the act itself.
    """

    kind: Literal["force", "reprise"]
    step_kind: str
    text: str
    is_spoken: bool
    better: str
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

    competences: the student's view, Seconde codes in Seconde, MA and MCV codes later, announced
    ones first. activities: BEP competences (the teacher's view). is_proposal: the degrees are for
    the teacher to copy or not. grid_gaps: those of `competences` whose official criteria are
    not all in our data. earned: sum of all points. takeaways: three at most, read first. rules: those over the whole
    play, then those that do not apply. behaviours: those that were seen, apart from competences.
    """

    criteria: tuple[CriterionScore, ...]
    competences: tuple[CompetenceScore, ...]
    activities: tuple[CompetenceScore, ...]
    is_proposal: bool
    grid_gaps: tuple[str, ...]
    earned: int
    reach: Reach | None
    faults: tuple[Fault, ...]
    reviews: tuple[Review, ...]
    takeaways: tuple[Takeaway, ...]
    revisions: tuple[Revision, ...]
    rules: tuple[Ruled, ...] = ()
    behaviours: tuple[BehaviourScore, ...] = ()

    @property
    def place(self) -> float | None:
        """Where the play stands in all, 0 to 1; None when not searched or nothing to earn."""
        return None if self.reach is None else self.reach.place(self.earned)

    @property
    def announced(self) -> tuple[CompetenceScore, ...]:
        """The competences that the scene announces."""
        return tuple(each for each in self.competences if each.is_announced)
