"""Reflexes: what somebody answers who looks at what is shown and weighs nothing of its sense.

A kind of step says what it shows, and what move a pick makes; which one a reflex picks is decided
here for all kinds alike. Where the order of display is drawn, all that it alone decides between
is equally likely.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from scenarios.customer import STILL, Change, Mood, moved

if TYPE_CHECKING:
    from scenarios.play import View

Reflex = Literal[
    "premier",
    "dernier",
    "long",
    "deuxieme-long",
    "court",
    "poli",
    "questions",
    "humeur",
    "hasard",
]
# Reflexes that read nothing at all.
BY_PLACE: frozenset[Reflex] = frozenset({"premier", "dernier", "hasard"})
# Reflexes by which one goes on as long as something is on offer.
ASKING_ON: frozenset[Reflex] = frozenset({"premier", "dernier", "questions", "humeur"})

# What is thanked, greeted and begged with; a word counts as often as it is written.
_COURTESY = re.compile(
    r"s[’']il (?:vous|te) pla[iî]t|\bmerci\b|\bremercie|\bje vous (?:en )?prie\b|\bbonjour\b"
    r"|\bbonsoir\b|\bau revoir\b|\bbonne (?:journée|soirée|fin de journée)\b|\bexcus|\bdésolé"
    r"|\bpardon\b|\bveuillez\b|\bvolontiers\b|\bavec plaisir\b|\bbienvenue\b|\bje comprends\b"
    r"|\bcordialement\b|\bsalutations\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Seen:
    """One thing on offer, as shown. pleasure: the mood in which it leaves the customer, by rank."""

    text: str
    pleasure: int = 0

    @property
    def length(self) -> int:
        """Signs of its text."""
        return len(self.text)

    @property
    def courtesy(self) -> int:
        """How many words of courtesy it has."""
        return len(_COURTESY.findall(self.text))

    @property
    def asking(self) -> int:
        """How many questions it asks."""
        return self.text.count("?")


_LOOKS: tuple[Mood, ...] = ("en_colere", "agace", "reserve", "serein", "conquis")
_WORTH: dict[Reflex, Callable[[Seen], int]] = {
    "long": lambda one: one.length,
    "deuxieme-long": lambda one: one.length,
    "court": lambda one: -one.length,
    "poli": lambda one: one.courtesy,
    "questions": lambda one: one.asking,
    "humeur": lambda one: one.pleasure,
}


def pleasure(view: View, change: Change = STILL) -> int:
    """How well the customer looks after a change, 0 (angry) to 4 (won over); now, without one."""
    here = view.position
    mood = here.mood
    if view.step.interlocuteur is None:
        mood = moved((here.trust, here.patience, mood), change, view.play.casting.temper)[2]
    return _LOOKS.index(mood)


def picks(items: Sequence[Seen], reflex: Reflex, *, is_drawn: bool) -> tuple[int, ...]:
    """The ranks that the reflex may pick, equally likely; one at least, of a non-empty sequence.

    is_drawn: they are shown in an order that chance decides; else in this one.
    """
    if reflex in BY_PLACE:
        if is_drawn or reflex == "hasard":
            return tuple(range(len(items)))
        return (0,) if reflex == "premier" else (len(items) - 1,)
    worth = _WORTH[reflex]
    values = sorted((worth(one) for one in items), reverse=True)
    wanted = values[min(1, len(values) - 1)] if reflex == "deuxieme-long" else values[0]
    found = tuple(rank for rank, one in enumerate(items) if worth(one) == wanted)
    if is_drawn:
        return found
    # Of equals in a fixed order the first one is met first; after the longest comes the next.
    is_second = reflex == "deuxieme-long" and values[0] == wanted and len(found) > 1
    return (found[1],) if is_second else found[:1]


def sorted_by(items: Sequence[Seen], reflex: Reflex) -> tuple[int, ...]:
    """All the ranks as the reflex would line them up; as shown where it has no opinion."""
    worth = _WORTH.get(reflex)
    if worth is None or reflex == "deuxieme-long":
        return tuple(range(len(items)))
    return tuple(sorted(range(len(items)), key=lambda rank: -worth(items[rank])))
