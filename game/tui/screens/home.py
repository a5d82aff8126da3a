"""Home: resume first, then the situations; whose play it is, and how it is played."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Input, Static

from game.settings import SettingsStore
from game.tui.choices import ChoiceList, Item
from game.tui.cycle import Cycle
from game.tui.filters import ACTIVITIES, LEVELS, SPECIALITIES
from game.tui.keys import Hint
from game.tui.lines import Lines, Paragraph
from game.tui.panel import Panel
from game.tui.screens.home_fields import HINTS, SeatPanel
from game.tui.sheet import Sheet

if TYPE_CHECKING:
    from game.content import Content
    from game.journey import Journey
    from game.shelf import KeptSession
    from game.store import Store
    from game.travel import Travel
    from game.tui.source import Source
    from scenarios.play import Mode

LOADING = (Item("", "Chargement des situations…", is_heading=True),)


class HomeSheet(Sheet):
    """The first screen: painted empty, then filled."""

    BINDINGS = [
        Binding("slash", "chercher", "Chercher", show=False),
        Binding("n", "filtre('niveau')", "Niveau", show=False),
        Binding("s", "filtre('specialite')", "Spécialité", show=False),
        Binding("a", "filtre('activite')", "Activité", show=False),
        Binding("g", "filtre('mode')", "Mode", show=False),
        Binding("p", "champ('pseudonyme')", "Pseudonyme", show=False),
        Binding("c", "champ('client')", "Client", show=False),
        Binding("r", "parcours", "Mon parcours", show=False),
        Binding("j", "explore", "J’ai exploré", show=False),
        Binding("o", "ouvrir", "Ouvrir ma partie", show=False),
        Binding("e", "enregistrer", "Enregistrer ma partie", show=False),
        Binding("escape", "retour", "Retour", show=False),
    ]

    class PlayChosen(Message):
        """A situation was chosen. seed, mode: None where the game decides."""

        def __init__(self, scenario: str, seed: int | None, mode: Mode | None) -> None:
            super().__init__()
            self.scenario = scenario
            self.seed = seed
            self.mode = mode

    class SessionChosen(Message):
        """A session was chosen, to go on with or to look back at."""

        def __init__(self, seance: str) -> None:
            super().__init__()
            self.seance = seance

    class CourseWanted(Message):
        """The player wants to see a journey whole."""

        def __init__(self, journey: Journey) -> None:
            super().__init__()
            self.journey = journey

    class ExploredWanted(Message):
        """The player wants the page « J’ai exploré »."""

    class OpenWanted(Message):
        """The player wants to open a play from a file."""

    class SaveWanted(Message):
        """The player wants to carry a session away."""

        def __init__(self, seance: str) -> None:
            super().__init__()
            self.seance = seance

    def __init__(
        self,
        source: Source,
        store: Store,
        settings: SettingsStore,
        travel: Travel,
        *,
        is_shown_first: bool = True,
    ) -> None:
        super().__init__()
        self._source = source
        self._store = store
        self._settings = settings
        self._travel = travel
        self._journey: Journey | None = None
        # Under a play that was asked for, home waits for the way back to load what there is.
        self._is_shown_first = is_shown_first
        self._is_begun = False
        self._was_resumed = False
        self._content: Content | None = None
        self._sessions: tuple[KeptSession, ...] = ()

    def body(self) -> ComposeResult:
        """The frame, and the list that will be filled; its fields come after the first paint."""
        yield Static("[b]COMPTOIR[/b]  s’entraîner à la relation client", id="titre")
        yield Horizontal(id="filtres")
        with Horizontal(id="corps"):
            with Panel("Que jouer ?", subtitle="↑↓ puis Entrée", id="liste"):
                yield ChoiceList(LOADING, id="choix")
            with Vertical(id="droite"):
                yield Panel("Détail", id="detail")
                yield SeatPanel("Ma partie", id="partie")

    async def _furnish(self) -> None:
        """The fields, which cost as much as all the rest of the first frame."""
        await self.query_one("#filtres").mount(
            Input(placeholder="/ Chercher…", compact=True, id="recherche"),
            Cycle(LEVELS, key="n", id="niveau"),
            Cycle(SPECIALITIES, key="s", id="specialite"),
            Cycle(ACTIVITIES, key="a", id="activite"),
        )
        await self.query_one("#detail").mount(Lines(id="presentation"))
        await self.query_one(SeatPanel).furnish(self.player)
        await self.refill()

    def hints(self) -> Sequence[Hint]:
        """The list first."""
        return HINTS

    def on_mount(self) -> None:
        """The list has the focus; it is filled once the first frame is painted."""
        self.query_one("#choix").focus()
        if self._is_shown_first:
            self._begin()

    def _begin(self) -> None:
        if not self._is_begun:
            self._is_begun = True
            self.call_after_refresh(self._furnish)

    async def on_screen_resume(self) -> None:
        """Back from a play: what can be resumed has changed."""
        if self._content is not None:
            await self.refill()
        elif self._was_resumed:
            self._begin()
        self._was_resumed = True

    async def refill(self) -> None:
        """Load what there is, without holding the keys."""
        self.run_worker(self.attempt(self._load()), exclusive=True)

    async def _load(self) -> None:
        self._content = await self._source.content()
        # Late, as all that reads journals: the first frame shows none.
        from game.shelf import shelf

        self._sessions = await shelf(self._store)
        await self._find_journey(self._content)
        self._list_again()

    async def _find_journey(self, content: Content) -> None:
        if not self._travel.is_quick(self._sessions, self.player):
            # What many new plays have to tell is waited for with the list in sight.
            self._list_again()
        self._journey = await self._travel.find(content, self._sessions, self.player)

    async def follow(self, course: str) -> None:
        """Follow another course from here on. Raises StorageError."""
        if self._content is not None:
            self._travel.follow(self.player, course)
            await self._find_journey(self._content)
            self._list_again()

    @property
    def player(self) -> str:
        """The pseudonym of who sits here, "" for none."""
        return self._settings.load().pseudonym

    @property
    def sessions(self) -> tuple[KeptSession, ...]:
        """Every session kept here, newest first, as last read."""
        return self._sessions

    @property
    def journey(self) -> Journey | None:
        """Where the player stands; None until it is known, or where there is no course."""
        return self._journey

    def _list_again(self) -> None:
        if self._content is None:
            return
        from game.tui.catalogue import Filters, items

        filters = Filters(
            self.query_one("#recherche", Input).value,
            self.query_one("#niveau", Cycle).value,
            self.query_one("#specialite", Cycle).value,
            self.query_one("#activite", Cycle).value,
        )
        choices = self.query_one("#choix", ChoiceList)
        keep = choices.current.id if choices.current else None
        shown = tuple(items(self._sessions, self._content.catalogue, filters, self._journey))
        choices.present(shown, keep=keep)
        if choices.current is None:
            self.query_one("#presentation", Lines).present([])

    @on(Input.Changed, "#recherche")
    @on(Cycle.Changed, "#niveau")
    @on(Cycle.Changed, "#specialite")
    @on(Cycle.Changed, "#activite")
    def _filtered(self) -> None:
        self._list_again()

    @on(Input.Submitted)
    def _typed(self) -> None:
        self.query_one("#choix").focus()

    @on(Input.Blurred, "#pseudonyme")
    async def _named(self) -> None:
        before = self.player
        if self.keep_pseudonym() != before and self._content is not None:
            # Another student sits down: their own journey, from their own plays.
            await self.refill()

    def keep_pseudonym(self) -> str:
        """Keep the pseudonym typed, cleaned; gives what is kept."""
        name = self.query_one(SeatPanel).clean_pseudonym()
        settings = self._settings.load()
        if settings.pseudonym != name:
            self._settings.save(replace(settings, pseudonym=name))
        return name

    @on(ChoiceList.Moved, "#choix")
    def _moved(self, event: ChoiceList.Moved) -> None:
        self.query_one("#presentation", Lines).present(self._present(event.item.id))

    def _present(self, id_: str) -> Sequence[Paragraph]:
        from game.tui.catalogue import lines_of

        assert self._content is not None, "the list is filled from the content"
        return lines_of(id_, self._content, self._session(id_), self._journey)

    def _session(self, id_: str) -> KeptSession | None:
        from game.tui.catalogue import SESSION

        name = id_.removeprefix(SESSION) if id_.startswith(SESSION) else None
        return next((kept for kept in self._sessions if kept.id == name), None)

    @on(ChoiceList.Chosen, "#choix")
    def _chosen(self, event: ChoiceList.Chosen) -> None:
        from game.tui.catalogue import SITUATION
        from game.tui.course_lines import EXPLORED, PROPOSED

        id_, session = event.item.id, self._session(event.item.id)
        self.keep_pseudonym()
        proposal = self._journey.proposal if self._journey else None
        if session is not None:
            self.post_message(self.SessionChosen(session.id))
        elif id_ == EXPLORED:
            self.action_explore()
        elif id_ != PROPOSED:
            self.begin(id_.removeprefix(SITUATION))
        elif proposal is not None and proposal.seance is not None:
            self.post_message(self.SessionChosen(proposal.seance))
        elif proposal is not None:
            self.begin(proposal.scenario, proposal.customer)

    def begin(self, scenario: str, customer: int | None = None) -> None:
        """Ask for a play, in the mode chosen here; a number typed here goes before `customer`."""
        seat = self.query_one(SeatPanel)
        seed = customer if seat.customer is None else seat.customer
        self.post_message(self.PlayChosen(scenario, seed, seat.mode))

    def action_chercher(self) -> None:
        """To the search field."""
        self.query_one("#recherche").focus()

    def action_champ(self, id_: str) -> None:
        """To a field."""
        self.query_one(f"#{id_}").focus()

    def action_filtre(self, id_: str) -> None:
        """The next value of a filter, or of the mode."""
        self.query_one(f"#{id_}", Cycle).action_step(1)

    def action_retour(self) -> None:
        """From a field to the list; there, the search is emptied."""
        choices = self.query_one("#choix")
        if choices.has_focus:
            self.query_one("#recherche", Input).value = ""
        choices.focus()

    def action_parcours(self) -> None:
        """See the course whole, or choose another."""
        if self._journey is not None:
            self.post_message(self.CourseWanted(self._journey))
        elif self._content is not None:
            self.say("Aucun parcours ici : choisissez une situation.")

    def action_explore(self) -> None:
        """Open the page « J’ai exploré »."""
        if self._content is not None:
            self.post_message(self.ExploredWanted())

    def action_ouvrir(self) -> None:
        """Open a play from a file."""
        self.post_message(self.OpenWanted())

    def action_enregistrer(self) -> None:
        """Carry away the session under the mark, or the newest."""
        current = self.query_one("#choix", ChoiceList).current
        session = self._session(current.id) if current else None
        session = session or next(iter(self._sessions), None)
        if session is None:
            self.tell("Aucune partie à enregistrer : jouez d’abord une situation.")
            return
        self.post_message(self.SaveWanted(session.id))
