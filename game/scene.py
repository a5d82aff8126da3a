"""The Scene: all that a face shows now. Values only; no face reads the engine behind it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from scenarios.customer import Mood
from scenarios.model import Nature
from scenarios.steps.kind import Offer, Part
from scenarios.steps.parts import Quality
from scenarios.trace import Turn

Rows = tuple[tuple[str, ...], ...]
PhaseState = Literal["faite", "en_cours", "a_venir"]


@dataclass(frozen=True, slots=True)
class PhaseShown:
    """A phase of the situation and how far it is."""

    id: str
    label: str
    state: PhaseState


@dataclass(frozen=True, slots=True)
class SceneShown:
    """The scene of a dossier that is played: rank from 1, how many there are."""

    rank: int
    total: int
    title: str


@dataclass(frozen=True, slots=True)
class MoodShown:
    """The mood as behaviour, never as a number: a sentence about what is seen or heard."""

    id: Mood
    sentence: str


@dataclass(frozen=True, slots=True)
class Coach:
    """What the guided mode says after an answer. better: (line, reason) worth more, if any.

    is_spoken: a line was said to somebody; a form, a result or silence was not. fault: the grave
    fault committed, in words, empty when none was.
    """

    step_kind: str
    is_spoken: bool
    fault: str
    quality: Quality
    reason: str
    better: tuple[tuple[str, str], ...]
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A document one key away: a text, a table, or both. key: the letter that opens it.

    table: its rows, made when they are looked at: a client file has hundreds.
    """

    id: str
    key: str
    title: str
    text: str
    columns: tuple[str, ...]
    table: Callable[[], Rows] = field(default=tuple, compare=False, repr=False)

    @property
    def rows(self) -> Rows:
        """The rows of its table."""
        return self.table()


@dataclass(frozen=True, slots=True)
class EndingShown:
    """How the play ended."""

    id: str
    nature: Nature
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Scene:
    """What the player sees now.

    kind: kind of the present step, empty when the play is over; offer: None then. visit counts
    from 1. turns: the whole conversation, `fresh` the number of its last ones that are new.
    mood: None when nobody of whom a mood is modelled is present. coach: guided mode only. draft:
    half-typed text by field. hint: guided mode only, empty when there is none. part: the scene of
    the dossier, None where the situation is no dossier.
    """

    title: str
    place: str
    objective: str
    step: str
    visit: int
    kind: str
    channel: str
    phases: tuple[PhaseShown, ...]
    turns: tuple[Turn, ...]
    fresh: int
    offer: Offer | None
    mood: MoodShown | None
    coach: Coach | None
    hint: str
    pages: tuple[Page, ...]
    may_take_back: bool
    draft: dict[str, str]
    ending: EndingShown | None
    part: SceneShown | None = None

    @property
    def is_over(self) -> bool:
        """Whether an ending was reached."""
        return self.ending is not None


@dataclass(frozen=True, slots=True)
class Briefing:
    """What is read before the play. minutes: computed reading and playing time.

    scenes: (title, minutes) of a dossier's scenes.
    instruction: who asks for it, and in what words; None where no manager does.
    """

    scenario: str
    title: str
    level: str
    specialities: tuple[str, ...]
    minutes: int
    mode: str
    organisation: str
    presentation: str
    role: str
    context: str
    objective: str
    competences: tuple[tuple[str, str], ...]
    pages: tuple[Page, ...]
    customer_number: int
    scenes: tuple[tuple[str, int], ...] = ()
    instruction: tuple[str, str] | None = None
