"""The sessions kept on this machine, each in one line: what, when, how far."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from game.errors import SessionError
from game.reopen import parse, restored
from game.store import Store
from scenarios.journal import Answer, Closing, Journal
from scenarios.model import Scenario

State = Literal["en-cours", "finie", "illisible"]


@dataclass(frozen=True, slots=True)
class KeptSession:
    """One session. date: ISO 8601 as it began. answers: how many were given. trouble: why it
    cannot be read, empty when it can; then only `id` and `state` say anything. scene: « scène 2
    sur 3 » in a dossier under way, else empty.
    """

    id: str
    state: State
    scenario: str = ""
    title: str = ""
    date: str = ""
    players: tuple[str, ...] = ()
    mode: str = ""
    customer_number: int = 0
    answers: int = 0
    ending: str = ""
    trouble: str = ""
    scene: str = ""


async def shelf(store: Store) -> tuple[KeptSession, ...]:
    """Every session, newest first; a damaged one hides no other. Raises StorageError."""
    return tuple([await _look(store, seance) for seance in await store.list()])


async def _look(store: Store, seance: str) -> KeptSession:
    try:
        journal = parse(await store.read(seance))
    except SessionError as error:
        return KeptSession(seance, "illisible", trouble=str(error))
    return _described(seance, journal)


def _described(seance: str, journal: Journal) -> KeptSession:
    opening = journal.opening
    ending = next((e.fin for e in journal.entries if isinstance(e, Closing)), "")
    return KeptSession(
        id=seance,
        state="finie" if journal.is_closed else "en-cours",
        scenario=opening.scenario_id,
        title=opening.scenario.titre if opening.scenario else _title(opening.scenario_id),
        date=opening.date,
        players=opening.joueurs,
        mode=opening.mode,
        customer_number=opening.casting.graine,
        answers=sum(isinstance(entry, Answer) for entry in journal.entries),
        ending=ending,
        scene="" if journal.is_closed else _scene(journal),
    )


def _scene(journal: Journal) -> str:
    """How far a dossier is; only the moves tell, so it alone is played again."""
    written = journal.opening.scenario or _installed(journal.opening.scenario_id)
    if written is None or not written.scenes:
        return ""
    try:
        part = restored(journal).scene.part
    except SessionError:
        # It is listed all the same: taking it up says what is wrong.
        return ""
    return f"scène {part.rank} sur {part.total}" if part else ""


def _title(scenario_id: str) -> str:
    """An assessment carries no copy: the library tells its title, if it has that scenario."""
    scenario = _installed(scenario_id)
    return scenario.titre if scenario else scenario_id


def _installed(scenario_id: str) -> Scenario | None:
    # Late: the library costs 100 ms and more, and most sessions carry their own copy.
    from game.content import bundled

    return bundled().scenarios.get(scenario_id)
