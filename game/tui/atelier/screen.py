"""The play as the student sees it, the author's panel beside it, and what an author may do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.binding import Binding
from textual.widget import Widget

from game.atelier.tryout.author import author_view
from game.atelier.tryout.told import sections
from game.errors import GameError
from game.store import MemoryStore
from game.tui.atelier.boxes import PickCustomer, PickStep
from game.tui.atelier.panel import AuthorPanel
from game.tui.choices import Item
from game.tui.coach import Told
from game.tui.dialogs import Ask
from game.tui.documents import Documents
from game.tui.keeper import Keeper
from game.tui.keys import Hint
from game.tui.kinds.panel import AnswerPanel
from game.tui.reading import WIDE
from game.tui.screens.play import PlaySheet
from game.tui.screens.play_view import LEAVE_FIELD

if TYPE_CHECKING:
    from game.atelier.tryout.tryout import Tryout
    from game.scene import Scene

SEEN = "-auteur"
AS_STUDENT = "-eleve"
SECONDS_BETWEEN_LOOKS = 0.5
LEAVE = "Rien de cet essai n’est gardé : la place où vous êtes sera perdue."


class TryoutSheet(PlaySheet):
    """One tryout on screen. Letters with Maj are the author's: the others are the student's."""

    CSS_PATH = ["../screens/play.tcss", "../screens/kinds.tcss", "tryout.tcss"]
    LEAVING = Hint("q", "Quitter", "app.quit", "Quitter l’essai")
    ENDINGS = (
        ("annuler", "Annuler la dernière réponse"),
        ("debut", "Recommencer au début"),
        ("accueil", "Quitter l’essai"),
    )
    BINDINGS = [
        Binding("A", "annuler", "Annuler", show=False),
        Binding("J", "juste", "Meilleure réponse", show=False),
        Binding("E", "etape", "Étape", show=False),
        Binding("C", "client", "Client", show=False),
        Binding("R", "recharger", "Recharger", show=False),
        Binding("P", "panneau", "Panneau", show=False),
    ]

    def __init__(self, tryout: Tryout, clock: Callable[[], datetime], *, watches: bool) -> None:
        super().__init__(tryout.trial, Keeper(MemoryStore(), "essai", b"", is_new=True), clock)
        self.tryout = tryout
        self._watches = watches

    def beside(self) -> ComposeResult:
        """The author's panel."""
        yield AuthorPanel()

    async def on_mount(self) -> None:
        """Look at the file from now on, where that was asked."""
        if self._watches and self.tryout.can_change:
            self.set_interval(SECONDS_BETWEEN_LOOKS, self.look)

    def hints(self) -> Sequence[Hint]:
        """The author's keys behind those of the answer."""
        if self.is_panel_over:
            return (Hint("Maj+P", "Revenir au jeu", "screen.panneau"), *self._author_hints()[1:])
        shown = tuple(super().hints())
        # In a field letters are typed: how to leave it comes before the letters.
        after = shown.index(LEAVE_FIELD) + 1 if LEAVE_FIELD in shown else 1
        return (*shown[:after], *self._author_hints(), *shown[after:])

    def _author_hints(self) -> tuple[Hint, ...]:
        is_wide = self.app.size.width >= WIDE
        panel = "Cacher ou montrer le panneau de l’auteur" if is_wide else "Panneau de l’auteur"
        return (
            Hint("Maj+P", "Auteur", "screen.panneau", panel),
            Hint("Maj+J", "Juste", "screen.juste", "Donner la meilleure réponse de la clé"),
            Hint("Maj+A", "Annuler", "screen.annuler", "Annuler la dernière réponse"),
            Hint("Maj+E", "Étape", "screen.etape", "Aller à une étape"),
            Hint("Maj+C", "Client", "screen.client", "Changer de client"),
            Hint("Maj+R", "Recharger", "screen.recharger", "Relire le fichier"),
        )

    async def show(self, scene: Scene, *, is_safe: bool, is_fresh: bool) -> None:
        """The scene, then what the author sees of it."""
        await super().show(scene, is_safe=is_safe, is_fresh=is_fresh)
        self._tell_author()

    def _tell_author(self) -> None:
        self.query_one(AuthorPanel).present(sections(author_view(self.tryout)))

    async def look(self) -> None:
        """Play the file anew where it was saved."""
        if not self._is_busy:
            await self._changed_by(self.tryout.saved)

    async def _changed_by(self, change: Callable[[], object]) -> None:
        """Do something to the tryout, and show what it has come to."""
        scene, typed = self.session.scene, self._typed()
        before = self.session
        try:
            if change() is False:
                return
        except GameError as error:
            self.tell(str(error))
            return
        trial = self.session = self.tryout.trial
        notice = self.tryout.notice
        if trial is before and trial.scene is scene:
            # The file is wrong: what is being answered stays as it is.
            self._tell_author()
        else:
            if typed and trial.scene.step == scene.step:
                trial.draft(typed)
            await self._renew()
        if notice is not None and not self._panel_is_seen:
            self.say(f"{notice.text}{' Maj+P les montre.' if notice.mistakes else ''}")

    def _typed(self) -> dict[str, str]:
        return self.box.typed() if isinstance(self.box, AnswerPanel) else {}

    async def _renew(self) -> None:
        """Show the whole anew: what was said before may not be so any more."""
        self._notes = {}
        self.pages = self.session.scene.pages
        await self.query_one(Documents).present(self.pages)
        await self._show(is_fresh=False)

    async def action_annuler(self) -> None:
        """Forget the last answer."""
        if self._is_busy:
            return
        await self._changed_by(self.tryout.undo)

    async def action_juste(self) -> None:
        """Give a best answer of the key; where something is told, go on first."""
        if self._is_busy or self.has_documents_open:
            return
        if isinstance(self.box, Told):
            if not self.scene.is_over:
                await self._show(is_fresh=False)
            return
        await self._took(self.tryout.trial.lead_best())

    async def action_recharger(self) -> None:
        """Read the file anew."""
        if not self._is_busy:
            await self._changed_by(self.tryout.reload)

    def action_etape(self) -> None:
        """Go to a step."""

        async def picked(step: str | None) -> None:
            if step:
                await self._changed_by(lambda: self.tryout.go_to(step))

        items = [Item(s.id, f"{s.id} ({s.about})") for s in self.tryout.steps]
        self.app.push_screen(PickStep(items, self.scene.step), picked)

    def action_client(self) -> None:
        """Another customer."""

        async def picked(wanted: tuple[str, str] | None) -> None:
            if wanted is not None:
                seed = int(wanted[0]) if wanted[0].isdigit() else None
                await self._changed_by(
                    lambda: self.tryout.cast(seed=seed, persona=wanted[1] or None)
                )

        choices = [Item(c.id, c.name, note=c.about) for c in self.tryout.characters]
        box = PickCustomer(self.tryout.seed, choices, self.tryout.persona or "")
        self.app.push_screen(box, picked)

    @property
    def is_panel_over(self) -> bool:
        """Whether the panel hides the play: on a narrow screen, when it was asked for."""
        return self.has_class(SEEN) and self.app.size.width < WIDE

    @property
    def _panel_is_seen(self) -> bool:
        is_wide = self.app.size.width >= WIDE
        return self.has_class(SEEN) if not is_wide else not self.has_class(AS_STUDENT)

    def action_panneau(self) -> None:
        """On a wide screen, hide the panel or show it; on a narrow one, read it or leave it."""
        if self.app.size.width >= WIDE:
            self.toggle_class(AS_STUDENT)
        else:
            self.toggle_class(SEEN)
        if self.is_panel_over:
            self.focus_on(self.query_one(AuthorPanel).lines)
        elif (place := self.resting_place()) is not None:
            self.focus_on(place)
        self.show_keys()

    def action_chiffre(self, digit: int) -> None:
        """A digit answers, unless the panel hides what is answered."""
        if not self.is_panel_over:
            super().action_chiffre(digit)

    def action_relire(self, way: int) -> None:
        """A page of the panel where it is read, else of the conversation."""
        lines = self.query_one(AuthorPanel).lines
        if not (self.is_panel_over or self.focused is lines):
            super().action_relire(way)
        elif way < 0:
            lines.scroll_page_up(animate=False)
        else:
            lines.scroll_page_down(animate=False)

    def action_retour(self) -> None:
        """The panel is left before the play is."""
        if self.is_panel_over and not self.has_documents_open:
            self.action_panneau()
        else:
            super().action_retour()

    async def go_on(self, action: str) -> None:
        """The author's own ways on from the end."""
        if action == "annuler":
            await self.action_annuler()
        elif action == "debut":
            await self._changed_by(self.tryout.restart)
        else:
            await super().go_on(action)

    def ask_to_leave(self, leave: Callable[[], object]) -> None:
        """Ask: nothing of a tryout is kept."""

        def decided(answer: str | None) -> None:
            if answer == "quitter":
                leave()

        answers = (("rester", "Continuer l’essai"), ("quitter", "Quitter l’essai"))
        self.app.push_screen(Ask("Quitter l’essai ?", LEAVE, answers), decided)

    def resting_place(self) -> Widget | None:
        """The panel while it hides the answer."""
        return self.query_one(AuthorPanel).lines if self.is_panel_over else super().resting_place()
