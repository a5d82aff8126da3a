"""What plays without reading are worth: degrees of many plays at once, as `assess` gives them.

A play is here no more than the marks that count, act by act, and the grave faults committed; the
words of the level, their thresholds and what a fault caps are those of `words` and `tally`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from scenarios.play import Play
from scenarios.steps.parts import GraveFault
from scoring.framework import Frameworks
from scoring.grid import announced_criteria, capped_by, student_counts
from scoring.tally import observation
from scoring.words import ENOUGH_TO_TELL as ENOUGH_TO_TELL
from scoring.words import Level, Observation, capped, degree

# A degree from which the lines played say something of the student.
MASTERED_RANK = 3
# What a play without reading may reach by luck: one in ten.
MOST_BY_LUCK = (1, 10)

# The school year adds plays up: one play with fewer than ENOUGH_TO_TELL is told apart, not judged.
# Where fewer of the plays have as many, nothing is judged: one in twenty.
SELDOM = (1, 20)

# The marks of one act, or of one rule over the whole play: (criterion, 0 to 3).
Marks = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Blind:
    """One play of a strategy: what counts of it in the end.

    acts: graded acts of last visits, rules put to the test, the departure where it costs.
    faults: grave faults, each with the criteria of its step.
    """

    acts: tuple[Marks, ...]
    faults: tuple[tuple[GraveFault, tuple[str, ...]], ...] = ()


@dataclass(slots=True)
class Guess:
    """What a strategy is given in one competence, over its plays.

    plays: all of them; observed: those in which enough was observed; ranks: the sum of their
    degrees, 1 to 4; mastered: those that reach degree 3; observations: their sum over all plays.
    told, told_ranks, told_mastered: the same of the plays with enough observations to tell.
    """

    plays: int = 0
    observed: int = 0
    ranks: int = 0
    mastered: int = 0
    observations: int = 0
    told: int = 0
    told_ranks: int = 0
    told_mastered: int = 0

    def join(self, other: Guess) -> None:
        """Add the plays of another."""
        self.plays += other.plays
        self.observed += other.observed
        self.ranks += other.ranks
        self.mastered += other.mastered
        self.observations += other.observations
        self.told += other.told
        self.told_ranks += other.told_ranks
        self.told_mastered += other.told_mastered

    @property
    def mean_degree(self) -> float | None:
        """Over the plays in which enough was observed; None where there is none."""
        return self.ranks / self.observed if self.observed else None

    @property
    def mastered_share(self) -> float:
        """The share of all plays that reach degree 3, 0 to 1."""
        return self.mastered / self.plays if self.plays else 0.0

    @property
    def mean_observations(self) -> float:
        """Observations in a play."""
        return self.observations / self.plays if self.plays else 0.0

    @property
    def strength(self) -> tuple[float, float]:
        """How two strategies compare: by the share that reaches degree 3, then by the mean."""
        return self.mastered_share, self.mean_degree or 0.0

    @property
    def can_tell(self) -> bool:
        """Whether enough is observed, often enough, for a degree to mean something."""
        part, whole = SELDOM
        return self.told * whole >= max(1, self.plays * part)

    @property
    def is_won(self) -> bool:
        """Whether the strategy wins it: degree 3 as a rule, or more often than by luck."""
        part, whole = MOST_BY_LUCK
        is_often = self.told_mastered * whole > self.told * part
        is_rule = self.told_ranks >= MASTERED_RANK * self.told
        return self.can_tell and (is_rule or is_often)

    @property
    def is_thin(self) -> bool:
        """Whether too little is observed to tell, and luck reaches degree 3."""
        part, whole = MOST_BY_LUCK
        return not self.can_tell and self.mastered * whole > self.plays * part


@dataclass(slots=True)
class Judge:
    """Gives degrees to plays of one scenario, in its announced competences.

    competences: those announced, each with its criteria; counts: the same for all of the view,
    since a grave fault may name any of them.
    """

    level: Level
    competences: Mapping[str, frozenset[str]]
    counts: Mapping[str, frozenset[str]]
    _frameworks: Frameworks
    _shown: dict[Marks, tuple[tuple[str, Observation], ...]] = field(default_factory=dict)

    def observations(self, play: Blind) -> dict[str, list[Observation]]:
        """What was observed of each competence, act by act."""
        found: dict[str, list[Observation]] = {code: [] for code in self.competences}
        for marks in play.acts:
            known = self._shown.get(marks)
            if known is None:
                known = self._shown[marks] = tuple(self._shows(marks))
            for code, one in known:
                found[code].append(one)
        return found

    def ranks(
        self, play: Blind, seen: Mapping[str, list[Observation]] | None = None
    ) -> dict[str, int | None]:
        """The rank of each degree, 1 to 4; None where not enough was observed.

        seen: the play's observations, where they are known already.
        """
        known = self.observations(play) if seen is None else seen
        found = {code: degree(self.level, each) for code, each in known.items()}
        for fault, own in play.faults:
            for code in capped_by(fault, own, self.counts, self._frameworks):
                if code in found:
                    found[code] = capped(found[code], self.level)
        return {code: each.rank for code, each in found.items()}

    def add(self, play: Blind, to: Mapping[str, Guess], times: int = 1) -> None:
        """So many plays more of a strategy, all alike."""
        seen = self.observations(play)
        for code, rank in self.ranks(play, seen).items():
            guess = to[code]
            guess.plays += times
            guess.observations += times * len(seen[code])
            if rank is None:
                continue
            is_mastered = times * (rank >= MASTERED_RANK)
            guess.observed += times
            guess.ranks += times * rank
            guess.mastered += is_mastered
            if len(seen[code]) >= ENOUGH_TO_TELL:
                guess.told += times
                guess.told_ranks += times * rank
                guess.told_mastered += is_mastered

    def _shows(self, marks: Marks) -> Iterable[tuple[str, Observation]]:
        for code, criteria in self.competences.items():
            own = [value for criterion, value in marks if criterion in criteria]
            if own:
                yield code, observation(own)


def judge(play: Play, criteria: Sequence[str], frameworks: Frameworks) -> Judge:
    """The judge of a play. criteria: all those that its steps and rules may mark.

    What a walk-out costs may be marked nowhere else.
    """
    departure = play.scenario.depart
    costs = departure.criteres if departure is not None and play.mode == "evaluation" else ()
    counts = student_counts(play, tuple(dict.fromkeys((*criteria, *costs))), frameworks)
    competences = announced_criteria(play, counts, frameworks)
    return Judge(Level(play.scenario.niveau), competences, counts, frameworks)
