"""The play: the conversation, the answer, the documents; an answer is stored before it shows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from game.errors import GameError
from game.tui.coach import Told, coach_box, ending_box, stops_for
from game.tui.conversation import Conversation
from game.tui.dialogs import Ask
from game.tui.documents import Documents
from game.tui.head import Head
from game.tui.keys import DIGITS, Hint
from game.tui.kinds.panel import AnswerPanel
from game.tui.kinds.registry import display_of
from game.tui.panel import Panel
from game.tui.reading import ReadingSheet
from game.tui.signs import phases
from game.tui.text import contenu
from scenarios.play import MODE_LABELS
from scenarios.steps.kind import Refusal, Skip

if TYPE_CHECKING:
    from game.scene import Coach, Scene
    from game.session import Answered, Session
    from game.tui.keeper import Keeper

NOT_STORED = (
    "{error}\n\nVotre réponse est gardée ici. Vous pouvez réessayer, ou continuer sans enregistrer :"
    " chaque réponse suivante essaiera de tout enregistrer."
)
SKIP = "Passer cette étape ? Elle ne rapportera rien, et le bilan le dira."
LEAVE = "Tout est enregistré : vous pourrez reprendre à cette étape, depuis l’accueil."
LEAVE_UNSAFE = "La fin de cette partie n’est pas enregistrée : elle sera perdue si vous quittez."


class PlaySheet(ReadingSheet):
    """One session on screen. It owns the session, answers, and stores before it shows."""

    CSS_PATH = ["play.tcss", "kinds.tcss"]
    BINDINGS = [
        Binding("escape", "retour", "Retour", show=False),
        Binding("pageup", "relire(-1)", "Relire plus haut", show=False, priority=True),
        Binding("pagedown", "relire(1)", "Relire plus bas", show=False, priority=True),
        Binding("m", "agrandir", "Agrandir", show=False),
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
        self._scene = session.scene
        super().__init__(self._scene.pages)
        self._session = session
        self._keeper = keeper
        self._clock = clock
        self._notes: dict[int, Coach] = {}
        self._box: AnswerPanel | Told | None = None
        self._shown_at = clock()
        self._is_busy = False

    def body(self) -> ComposeResult:
        """Head, then conversation and answer, then documents."""
        yield Head()
        with Horizontal(id="corps"):
            with Vertical(id="gauche"):
                with Panel("Conversation", subtitle="PgPréc PgSuiv relire", id="entretien"):
                    yield Conversation()
                yield Static(id="humeur", markup=False)
                yield Vertical(id="reponse")
            yield Documents(self.pages)

    def hints(self) -> Sequence[Hint]:
        """Those of the answer first."""
        if self.has_documents_open:
            return self.reading_hints()
        if self._scene.is_over:
            return (Hint("Entrée", "Continuer", "", "Choisir la ligne marquée"),)
        go_on = (Hint("Entrée", "Continuer", "", "Passer à la suite"),)
        more = list(self._box.hints() if isinstance(self._box, AnswerPanel) else go_on)
        if self._scene.may_take_back:
            more.append(
                Hint("r", "Reprendre", "screen.reprendre", "Reprendre cette réplique (une fois)")
            )
        if self.pages:
            more.append(Hint("d", "Documents", "screen.documents", "Ouvrir les documents"))
        if self._scene.offer is not None and self._scene.offer.may_skip:
            more.append(Hint("x", "Passer", "screen.passer", "Passer cette étape sans répondre"))
        more.append(
            Hint("PgPréc", "Relire", "", "Relire la conversation (PgSuiv : plus bas)", in_bar=False)
        )
        more.append(Hint("m", "Agrandir", "screen.agrandir", "Agrandir le panneau où l’on est"))
        back = Hint(
            "Échap", "Retour", "screen.retour", "Revenir, ou quitter la partie", in_bar=False
        )
        return (*more, back, *self.page_hints())

    @property
    def seance(self) -> str | None:
        """The open session."""
        return self._keeper.seance

    @property
    def is_open(self) -> bool:
        """Whether leaving would interrupt a play."""
        return not self._scene.is_over

    def resting_place(self) -> Widget | None:
        """The answer."""
        return None if self._box is None else self._box.target()

    async def on_mount(self) -> None:
        """Store the opening, then show the first scene."""
        self.show_first_page()
        await self._store(b"")

    async def _store(self, lines: bytes) -> None:
        """Store, and only then show what the session has come to."""
        self._is_busy = True
        try:
            await self._keeper.keep(lines)
        except GameError as error:
            self._ask_about(str(error))
            return
        await self._show()

    def _ask_about(self, error: str) -> None:
        async def decided(answer: str | None) -> None:
            if answer == "continuer":
                self._keeper.accept_memory()
            await self._store(b"")

        answers = (("reessayer", "Réessayer"), ("continuer", "Continuer sans enregistrer"))
        self.app.push_screen(
            Ask("Enregistrement impossible", NOT_STORED.format(error=error), answers), decided
        )

    async def _show(self, *, past_coach: bool = False) -> None:
        scene = self._session.scene
        is_fresh = scene is not self._scene and not past_coach
        self._scene = scene
        # A line taken back leaves with what was said of it.
        self._notes = {rank: n for rank, n in self._notes.items() if rank < len(scene.turns)}
        stops = scene.coach is not None and is_fresh and stops_for(scene.coach)
        if scene.coach is not None and not stops:
            self._note(scene, scene.coach)
        self._entitle(scene)
        self.query_one(Conversation).present(scene.turns, self._notes)
        humeur = self.query_one("#humeur", Static)
        humeur.set_class(scene.mood is None, "-absente")
        if scene.mood is not None:
            humeur.update(contenu(f"◆ {scene.mood.sentence}"), layout=False)
        await self._place(scene, stops=stops)
        self._shown_at = self._clock()
        self._is_busy = False
        self.show_keys()

    def _entitle(self, scene: Scene) -> None:
        where = f"{scene.place} · {scene.channel}" if scene.channel else scene.place
        mode = f"mode {MODE_LABELS[self._session.play.mode]}"
        far = phases(scene.phases)
        state = mode if self._keeper.is_safe else "! non enregistré"
        self.query_one(Head).present(((scene.title, where), (far, state)), (scene.title, far))

    def _note(self, scene: Scene, coach: Coach) -> None:
        """Put what the coach says under the student's line, the last one said."""
        first = len(scene.turns) - scene.fresh
        own = [i for i in range(first, len(scene.turns)) if scene.turns[i].kind == "vous"]
        if own:
            self._notes[own[-1] if scene.fresh == len(scene.turns) else own[0]] = coach

    async def _place(self, scene: Scene, *, stops: bool) -> None:
        """The box of this scene: the coach where it stops, the ending, else the answer."""
        if scene.coach is not None and stops:
            box = coach_box(scene.coach, may_take_back=scene.may_take_back)
            await self._put(box)
            return
        if scene.ending is not None:
            answers = [("bilan", "Voir mon bilan"), ("accueil", "Revenir à l’accueil")]
            await self._put(ending_box(scene.ending, answers))
            return
        assert scene.offer is not None, "a scene that is not over has an offer"
        wanted = display_of(scene.kind)
        if type(self._box) is wanted and wanted.IS_REUSED:
            assert isinstance(self._box, AnswerPanel)
            self._box.present(scene.offer)
            return
        await self._put(wanted(scene.offer, scene.draft))

    async def _put(self, box: AnswerPanel | Told) -> None:
        had_focus = self.focused is None or self._is_answering(self.focused)
        holder = self.query_one("#reponse", Vertical)
        self._box = box
        await holder.remove_children()
        await holder.mount(box)
        if had_focus:
            self.focus_on(box.target())

    def _is_answering(self, widget: Widget) -> bool:
        return any(node.id == "reponse" for node in widget.ancestors_with_self)

    @on(AnswerPanel.Answered)
    async def _answered(self, event: AnswerPanel.Answered) -> None:
        event.stop()
        if self._is_busy:
            return
        result = self._session.answer(event.move, seconds=self._seconds())
        await self._took(result)

    async def _took(self, result: Answered | Refusal) -> None:
        if isinstance(result, Refusal):
            if isinstance(self._box, AnswerPanel):
                self._box.refuse(result)
            return
        await self._store(result.lines)

    def _seconds(self) -> float:
        return round((self._clock() - self._shown_at).total_seconds(), 1)

    @on(AnswerPanel.Drafted)
    async def _drafted(self, event: AnswerPanel.Drafted) -> None:
        event.stop()
        if not self._is_busy and self.is_open:
            await self._keep_draft(event.texts)

    async def _keep_draft(self, texts: dict[str, str]) -> None:
        try:
            await self._keeper.keep(self._session.draft(texts), durable=False)
        except GameError:
            # Told at the next answer, which cannot go on without it.
            self.say("Le brouillon n’est pas encore enregistré.")

    @on(Told.Done)
    async def _told(self, event: Told.Done) -> None:
        event.stop()
        if event.action == "reprendre":
            await self.action_reprendre()
        elif event.action == "bilan":
            self.post_message(self.Ended(self._session, self._keeper.journal))
        elif event.action == "accueil":
            self.post_message(self.Left())
        else:
            await self._show(past_coach=True)

    async def action_reprendre(self) -> None:
        """Take the last line back: guided mode, once."""
        if self._scene.may_take_back and not self._is_busy:
            await self._took(self._session.take_back(seconds=self._seconds()))

    def action_passer(self) -> None:
        """Leave the step unanswered, once confirmed."""
        if not isinstance(self._box, AnswerPanel) or not self._box.offer.may_skip:
            return

        async def decided(answer: str | None) -> None:
            if answer == "passer":
                await self._took(self._session.answer(Skip(), seconds=self._seconds()))

        answers = (("rester", "Rester sur cette étape"), ("passer", "Passer cette étape"))
        self.app.push_screen(Ask("Passer", SKIP, answers), decided)

    def action_chiffre(self, digit: int) -> None:
        """A digit answers, wherever the focus is outside a field."""
        if self._box is not None and not self.has_documents_open:
            self._box.pick(digit)

    def action_relire(self, way: int) -> None:
        """Turn a page of what is read, wherever the focus is: nothing else needs these keys."""
        read: Widget = self.query_one(Conversation)
        if self.has_documents_open:
            read = self.query_one("#page")
        if way < 0:
            read.scroll_page_up(animate=False)
        else:
            read.scroll_page_down(animate=False)

    def action_agrandir(self) -> None:
        """Give the whole screen to the panel where the focus is, or give it back."""
        was_large = self.has_class("-grand")
        for side in ("-grand", "-grand-entretien", "-grand-reponse"):
            self.remove_class(side)
        if not was_large:
            side = "reponse" if self.focused and self._is_answering(self.focused) else "entretien"
            self.add_class("-grand", f"-grand-{side}")

    def action_retour(self) -> None:
        """One step back: from a field, from the documents, from a large panel, from the play."""
        if self.has_documents_open:
            self.close_documents()
        elif self.has_class("-grand"):
            self.action_agrandir()
        elif self.focused is not None and self.focused.check_consume_key("a", "a"):
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
        typed = self._box.typed() if isinstance(self._box, AnswerPanel) else {}
        if typed and self.is_open:
            await self._keep_draft(typed)

    async def action_texte(self) -> None:
        """Go on in plain lines, with what was half-typed kept."""
        await self.keep_typed()
        self.post_message(self.TextWanted(self.seance if self.is_open else None))
