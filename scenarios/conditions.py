"""Conditions: declared data over gauges, facts, motives; never code, never identity."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any

import msgspec

from scenarios.customer import Mood, Motive, Temper

Slug = Annotated[str, msgspec.Meta(pattern=r"^[a-z][a-z0-9]*([_-][a-z0-9]+)*$", max_length=60)]
Gauge = Annotated[int, msgspec.Meta(ge=0, le=20)]


class Written(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """Anything a teacher writes: unknown keys are refused, values never change.

    What is left out is not stored either: a key that a later version adds leaves the fingerprint
    of an older situation as it was.
    """


class Bounds(Written, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Both ends are reached; None is no bound."""

    min: Gauge | None = None
    max: Gauge | None = None

    def hold(self, value: int) -> bool:
        """Whether `value` lies within."""
        return (self.min is None or value >= self.min) and (self.max is None or value <= self.max)


class Condition(Written, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """All the keys given must hold; `tous`, `un`, `aucun` nest."""

    tous: tuple[Condition, ...] | None = None
    un: tuple[Condition, ...] | None = None
    aucun: tuple[Condition, ...] | None = None
    fait: Slug | None = None
    confiance: Bounds | None = None
    patience: Bounds | None = None
    humeur: Mood | None = None
    mobile: Motive | None = None
    frein: Slug | None = None
    besoin: Slug | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """All that a condition may look at."""

    trust: int
    patience: int
    mood: Mood
    facts: frozenset[str]
    temper: Temper


def holds(condition: Condition | None, at: Standing) -> bool:
    """Whether the condition holds; None always does."""
    if condition is None:
        return True
    c = condition
    temper = at.temper
    return (
        (c.tous is None or all(holds(part, at) for part in c.tous))
        and (c.un is None or any(holds(part, at) for part in c.un))
        and (c.aucun is None or not any(holds(part, at) for part in c.aucun))
        and (c.fait is None or c.fait in at.facts)
        and (c.confiance is None or c.confiance.hold(at.trust))
        and (c.patience is None or c.patience.hold(at.patience))
        and (c.humeur is None or c.humeur == at.mood)
        and (c.mobile is None or c.mobile in temper.mobiles)
        and (c.frein is None or c.frein in temper.freins)
        and (c.besoin is None or c.besoin == temper.besoin)
    )


def settled(condition: Condition | None, temper: Temper) -> bool | None:
    """Whether it holds all through a play of this temper, or never; None where the play decides."""
    if condition is None:
        return True
    c = condition
    known: list[bool | None] = []
    if any(each is not None for each in (c.fait, c.confiance, c.patience, c.humeur)):
        known.append(None)
    known += [c.mobile in temper.mobiles] if c.mobile is not None else []
    known += [c.frein in temper.freins] if c.frein is not None else []
    known += [c.besoin == temper.besoin] if c.besoin is not None else []
    known += [settled(part, temper) for part in c.tous or ()]
    known += [_opposite(settled(part, temper)) for part in c.aucun or ()]
    if c.un is not None:
        # One of them holds unless all are false.
        known.append(_opposite(_all([_opposite(settled(part, temper)) for part in c.un])))
    return _all(known)


def _all(known: list[bool | None]) -> bool | None:
    return False if False in known else None if None in known else True


def _opposite(known: bool | None) -> bool | None:
    return None if known is None else not known


def parts(condition: Condition | None) -> Iterator[Condition]:
    """The condition and all that is nested in it."""
    if condition is None:
        return
    yield condition
    for group in (condition.tous, condition.un, condition.aucun):
        for part in group or ():
            yield from parts(part)


def conditions_in(value: Any) -> Iterator[Condition]:
    """Every condition written anywhere inside a model value."""
    if isinstance(value, Condition):
        yield from parts(value)
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from conditions_in(getattr(value, name))
    elif isinstance(value, tuple | list):
        for item in value:
            yield from conditions_in(item)
    elif isinstance(value, dict):
        for item in value.values():
            yield from conditions_in(item)
