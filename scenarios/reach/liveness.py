"""What can still matter from a step on: the facts that are read, and whether gauges are.

Two positions that differ only in what is never read again lead to the same marks, so the
search merges them. Lines said to the student are left out: they change words, not marks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import msgspec
from msgspec import structs

from scenarios.banks import with_banks
from scenarios.conditions import Condition, parts
from scenarios.customer import IMPATIENT
from scenarios.model import Scenario
from scenarios.play import Mode, Position
from scenarios.reach.graph import Graph, reached, with_walk_outs
from scenarios.regles import declared
from scenarios.rulings import read_in
from scenarios.steps.kinds import AnyStep
from scenarios.steps.parts import Line


@dataclass(frozen=True, slots=True)
class Live:
    """What is still read from a step on.

    patience alone also keeps the moods that it decides; trust keeps both gauges and every mood.
    """

    facts: frozenset[str]
    trust: bool
    patience: bool


def liveness(scenario: Scenario, mode: Mode) -> Mapping[str, Live]:
    """For every step, what it or any step after it reads."""
    edges: Graph = with_walk_outs(scenario)
    rules = declared(scenario.regles)
    own = {
        step.id: _with_rules(
            _reads(step, can_leave=_can_leave(scenario, mode)), read_in(step, rules)
        )
        for step in with_banks(scenario.etapes)
    }
    for alea in scenario.aleas:
        for moment in alea.moments:
            if moment.etape in own:
                reads = own[moment.etape]
                own[moment.etape] = replace(reads, facts=reads.facts | {alea.fact})
    live = {}
    for step in own:
        ahead = [own[other] for other in reached(edges, step) if other in own]
        facts = frozenset().union(*(reads.facts for reads in ahead))
        live[step] = Live(
            facts,
            trust=any(reads.trust for reads in ahead),
            patience=any(reads.patience for reads in ahead),
        )
    return live


def merged(position: Position, live: Mapping[str, Live]) -> Position:
    """The position without what nothing after it reads."""
    reads = live[position.step or ""]
    facts = position.facts & reads.facts
    if reads.trust:
        return structs.replace(position, facts=facts)
    if reads.patience:
        mood = position.mood if position.mood in IMPATIENT else "serein"
        return structs.replace(position, facts=facts, trust=0, mood=mood)
    return structs.replace(position, facts=facts, trust=0, patience=0, mood="serein")


def _with_rules(own: Live, facts: frozenset[str]) -> Live:
    return replace(own, facts=own.facts | facts)


def _can_leave(scenario: Scenario, mode: Mode) -> bool:
    return mode != "guide" and scenario.depart is not None


def _reads(step: AnyStep, *, can_leave: bool) -> Live:
    conditions = list(deciding(step))
    facts = {c.fait for c in conditions if c.fait is not None}
    facts |= step.reads()
    trust = any(
        c.confiance is not None or (c.humeur is not None and c.humeur not in IMPATIENT)
        for c in conditions
    )
    patience = any(c.patience is not None or c.humeur is not None for c in conditions)
    walks = can_leave and step.IS_FACING and step.interlocuteur is None
    return Live(frozenset(facts), trust, patience or walks)


def deciding(value: Any) -> Iterator[Condition]:
    """Every condition inside a step, but those of lines said to the student."""
    if isinstance(value, Line):
        return
    if isinstance(value, Condition):
        yield from parts(value)
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from deciding(getattr(value, name))
    elif isinstance(value, tuple):
        for item in value:
            yield from deciding(item)
