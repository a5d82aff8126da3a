"""Somebody not met yet: the customer number whose archetype and need are new to a student."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from personas.draw import kind_of
from scenarios.model import ClientSpec

# An archetype and a need among six and eight come up within a few hundred numbers.
MOST_TRIED = 2_000


@dataclass(frozen=True, slots=True)
class Newcomer:
    """A customer number, and what is new about who it draws. None new: every kind was met."""

    number: int
    has_new_need: bool
    has_new_manner: bool
    is_new_pair: bool


def newcomer(
    spec: ClientSpec,
    met_here: Collection[tuple[str, str]],
    known: Collection[str],
    *,
    start: int,
    largest: int,
) -> Newcomer:
    """The first number from `start` on, after `largest` from 1 again, that draws what is newest.

    met_here: (archetype, need) of those met in this situation; known: archetypes met anywhere. A
    need counts before a manner: it asks for other questions and other arguments.
    """
    needs = {need for _, need in met_here}
    best_there_is = max(
        _worth(persona, need.id, met_here, needs, known)
        for persona in spec.personas
        for need in spec.besoins
    )
    best: tuple[tuple[bool, bool, bool], int] | None = None
    for step in range(min(largest, MOST_TRIED)):
        number = (start - 1 + step) % largest + 1
        worth = _worth(*kind_of(spec, number), met_here, needs, known)
        if best is None or worth > best[0]:
            best = worth, number
        if worth == best_there_is:
            break
    assert best is not None, "at least one number is tried"
    (has_new_need, has_new_manner, is_new_pair), number = best
    return Newcomer(number, has_new_need, has_new_manner, is_new_pair)


def _worth(
    persona: str,
    need: str,
    met_here: Collection[tuple[str, str]],
    needs: Collection[str],
    known: Collection[str],
) -> tuple[bool, bool, bool]:
    return need not in needs, persona not in known, (persona, need) not in met_here
