"""The thirty points of an author's own reading: the list, and what an author answers to each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Annotated, Literal

import msgspec

from scenarios.conditions import Written
from scenarios.files.ours import read_ours
from scenarios.steps.parts import Channel, Deed, Text

FILE = "relecture.yaml"

# Held; without object here; held, but with something to say.
Answer = Literal["tenu", "sans objet", "remarque"]
Numbers = Annotated[tuple[int, ...], msgspec.Meta(min_length=1)]


class Within(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What brings a point into a situation: any kind of step, channel, activity or deed of these."""

    sortes: tuple[str, ...] = ()
    canaux: tuple[Channel, ...] = ()
    activites: tuple[Literal["A1", "A2", "A3"], ...] = ()
    actes: tuple[Deed, ...] = ()


class ReadingPoint(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A point to read a situation against. texte: Markdown. regles: what `verifier` watches of it.

    toujours: no situation is without it; dedans: those that hold one of these are not.
    """

    numero: int
    famille: str
    titre: str
    texte: str
    toujours: bool = False
    dedans: Within = Within()
    regles: tuple[str, ...] = ()


class PointFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The file of the points."""

    format: Literal[1]
    points: tuple[ReadingPoint, ...]


class PointsLeft(Written, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Points that a situation has no occasion for, and why."""

    points: Numbers
    raison: Text


class PointsRemarked(Written, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Points that are held but for something that the teacher should know."""

    points: Numbers
    remarque: Text


class Reading(Written, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The author's reading: its day (AAAA-MM-JJ), and each point answered once."""

    le: Text
    tenus: tuple[int, ...] = ()
    sans_objet: tuple[PointsLeft, ...] = ()
    remarques: tuple[PointsRemarked, ...] = ()

    def answers(self) -> Iterator[tuple[int, Answer, str, tuple[str | int, ...]]]:
        """(number, answer, its words, path inside the reading) of all that is answered."""
        for rank, number in enumerate(self.tenus):
            yield number, "tenu", "", ("tenus", rank)
        for at, left in enumerate(self.sans_objet):
            for rank, number in enumerate(left.points):
                yield number, "sans objet", left.raison, ("sans_objet", at, "points", rank)
        for at, one in enumerate(self.remarques):
            for rank, number in enumerate(one.points):
                yield number, "remarque", one.remarque, ("remarques", at, "points", rank)


@cache
def reading_points() -> Mapping[int, ReadingPoint]:
    """The points by number, in the order of reading, read once."""
    return {one.numero: one for one in read_ours("scenarios", FILE, PointFile).points}
