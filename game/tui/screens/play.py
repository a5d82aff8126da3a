"""The play: the conversation, the answer, the documents; an answer is stored before it shows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from textual import on
from textual.binding import Binding
from textual.message import Message

from game.clients import drawn_ahead
from game.errors import GameError
from game.tui.coach import Told
from game.tui.conversation import Conversation
from game.tui.dialogs import Ask
from game.tui.keys import DIGITS
from game.tui.kinds.panel import AnswerPanel
from game.tui.screens.play_view import PlayView
from scenarios.play import MODE_LABELS
from scenarios.steps.kind import Refusal, Skip

if TYPE_CHECKING:
    from game.session import Answered, Session
    from game.tui.keeper import Keeper

NOT_STORED = (
    "{error}\n\nVotre réponse est gardée ici. Vous pouvez réessayer, ou continuer sans enregistrer :"
    " chaque réponse suivante essaiera de tout enregistrer."
)
SKIP = "Passer cette étape ? Elle ne rapportera rien, et le bilan le dira."
LEAVE = "Tout est enregistré : vous pourrez reprendre à cette étape, depuis l’accueil."
LEAVE_UNSAFE = "La fin de cette partie n’est pas enregistrée : elle sera perdue si vous quittez."


class PlaySheet(PlayView):
    """One session on screen. It owns the session, answers, and stores before it shows."""

    BINDINGS = [
        Binding("escape", "retour", "Retour", show=False),
        Binding("r", "reprendre", "Reprendre cette réplique", show=False),
        Binding("x", "passer", "Passer", show=False),
        Binding("0,à", "chiffre(0)", show=False),
        *(Binding(keys, f"chiffre({digit})", show=False) for digit, keys in enumerate(DIGITS, 1)),
    ]

    class Ended(Message):
        """The play is over and the player wants to know more. journal: all its bytes."""

        def __init__(self, session: Session, journal: bytes) -> None:
            super().__init__()
            self.session = session
            self.journal = journal

    class Left(Message):
        """The player goes back home; everything that could be is stored."""

    def __init__(self, session: Session, keeper: Keeper, clock: Callable[[], datetime]) -> None:
        super().__init__(session.scene, MODE_LABELS[session.play.mode])
        self.session = session
        self._keeper = keeper
        self._clock = clock
        self._shown_at = clock()
        self._is_busy = False
        self._is_taken_back = False

    @property
    def seance(self) -> str | None:
        """The open session."""
        return self._keeper.seance

    @property
    def is_open(self) -> bool:
        """Whether leaving would interrupt a play."""
        return not self.scene.is_over

    async def on_mount(self) -> None:
        """Store the opening, then show the first scene."""
        self.show_first_page()
        # Who had begun to answer has read what the coach said before.
        await self._store(b"", is_fresh=not self.scene.draft)
        self.run_worker(self.draw_ahead(drawn_ahead(self.session.play)), group="fichier")

    async def _store(self, lines: bytes, *, is_fresh: bool = True) -> None:
        """Store, and only then show what the session has come to; fresh: the coach speaks first."""
        self._is_busy = True
        try:
            await self._keeper.keep(lines)
        except GameError as error:
            self._ask_about(str(error))
            return
        await self._show(is_fresh=is_fresh)

    async def _show(self, *, is_fresh: bool) -> None:
        scene = self.session.scene
        if self._is_taken_back:
            # What the coach said of the answer before was read then.
            scene = replace(scene, coach=None)
        self._is_taken_back = False
        await self.show(scene, is_safe=self._keeper.is_safe, is_fresh=is_fresh)
        self._shown_at = self._clock()
        self._is_busy = False

    def _ask_about(self, error: str) -> None:
        async def decided(answer: str | None) -> None:
            if answer == "continuer":
                self._keeper.accept_memory()
            await self._store(b"")

        answers = (("reessayer", "Réessayer"), ("continuer", "Continuer sans enregistrer"))
        self.app.push_screen(
            Ask("Enregistrement impossible", NOT_STORED.format(error=error), answers), decided
        )

    @on(AnswerPanel.Answered)
    async def _answered(self, event: AnswerPanel.Answered) -> None:
        event.stop()
        if self._is_busy:
            return
        result = self.session.answer(event.move, seconds=self._seconds())
        await self._took(result)

    async def _took(self, result: Answered | Refusal) -> None:
        if isinstance(result, Refusal):
            if isinstance(self.box, AnswerPanel):
                self.box.refuse(result)
            return
        await self._store(result.lines)

    def _seconds(self) -> float:
        return round((self._clock() - self._shown_at).total_seconds(), 1)

    @on(AnswerPanel.Drafted)
    async def _drafted(self, event: AnswerPanel.Drafted) -> None:
        event.stop()
        # A box that was just replaced has nothing more to keep.
        if event.panel is self.box and not self._is_busy and self.is_open:
            await self._keep_draft(event.texts)

    async def _keep_draft(self, texts: dict[str, str]) -> None:
        try:
            await self._keeper.keep(self.session.draft(texts), durable=False)
        except GameError:
            # Told at the next answer, which cannot go on without it.
            self.say("Le brouillon n’est pas encore enregistré.")

    @on(Told.Done)
    async def _told(self, event: Told.Done) -> None:
        event.stop()
        await self.go_on(event.action)

    async def go_on(self, action: str) -> None:
        """What was chosen under something told."""
        if action == "reprendre":
            await self.action_reprendre()
        elif action == "bilan" and not self._is_busy:
            # The results take a while: a second Enter asks for them once.
            self._is_busy = True
            self.post_message(self.Ended(self.session, self._keeper.journal))
        elif action == "accueil":
            self.post_message(self.Left())
        else:
            await self._show(is_fresh=False)

    async def action_reprendre(self) -> None:
        """Take the last line back: guided mode, once."""
        if not self.scene.may_take_back or self._is_busy:
            return
        result = self.session.take_back(seconds=self._seconds())
        self._is_taken_back = not isinstance(result, Refusal)
        await self._took(result)

    def action_passer(self) -> None:
        """Leave the step unanswered, once confirmed."""
        if not isinstance(self.box, AnswerPanel) or not self.box.offer.may_skip:
            return

        async def decided(answer: str | None) -> None:
            if answer == "passer":
                # A field is left for the conversation to ask this; the next answer is given below.
                self.set_focus(None)
                await self._took(self.session.answer(Skip(), seconds=self._seconds()))

        answers = (("rester", "Rester sur cette étape"), ("passer", "Passer cette étape"))
        self.app.push_screen(Ask("Passer", SKIP, answers), decided)

    def action_chiffre(self, digit: int) -> None:
        """A digit answers, wherever the focus is outside a field."""
        if self.box is not None and not self.has_documents_open:
            self.box.pick(digit)

    def action_retour(self) -> None:
        """One step back: from a field, from the documents, from a large panel, from the play."""
        if self.has_documents_open:
            self.close_documents()
        elif self.has_class("-grand"):
            self.action_agrandir()
        elif self.is_in_field:
            self.query_one(Conversation).focus()
        elif not self.is_open:
            self.post_message(self.Left())
        else:
            self.ask_to_leave(lambda: self.post_message(self.Left()))

    def ask_to_leave(self, leave: Callable[[], object]) -> None:
        """Ask, then leave with what was half-typed kept."""

        async def decided(answer: str | None) -> None:
            if answer == "quitter":
                await self.keep_typed()
                leave()

        message = LEAVE if self._keeper.is_safe else LEAVE_UNSAFE
        answers = (("rester", "Continuer la partie"), ("quitter", "Quitter la partie"))
        self.app.push_screen(Ask("Quitter la partie ?", message, answers), decided)

    async def keep_typed(self) -> None:
        """Store what stands half-typed in the fields."""
        typed = self.box.typed() if isinstance(self.box, AnswerPanel) else {}
        if typed and self.is_open:
            await self._keep_draft(typed)

    async def action_texte(self) -> None:
        """Go on in plain lines, with what was half-typed kept."""
        await self.keep_typed()
        self.post_message(self.TextWanted(self.seance if self.is_open else None))
