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

from game.settings import PSEUDONYM_LENGTH, SettingsStore, pseudonym
from game.tui.choices import ChoiceList, Item
from game.tui.cycle import Cycle
from game.tui.filters import ACTIVITIES, LEVELS, MODE_OF, MODES, SPECIALITIES
from game.tui.keys import Hint
from game.tui.lines import Lines
from game.tui.panel import Panel
from game.tui.sheet import Sheet

if TYPE_CHECKING:
    from game.content import Content
    from game.shelf import KeptSession
    from game.store import Store
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
        *,
        is_shown_first: bool = True,
    ) -> None:
        super().__init__()
        self._source = source
        self._store = store
        self._settings = settings
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
                yield Panel("Ma partie", id="partie")

    async def _furnish(self) -> None:
        """The fields, which cost as much as all the rest of the first frame."""
        await self.query_one("#filtres").mount(
            Input(placeholder="/ Chercher…", compact=True, id="recherche"),
            Cycle(LEVELS, key="n", id="niveau"),
            Cycle(SPECIALITIES, key="s", id="specialite"),
            Cycle(ACTIVITIES, key="a", id="activite"),
        )
        await self.query_one("#detail").mount(Lines(id="presentation"))
        await self.query_one("#partie").mount_compose(self._fields())
        await self.refill()

    def _fields(self) -> ComposeResult:
        with Horizontal(classes="champ"):
            yield Static("[b $accent]p[/] Pseudonyme", classes="libelle")
            yield Input(
                self._settings.load().pseudonym,
                placeholder="facultatif",
                compact=True,
                max_length=PSEUDONYM_LENGTH,
                select_on_focus=False,
                id="pseudonyme",
            )
        with Horizontal(classes="champ"):
            yield Static("[b $accent]g[/] Mode", classes="libelle")
            yield Cycle(MODES, id="mode")
        with Horizontal(classes="champ"):
            yield Static("[b $accent]c[/] Client n°", classes="libelle")
            yield Input(placeholder="au hasard", compact=True, restrict=r"[0-9]{0,4}", id="client")

    def hints(self) -> Sequence[Hint]:
        """The list first."""
        return (
            Hint("Entrée", "Jouer", "", "Jouer la situation marquée, ou reprendre la partie"),
            Hint("/", "Chercher", "screen.chercher", "Chercher une situation, sans accents"),
            Hint("o", "Ouvrir", "screen.ouvrir", "Ouvrir ma partie… (clé USB, dossier)"),
            Hint(
                "e",
                "Enregistrer",
                "screen.enregistrer",
                "Enregistrer ma partie… (clé USB, dossier)",
            ),
            Hint("g", "Mode", "screen.filtre('mode')", "Changer de mode de jeu", in_bar=False),
            Hint(
                "p",
                "Pseudonyme",
                "screen.champ('pseudonyme')",
                "Écrire son pseudonyme",
                in_bar=False,
            ),
            Hint("n s a", "Filtrer", "", "Filtrer par niveau, spécialité, activité", in_bar=False),
            Hint(
                "c", "Client", "screen.champ('client')", "Choisir le numéro du client", in_bar=False
            ),
        )

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
        self._list_again()

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
        shown = tuple(items(self._sessions, self._content.catalogue, filters))
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
    def _named(self) -> None:
        self.keep_pseudonym()

    def keep_pseudonym(self) -> str:
        """Keep the pseudonym, cleaned, and show it as kept."""
        field = self.query_one("#pseudonyme", Input)
        name = pseudonym(field.value)
        if field.value != name:
            field.value = name
        settings = self._settings.load()
        if settings.pseudonym != name:
            self._settings.save(replace(settings, pseudonym=name))
        return name

    @on(ChoiceList.Moved, "#choix")
    def _moved(self, event: ChoiceList.Moved) -> None:
        self.query_one("#presentation", Lines).present(self._present(event.item.id))

    def _present(self, id_: str) -> Sequence[tuple[str, str, str]]:
        from game.tui import catalogue

        assert self._content is not None, "the list is filled from the content"
        session = self._session(id_)
        if session is not None:
            return catalogue.session_lines(session)
        scenario = self._content.scenarios[id_.removeprefix(catalogue.SITUATION)]
        house = self._content.organisations.get(scenario.organisation)
        return catalogue.scenario_lines(scenario, house)

    def _session(self, id_: str) -> KeptSession | None:
        from game.tui.catalogue import SESSION

        name = id_.removeprefix(SESSION) if id_.startswith(SESSION) else None
        return next((kept for kept in self._sessions if kept.id == name), None)

    @on(ChoiceList.Chosen, "#choix")
    def _chosen(self, event: ChoiceList.Chosen) -> None:
        from game.tui.catalogue import SITUATION

        session = self._session(event.item.id)
        self.keep_pseudonym()
        if session is not None:
            self.post_message(self.SessionChosen(session.id))
            return
        number = self.query_one("#client", Input).value
        mode = MODE_OF.get(self.query_one("#mode", Cycle).value)
        scenario = event.item.id.removeprefix(SITUATION)
        self.post_message(self.PlayChosen(scenario, int(number) if number else None, mode))

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
