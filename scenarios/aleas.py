"""Aléas: what interrupts a step (telephone, second visitor, breakdown, colleague).

An interruption puts the step aside as it is, leads through steps of its own, in which the
student decides what to do first, and comes back by `vers: revenir`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Annotated, ClassVar

import msgspec

from scenarios.chance import Chance
from scenarios.conditions import Slug, Written
from scenarios.steps.parts import Text

Percent = Annotated[int, msgspec.Meta(ge=1, le=100)]
Count = Annotated[int, msgspec.Meta(ge=0, le=12)]


class Spot(Written, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which step is interrupted: upon arriving, or once `apres` questions or topics are dealt with."""

    etape: Slug
    apres: Count = 0


class Luck(Written, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Drawn by the customer's number: whether it happens (`frequence` in 100), and where."""

    parmi: Annotated[tuple[Spot, ...], msgspec.Meta(min_length=1)]
    frequence: Percent = 100


class Alea(Written, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An interruption. annonce: what is suddenly seen or heard. etape: where it leads.

    Exactly one of moment (declared) and hasard (drawn).
    """

    FILLED: ClassVar[frozenset[str]] = frozenset({"annonce"})

    id: Slug
    annonce: Text
    etape: Slug
    moment: Spot | None = None
    hasard: Luck | None = None

    @property
    def moments(self) -> tuple[Spot, ...]:
        """Every moment at which it may happen."""
        drawn = () if self.hasard is None else self.hasard.parmi
        return drawn if self.moment is None else (self.moment, *drawn)

    @property
    def fact(self) -> str:
        """The fact that it has happened; no author can write one with a dot."""
        return f"alea.{self.id}"


@dataclass(frozen=True, slots=True)
class Strike:
    """An interruption as it will happen in one play: at the step of that id, after `after`."""

    alea: Alea
    step: str
    after: int


def strikes(aleas: Iterable[Alea], seed: int) -> Mapping[str, tuple[Strike, ...]]:
    """What interrupts each step in the play of this customer number, in the order written."""
    found: dict[str, tuple[Strike, ...]] = {}
    for alea in aleas:
        moment = _drawn(alea, seed)
        if moment is not None:
            strike = Strike(alea, moment.etape, moment.apres)
            found[moment.etape] = (*found.get(moment.etape, ()), strike)
    return found


def _drawn(alea: Alea, seed: int) -> Spot | None:
    if alea.hasard is None:
        return alea.moment
    chance = Chance(seed, "alea", alea.id)
    return chance.pick(alea.hasard.parmi) if chance.below(100) < alea.hasard.frequence else None
