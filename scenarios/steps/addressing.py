"""Which results a message to address can have, found once for each shape of the question."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

Place = Literal["a", "cc", "cci", "aucun"]
PLACES: tuple[Place, ...] = ("a", "cc", "cci", "aucun")
PLACE_LABELS: dict[Place, str] = {"a": "À", "cc": "Cc", "cci": "Cci", "aucun": "personne"}
# Where one is put, in the words of the evidence.
PLACED: dict[Place, str] = {"a": "À", "cc": "Cc", "cci": "Cci", "aucun": "hors du message"}
VISIBLE = frozenset({"a", "cc"})
# A second outside recipient makes an address read by a stranger; more change nothing.
STRANGERS = 2

# (wrong parts, is protected) → the places of all, and how many other parts are wrong.
Ways = Mapping[tuple[int, bool], tuple[tuple[Place, ...], int]]


@dataclass(frozen=True, slots=True)
class Seat:
    """What putting one recipient somewhere does.

    is_right: for each of PLACES. is_outside: their address is to be hidden from the other outside
    recipients. is_spared: they must not be written to, which protection alone looks at.
    """

    is_right: tuple[bool, ...]
    is_outside: bool
    is_spared: bool


@dataclass(frozen=True, slots=True)
class _State:
    """What counts of the recipients placed so far."""

    wrong: int = 0
    outside: int = 0
    is_read: bool = False
    is_forced: bool = False
    is_sent: bool = False

    def after(self, seat: Seat, place: Place) -> _State:
        """One more recipient."""
        is_in = place != "aucun"
        is_wrong = not seat.is_spared and not seat.is_right[PLACES.index(place)]
        return _State(
            wrong=self.wrong + is_wrong,
            outside=min(STRANGERS, self.outside + (seat.is_outside and is_in)),
            is_read=self.is_read or (seat.is_outside and place in VISIBLE),
            is_forced=self.is_forced or (seat.is_spared and is_in),
            is_sent=self.is_sent or is_in,
        )

    @property
    def is_safe(self) -> bool:
        """No address shown to a stranger, nobody written to who refused it."""
        return not self.is_forced and not (self.is_read and self.outside >= STRANGERS)


@lru_cache(maxsize=256)
def reachable(seats: tuple[Seat, ...], others: int) -> Ways:
    """Every (wrong parts, is protected) that a message sent to somebody can have, with one way.

    others: parts that can be wrong or right freely, whoever is written to.
    """
    states: dict[_State, tuple[Place, ...]] = {_State(): ()}
    for seat in seats:
        after: dict[_State, tuple[Place, ...]] = {}
        for state, places in states.items():
            for place in PLACES:
                after.setdefault(state.after(seat, place), (*places, place))
        states = after
    found: dict[tuple[int, bool], tuple[tuple[Place, ...], int]] = {}
    for state, places in states.items():
        if state.is_sent:
            for wrong in range(others + 1):
                found.setdefault((state.wrong + wrong, state.is_safe), (places, wrong))
    return found
