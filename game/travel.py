"""Journeys as a face needs them: found when plays or players change, chosen, written about.

What replays and assesses is imported at the first journey: a home screen is painted before that.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from game.notebook import MemoryNotebooks, Notebooks, with_sentences
from game.store import Store

if TYPE_CHECKING:
    from game.content import Content
    from game.explored import Explored
    from game.harvest import Harvest
    from game.journey import Journey
    from game.shelf import KeptSession

# Plays that are worked out before anything is shown: some 20 ms each.
QUICK_PLAYS = 4


class Travel:
    """The journeys of whoever plays on one store. cache: where results are kept, None for nowhere;
    courses: the folder of those that a teacher proposes here, None for none.
    """

    def __init__(
        self,
        store: Store,
        notebooks: Notebooks | None = None,
        cache: Path | None = None,
        courses: Path | None = None,
    ) -> None:
        self._store = store
        self._notebooks = notebooks or MemoryNotebooks()
        self._cache = cache
        self._courses = courses
        self._harvest: Harvest | None = None

    def is_quick(self, sessions: Sequence[KeptSession], player: str) -> bool:
        """Whether a journey is found at once: few plays are new since the last time."""
        own = [session for session in sessions if session.is_of(player)]
        return self._results().unknown(own) <= QUICK_PLAYS

    async def find(
        self, content: Content, sessions: Sequence[KeptSession], player: str
    ) -> Journey | None:
        """The journey of a player; None where there is no course. sessions: all kept, newest
        first.
        """
        from game.class_courses import with_given
        from game.journey import journey_of

        return await journey_of(
            with_given(content, self._courses),
            sessions,
            player,
            store=self._store,
            harvest=self._results(),
            notebooks=self._notebooks,
        )

    def follow(self, player: str, course: str) -> None:
        """From here on the player follows that course. Raises StorageError."""
        self._notebooks.save(player, replace(self._notebooks.load(player), course=course))

    def explored(self, sessions: Sequence[KeptSession], player: str) -> Explored:
        """The page « J’ai exploré » of a player. Raises StorageError."""
        from game.explored import explored

        return explored(player, sessions, self._notebooks.load(player).sentences)

    def keep_sentences(self, player: str, sentences: tuple[str, str]) -> None:
        """Keep what the player wrote on that page. Raises StorageError."""
        self._notebooks.save(player, with_sentences(self._notebooks.load(player), sentences))

    def _results(self) -> Harvest:
        if self._harvest is None:
            from game.harvest import Harvest

            self._harvest = Harvest(self._cache)
        return self._harvest
