"""The application of one tryout: a play and its author, nothing kept."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from game.errors import ExitCode
from game.settings import SettingsStore
from game.tui.atelier.screen import TryoutSheet
from game.tui.frame import GO_ON_IN_TEXT, Frame

if TYPE_CHECKING:
    from game.atelier.tryout.tryout import Tryout
    from game.delivery import Delivery


class TryoutApp(Frame):
    """The tryout on screen. watches: the file is read anew when it is saved."""

    CSS_PATH = "../base.tcss"

    def __init__(
        self,
        tryout: Tryout,
        *,
        clock: Callable[[], datetime],
        delivery: Delivery,
        settings: SettingsStore,
        watches: bool,
    ) -> None:
        super().__init__(clock=clock, delivery=delivery, settings=settings)
        self._tryout = tryout
        self._watches = watches

    async def on_mount(self) -> None:
        """The play is all there is."""
        sheet = TryoutSheet(self._tryout, self._clock, watches=self._watches)
        await self.push_screen(sheet)

    def on_play_sheet_left(self) -> None:
        """There is no home to go back to."""
        self.exit(int(ExitCode.CLEAN))

    def on_sheet_text_wanted(self) -> None:
        """Go on in plain lines, at the same place."""
        self.exit(GO_ON_IN_TEXT)

    async def action_quit(self) -> None:
        """Ask first: the place would be lost."""
        if isinstance(self.screen, TryoutSheet):
            self.screen.ask_to_leave(lambda: self.exit(int(ExitCode.CLEAN)))
