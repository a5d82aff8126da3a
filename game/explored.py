"""« J’ai exploré »: the page that ends the Seconde. What was met in each speciality, and two
sentences by the student; no result enters it, and it advises nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from game.shelf import KeptSession
from scenarios.model import SPECIALITY_LABELS, Speciality

LEVEL = "seconde"
TITLE = "J’ai exploré"
QUESTIONS = ("Ce que j’ai aimé, et pourquoi", "Ce que j’aimerais découvrir encore")
NOTHING_MET = "Rien encore : les situations de Seconde jouées apparaîtront ici."
NO_ADVICE = "Cette page dit ce que j’ai rencontré : aucun résultat n’y entre."


@dataclass(frozen=True, slots=True)
class Met:
    """A situation met. times: how often it was begun; last: ISO date of the newest."""

    title: str
    house: str
    times: int
    last: str


@dataclass(frozen=True, slots=True)
class Explored:
    """The page of one student. specialities: each with the situations met in it, first met first."""

    player: str
    specialities: tuple[tuple[Speciality, tuple[Met, ...]], ...]
    sentences: tuple[str, str]

    @property
    def has_met(self) -> bool:
        """Whether anything was."""
        return any(met for _, met in self.specialities)


def explored(player: str, sessions: Iterable[KeptSession], sentences: tuple[str, str]) -> Explored:
    """The page of a player. sessions: all those kept here, newest first; others' are left out."""
    own = [
        session
        for session in sessions
        if session.level == LEVEL and session.answers and session.is_of(player)
    ]
    by_date = sorted(own, key=lambda session: session.date)
    met = tuple((each, tuple(_met(each, by_date))) for each in SPECIALITY_LABELS)
    return Explored(player, met, sentences)


def times_met(met: Met) -> str:
    """« une fois », « 3 fois »."""
    return "une fois" if met.times == 1 else f"{met.times} fois"


def met_line(met: Met) -> str:
    """« Première matinée (Maison des associations), 2 fois »."""
    house = f" ({met.house})" if met.house else ""
    return f"{met.title}{house}, {times_met(met)}"


def _met(speciality: Speciality, sessions: Iterable[KeptSession]) -> Iterable[Met]:
    by_scenario: dict[str, list[KeptSession]] = {}
    for session in sessions:
        if speciality in session.specialities:
            by_scenario.setdefault(session.scenario, []).append(session)
    for some in by_scenario.values():
        newest = some[-1]
        yield Met(newest.title, newest.house, len(some), newest.date[:10])
