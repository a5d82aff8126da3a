"""The application: it owns navigation, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from textual import on

from game.errors import ExitCode
from game.settings import SettingsStore
from game.travel import Travel
from game.tui.frame import GO_ON_IN_TEXT
from game.tui.screens.home import HomeSheet
from game.tui.sheet import Sheet
from game.tui.source import Bundled, Source
from game.tui.travels import HANDED, Travels

if TYPE_CHECKING:
    from game.delivery import Delivery
    from game.reopen import Installed
    from game.session import Session
    from game.store import Store
    from game.tui.keeper import Keeper
    from game.tui.results import Results
    from game.tui.screens.briefing import BriefingSheet
    from game.tui.screens.debrief import ResultSheet
    from game.tui.screens.play import PlaySheet
    from scenarios.play import Mode, Play

OPEN = "Le fichier de la partie (.jsonl) ou son bilan (.html), par exemple sur une clé USB :"
SAVE = "Où enregistrer une copie de la partie, par exemple sur une clé USB :"


class ComptoirApp(Travels):
    """The game on screen.

    play: begin at its briefing. seance: resume that session. After GO_ON_IN_TEXT,
    `text_seance` is the session to go on with, None where none was open.
    """

    # Every other screen brings its own when it is first shown; the default one cannot.
    CSS_PATH = ["base.tcss", "screens/home.tcss"]

    def __init__(
        self,
        *,
        store: Store,
        clock: Callable[[], datetime],
        delivery: Delivery,
        settings: SettingsStore,
        travel: Travel | None = None,
        source: Source | None = None,
        play: Play | None = None,
        seance: str | None = None,
    ) -> None:
        super().__init__(clock=clock, delivery=delivery, settings=settings)
        self.text_seance: str | None = None
        self._store = store
        self.travel = travel or Travel(store)
        self._source = source or Bundled()
        self._results: Results | None = None
        self._first_play = play
        self._first_seance = seance

    def get_default_screen(self) -> Sheet:
        """Home lies under everything."""
        is_first = self._first_play is None and self._first_seance is None
        return HomeSheet(
            self._source, self._store, self._settings, self.travel, is_shown_first=is_first
        )

    async def on_mount(self) -> None:
        """Start where asked."""
        if self._first_play is not None:
            self._brief(self._first_play)
        elif self._first_seance is not None:
            await self.home.attempt(self.reopen(self._first_seance))

    @property
    def home(self) -> HomeSheet:
        """See Travels."""
        home = self.screen_stack[0]
        assert isinstance(home, HomeSheet), "home lies under everything"
        return home

    @property
    def _open_play(self) -> PlaySheet | None:
        """The play that leaving would interrupt."""
        for screen in self.screen_stack:
            if isinstance(screen, Sheet) and screen.seance is not None:
                from game.tui.screens.play import PlaySheet

                if isinstance(screen, PlaySheet) and screen.is_open:
                    return screen
        return None

    @on(HomeSheet.PlayChosen)
    async def _play_chosen(self, event: HomeSheet.PlayChosen) -> None:
        await self.home.attempt(self._prepare(event.scenario, event.seed, event.mode))

    async def _prepare(self, id_: str, seed: int | None, mode: Mode | None) -> None:
        content = await self._source.content()
        self._brief(self._source.new_play(content.scenario(id_), seed=seed, mode=mode))

    def _brief(self, play: Play) -> None:
        from game.tui.screens.briefing import BriefingSheet

        self.push_screen(BriefingSheet(play, self._source))

    async def on_briefing_sheet_left(self) -> None:
        """Back to the list."""
        await self.pop_screen()

    async def on_briefing_sheet_started(self, event: BriefingSheet.Started) -> None:
        """The play begins: its journal opens with its first screen."""
        await self.home.attempt(self._begin(event.play))

    async def _begin(self, play: Play) -> None:
        from game.journal_file import new_seance_id
        from game.session import begin
        from game.tui.keeper import Keeper

        name = self._settings.load().pseudonym
        players = (name,) if name else ()
        date = self._clock().isoformat()
        known = await self._store.list()
        seance = new_seance_id(known, play.scenario.id, date, players)
        session, line = begin(play, seance=seance, date=date, players=players)
        await self._show_play(session, Keeper(self._store, seance, line, is_new=True))

    async def _show_play(self, session: Session, keeper: Keeper) -> None:
        from game.tui.screens.play import PlaySheet

        await self._back_home()
        await self.push_screen(PlaySheet(session, keeper, self._clock))

    async def _back_home(self) -> None:
        while len(self.screen_stack) > 1:
            await self.pop_screen()

    @on(HomeSheet.SessionChosen)
    async def _session_chosen(self, event: HomeSheet.SessionChosen) -> None:
        await self.home.attempt(self.reopen(event.seance))

    async def reopen(self, seance: str) -> None:
        """See Travels."""
        from game.reopen import reopen
        from game.tui.keeper import Keeper

        found = await reopen(self._store, seance, await self._installed(seance))
        journal = await self._store.read(found.kept_as)
        if found.session.scene.is_over:
            await self._debrief(found.session, journal)
        else:
            keeper = Keeper(self._store, found.kept_as, journal, is_new=False)
            await self._show_play(found.session, keeper)
        if found.recap:
            lines = (found.session.scene.title, *found.recap)
            self.home.tell("\n".join(lines), "Vous reprenez votre dossier")
        for notice in found.notices:
            self.home.tell(notice)

    async def _installed(self, seance: str) -> Installed | None:
        """The files that an assessment was played on, from what is loaded here."""
        from game.reopen import parse

        opening = parse(await self._store.read(seance)).opening
        if opening.scenario is not None:
            return None
        content = await self._source.content()
        scenario = content.scenarios.get(opening.scenario_id)
        if scenario is None:
            return None
        return scenario, content.organisations[scenario.organisation]

    @on(HomeSheet.OpenWanted)
    def _open_wanted(self) -> None:
        from game.tui.dialogs import AskPath

        async def typed(path: str | None) -> None:
            if path:
                await self.home.attempt(self._take_in(path))

        self.push_screen(AskPath("Ouvrir ma partie", OPEN, self._delivery.suggest("")), typed)

    async def _take_in(self, path: str) -> None:
        from game.carry import journal_of, taken_in

        seance = await taken_in(self._store, journal_of(self._delivery.take_in(path)))
        await self.reopen(seance)

    @on(HomeSheet.SaveWanted)
    def _save_wanted(self, event: HomeSheet.SaveWanted) -> None:
        from game.tui.dialogs import AskPath

        async def typed(path: str | None) -> None:
            if path:
                await self.home.attempt(self._carry(event.seance, path))

        name = self._delivery.suggest(f"{event.seance}.jsonl")
        self.push_screen(AskPath("Enregistrer ma partie", SAVE, name), typed)

    async def _carry(self, seance: str, path: str) -> None:
        where = self._delivery.hand_over(path, await self._store.read(seance))
        self.home.tell(HANDED.format(where=where), "Ma partie")

    async def on_play_sheet_left(self) -> None:
        """Back home."""
        await self._back_home()

    async def on_play_sheet_ended(self, event: PlaySheet.Ended) -> None:
        """On to what the play was worth."""
        await self.home.attempt(self._debrief(event.session, event.journal))

    async def _debrief(self, session: Session, journal: bytes) -> None:
        from game.tui.results import Results

        self._results = Results(session, journal, self._source)
        # Read before the play is left: the list of situations would show meanwhile.
        first = await self._results.first()
        await self._back_home()
        await self.push_screen(first)

    async def on_result_sheet_wanted(self, event: ResultSheet.Wanted) -> None:
        """From one screen of the results to another."""
        await self.home.attempt(self._go(event.what))

    async def _go(self, what: str) -> None:
        assert self._results is not None, "results are shown"
        if what == "accueil":
            await self._back_home()
        elif what == "retour":
            await self.pop_screen()
        elif what == "rapport":
            name, page = self._results.page()
            self.home.tell(HANDED.format(where=self._delivery.hand_over(name, page)), "Bilan")
        elif not isinstance(self.screen, self._results.class_of(what)):
            await self.push_screen(self._results.sheet(what))

    def on_sheet_text_wanted(self, event: Sheet.TextWanted) -> None:
        """The player goes on in plain lines: the command line takes over."""
        self.text_seance = event.seance
        self.exit(GO_ON_IN_TEXT)

    async def action_quit(self) -> None:
        """Leave; with a play open, ask first."""
        play = self._open_play
        if play is None:
            self.exit(int(ExitCode.CLEAN))
        elif self.screen is play:
            play.ask_to_leave(lambda: self.exit(int(ExitCode.CLEAN)))
