"""Where the game's content comes from, imported when it is first needed."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from game.content import Content
    from scenarios.model import Scenario
    from scenarios.play import Mode, Play
    from scenarios.reach.analysis import PlayReach


class Source(Protocol):
    """What there is to play, and the people who come."""

    async def content(self) -> Content:
        """All scenarios and organisations; gives way to the screen while it loads."""
        ...

    def new_play(self, scenario: Scenario, *, seed: int | None, mode: Mode | None) -> Play:
        """A play ready to begin."""
        ...

    async def reach(self, play: Play) -> PlayReach:
        """What can be earned in it; gives way to the screen while it is searched."""
        ...


class Bundled:
    """Implements Source with what comes with the game."""

    def __init__(self) -> None:
        self._content: Content | None = None

    async def content(self) -> Content:
        """See Source."""
        if self._content is None:
            # Each import is a step of its own: the keys stay alive between them.
            await asyncio.sleep(0)
            from game import content

            await asyncio.sleep(0)
            content.vocabulary()
            await asyncio.sleep(0)
            self._content = content.bundled()
        return self._content

    def new_play(self, scenario: Scenario, *, seed: int | None, mode: Mode | None) -> Play:
        """See Source."""
        from game import content

        organisation = content.bundled().organisations[scenario.organisation]
        return content.new_play(scenario, organisation, seed=seed, mode=mode)

    async def reach(self, play: Play) -> PlayReach:
        """See Source."""
        from game.ranges import Ranges

        return await Ranges().find(play)
