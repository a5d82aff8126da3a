"""Taking up a kept session: read, replayed to its very step, and held against other writers."""

from __future__ import annotations

from dataclasses import dataclass

from game.errors import SessionError
from game.recap import recap
from game.session import Session, play_of, resume
from game.store import Store
from scenarios.house.organisation import Organisation
from scenarios.journal import Journal, JournalError, Opening, read
from scenarios.kernel import ReplayError
from scenarios.model import Scenario
from scenarios.play import Play

TORN = (
    "La dernière réponse n’avait pas été enregistrée en entier : elle a été retirée."
    " Vous reprenez juste avant."
)

Installed = tuple[Scenario, Organisation]


@dataclass(frozen=True, slots=True)
class Reopened:
    """A session at its very step. kept_as: its name in the store. notices: what to tell.

    recap: where one was in a dossier, line by line.
    """

    session: Session
    kept_as: str
    notices: tuple[str, ...] = ()
    recap: tuple[str, ...] = ()


async def reopen(store: Store, seance: str, installed: Installed | None = None) -> Reopened:
    """The session of that name, ready for its next answer; no other process can then write it.

    installed: the files that an assessment was played on, None looks in the library.
    Raises SessionError or StorageError.
    """
    content = await store.read(seance)
    journal = parse(content)
    session = restored(journal, installed)
    # Cut even when nothing is torn: from here the store holds the session for us.
    await store.cut(seance, journal.size)
    if session.scene.is_over and not journal.is_closed:
        await store.append(seance, session.missing_end())
    notices = (TORN,) if journal.is_torn else ()
    return Reopened(session, seance, notices, recap(session))


def parse(content: bytes) -> Journal:
    """The journal in a file; raises SessionError."""
    try:
        return read(content)
    except JournalError as error:
        raise SessionError(str(error)) from error


def restored(journal: Journal, installed: Installed | None = None) -> Session:
    """The session that a journal leads to; raises SessionError."""
    play = _play(journal.opening, installed)
    try:
        return resume(play, journal)
    except ReplayError as error:
        raise SessionError(
            f"La ligne {error.line} de cette séance ne suit pas son scénario : elle ne peut pas"
            " être reprise. Rouvrez le fichier d’origine."
        ) from error


def _play(opening: Opening, installed: Installed | None) -> Play:
    if opening.scenario is None:
        installed = installed or _in_library(opening.scenario_id)
    play = play_of(opening, *(installed or ()))
    if play is None:
        raise SessionError(
            f"Cette évaluation a été passée sur le scénario « {opening.scenario_id} », qui n’est"
            " pas installé ici dans la même version. Installez-le, ou indiquez son fichier avec"
            " l’option --scenario."
        )
    return play


def _in_library(scenario_id: str) -> Installed | None:
    # Late: 100 ms and more to load the library, which only an assessment needs here.
    from game.content import bundled

    content = bundled()
    scenario = content.scenarios.get(scenario_id)
    if scenario is None or scenario.organisation not in content.organisations:
        return None
    return scenario, content.organisations[scenario.organisation]
