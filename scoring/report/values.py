"""The report: all that any format may show, and nothing to work out any more."""

from __future__ import annotations

from dataclasses import dataclass

from scenarios.model import Nature
from scenarios.trace import Turn
from scoring.assessment import Assessment, Review
from scoring.next_play import Suggestion


@dataclass(frozen=True, slots=True)
class JournalFacts:
    """What is known of the file behind the report. digest: that of its last whole line."""

    lines: int
    digest: str
    is_torn: bool
    is_closed: bool


@dataclass(frozen=True, slots=True)
class Header:
    """Who played what, when, with whom. date: as written, shown_date: as read in French.

    players: one or two pseudonyms, or none. archetype: for the teacher's files only, never named
    to the student.
    """

    seance: str
    scenario: str
    fingerprint: str
    engine: str
    title: str
    level: str
    organisation: str
    mode: str
    date: str
    shown_date: str
    players: tuple[str, ...]
    customer: int
    archetype: str


@dataclass(frozen=True, slots=True)
class Briefing:
    """What was read before the play. instruction: who asks for it, and in what words."""

    role: str
    context: str
    objective: str
    instruction: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Ending:
    """How the play ended."""

    id: str
    nature: Nature
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Moment:
    """Turns of the conversation up to an answer and what came of it; review None at the end.

    entry: what is heard before the answer. exchange: the answer and the reply to it. phase: as
    shown, empty when it goes on. is_departure: the customer left upon this answer. scene: what
    opens a scene of a dossier, its title first; empty inside it. asked: what was asked in writing
    of the player, empty where it was heard, or told already for the same visit.
    """

    phase: str
    entry: tuple[Turn, ...]
    exchange: tuple[Turn, ...]
    review: Review | None
    is_departure: bool = False
    scene: tuple[str, ...] = ()
    asked: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """The whole report. notices: what must be known to read it right. ending: None in mid-play."""

    header: Header
    briefing: Briefing
    ending: Ending | None
    moments: tuple[Moment, ...]
    assessment: Assessment
    suggestions: tuple[Suggestion, ...]
    journal: JournalFacts
    disclaimer: str
    notices: tuple[str, ...]
    proved: tuple[str, ...]
    not_proved: tuple[str, ...]
