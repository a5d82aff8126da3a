"""The client file of a play, whose people are drawn when somebody looks at them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from scenarios.house.client_file import ids

if TYPE_CHECKING:
    from personas.directory import Directory
    from scenarios.customer import Casting
    from scenarios.play import Play


class LateClients:
    """Implements `ClientFile`: most plays never open the file, and none pays before it is opened."""

    def __init__(self, casting: Casting) -> None:
        self._casting = casting
        self._directory: Directory | None = None

    def card(self, id_: str) -> tuple[str, ...]:
        """See ClientFile."""
        return self._opened().card(id_)

    def slices(self, ids: tuple[str, ...]) -> Iterator[None]:
        """See ClientFile."""
        directory = self._opened()
        yield
        yield from directory.slices(ids)

    def _opened(self) -> Directory:
        if self._directory is None:
            # Late: the people and Faker's addresses cost 180 ms, on first use alone.
            from personas.directory import Directory

            self._directory = Directory(self._casting)
        return self._directory


def drawn_ahead(play: Play) -> Iterator[None]:
    """Draws the people of the file little by little, where this play shows them; else nothing."""
    scenario = play.scenario
    searched = any("clients" in getattr(step, "sources", ()) for step in scenario.etapes)
    if play.clients is not None and (searched or "fichier" in scenario.documents):
        yield from play.clients.slices(ids(play.casting.graine, scenario.taille_fichier))
