"""The home of line mode: what to take up, what is proposed, what to play, in one numbered list."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from game.content import bundled, new_play
from game.delivery import Delivery
from game.errors import GameError
from game.journey import Journey
from game.settings import SettingsStore, pseudonym
from game.shelf import KeptSession, shelf
from game.store import Store
from game.texte.course import ask_course, proposed, tell_course, where
from game.texte.explored import ask_sentences, tell_explored
from game.texte.seat import play_new, take_up
from game.texte.storing import now
from game.texte.talk import InputEndedError, Talk
from game.travel import Travel
from scenarios.model import LEVEL_LABELS, Scenario

WELCOME = "Comptoir : s’entraîner à accueillir, conseiller et vendre."
# A list that is read aloud stays short; « comptoir sessions » gives them all.
MOST_SESSIONS = 5
LETTERS = (
    "r pour voir ou changer le parcours, j pour la page « J’ai exploré », p pour le pseudonyme,"
    " q pour quitter"
)

Entry = tuple[str, Callable[[], None]]


def show_menu(
    store: Store, talk: Talk, *, settings: SettingsStore, travel: Travel, delivery: Delivery
) -> None:
    """List, ask, play, and list again, until an empty line, q or the end of input."""
    menu = Menu(store, talk, settings, travel, delivery)
    talk.say(WELCOME)
    try:
        while (chosen := menu.choose()) is not None:
            try:
                chosen()
            except GameError as error:
                talk.say(str(error))
            talk.say()
    except InputEndedError:
        return


class Menu:
    """The list as it stands, and what each of its lines does."""

    def __init__(
        self, store: Store, talk: Talk, settings: SettingsStore, travel: Travel, delivery: Delivery
    ) -> None:
        self._store = store
        self._talk = talk
        self._settings = settings
        self._travel = travel
        self._delivery = delivery
        self._sessions: tuple[KeptSession, ...] = ()
        self._journey: Journey | None = None

    def choose(self) -> Callable[[], None] | None:
        """What the player wants to do; None to leave."""
        self._sessions = now(shelf(self._store))
        self._journey = now(self._travel.find(bundled(), self._sessions, self._player))
        if self._journey is not None:
            self._talk.say(where(self._journey))
        entries = self._entries()
        for number, (label, _) in enumerate(entries, start=1):
            self._talk.say(f"{number}. {label}", indent="   ")
        expected = f"Tapez un numéro de 1 à {len(entries)}, {LETTERS}."
        self._talk.say(expected)
        letters = {"r": self._course, "j": self._explored, "p": self._named}
        while (typed := self._talk.ask("Choix :")).casefold() not in ("", "q"):
            bare = typed.rstrip(".) ")
            if bare.casefold() in letters:
                return letters[bare.casefold()]
            if bare.isascii() and bare.isdigit() and 0 < int(bare) <= len(entries):
                return entries[int(bare) - 1][1]
            self._talk.say(f"« {typed[:40]} » n’est pas dans la liste. {expected}")
        return None

    @property
    def _player(self) -> str:
        return self._settings.load().pseudonym

    def _entries(self) -> list[Entry]:
        proposal = self._journey.proposal if self._journey else None
        taken = proposal.seance if proposal else None
        left = [s for s in self._sessions if s.state == "en-cours" and s.id != taken]
        proposals = self._to_follow()
        resumed = [self._to_resume(kept) for kept in left[:MOST_SESSIONS]]
        first = [*proposals, *resumed] if taken else [*resumed, *proposals]
        return [*first, *(self._to_play(each) for each in bundled().catalogue)]

    def _to_follow(self) -> list[Entry]:
        """What the course proposes."""
        journey = self._journey
        proposal = journey.proposal if journey else None
        if journey is None or proposal is None:
            return []
        if (seance := proposal.seance) is not None:
            label = f"Reprendre, proposé : {proposed(journey)}"
            return [(label, lambda: take_up(self._store, self._talk, seance))]
        scenario = bundled().scenario(proposal.scenario)
        return [
            (
                f"Jouer, proposé : {proposed(journey)}",
                lambda: self._play(scenario, proposal.customer),
            )
        ]

    def _to_resume(self, kept: KeptSession) -> Entry:
        answers = "une réponse" if kept.answers == 1 else f"{kept.answers} réponses"
        answers = kept.scene or answers
        players = f", {' et '.join(kept.players)}" if kept.players else ""
        label = f"Reprendre : {kept.title}, le {kept.date[:10]}{players} ({answers})"
        return label, lambda: take_up(self._store, self._talk, kept.id)

    def _to_play(self, scenario: Scenario) -> Entry:
        level = LEVEL_LABELS[scenario.niveau]
        label = f"Jouer : {scenario.titre} ({level}, {scenario.duree_minutes} minutes)"
        return label, lambda: self._play(scenario)

    def _play(self, scenario: Scenario, customer: int | None = None) -> None:
        house = bundled().organisations[scenario.organisation]
        players = (self._player,) if self._player else ()
        play_new(self._store, self._talk, new_play(scenario, house, seed=customer), players)

    def _course(self) -> None:
        if self._journey is None:
            return
        tell_course(self._talk, self._journey)
        other = ask_course(self._talk, self._journey)
        if other is not None:
            self._travel.follow(self._player, other)

    def _explored(self) -> None:
        from game.explored_page import file_name, render

        player = self._player
        page = self._travel.explored(self._sessions, player)
        tell_explored(self._talk, page)

        def keep(sentences: tuple[str, str]) -> None:
            self._travel.keep_sentences(player, sentences)

        page = replace(page, sentences=ask_sentences(self._talk, page, keep))
        if self._talk.ask("Tapez e pour enregistrer la page, ou Entrée :").casefold() == "e":
            path = self._delivery.hand_over(file_name(page), render(page))
            self._talk.say(f"La page est enregistrée : {path}")

    def _named(self) -> None:
        player = self._player
        self._talk.say(f"Pseudonyme : {player or 'aucun'}.")
        typed = pseudonym(self._talk.ask("Nouveau pseudonyme, - pour aucun, Entrée pour garder :"))
        if typed:
            name = "" if typed == "-" else typed
            self._settings.save(replace(self._settings.load(), pseudonym=name))
