"""What every screen shares: keys at the bottom, help, commands, troubles told, the least size."""

from __future__ import annotations

from collections.abc import Awaitable, Sequence
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.message import Message
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from game.errors import GameError
from game.tui.keys import HELP, QUIT, SHARED, Hint, KeysBar
from game.tui.text import contenu

LEAST_WIDTH, LEAST_HEIGHT = 40, 10
TOO_SMALL = "Fenêtre trop petite.\nAgrandissez-la (40 colonnes, 10 lignes), ou tapez v pour la version texte."


class TooSmall(Static):
    """All that is shown below the least size."""

    def __init__(self) -> None:
        super().__init__(contenu(TOO_SMALL), classes="trop-petit")


class Sheet(Screen[None]):
    """A screen of the game. Subclasses say `body` and `hints`."""

    HORIZONTAL_BREAKPOINTS = [(0, "-etroit"), (60, "-moyen"), (120, "-large")]
    VERTICAL_BREAKPOINTS = [(0, "-bas"), (17, "-haut")]
    AUTO_FOCUS = ""
    BINDINGS = [
        Binding("question_mark,f1", "aide", "Aide", show=False),
        Binding("ctrl+p", "commandes", "Commandes", show=False),
        Binding("v", "texte", "Version texte", show=False),
        # Priority: what is typed right behind Tab must find the next field, not the one it leaves.
        Binding("tab", "app.focus_next", "Suivant", show=False, priority=True),
        Binding("shift+tab", "app.focus_previous", "Précédent", show=False, priority=True),
    ]

    LEAVING: ClassVar[Hint] = QUIT
    """How the application is left from here."""

    _set_aside: Widget | None = None

    class TextWanted(Message):
        """The player goes on in plain lines."""

        def __init__(self, seance: str | None) -> None:
            super().__init__()
            self.seance = seance

    def body(self) -> ComposeResult:
        """The widgets of the screen."""
        raise NotImplementedError

    def hints(self) -> Sequence[Hint]:
        """The keys of this screen, in the order of use."""
        return ()

    @property
    def all_hints(self) -> tuple[Hint, ...]:
        """Its own keys, then those of every screen."""
        return (*self.hints(), HELP, self.LEAVING, *SHARED)

    @property
    def seance(self) -> str | None:
        """The session that is open here, None when there is none."""
        return None

    def compose(self) -> ComposeResult:
        """The body, then the keys."""
        yield from self.body()
        yield KeysBar()

    @on(events.Mount)
    def _first_keys(self) -> None:
        self.show_keys()

    def show_keys(self) -> None:
        """Show the keys that act now."""
        self.query_one(KeysBar).present((*self.hints(), HELP, self.LEAVING))

    def on_resize(self, event: events.Resize) -> None:
        """Below the least size, say so instead of showing half a screen."""
        is_small = event.size.width < LEAST_WIDTH or event.size.height < LEAST_HEIGHT
        if is_small != self.has_class("-minuscule"):
            self._hide(is_small=is_small)

    def _hide(self, *, is_small: bool) -> None:
        # What is hidden loses the focus: it is given back with the screen.
        if is_small:
            self._set_aside = self.focused
        self.set_class(is_small, "-minuscule")
        if is_small and not self.query(TooSmall):
            self.mount(TooSmall())
        if not is_small and self._set_aside is not None:
            self.focus_on(self._set_aside)

    async def attempt(self, work: Awaitable[None]) -> bool:
        """Await the work; trouble of a user or machine is told in a box. False when it failed."""
        try:
            await work
        except GameError as error:
            self.tell(str(error))
            return False
        return True

    def tell(self, message: str, title: str = "Attention") -> None:
        """Tell something that must be read."""
        from game.tui.dialogs import Notice  # shown by no first frame

        self.app.push_screen(Notice(title, message))

    def say(self, message: str) -> None:
        """Tell something that may be missed."""
        self.notify(message, markup=False, timeout=4)

    def focus_on(self, widget: Widget) -> None:
        """Put the focus there once the layout is done."""
        self.call_after_refresh(widget.focus)

    def action_aide(self) -> None:
        """Show the keys of this screen only."""
        from game.tui.screens.help import HelpSheet

        self.app.push_screen(HelpSheet(self.all_hints))

    def action_commandes(self) -> None:
        """Choose a command by its words."""
        from game.tui.palette import Palette

        async def run(action: str | None) -> None:
            if action:
                await self.run_action(action)

        self.app.push_screen(Palette(self.all_hints), run)

    async def action_texte(self) -> None:
        """Go on in plain lines."""
        self.post_message(self.TextWanted(self.seance))
