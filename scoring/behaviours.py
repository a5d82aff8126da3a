"""Professional behaviours: what in the game shows each of them, and how a play shows them.

The BEP attaches a behaviour to a whole task, never to a competence: they are told apart, in
words, and neither add to a competence nor take from it.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Annotated, Literal

import msgspec

from scenarios.conditions import Written
from scenarios.files.ours import read_ours
from scenarios.trace import Trace
from scoring.assessment import BehaviourScore
from scoring.framework import Frameworks
from scoring.tally import marked

Manner = Literal["continu", "decision", "simule"]
FILE = "comportements.yaml"


class Shown(Written, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a behaviour is observed, and what in the game shows it."""

    code: str
    observe: Manner
    montre: Annotated[str, msgspec.Meta(min_length=1)]


class ShownFile(Written, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The file of what shows the behaviours."""

    format: Literal[1]
    comportements: tuple[Shown, ...]


@cache
def shown() -> Mapping[str, Shown]:
    """What shows each behaviour, by its code, in the order of the BEP."""
    return {each.code: each for each in read_ours("scoring", FILE, ShownFile).comportements}


def scores(trace: Trace, frameworks: Frameworks) -> tuple[BehaviourScore, ...]:
    """The behaviours that the play showed or failed, in the order of the BEP.

    As with marks, a step played again counts by its last visit.
    """
    last = {act.step: act.visit for act in trace.acts}
    evidence = [
        each
        for act in trace.acts
        if act.visit == last[act.step]
        for each in marked(act.conduct, act, frameworks.behaviour)
    ]
    found = []
    for code, one in shown().items():
        own = tuple(each for each in evidence if each.criterion == code)
        if own:
            entry = frameworks.behaviour(code)
            found.append(
                BehaviourScore(code, entry.label, entry.parent, one.observe, one.montre, own)
            )
    return tuple(found)
