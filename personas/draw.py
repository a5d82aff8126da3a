"""Who comes: an archetype and a seed make a casting. The one door to Faker.

Every purpose has a stream of its own (`Chance`), so that adding one draw moves no other. Names,
ages, numbers and mails are ours and drawn by it: Faker's `fr_FR` names are those of one village,
its numbers may ring at somebody's home, and its draws change between releases, while a seed must
give the same customer for years. Faker lays out what has a grammar, the address: its templates
and number formats, filled by a provider of our own that lies on top of its French one. It is
pinned exactly, and `tests/personas/castings.json` tells when a release draws otherwise.
"""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar

import msgspec

from personas.archetype import Archetype, PersonaError, find
from personas.names import Origin
from personas.people import Wanted, invent
from personas.places import STREET_NAMES, STREET_TYPES
from scenarios.chance import Chance
from scenarios.customer import Casting, Gender, Person, Temper
from scenarios.model import ClientSpec, Extra

if TYPE_CHECKING:
    from faker import Faker

# PersonaError is among what `draw` promises, so it can be caught from here.
__all__ = ["ADULTS", "PersonaError", "casting_class", "draw", "paired", "stranger"]

T = TypeVar("T")

ADULTS = (18, 79)
AT_WORK = (20, 64)
# A brake that is likely for the archetype weighs so much more than another one.
LIKELY_BRAKE = 3


def draw(
    spec: ClientSpec,
    extras: Mapping[str, Extra],
    archetypes: Mapping[str, Archetype],
    seed: int,
    *,
    persona: str | None = None,
) -> Casting:
    """The casting of a play: same arguments, same people, on every machine.

    extras: the figurants, by id. persona: the id of an archetype, any that exists; None draws one
    of the scenario's own. Raises PersonaError when it does not exist.
    """
    id_ = _persona(spec, seed) if persona is None else persona
    archetype = find(archetypes, id_)
    client = _person(seed, ("client",), Wanted(archetype.age), frozenset())
    return Casting(
        graine=seed,
        temper=_temper(spec, archetype, seed),
        client=client,
        figurants=dict(_figurants(extras, seed, client)),
        historique=_stream(seed, "historique").pick(spec.historiques) if spec.historiques else (),
        reactions=archetype.reactions,
        depart=archetype.depart,
    )


def kind_of(spec: ClientSpec, seed: int) -> tuple[str, str]:
    """Which archetype and which need that number draws, without drawing the rest."""
    return _persona(spec, seed), _need(spec, seed)


def paired(
    casting: Casting,
    *,
    genre: Gender | None = None,
    origin: Origin | None = None,
    ages: tuple[int, int] = ADULTS,
    rank: int = 1,
) -> Casting:
    """The same play with another customer of the same temper, to prove that both are served alike.

    genre, origin (of the family name): None is drawn. rank: another person for each.
    """
    people = (casting.client, *casting.figurants.values())
    taken = frozenset(name for person in people for name in (person.nom, person.prenom))
    wanted = Wanted(ages, genre, origin)
    other = _person(casting.graine, ("paire", rank), wanted, taken)
    return msgspec.structs.replace(casting, client=other)


def stranger(
    seed: int, who: tuple[str | int, ...], wanted: Wanted, taken: frozenset[str]
) -> Person:
    """Somebody who does not come to the play; who: what makes them another than the next one."""
    return _person(seed, who, wanted, taken)


def casting_class(casting: Casting) -> str:
    """A short digest of the temper: castings of one class can earn exactly the same marks."""
    encoded = msgspec.json.encode(casting.temper, order="deterministic")
    return hashlib.sha256(encoded).hexdigest()[:12]


def _stream(seed: int, *purpose: str | int) -> Chance:
    return Chance(seed, "casting", *purpose)


def _persona(spec: ClientSpec, seed: int) -> str:
    return _stream(seed, "persona").pick(spec.personas)


def _need(spec: ClientSpec, seed: int) -> str:
    return _stream(seed, "besoin").pick(spec.besoins).id


def _temper(spec: ClientSpec, archetype: Archetype, seed: int) -> Temper:
    motives = [(motive, archetype.weight(motive)) for motive in dict.fromkeys(spec.mobiles.parmi)]
    among = dict.fromkeys(spec.freins.parmi or archetype.freins)
    brakes = [(brake, LIKELY_BRAKE if brake in archetype.freins else 1) for brake in among]
    return archetype.temper(
        motives=_several(_stream(seed, "mobiles"), motives, spec.mobiles.nombre),
        brakes=_several(_stream(seed, "freins"), brakes, spec.freins.nombre),
        need=_need(spec, seed),
    )


def _several(chance: Chance, weighted: Sequence[tuple[T, int]], count: int) -> tuple[T, ...]:
    """Up to `count` different items, each drawn by its weight among those left."""
    left = list(weighted)
    found: list[T] = []
    while left and len(found) < count:
        found.append(chance.weighted(left))
        left = [(item, weight) for item, weight in left if item not in found]
    return tuple(found)


def _figurants(
    extras: Mapping[str, Extra], seed: int, client: Person
) -> Iterator[tuple[str, Person]]:
    taken = {client.nom, client.prenom}
    for id_, extra in extras.items():
        wanted = Wanted(AT_WORK, extra.genre)
        person = _person(seed, ("figurant", id_), wanted, frozenset(taken))
        taken |= {person.nom, person.prenom}
        yield id_, person


def _person(seed: int, who: Iterable[str | int], wanted: Wanted, taken: frozenset[str]) -> Person:
    return invent(functools.partial(_stream, seed, *who), wanted, taken, _street)


def _street(chance: Chance) -> str:
    """« 12 rue des Tilleuls »."""
    faker = _faker()
    # 32 bits: Faker's own seeding takes any number, the same way on every Python.
    faker.seed_instance(chance.below(2**32))
    return faker.street_address()


@functools.cache
def _faker() -> Faker:
    """French addresses alone, under our own names of streets."""
    # Imported late: 90 ms, which only a new play pays.
    from faker import Faker
    from faker.providers.address import Provider

    class Streets(Provider):
        """Streets named as they are in France, not after the people whom Faker invents."""

        building_number_formats = ("%", "%#", "%#", "%#", "1##")
        street_name_formats = ("{{street_type}} {{street_object}}",)
        street_address_formats = ("{{building_number}} {{street_name}}",)

        def street_type(self) -> str:
            """« rue »."""
            return self.random_element(STREET_TYPES)

        def street_object(self) -> str:
            """« des Tilleuls »."""
            return self.random_element(STREET_NAMES)

    faker = Faker("fr_FR", providers=["faker.providers.address"])
    faker.add_provider(Streets)
    return faker
