"""Served alike: paired persons of one temper, given the same answers, play after play.

Gender, the origin of the name and age change who is rendered and nothing else: the same choices
must bring the same replies, moods, gauges, facts and marks. Plays are made by the kernel itself,
with each person's own texts, so that what a template does to an answer shows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from game.clients import LateClients
from game.robots import moved_at_random
from personas.draw import paired
from personas.names import ORIGIN_WEIGHTS, Origin
from scenarios.chance import Chance
from scenarios.customer import Gender, Person
from scenarios.kernel import State, advance, start
from scenarios.moves import right_move
from scenarios.play import Play, prepare
from scenarios.trace import Act

# No honest play of a scene is longer.
MAX_MOVES = 400
GENDERS: tuple[Gender, ...] = ("f", "m")
AGES: tuple[tuple[int, int], ...] = ((18, 25), (40, 50), (70, 79))


@dataclass(frozen=True, slots=True)
class Pair:
    """Two persons, as told: who the play is made for, and who is put in their place."""

    first: str
    second: str


@dataclass(frozen=True, slots=True)
class Difference:
    """What one answer brought to one person and not to the other.

    play: rank of the way of answering, from 1. step: where it shows first; what: in French.
    """

    pair: Pair
    play: int
    step: str
    what: str
    first: str
    second: str


@dataclass(frozen=True, slots=True)
class Fairness:
    """How many pairs of plays were compared, and the first difference of each that differ."""

    pairs: int
    differences: tuple[Difference, ...]


def fairness(plays: Sequence[Play], *, ways: int) -> Fairness:
    """Compare persons of every origin, gender and age with the persons of these plays, in turn.

    ways: how many ways of answering; the first one is right all along, the others are guesses, the
    same for both.
    """
    differences: list[Difference] = []
    alone: dict[tuple[int, int], State] = {}
    for rank, (origin, _) in enumerate(ORIGIN_WEIGHTS):
        number = rank % len(plays)
        play = plays[number]
        other = _other(play, origin, rank)
        for way in range(ways):
            if (number, way) not in alone:
                alone[number, way] = _played(play, way)
            found = _first_difference(alone[number, way], _played(other, way), play, other, way)
            if found is not None:
                differences.append(found)
    return Fairness(len(ORIGIN_WEIGHTS) * ways, tuple(differences))


def _other(play: Play, origin: Origin, rank: int) -> Play:
    """The play with another person, of this origin; gender and age go round with the rank."""
    casting = paired(
        play.casting,
        genre=GENDERS[rank % len(GENDERS)],
        origin=origin,
        ages=AGES[rank // len(GENDERS) % len(AGES)],
        rank=rank + 1,
    )
    return prepare(play.scenario, play.organisation, casting, play.mode, LateClients(casting))


def _played(play: Play, way: int) -> State:
    """A whole play, or as much of it as an honest one is long."""
    state = start(play)
    for turn in range(MAX_MOVES):
        if state.is_over:
            break
        after = advance(state, right_move(state.view)) if way == 0 else None
        if not isinstance(after, State):
            after = moved_at_random(state, Chance(way, "paire", turn))
        state = after
    return state


def _first_difference(
    one: State, two: State, first: Play, second: Play, way: int
) -> Difference | None:
    pair = Pair(_named(first.casting.client), _named(second.casting.client))
    for a, b in zip(one.acts, two.acts, strict=False):
        for what, mine, theirs in _compared(a, b):
            if mine != theirs:
                return Difference(pair, way + 1, a.step, what, _told(mine), _told(theirs))
    ends = [
        ("le nombre de réponses", len(one.acts), len(two.acts)),
        ("la fin", one.position.ending, two.position.ending),
    ]
    for what, mine, theirs in ends:
        if mine != theirs:
            return Difference(pair, way + 1, "", what, _told(mine), _told(theirs))
    return None


def _compared(a: Act, b: Act) -> Iterator[tuple[str, object, object]]:
    yield "l’étape", a.step, b.step
    yield "ce qui est proposé", a.offered, b.offered
    yield "l’issue de la réponse", a.key, b.key
    yield "la qualité", a.quality, b.quality
    yield "les notes", _marks(a), _marks(b)
    yield "la réplique de la personne", a.reply, b.reply
    yield "l’humeur", a.mood, b.mood
    yield "la confiance", a.trust, b.trust
    yield "la patience", a.patience, b.patience
    yield "ce qui est su", a.facts, b.facts
    yield "les comportements", _conduct(a), _conduct(b)
    yield "le départ", a.is_departure, b.is_departure


def _marks(act: Act) -> tuple[tuple[str, int], ...]:
    return tuple((mark.criterion, mark.value) for mark in act.marks)


def _conduct(act: Act) -> tuple[tuple[str, int], ...]:
    return tuple((mark.criterion, mark.value) for mark in act.conduct)


def _told(value: object) -> str:
    """A value for a table: a set in order, a list separated by commas."""
    if value is None:
        return "rien"
    if isinstance(value, frozenset):
        return ", ".join(sorted(value)) or "rien"
    if isinstance(value, tuple):
        return ", ".join(_told(each) for each in value) or "rien"
    if isinstance(value, bool):
        return "oui" if value else "non"
    return str(value)


def _named(person: Person) -> str:
    return f"{person.nom_complet}, {person.age} ans"
