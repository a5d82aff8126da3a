"""A course: scenes in an order, and why, as written in `parcours/*.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

import msgspec

from scenarios.conditions import Slug, Written
from scenarios.model import Level
from scenarios.steps.parts import Text


class Stage(Written, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One scene of a course. apres: the scenes to have played before it, by id.

    bases: the « bases indispensables » of the Seconde that it works on (source 002, l. 289-363).
    """

    scenario: Slug
    pourquoi: Text
    apres: tuple[Slug, ...] = ()
    bases: tuple[str, ...] = ()


class Course(Written, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Scenes in the order to play them. niveau: None where it goes over several years."""

    format: Literal[1]
    id: Slug
    titre: Text
    niveau: Level | None = None
    presentation: Text
    etapes: Annotated[tuple[Stage, ...], msgspec.Meta(min_length=1, max_length=40)]

    def cycle(self) -> tuple[str, ...]:
        """Scenes that wait for each other, the first one again at the end; () where none do."""
        after: Mapping[str, tuple[str, ...]] = {s.scenario: s.apres for s in self.etapes}
        done: set[str] = set()
        for start in after:
            found = _cycle_from(start, after, done)
            if found:
                return found
        return ()


def _cycle_from(
    start: str, after: Mapping[str, tuple[str, ...]], done: set[str]
) -> tuple[str, ...]:
    """The first circle met on the way back from `start`; what is `done` leads to none."""
    way: list[str] = []
    waiting = [(start, iter(after.get(start, ())))]
    way.append(start)
    while waiting:
        here, earlier = waiting[-1]
        goal = next(earlier, None)
        if goal is None:
            waiting.pop()
            way.pop()
            done.add(here)
        elif goal in way:
            return (*way[way.index(goal) :], goal)
        elif goal not in done:
            waiting.append((goal, iter(after.get(goal, ()))))
            way.append(goal)
    return ()
