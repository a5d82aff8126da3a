"""The one place where degrees and their thresholds are declared, level by level.

On screen words and one sign, never a percentage or a rank among pupils. A degree comes from what
was observed and from nothing else: what was not seen is « pas assez observé », never a zero.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

# A mark is 0-3, and a BEP atomic fact reads 2-3 as seen, 0-1 as not seen: « Scoring », DESIGN.
SUCCESS_MARK = 2
HIGHEST_MARK = 3
# Our choice: one act alone proves nothing, so a scene offers each announced competence twice.
MINIMUM_OBSERVATIONS = 2
# Observations from which a degree tells reading from luck: with fewer, one lucky line decides.
ENOUGH_TO_TELL = 4
# Our choice, after the Seconde's « expérimentation guidée » (source 002, l. 976-977): help is
# allowed, so the words tell who acted alone and how often; what it takes is the same arithmetic as
# in the bacs, lest a word be earned by answering at random.
ALONE_TWICE_SUCCESSES = 2
# Our proposal for the four degrees of the livret scolaire (LSL Pro, arrêté du 17 juin 2020, NOR
# MENE2012530A), which gives the degrees and no threshold. Shares of the marks that could be had:
# as much as marks of 1 everywhere, of 2 everywhere, of 2 and 3 in turn.
DEGREE_2_SHARE = (1, 3)
DEGREE_3_SHARE = (2, 3)
DEGREE_4_SHARE = (5, 6)
# In Première and Terminale an act that needed help can be a success, never a full one.
AIDED_MARK = 2
# A grave fault leaves the lowest word: what was right elsewhere does not repair what was done.
GRAVE_CAP_RANK = 1


class Level(StrEnum):
    """The year of study, which sets the words."""

    SECONDE = "seconde"
    PREMIERE = "premiere"
    TERMINALE = "terminale"


@dataclass(frozen=True, slots=True)
class Observation:
    """One graded act: its mark (0 to 3), and whether help was given for it."""

    mark: int
    aided: bool = False

    def __post_init__(self) -> None:
        if not 0 <= self.mark <= HIGHEST_MARK:
            raise ValueError(f"a mark is 0 to {HIGHEST_MARK}, not {self.mark}")

    @property
    def is_success(self) -> bool:
        """Whether what the criterion describes was seen."""
        return self.mark >= SUCCESS_MARK


@dataclass(frozen=True, slots=True)
class Degree:
    """A word and its sign; `rank` is 1-4 and None when not `enough` was observed."""

    word: str
    sign: str
    rank: int | None
    enough: bool = True


NOT_ENOUGH = Degree("pas assez observé", "·", None, enough=False)
# The signs are told apart by shape alone, and old console fonts have them all.
SECONDE_DEGREES = (
    Degree("découvert", "○", 1),
    Degree("réussi avec aide", "◐", 2),
    Degree("réussi seul", "●", 3),
    Degree("réussi seul deux fois", "✓", 4),
)
BAC_DEGREES = (
    Degree("non maîtrisées", "○", 1),
    Degree("insuffisamment maîtrisées", "~", 2),
    Degree("maîtrisées", "●", 3),
    Degree("bien maîtrisées", "✓", 4),
)


def scale(level: Level) -> tuple[Degree, ...]:
    """The four degrees of a level, lowest first."""
    return SECONDE_DEGREES if level is Level.SECONDE else BAC_DEGREES


def is_proposal(level: Level) -> bool:
    """Whether the degree is only proposed, for the teacher to copy: on MA and MCV lines."""
    return level is not Level.SECONDE


def degree(level: Level, observations: Sequence[Observation]) -> Degree:
    """What the observations of one competence say, in the words of the level."""
    if len(observations) < MINIMUM_OBSERVATIONS:
        return NOT_ENOUGH
    rank = _seconde_rank(observations) if level is Level.SECONDE else _bac_rank(observations)
    return scale(level)[rank - 1]


def capped(reached: Degree, level: Level) -> Degree:
    """The degree after a grave fault on the competence: the lowest word, whatever the rest.

    A fault of the closed list (tromper, discriminer, forcer…) would end a contract of work; an
    average must not hide it. What was not observed enough stays unsaid: a cap invents no degree.
    """
    if reached.rank is None:
        return reached
    return scale(level)[min(reached.rank, GRAVE_CAP_RANK) - 1]


def _seconde_rank(observations: Sequence[Observation]) -> int:
    successes = [each for each in observations if each.is_success]
    alone = sum(not each.aided for each in successes)
    reached = _bac_rank(observations)
    if reached == 4 and alone >= ALONE_TWICE_SUCCESSES:
        return 4
    if reached >= 3 and alone >= 1:
        return 3
    # A word must stay true: « avec aide » is never said of somebody who had none.
    return 2 if any(each.aided for each in successes) else 1


def _bac_rank(observations: Sequence[Observation]) -> int:
    earned = sum(min(each.mark, AIDED_MARK) if each.aided else each.mark for each in observations)
    possible = HIGHEST_MARK * len(observations)
    rank = 1
    for reached, share in ((2, DEGREE_2_SHARE), (3, DEGREE_3_SHARE), (4, DEGREE_4_SHARE)):
        if _reaches(earned, possible, share):
            rank = reached
    return rank


def _reaches(part: int, whole: int, share: tuple[int, int]) -> bool:
    """Whether part ÷ whole is at least the share, in whole numbers: no rounding at a threshold."""
    numerator, denominator = share
    return part * denominator >= whole * numerator
