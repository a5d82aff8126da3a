"""The home of line mode: what to take up, what to play, in one numbered list."""

from __future__ import annotations

from collections.abc import Callable

from game.content import bundled, new_play
from game.errors import GameError
from game.shelf import KeptSession, shelf
from game.store import Store
from game.texte.seat import play_new, take_up
from game.texte.storing import now
from game.texte.talk import InputEndedError, Talk
from scenarios.model import LEVEL_LABELS, Scenario

WELCOME = "Comptoir : s’entraîner à accueillir, conseiller et vendre."
# A list that is read aloud stays short; « comptoir sessions » gives them all.
MOST_SESSIONS = 5

Entry = tuple[str, Callable[[], None]]


def show_menu(store: Store, talk: Talk) -> None:
    """List, ask, play, and list again, until an empty line, q or the end of input."""
    talk.say(WELCOME)
    try:
        while (chosen := _choose(_entries(store, talk), talk)) is not None:
            try:
                chosen()
            except GameError as error:
                talk.say(str(error))
            talk.say()
    except InputEndedError:
        return


def _choose(entries: list[Entry], talk: Talk) -> Callable[[], None] | None:
    for number, (label, _) in enumerate(entries, start=1):
        talk.say(f"{number}. {label}", indent="   ")
    expected = f"Tapez un numéro de 1 à {len(entries)}, ou q pour quitter."
    talk.say(expected)
    while (typed := talk.ask("Choix :")).casefold() not in ("", "q"):
        bare = typed.rstrip(".) ")
        if bare.isascii() and bare.isdigit() and 0 < int(bare) <= len(entries):
            return entries[int(bare) - 1][1]
        talk.say(f"« {typed[:40]} » n’est pas dans la liste. {expected}")
    return None


def _entries(store: Store, talk: Talk) -> list[Entry]:
    open_ones = [kept for kept in now(shelf(store)) if kept.state == "en-cours"]
    return [
        *(_to_resume(store, talk, kept) for kept in open_ones[:MOST_SESSIONS]),
        *(_to_play(store, talk, each) for each in bundled().catalogue),
    ]


def _to_resume(store: Store, talk: Talk, kept: KeptSession) -> Entry:
    answers = "une réponse" if kept.answers == 1 else f"{kept.answers} réponses"
    answers = kept.scene or answers
    players = f", {' et '.join(kept.players)}" if kept.players else ""
    label = f"Reprendre : {kept.title}, le {kept.date[:10]}{players} ({answers})"
    return label, lambda: take_up(store, talk, kept.id)


def _to_play(store: Store, talk: Talk, scenario: Scenario) -> Entry:
    def begin() -> None:
        house = bundled().organisations[scenario.organisation]
        play_new(store, talk, new_play(scenario, house))

    level = LEVEL_LABELS[scenario.niveau]
    return f"Jouer : {scenario.titre} ({level}, {scenario.duree_minutes} minutes)", begin
