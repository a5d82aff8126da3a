"""An invented person: name, age, number, mail and address, each from a stream of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import get_args

from personas.names import (
    FAMILY_NAMES,
    FAMOUS,
    ORIGIN_WEIGHTS,
    OWN_FIRST_NAMES,
    Origin,
    first_names,
)
from personas.places import TOWNS
from scenarios.chance import Chance
from scenarios.customer import Gender, Person
from scenarios.language.clean import without_accents

# Reserved for works of fiction, with four digits to follow: ARCEP, décision 2018-0881.
FICTION_MOBILE = "063998"
FICTION_LANDLINES = ("019900", "026191", "035301", "046571", "053649")
_PREFIXES = ((FICTION_MOBILE, 7), *((prefix, 1) for prefix in FICTION_LANDLINES))

# Reserved for examples: RFC 2606. A mail sent there reaches nobody.
MAIL_HOSTS = ("example.com", "example.org", "courriel.example", "boite.example")

GENDERS: tuple[Gender, ...] = get_args(Gender)

Stream = Callable[..., Chance]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked of a person; None is drawn. ages: youngest and oldest, both reached."""

    ages: tuple[int, int]
    gender: Gender | None = None
    origin: Origin | None = None


def invent(
    stream: Stream, wanted: Wanted, taken: frozenset[str], street: Callable[[Chance], str]
) -> Person:
    """A person who has none of the names `taken`: two in one play are never mixed up.

    stream: gives the chance of a purpose, so that one draw moves no other. street: number and
    name of a street, from the chance it is given.
    """
    gender = stream("genre").pick(GENDERS) if wanted.gender is None else wanted.gender
    youngest, oldest = wanted.ages
    age = youngest + stream("age").below(oldest - youngest + 1)
    origin = _origin(stream, wanted)
    family = _family_name(stream("nom"), origin, taken)
    names = _first_names(stream, gender, origin, age)
    first = _first_name(stream("prenom"), names, family, taken)
    postcode, town = stream("ville").pick(TOWNS)
    return Person(
        genre=gender,
        prenom=first,
        nom=family,
        age=age,
        telephone=_telephone(stream("telephone")),
        courriel=mail_address(first, family, stream("courriel").pick(MAIL_HOSTS)),
        voie=street(stream("voie")),
        code_postal=postcode,
        ville=town,
    )


def mail_address(first: str, family: str, host: str) -> str:
    """« Gaëlle Le Goff » gives gaelle.legoff@…: ASCII, lower case, hyphens kept."""
    return f"{_bare(first)}.{_bare(family)}@{host}"


def _bare(name: str) -> str:
    folded = without_accents(name).lower()
    return "".join(letter for letter in folded if letter.isascii() and letter not in " '’")


def _origin(stream: Stream, wanted: Wanted) -> Origin:
    if wanted.origin is not None:
        return wanted.origin
    return stream("origine").weighted(ORIGIN_WEIGHTS)


def _family_name(chance: Chance, origin: Origin, taken: frozenset[str]) -> str:
    names = (*chance.shuffled(FAMILY_NAMES[origin]), *FAMILY_NAMES["france"])
    return next(name for name in names if name not in taken)


def _first_names(stream: Stream, gender: Gender, origin: Origin, age: int) -> tuple[str, ...]:
    """The first names of the tradition that this family follows."""
    tradition = origin
    if stream("tradition").below(100) >= OWN_FIRST_NAMES[origin]:
        abroad = stream("tradition", "autre").weighted(ORIGIN_WEIGHTS[1:])
        tradition = abroad if origin == "france" else "france"
    return first_names(gender, tradition, age)


def _first_name(chance: Chance, names: tuple[str, ...], family: str, taken: frozenset[str]) -> str:
    # Shuffled whole, then searched: one more name taken does not move the names of others.
    deck = chance.shuffled(names)
    fitting = [name for name in deck if name != family and f"{name} {family}" not in FAMOUS]
    return next((name for name in fitting if name not in taken), fitting[0])


def _telephone(chance: Chance) -> str:
    return f"{chance.weighted(_PREFIXES)}{chance.below(10_000):04d}"
