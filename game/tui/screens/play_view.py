"""What a play looks like: the conversation, the mood, the answer's place, the documents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from game.notes import ID as NOTES
from game.tui.coach import Told, coach_box, ending_box, stops_for
from game.tui.conversation import Conversation
from game.tui.documents import Documents
from game.tui.head import Head
from game.tui.keys import Hint
from game.tui.kinds.panel import AnswerPanel
from game.tui.kinds.registry import display_of
from game.tui.panel import Panel
from game.tui.reading import ReadingSheet
from game.tui.rows import RowsView
from game.tui.signs import phases
from game.tui.text import contenu
from scenarios.steps.parts import CHANNEL_LABELS

if TYPE_CHECKING:
    from game.scene import Coach, Scene

GO_ON = Hint("Entrée", "Continuer", "", "Passer à la suite")
# In a field letters are typed: the keys named after this one act once it was left.
LEAVE_FIELD = Hint("Échap", "puis :", "", "Sortir du champ : les lettres agissent alors")
COME_BACK = Hint("Tab", "Revenir à la réponse", "app.focus_next", "Aller au panneau suivant")
# The turns that tell what the student said or did.
OWN = ("vous", "systeme")
ENDING_ANSWERS = (("bilan", "Voir mon bilan"), ("accueil", "Revenir à l’accueil"))


class PlayView(ReadingSheet):
    """Shows scenes; `PlaySheet` plays."""

    CSS_PATH = ["play.tcss", "kinds.tcss"]
    ENDINGS: ClassVar[tuple[tuple[str, str], ...]] = ENDING_ANSWERS
    """What there is to do once the play is over: id and words."""
    BINDINGS = [
        Binding("pageup", "relire(-1)", "Relire plus haut", show=False, priority=True),
        Binding("pagedown", "relire(1)", "Relire plus bas", show=False, priority=True),
        Binding("m", "agrandir", "Agrandir", show=False),
    ]

    def __init__(self, scene: Scene, mode: str) -> None:
        super().__init__(scene.pages)
        self.scene = scene
        self.box: AnswerPanel | Told | None = None
        self._mode = mode
        self._notes: dict[int, Coach] = {}

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
            yield from self.beside()

    def beside(self) -> ComposeResult:
        """What a subclass shows beside the play: nothing here."""
        yield from ()

    def hints(self) -> Sequence[Hint]:
        """Those of the answer first."""
        if self.has_documents_open:
            return self.reading_hints()
        if self.scene.is_over:
            return (Hint("Entrée", "Continuer", "", "Choisir la ligne marquée"),)
        more = list(self._answer_hints())
        if self.scene.may_take_back:
            more.append(
                Hint("r", "Reprendre", "screen.reprendre", "Reprendre cette réplique (une fois)")
            )
        if self.pages:
            more.append(Hint("d", "Documents", "screen.documents", "Ouvrir les documents"))
        if isinstance(self.box, AnswerPanel) and self.box.offer.may_skip:
            more.append(Hint("x", "Passer", "screen.passer", "Passer cette étape sans répondre"))
        more += [
            Hint(page.key, page.title, f"screen.page('{page.id}')", "Relire ce que j’ai écrit")
            for page in self.pages
            if page.id == NOTES and page.key
        ]
        more.append(
            Hint("PgPréc", "Relire", "", "Relire la conversation (PgSuiv : plus bas)", in_bar=False)
        )
        more.append(Hint("m", "Agrandir", "screen.agrandir", "Agrandir le panneau où l’on est"))
        back = Hint(
            "Échap", "Retour", "screen.retour", "Revenir, ou quitter la partie", in_bar=False
        )
        return (*more, back, *self.page_hints())

    def _answer_hints(self) -> Iterator[Hint]:
        """The keys of the answer, where the focus is."""
        if not isinstance(self.box, AnswerPanel):
            yield GO_ON
        elif self.focused is None or self.is_answering(self.focused):
            yield from self.box.hints()
            if isinstance(self.focused, Input | TextArea):
                yield LEAVE_FIELD
        else:
            yield COME_BACK
            yield from (hint for hint in self.box.hints() if hint.keys != COME_BACK.keys)

    @on(events.DescendantFocus)
    def _keys_follow(self) -> None:
        self.show_keys()

    def resting_place(self) -> Widget | None:
        """The answer."""
        return None if self.box is None else self.box.target()

    async def show(self, scene: Scene, *, is_safe: bool, is_fresh: bool) -> None:
        """Show a scene. is_fresh: it was not shown before, so that the coach speaks first."""
        self.scene = scene
        stops = scene.coach is not None and is_fresh and stops_for(scene.coach)
        # A line taken back leaves with what was said of it.
        self._notes = {rank: n for rank, n in self._notes.items() if rank < len(scene.turns)}
        if scene.coach is not None and not stops:
            self._note(scene, scene.coach)
        self._entitle(scene, is_safe=is_safe)
        self.set_class(scene.channel == CHANNEL_LABELS["interne"], "-interne")
        # Behind what the coach stops to say, the hint of the next answer waits.
        hint = "" if stops else scene.hint
        self.query_one(Conversation).present(scene.turns, self._notes, hint)
        await self._show_pages(scene)
        self._show_mood(scene)
        await self._place(scene, stops=stops)
        self.show_keys()

    async def _show_pages(self, scene: Scene) -> None:
        """What the student writes joins the documents."""
        if scene.pages != self.pages:
            self.pages = scene.pages
            await self.query_one(Documents).present(scene.pages)

    def _show_mood(self, scene: Scene) -> None:
        line = self.query_one("#humeur", Static)
        line.set_class(scene.mood is None, "-absente")
        if scene.mood is not None:
            line.update(contenu(f"┆ {scene.mood.sentence}"), layout=False)

    def _entitle(self, scene: Scene, *, is_safe: bool) -> None:
        where = f"{scene.place} · {scene.channel}" if scene.channel else scene.place
        far = phases(scene.phases)
        title = scene.title
        if scene.part is not None:
            part = scene.part
            title = f"Scène {part.rank}/{part.total} : {part.title} · {scene.title}"
        state = f"mode {self._mode}" if is_safe else "! non enregistré"
        self.query_one(Head).present(((title, where), (far, state)), (title, far))

    def _note(self, scene: Scene, coach: Coach) -> None:
        """Put what the coach says under the student's line, the last one said."""
        first = len(scene.turns) - scene.fresh
        own = [i for i in range(first, len(scene.turns)) if scene.turns[i].kind in OWN]
        if own:
            self._notes[own[-1] if scene.fresh == len(scene.turns) else own[0]] = coach

    async def _place(self, scene: Scene, *, stops: bool) -> None:
        """The box of this scene: the coach where it stops, the ending, else the answer."""
        if scene.coach is not None and stops:
            box = coach_box(scene.coach, may_take_back=scene.may_take_back)
            await self._put(box)
            return
        if scene.ending is not None:
            await self._put(ending_box(scene.ending, list(self.ENDINGS)))
            return
        assert scene.offer is not None, "a scene that is not over has an offer"
        wanted = display_of(scene.kind)
        if type(self.box) is wanted and wanted.IS_REUSED:
            assert isinstance(self.box, AnswerPanel)
            self.box.present(scene.offer)
            return
        await self._put(wanted(scene.offer, scene.draft))

    async def _put(self, box: AnswerPanel | Told) -> None:
        had_focus = self.focused is None or self.is_answering(self.focused)
        holder = self.query_one("#reponse", Vertical)
        self.box = box
        # What leaves has lost its styles before the layout knows: painted then, it would crash.
        with self.app.batch_update():
            await holder.remove_children()
            await holder.mount(box)
        # What is told has one way on, Enter: it works from wherever the student was reading.
        if had_focus or isinstance(box, Told):
            self.focus_on(box.target())

    @property
    def is_in_field(self) -> bool:
        """Whether the focus is in a field of the answer, which Échap leaves."""
        focused = self.focused
        if focused is None or isinstance(focused, RowsView):
            return False
        return self.is_answering(focused)

    def is_answering(self, widget: Widget) -> bool:
        return any(node.id == "reponse" for node in widget.ancestors_with_self)

    def action_relire(self, way: int) -> None:
        """Turn a page of what is read, wherever the focus is: nothing else needs these keys."""
        read: Widget = self.query_one(Conversation)
        if self.has_documents_open:
            read = self.query_one("#page")
        elif isinstance(self.box, Told) and self.box.is_more(way):
            self.box.read_on(way)
            return
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
            side = "reponse" if self.focused and self.is_answering(self.focused) else "entretien"
            self.add_class("-grand", f"-grand-{side}")
