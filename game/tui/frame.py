"""What every application of the house has: its looks, how it is left, its faults told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from textual.app import App
from textual.binding import Binding

from game.settings import SettingsStore
from game.tui.themes import THEME_LABELS, THEMES, after

if TYPE_CHECKING:
    from game.delivery import Delivery

# The result of a run that the player wants to go on with in plain lines.
GO_ON_IN_TEXT = 100


class Frame(App[int]):
    """An application in the themes of the house. `run()` gives an exit code, or GO_ON_IN_TEXT."""

    TITLE = "Comptoir"
    # The library's own palette speaks English and does not find « Thème » by « theme ».
    ENABLE_COMMAND_PALETTE = False
    ESCAPE_TO_MINIMIZE = False
    BINDINGS = [
        Binding("q,ctrl+q", "quit", "Quitter", show=False),
        Binding("ctrl+c", "help_quit", "Copier", show=False, system=True),
        Binding("t", "theme", "Thème", show=False),
    ]

    def __init__(
        self, *, clock: Callable[[], datetime], delivery: Delivery, settings: SettingsStore
    ) -> None:
        super().__init__()
        self._clock = clock
        self._delivery = delivery
        self._settings = settings
        for theme in THEMES:
            self.register_theme(theme)
        kept = settings.load().theme
        self._take_theme(kept if kept in THEME_LABELS else THEMES[0].name)

    def _take_theme(self, name: str) -> None:
        """The first theme, in place before anything is styled: setting it plainly would read
        every style sheet and style every widget twice before the first frame.
        """
        self.set_reactive(Frame.theme, name)
        is_dark = self.current_theme.dark
        self.set_class(is_dark, "-dark-mode", update=False)
        self.set_class(not is_dark, "-light-mode", update=False)
        self.stylesheet.set_variables(self.get_css_variables())

    def action_help_quit(self) -> None:
        """Ctrl+C copies in a field; elsewhere it says how to leave."""
        self.notify("Pour quitter, tapez q.", markup=False)

    def action_theme(self, name: str = "") -> None:
        """Take a theme, or the next one, and keep it."""
        self.theme = name or after(self.theme)
        self._settings.save(replace(self._settings.load(), theme=self.theme))
        self.notify(THEME_LABELS[self.theme].capitalize(), markup=False, timeout=2)

    def _fatal_error(self) -> None:
        """A fault of ours: a French sentence and a file, no variables on screen.

        The library would print every local variable, students' answers among them.
        """
        from rich.text import Text

        from game.tui.faults import told

        sentence = told(self._exception, self._delivery, self._clock())
        self._exit_renderables.append(Text(sentence))
        self._close_messages_no_wait()
