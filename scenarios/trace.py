"""What a play led to: acts with their evidence, the turns of the conversation, the whole Trace."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from scenarios.channels import Cover
from scenarios.customer import Mood
from scenarios.steps.kind import Better, Mark, Move, Part
from scenarios.steps.parts import Channel, GraveFault, Quality

if TYPE_CHECKING:
    from scenarios.rulings import Ruled

TurnKind = Literal["narration", "client", "geste", "vous", "systeme", "canal", "scene", "alea"]


@dataclass(frozen=True, slots=True)
class Turn:
    """One entry of the conversation; `who` is a name as shown, empty for a narration.

    kind canal: the conversation goes on elsewhere; scene: a new scene of a dossier, its title on
    the first line. channel: where it is said, None where the student works alone. cover: what
    stands around a mail, a letter, a form.
    """

    kind: TurnKind
    who: str
    text: str
    channel: Channel | None = None
    cover: Cover | None = None


@dataclass(frozen=True, slots=True)
class Act:
    """One answer and what it led to.

    line: number of its journal line, 0 when played outside a journal. visit counts from 1.
    offered: ids in the order shown. reply: id of what the customer answered, None when silent.
    better: lines worth more in that very state. is_final: the step was left by this act; only
    then are its marks counted. is_aided: the line had been taken back once. mood, trust,
    patience: after the act. seconds: None when not measured. turns: from, to (not reached) among
    the turns of the Trace, what this act added: the line, the answer, the walk-out; not the
    entry of the next step. is_departure: the customer left upon it. is_spoken: words were said to
    somebody, rather than a form filled, a result found or a judgement given. conduct: marks on
    professional behaviours, which count apart. is_mending: its marks are observations like any
    other, and earn no points.
    """

    line: int
    step: str
    visit: int
    kind: str
    move: Move
    key: str
    offered: tuple[str, ...]
    quality: Quality | None
    marks: tuple[Mark, ...]
    reason: str
    said: str
    reply: str | None
    parts: tuple[Part, ...]
    better: tuple[Better, ...]
    fault: GraveFault | None
    trust: int
    patience: int
    mood: Mood
    facts: frozenset[str]
    is_final: bool
    is_aided: bool
    seconds: float | None
    turns: tuple[int, int] = (0, 0)
    is_departure: bool = False
    is_spoken: bool = False
    conduct: tuple[Mark, ...] = ()
    is_mending: bool = False


@dataclass(frozen=True, slots=True)
class Trace:
    """The whole of a play: all that scoring and reports need, and nothing that they decide.

    ending: None while the play goes on. departure_marks: the zeros that a walk-out costs
    (assessment mode only). taken_back: how many lines were taken back. ruled: what became of
    each rule over the whole play.
    """

    acts: tuple[Act, ...]
    turns: tuple[Turn, ...]
    facts: frozenset[str]
    trust: int
    patience: int
    mood: Mood
    ending: str | None
    has_left: bool
    departure_marks: tuple[Mark, ...]
    taken_back: int
    ruled: tuple[Ruled, ...] = ()

    @property
    def rule_marks(self) -> tuple[Mark, ...]:
        """What the rules over the whole play grant; nothing before the ending."""
        return tuple(mark for each in self.ruled for mark in each.marks)

    def counted(self) -> tuple[Act, ...]:
        """The graded acts that count: for each step, those of its last visit."""
        last = {act.step: act.visit for act in self.acts}
        return tuple(a for a in self.acts if a.marks and a.visit == last[a.step])
