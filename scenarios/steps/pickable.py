"""What a step of picking is made of: what may be picked, its words, and what it can earn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import ClassVar

from scenarios.conditions import Condition, Slug, Standing, Written, holds
from scenarios.steps.kind import Move, Offer, Option, share_mark
from scenarios.steps.parts import Text


class PickedMove(Move, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The ids picked, each once."""

    retenus: tuple[str, ...]


class Pickable(Written, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Something that may be picked. raison: why it is to be picked, or left.

    raison_sinon: why not, to the customers for whom its condition does not hold.
    """

    FILLED: ClassVar[frozenset[str]] = frozenset({"texte", "raison", "raison_sinon"})
    KEY: ClassVar[str]
    """The key that says whether it is to be picked; with `_si`, for whom it is."""

    id: Slug
    texte: Text
    raison: str = ""
    raison_sinon: str = ""

    @property
    def flag(self) -> bool | None:
        """Whether it is to be picked; None where that is not written."""
        raise NotImplementedError

    @property
    def condition(self) -> Condition | None:
        """For whom it is to be picked, which overrides the flag."""
        raise NotImplementedError

    @property
    def is_barred(self) -> bool:
        """Whether picking it harms somebody: then it counts in the protection alone."""
        return False

    def is_wanted(self, at: Standing) -> bool:
        """Whether it is to be picked in this state."""
        return holds(self.condition, at) if self.condition is not None else bool(self.flag)

    def why(self, at: Standing) -> str:
        """The reason that is true in this state, as written."""
        is_otherwise = self.condition is not None and not holds(self.condition, at)
        return self.raison_sinon if is_otherwise else self.raison


@dataclass(frozen=True, slots=True)
class PickWords:
    """How a kind names its own: what it lists, what is picked of it, picking, and being picked.

    missed, extra: what introduces what was to be picked and was not, and the other way round.
    """

    listed: str
    thing: str
    verb: str
    kept: str
    left: str
    missed: str
    extra: str


@dataclass(frozen=True, slots=True)
class Candidate(Option):
    """Something to pick as shown; `who` says it, empty for nobody."""

    who: str = ""


@dataclass(frozen=True, slots=True)
class PickedOffer(Offer):
    """What may be picked, in the order shown. maximum: how many at most, None is no bound."""

    options: tuple[Candidate, ...]
    maximum: int | None
    words: PickWords

    def count(self, picked: int) -> str:
        """« 3 retenus sur 4 au plus »."""
        most = "" if self.maximum is None else f" sur {self.maximum} au plus"
        return f"{picked} {self.words.kept}{'s' * (picked > 1)}{most}"

    @property
    def most(self) -> int:
        """How many may be picked at once."""
        return len(self.options) if self.maximum is None else self.maximum


def too_many(maximum: int, words: PickWords) -> str:
    """Why one more cannot be picked."""
    return f"{maximum} {words.thing}{'s' * (maximum > 1)} au plus : enlevez-en d’abord."


def nothing_picked(words: PickWords) -> str:
    """Why nothing at all cannot be handed in."""
    return (
        f"Aucun {words.thing} n’est {words.kept} : marquez-en un au moins, ou passez cette étape."
    )


@cache
def ways(
    wanted: int, others: int, barred: int, most: int
) -> Mapping[tuple[int, bool], tuple[int, int, int]]:
    """For each (mark, whether nothing harmful is picked) that can be earned, one way to earn it.

    A way is how many are missed, picked wrongly, and harmful: between one and `most` are picked.
    """
    found: dict[tuple[int, bool], tuple[int, int, int]] = {}
    for missed in range(wanted + 1):
        for extra in range(others + 1):
            for harmful in range(min(barred, 1) + 1):
                if 1 <= wanted - missed + extra + harmful <= most:
                    mark = share_mark(missed + extra, wanted)
                    found.setdefault((mark, not harmful), (missed, extra, harmful))
    return found
