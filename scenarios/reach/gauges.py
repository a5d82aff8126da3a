"""The gauges as one number, and where each change moves them: worked out once for each temper."""

from __future__ import annotations

from functools import cache, lru_cache

from msgspec.structs import replace

from scenarios.customer import GAUGE_MAX, IMPATIENT, Change, Gauges, Mood, Temper, moved
from scenarios.reach.liveness import Live

MOODS: tuple[Mood, ...] = ("serein", "reserve", "agace", "en_colere", "conquis")
_WIDE = GAUGE_MAX + 1
# How many states of the gauges there are.
SIZE = _WIDE * _WIDE * len(MOODS)
UNKNOWN = -1


def number_of(gauges: Gauges) -> int:
    """The number of a state of the gauges, under SIZE."""
    trust, patience, mood = gauges
    return (trust * _WIDE + patience) * len(MOODS) + MOODS.index(mood)


def gauges_of(number: int) -> Gauges:
    """(trust, patience, mood) of that number."""
    return _STATES[number]


_STATES: tuple[Gauges, ...] = tuple(
    (trust, patience, mood) for trust in range(_WIDE) for patience in range(_WIDE) for mood in MOODS
)


@cache
def kept(live: tuple[bool, bool]) -> tuple[int, ...]:
    """For each state, what is still read of it. live: whether trust is, whether patience is."""
    return tuple(number_of(_kept(gauges_of(number), *live)) for number in range(SIZE))


def still_read(live: Live) -> tuple[bool, bool]:
    """What `kept` goes by: whether trust is read, whether patience is."""
    return live.trust, live.trust or live.patience


def _kept(gauges: Gauges, trust: bool, patience: bool) -> Gauges:
    if trust:
        return gauges
    if patience:
        # Which of the other moods it is, trust alone decides.
        return 0, gauges[1], gauges[2] if gauges[2] in IMPATIENT else "serein"
    return 0, 0, "serein"


def manner(temper: Temper) -> tuple[int, ...]:
    """Where the gauges start, trust first, and all that decides how they move."""
    return (
        temper.confiance,
        temper.patience,
        temper.gain,
        temper.perte,
        temper.usure,
        temper.seuil,
    )


def moves_of(temper: Temper) -> GaugeMoves:
    """Where changes move the gauges of that temper; what was found of one like it is kept."""
    return _known(replace(temper, archetype="", mobiles=(), freins=(), besoin=""))


@lru_cache(maxsize=64)
def _known(temper: Temper) -> GaugeMoves:
    return GaugeMoves(temper)


class GaugeMoves:
    """Where changes move this temper's gauges: `moves_of`."""

    __slots__ = ("_rows", "_temper", "is_at_end")

    def __init__(self, temper: Temper) -> None:
        self._temper = temper
        self._rows: dict[Change, list[int]] = {}
        # Whether the patience of a state is where this customer leaves.
        self.is_at_end = tuple(gauges_of(number)[1] <= temper.seuil for number in range(SIZE))

    def row(self, change: Change) -> list[int]:
        """The state after that change for each state; UNKNOWN until `fill` is asked."""
        found = self._rows.get(change)
        if found is None:
            found = self._rows[change] = [UNKNOWN] * SIZE
        return found

    def fill(self, change: Change, number: int) -> int:
        """Work one state of a row out."""
        after = number_of(moved(gauges_of(number), change, self._temper))
        self._rows[change][number] = after
        return after
