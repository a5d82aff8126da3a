"""The sessions kept on this machine, each in one line: what, when, how far."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from game.errors import SessionError
from game.reopen import parse, restored
from game.store import Store
from scenarios.journal import Answer, Closing, Journal, Opening
from scenarios.language.clean import comparable
from scenarios.model import Scenario

State = Literal["en-cours", "finie", "illisible"]


@dataclass(frozen=True, slots=True)
class KeptSession:
    """One session. date: ISO 8601 as it began. answers: how many were given. trouble: why it
    cannot be read, empty when it can; then only `id` and `state` say anything. scene: « scène 2
    sur 3 » in a dossier under way, else empty. level, specialities, house: of the situation, empty
    where it is neither in the journal nor installed. persona, need: the customer's, never shown.
    digest: that of the last line, which changes with every answer.
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
    level: str = ""
    specialities: tuple[str, ...] = ()
    house: str = ""
    persona: str = ""
    need: str = ""
    digest: str = ""

    def is_of(self, player: str) -> bool:
        """Whether this pseudonym played it, alone or with another; "" is whoever gave none."""
        names = {comparable(name) for name in self.players}
        return comparable(player) in names if player else not names


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
    written = opening.scenario or _installed(opening.scenario_id)
    temper = opening.casting.temper
    ending = next((e.fin for e in journal.entries if isinstance(e, Closing)), "")
    return KeptSession(
        id=seance,
        state="finie" if journal.is_closed else "en-cours",
        scenario=opening.scenario_id,
        title=written.titre if written else opening.scenario_id,
        date=opening.date,
        players=opening.joueurs,
        mode=opening.mode,
        customer_number=opening.casting.graine,
        answers=sum(isinstance(entry, Answer) for entry in journal.entries),
        ending=ending,
        scene="" if journal.is_closed else _scene(journal, written),
        level=written.niveau if written else "",
        specialities=written.specialites if written else (),
        house=_house(opening),
        persona=temper.archetype,
        need=temper.besoin,
        digest=journal.last,
    )


def _scene(journal: Journal, written: Scenario | None) -> str:
    """How far a dossier is; only the moves tell, so it alone is played again."""
    if written is None or not written.scenes:
        return ""
    try:
        part = restored(journal).scene.part
    except SessionError:
        # It is listed all the same: taking it up says what is wrong.
        return ""
    return f"scène {part.rank} sur {part.total}" if part else ""


def _house(opening: Opening) -> str:
    if opening.organisation is not None:
        return opening.organisation.nom
    scenario = _installed(opening.scenario_id)
    if scenario is None:
        return ""
    from game.content import bundled  # see below

    house = bundled().organisations.get(scenario.organisation)
    return house.nom if house else ""


def _installed(scenario_id: str) -> Scenario | None:
    """An assessment carries no copy: the library tells of it, if it has that scenario."""
    # Late: the library costs 100 ms and more, and most sessions carry their own copy.
    from game.content import bundled

    return bundled().scenarios.get(scenario_id)
