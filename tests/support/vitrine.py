"""The screens on the small situation: a source, a clock and a run, all fixed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from game.content import DEFAULT_MODE, Content
from game.delivery import MemoryDelivery
from game.settings import MemorySettings, Settings
from game.store import MemoryStore, Store
from game.travel import Travel
from scenarios.course import Course
from scenarios.model import Scenario
from scenarios.play import Mode, Play
from scenarios.reach.analysis import PlayReach, reach
from tests.support import essai

if TYPE_CHECKING:
    from game.notebook import Notebooks
    from game.tui.app import ComptoirApp


class Vitrine:
    """Implements Source with the small situation alone, or with other scenarios and courses."""

    def __init__(self, *scenarios: Scenario, courses: tuple[Course, ...] = ()) -> None:
        self._scenarios = {s.id: s for s in scenarios or (essai.scenario(),)}
        self._courses = courses

    async def content(self) -> Content:
        """See Source."""
        house = essai.organisation()
        return Content(self._scenarios, {house.id: house}, self._courses)

    def new_play(self, scenario: Scenario, *, seed: int | None, mode: Mode | None) -> Play:
        """See Source."""
        return essai.play(mode or DEFAULT_MODE[scenario.niveau], seed=seed or 42, written=scenario)

    async def reach(self, play: Play) -> PlayReach:
        """See Source."""
        return reach(play)


def clock() -> Callable[[], datetime]:
    """A clock that moves on five seconds each time it is read."""
    moment = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)

    def now() -> datetime:
        nonlocal moment
        moment += timedelta(seconds=5)
        return moment

    return now


def app(
    *,
    store: Store | None = None,
    play: Play | None = None,
    seance: str | None = None,
    source: Vitrine | None = None,
    delivery: MemoryDelivery | None = None,
    settings: MemorySettings | None = None,
    notebooks: Notebooks | None = None,
) -> ComptoirApp:
    """The application, nothing of it on a disk."""
    from game.tui.app import ComptoirApp

    kept = store or MemoryStore()
    return ComptoirApp(
        store=kept,
        travel=Travel(kept, notebooks),
        clock=clock(),
        delivery=delivery or MemoryDelivery(),
        settings=settings or MemorySettings(Settings(pseudonym="élève-07")),
        source=source or Vitrine(),
        play=play,
        seance=seance,
    )
