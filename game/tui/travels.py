"""What the application does with courses and with the page that ends one: navigation, nothing else."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING

from textual import on

from game.tui.frame import Frame
from game.tui.screens.home import HomeSheet

if TYPE_CHECKING:
    from game.explored import Explored
    from game.travel import Travel
    from game.tui.screens.course import CourseSheet
    from game.tui.screens.explored import ExploredSheet

HANDED = "Le fichier est enregistré : {where}"


class Travels(Frame):
    """The part of the application that leads to courses and back. `travel`: their journeys."""

    travel: Travel

    @property
    @abstractmethod
    def home(self) -> HomeSheet:
        """Home, which lies under everything."""

    @abstractmethod
    async def reopen(self, seance: str) -> None:
        """Show a kept session, at its very step or its debrief."""

    @on(HomeSheet.CourseWanted)
    async def _course_wanted(self, event: HomeSheet.CourseWanted) -> None:
        from game.tui.screens.course import CourseSheet

        await self.push_screen(CourseSheet(event.journey))

    def on_course_sheet_stage_chosen(self, event: CourseSheet.StageChosen) -> None:
        """A stage of the course is played, in the mode chosen at home."""
        self.home.begin(event.scenario, event.customer)

    async def on_course_sheet_session_chosen(self, event: CourseSheet.SessionChosen) -> None:
        """A stage under way is taken up."""
        await self.home.attempt(self.reopen(event.seance))

    async def on_course_sheet_course_chosen(self, event: CourseSheet.CourseChosen) -> None:
        """Another course is followed from here on."""
        if await self.home.attempt(self.home.follow(event.course)) and self.home.journey:
            event.sheet.present(self.home.journey)

    async def on_course_sheet_left(self) -> None:
        """Back to the list."""
        await self.pop_screen()

    async def on_course_sheet_explored_wanted(self) -> None:
        """The page that ends the Seconde, from its course."""
        await self.home.attempt(self._explore())

    @on(HomeSheet.ExploredWanted)
    async def _explored_wanted(self) -> None:
        await self.home.attempt(self._explore())

    async def _explore(self) -> None:
        from game.tui.screens.explored import ExploredSheet

        page = self.travel.explored(self.home.sessions, self.home.player)
        await self.push_screen(ExploredSheet(page, self.travel.keep_sentences))

    async def on_explored_sheet_page_wanted(self, event: ExploredSheet.PageWanted) -> None:
        """The page on paper, or to hand in."""
        await self.home.attempt(self._hand_over(event.page))

    async def _hand_over(self, page: Explored) -> None:
        from game.explored_page import file_name, render

        where = self._delivery.hand_over(file_name(page), render(page))
        self.home.tell(HANDED.format(where=where), "J’ai exploré")

    async def on_explored_sheet_left(self) -> None:
        """Back to where it was opened from."""
        await self.pop_screen()
