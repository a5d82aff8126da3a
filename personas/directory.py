"""The client file: this play's customer among a few hundred people, some of the same name.

Everybody is drawn apart, from the seed and their own id, when first looked at. Nobody else has
the customer's family name but the homonyms, made so by construction: same family name, written
as files write it (« Lefevre », « Lefèvre »), now and then the same first name; another town,
telephone, mail.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

import msgspec

from personas.draw import ADULTS, stranger
from personas.names import FAMOUS
from personas.people import MAIL_HOSTS, Wanted, mail_address
from personas.places import TOWNS
from scenarios.chance import Chance
from scenarios.customer import Casting, Gender, Person
from scenarios.house.client_file import CUSTOMER, is_homonym
from scenarios.language.clean import without_accents
from scenarios.language.french import telephone

Card = tuple[str, ...]

# People drawn between two breaths: 5 ms here, under 20 on an old PC.
SLICE = 25
NO_MAIL = "—"
# In a hundred people, those who gave no mail.
WITHOUT_MAIL = 15


class Directory:
    """Implements `ClientFile` for one casting."""

    def __init__(self, casting: Casting) -> None:
        self._casting = casting
        self._cards: dict[str, Card] = {}

    def card(self, id_: str) -> Card:
        """See ClientFile."""
        known = self._cards.get(id_)
        if known is None:
            known = self._cards[id_] = self._drawn(id_)
        return known

    def slices(self, ids: tuple[str, ...]) -> Iterator[None]:
        """See ClientFile."""
        for start in range(0, len(ids), SLICE):
            for id_ in ids[start : start + SLICE]:
                self.card(id_)
            yield

    def _drawn(self, id_: str) -> Card:
        seed, customer = self._casting.graine, self._casting.client
        if id_ == CUSTOMER:
            return _card(customer, seed, id_)
        if is_homonym(id_):
            return _card(_homonym(customer, seed, id_), seed, id_)
        taken = frozenset((customer.nom, *_spellings(customer.nom)))
        person = stranger(seed, ("fichier", id_), Wanted(ADULTS), taken)
        return _card(_reached_elsewhere(person, customer), seed, id_)


def _homonym(customer: Person, seed: int, id_: str) -> Person:
    """Somebody else of that family name; the first one also has the first name."""
    chance = Chance(seed, "fichier", id_, "nom")
    is_namesake = id_.endswith("-1") or chance.below(3) == 0
    other = _somebody(customer, seed, id_, customer.genre if is_namesake else None)
    first = customer.prenom if is_namesake else other.prenom
    family = chance.pick((customer.nom, *_spellings(customer.nom)))
    postcode, town = chance.pick([place for place in TOWNS if place[1] != customer.ville])
    return msgspec.structs.replace(
        _reached_elsewhere(other, customer),
        prenom=first,
        nom=family,
        courriel=_other_mail(first, family, customer.courriel, chance),
        code_postal=postcode,
        ville=town,
    )


def _somebody(customer: Person, seed: int, id_: str, gender: Gender | None) -> Person:
    """Somebody who, with the customer's family name, is nobody known."""
    taken = frozenset((customer.nom, customer.prenom))
    for rank in count():
        other = stranger(seed, ("fichier", id_, rank), Wanted(ADULTS, gender), taken)
        if f"{other.prenom} {customer.nom}" not in FAMOUS:
            return other
    raise AssertionError("counting never ends")


def _reached_elsewhere(person: Person, customer: Person) -> Person:
    """The same person, whose telephone is not the customer's."""
    digits = person.telephone
    if digits != customer.telephone:
        return person
    return msgspec.structs.replace(person, telephone=digits[:-1] + str((int(digits[-1]) + 1) % 10))


def _other_mail(first: str, family: str, known: str, chance: Chance) -> str:
    """A mail that is not the customer's, whose names may be the same."""
    host = chance.pick(MAIL_HOSTS)
    mail = mail_address(first, family, host)
    return mail_address(first, f"{family}{10 + chance.below(90)}", host) if mail == known else mail


def _spellings(name: str) -> tuple[str, ...]:
    """How the same name is also found in files: accents lost, the parts of it put together."""
    bare = without_accents(name)
    glued = name.replace(" ", "").capitalize() if " " in name else name
    return tuple(dict.fromkeys(one for one in (bare, glued) if one != name))


def _card(person: Person, seed: int, id_: str) -> Card:
    chance = Chance(seed, "fichier", id_, "courriel")
    gave_mail = id_ == CUSTOMER or chance.below(100) >= WITHOUT_MAIL
    return (
        person.nom,
        person.prenom,
        person.code_postal,
        person.ville,
        telephone(person.telephone),
        person.courriel if gave_mail else NO_MAIL,
        person.voie,
    )
