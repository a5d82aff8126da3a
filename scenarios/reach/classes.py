"""Casting classes: what a scenario can tell apart of who comes, and nothing else.

Two castings of one class have the same table: equal nodes, edges and marks. Names, ages, motives
that no condition reads, gauges that nothing asks for: all that makes another customer, and not
another play to analyse.
"""

from __future__ import annotations

import hashlib

from scenarios.banks import with_banks
from scenarios.model import Scenario
from scenarios.play import Mode, Play, View
from scenarios.reach.gauges import manner
from scenarios.reach.liveness import deciding, liveness
from scenarios.settling import first_position

Key = tuple[object, ...]


class Classes:
    """The casting classes of one scenario in one mode."""

    def __init__(self, scenario: Scenario, mode: Mode) -> None:
        conditions = [c for step in with_banks(scenario.etapes) for c in deciding(step)]
        self._motives = frozenset(c.mobile for c in conditions if c.mobile is not None)
        self._brakes = frozenset(c.frein for c in conditions if c.frein is not None)
        self._needs = frozenset(c.besoin for c in conditions if c.besoin is not None)
        live = liveness(scenario, mode).values()
        self._reads_trust = any(each.trust for each in live)
        self._reads_patience = any(each.patience for each in live)

    def of(self, play: Play) -> str:
        """The class of a play of this scenario in this mode, a short digest."""
        key = repr((play.mode, self.context_of(play), self._gauges(play)))
        return hashlib.sha256(key.encode()).hexdigest()[:16]

    def context_of(self, play: Play) -> Key:
        """What decides all but the gauges: plays in which it is equal can share `Contexts`.

        Those of all modes can share them too.
        """
        temper = play.casting.temper
        opening = View(play, first_position(play), 1)
        drawn = [(step.id, step.drawn(opening)) for step in play.steps.values()]
        return (
            tuple(sorted(self._motives & set(temper.mobiles))),
            tuple(sorted(self._brakes & set(temper.freins))),
            temper.besoin if temper.besoin in self._needs else "",
            # Several may strike at one step, in the order written.
            tuple(
                (step, one.alea.id, one.after) for step, all_ in play.aleas.items() for one in all_
            ),
            tuple((id_, what) for id_, what in drawn if what),
        )

    def _gauges(self, play: Play) -> Key:
        """Where the gauges start and how they move, as far as something reads them."""
        start, *moves = manner(play.casting.temper)
        if self._reads_trust:
            return (start, *moves)
        return tuple(moves) if self._reads_patience else ()


def casting_class(play: Play) -> str:
    """The class of a play: what its scenario, in its mode, can tell of who comes."""
    return Classes(play.scenario, play.mode).of(play)
