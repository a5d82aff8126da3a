"""What the contexts of a play are made of: outcomes, and the arcs that they take."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple

from scenarios.conditions import Condition
from scenarios.customer import Change
from scenarios.play import Mode, Position
from scenarios.reach.gauges import gauges_of
from scenarios.rulings import Verdict
from scenarios.steps.kind import Progress
from scenarios.steps.parts import GraveFault, Quality

END = -1
# How a case tells a walk-out, which leads elsewhere in each mode; everything else is one in all of
# them, so that plays in every mode share their contexts.
LEAVING: Mapping[Mode, int] = MappingProxyType({"guide": 0, "entrainement": 1, "evaluation": 2})
# For each state of the gauges, what is still read of it: where a customer may walk out (0), and in
# guided mode (1).
Kept = tuple[tuple[int, ...], tuple[int, ...]]
NOTHING: Kept = ((), ())


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a move can come out, whatever the gauges: its marks, packed too, and what it changes."""

    key: str
    quality: Quality | None
    fault: GraveFault | None
    marks: tuple[tuple[str, int], ...]
    packed: int
    change: Change
    progress: Progress = field(compare=False, repr=False)


# Written once and never changed; `frozen` would double the time that making a hundred thousand takes.
@dataclass(slots=True, eq=False)
class Arc:
    """One way from a context to another.

    goal: the context reached, END when the play ends. enters: the steps newly visited on the
    way, in order. granted: (criterion, change) of what rules over the whole play will grant;
    verdicts: (rule, where it now stands) of the rules that this answer kept or broke. kept: what
    the goal still reads of the gauges. worth, grant: points and grants, packed by criterion, then
    their sum. is_final: the step is left. is_mending: what is marked there is observed and earns
    no points.
    """

    step: str
    outcome: Outcome
    goal: int
    ending: str | None
    enters: tuple[str, ...]
    granted: tuple[tuple[str, int], ...]
    verdicts: tuple[tuple[str, Verdict], ...]
    is_departure: bool
    is_final: bool
    is_mending: bool
    worth: int
    grant: int
    kept: Kept = field(repr=False)


@dataclass(slots=True, eq=False)
class Row:
    """One outcome in one context, with the arcs found so far, by what the gauges decide of it.

    may_leave: whether a customer may walk out upon it, in the modes that let them. felt: the
    position after it, the gauges of which are to be set; granted, verdicts: see `Arc`.
    """

    outcome: Outcome
    may_leave: bool
    felt: Position
    granted: tuple[tuple[str, int], ...]
    verdicts: tuple[tuple[str, Verdict], ...]
    arcs: dict[int, Arc] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reads:
    """What the outcomes of a step depend on: facts, and conditions on the gauges.

    sign: which conditions hold in a state, as bits. A case is what the gauges decide of an outcome:
    the sign of the state after it, and whether and in which mode the customer walks out.
    """

    facts: frozenset[str]
    gauges: tuple[Condition, ...]

    def sign(self, number: int) -> int:
        """Which of its conditions on the gauges hold in that state."""
        trust, patience, mood = gauges_of(number)
        found = 0
        for rank, c in enumerate(self.gauges):
            holds = (
                (c.confiance is None or c.confiance.hold(trust))
                and (c.patience is None or c.patience.hold(patience))
                and (c.humeur is None or c.humeur == mood)
            )
            found |= holds << rank
        return found

    def case(self, after: int, leaving: int) -> int:
        """The case of a state after an answer. leaving: of `LEAVING`, 0 when nobody walks out."""
        return len(LEAVING) * (self.sign(after) if self.gauges else 0) + leaving


class WayOn(NamedTuple):
    """Where an arc leads: its goal, its ending, the steps entered, and what is kept there."""

    goal: int
    ending: str | None
    enters: tuple[str, ...]
    kept: Kept
