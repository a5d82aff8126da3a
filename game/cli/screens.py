"""Running the screens: the terminal is given back whole, however the game ends."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from game.cli.faces import open_talk
from game.cli.folder import travel
from game.data_folder import data_folder, reports_folder
from game.delivery import FolderDelivery
from game.errors import ExitCode
from game.settings import FolderSettings, Settings

if TYPE_CHECKING:
    from game.atelier.tryout.tryout import Tryout
    from game.journal_file import FolderStore
    from game.tui.frame import Frame
    from scenarios.play import Play

# Sent when a window is closed or a machine shuts down: unhandled, they leave the terminal in the
# screens' mode, with the mouse still reported.
_LEAVING = ("SIGTERM", "SIGHUP")


class SeatedSettings(FolderSettings):
    """The settings kept, with the pseudonym of who sits here now in the place of the usual one."""

    def __init__(self, folder: Path, pseudonym: str) -> None:
        super().__init__(folder)
        self._seated = pseudonym

    def load(self) -> Settings:
        """See SettingsStore."""
        kept = super().load()
        return replace(kept, pseudonym=self._seated) if self._seated else kept

    def save(self, settings: Settings) -> None:
        """See SettingsStore; a pseudonym that was not changed on screen is not kept, and one that
        was sits here from now on.
        """
        if self._seated and settings.pseudonym == self._seated:
            settings = replace(settings, pseudonym=super().load().pseudonym)
        else:
            self._seated = ""
        super().save(settings)


def open_screens(
    sessions: FolderStore,
    *,
    play: Play | None = None,
    seance: str | None = None,
    pseudonym: str = "",
) -> int:
    """The game on screen, then in lines if the player wanted them; returns the exit code.

    play: begin at its briefing. seance: resume that session. pseudonym: empty is the usual one.
    """
    # Late: Textual costs 220 ms, which no other command pays.
    from game.tui.app import ComptoirApp
    from game.tui.frame import GO_ON_IN_TEXT

    _free_the_size()
    app = ComptoirApp(
        store=sessions,
        clock=lambda: datetime.now().astimezone(),
        delivery=FolderDelivery(reports_folder()),
        settings=SeatedSettings(data_folder(), pseudonym),
        travel=travel(sessions),
        play=play,
        seance=seance,
    )
    result = asyncio.run(_run(app))
    if result == GO_ON_IN_TEXT:
        _go_on_in_lines(sessions, app.text_seance, pseudonym)
        return ExitCode.CLEAN
    return _code(app, result)


def open_tryout(tryout: Tryout, *, watches: bool) -> int | None:
    """An author's tryout on screen, nothing kept; an exit code, None when it goes on in lines."""
    # Late: see open_screens.
    from game.tui.atelier.app import TryoutApp
    from game.tui.frame import GO_ON_IN_TEXT

    _free_the_size()
    app = TryoutApp(
        tryout,
        clock=lambda: datetime.now().astimezone(),
        delivery=FolderDelivery(reports_folder()),
        settings=FolderSettings(data_folder()),
        watches=watches,
    )
    result = asyncio.run(_run(app))
    if result == GO_ON_IN_TEXT:
        return None
    return _code(app, result)


def _code(app: Frame, result: int | None) -> int:
    if result is None:
        # Left by a signal, or by a fault that the application has told.
        return ExitCode.FAILED if app.return_code else ExitCode.CLEAN
    return result


def _free_the_size() -> None:
    """A shell that exports its size would freeze ours (a terminal can be resized)."""
    for name in ("COLUMNS", "LINES"):
        os.environ.pop(name, None)


async def _run(app: Frame) -> int | None:
    loop = asyncio.get_running_loop()
    for name in _LEAVING:
        number = getattr(signal, name, None)
        # Windows has neither, nor a loop that listens to them.
        if number is not None:
            with contextlib.suppress(NotImplementedError):
                loop.add_signal_handler(number, app.exit)
    return await app.run_async()


def open_lines(sessions: FolderStore, pseudonym: str = "") -> None:
    """The home of line mode. pseudonym: see open_screens."""
    # Late: content, journals and frameworks, which the screens load little by little.
    from game.texte.menu import show_menu

    show_menu(
        sessions,
        open_talk(),
        settings=SeatedSettings(data_folder(), pseudonym),
        travel=travel(sessions),
        delivery=FolderDelivery(reports_folder()),
    )


def _go_on_in_lines(sessions: FolderStore, seance: str | None, pseudonym: str) -> None:
    if seance is None:
        open_lines(sessions, pseudonym)
        return
    from game.texte.seat import take_up

    take_up(sessions, open_talk(), seance)
