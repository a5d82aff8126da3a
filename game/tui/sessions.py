"""Sessions kept in a store: what there is to resume, and how one is taken up again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from game.errors import GameError, SessionError
from game.session import Session, play_of, resume
from game.tui.keeper import Keeper
from scenarios.journal import Journal, JournalError, read
from scenarios.kernel import ReplayError

if TYPE_CHECKING:
    from game.content import Content
    from game.store import Store


@dataclass(frozen=True, slots=True)
class Kept:
    """A session as the home screen shows it. date: ISO 8601; answers: how many were given."""

    seance: str
    title: str
    date: str
    players: tuple[str, ...]
    answers: int
    is_over: bool
    mode: str


@dataclass(frozen=True, slots=True)
class Reopened:
    """A session taken up again. is_torn: its last line was cut in two and is gone."""

    session: Session
    keeper: Keeper
    is_torn: bool


async def kept_sessions(store: Store, content: Content, limit: int = 30) -> tuple[Kept, ...]:
    """The newest sessions; those that cannot be read are left out, and told when opened."""
    found = []
    for seance in (await store.list())[:limit]:
        try:
            journal = read(await store.read(seance))
        except (JournalError, GameError):
            continue
        found.append(_kept(seance, journal, content))
    return tuple(found)


def _kept(seance: str, journal: Journal, content: Content) -> Kept:
    opening = journal.opening
    known = opening.scenario or content.scenarios.get(opening.scenario_id)
    return Kept(
        seance,
        known.titre if known else opening.scenario_id,
        opening.date,
        opening.joueurs,
        len(journal.moves),
        journal.is_closed,
        opening.mode,
    )


async def reopen(store: Store, seance: str, content: Content) -> Reopened:
    """The session at its very step; raises SessionError or StorageError."""
    raw = await store.read(seance)
    journal = _read(raw)
    session = session_of(journal, content)
    await store.cut(seance, journal.size)
    pending = session.missing_end() if session.scene.is_over and not journal.is_closed else b""
    keeper = Keeper(store, seance, raw[: journal.size], pending=pending)
    return Reopened(session, keeper, journal.is_torn)


def session_of(journal: Journal, content: Content) -> Session:
    """The session that a journal holds; raises SessionError."""
    opening = journal.opening
    scenario = content.scenarios.get(opening.scenario_id)
    house = content.organisations.get(scenario.organisation) if scenario else None
    play = play_of(opening, scenario, house)
    if play is None:
        raise SessionError(
            f"La situation « {opening.scenario_id} » a changé ou n’est plus là, et cette séance"
            " d’évaluation n’en garde pas de copie : demandez la version d’origine au professeur."
        )
    try:
        return resume(play, journal)
    except ReplayError as error:
        raise SessionError(
            f"La ligne {error.line} de cette séance ne convient plus à la situation : {error}"
        ) from error


def _read(raw: bytes) -> Journal:
    try:
        return read(raw)
    except JournalError as error:
        raise SessionError(str(error)) from error
