"""The client file of a play: who is in it is known by ids alone; what is read of them is drawn.

A journal holds ids, and marks depend on nothing else: it replays without the people, whom a
higher room brings (`ClientFile`).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Protocol

from scenarios.chance import Chance
from scenarios.house.organisation import Public

# The id of this play's own customer, and what starts those of people of the same name.
CUSTOMER = "client"
HOMONYM = "homonyme-"
LEAST_HOMONYMS, MOST_HOMONYMS = 2, 5
DEFAULT_SIZE = 300

TITLES: dict[Public, str] = {
    "client": "Fichier clients",
    "usager": "Fichier des usagers",
    "adherent": "Fichier des adhérents",
    "visiteur": "Fichier des visiteurs",
    "patient": "Fichier des patients",
    "voyageur": "Fichier des voyageurs",
}


class ClientFile(Protocol):
    """The people of the file, each drawn when first looked at."""

    def card(self, id_: str) -> tuple[str, ...]:
        """What the file tells of the person of that id, one cell a column."""
        ...

    def slices(self, ids: tuple[str, ...]) -> Iterator[None]:
        """Draws these people ahead, little by little: a `yield` after each slice."""
        ...


# What the file tells, the most telling first: who people are, and nothing of what they bought. A
# last order drawn by chance would contradict the story of this play.
COLUMNS = ("Nom", "Prénom", "Code postal", "Ville", "Téléphone", "Courriel", "Adresse")


@lru_cache(maxsize=8)
def ids(seed: int, size: int) -> tuple[str, ...]:
    """Everybody in a file of that many people: the customer, their homonyms, the others."""
    homonyms = [f"{HOMONYM}{rank}" for rank in range(1, homonym_count(seed) + 1)]
    others = [f"c-{rank:03}" for rank in range(1, size - len(homonyms))]
    return (CUSTOMER, *homonyms, *others)


def always(size: int) -> tuple[str, ...]:
    """Those who are in the file whatever the seed: what a scenario may name."""
    homonyms = [f"{HOMONYM}{rank}" for rank in range(1, LEAST_HOMONYMS + 1)]
    others = [f"c-{rank:03}" for rank in range(1, size - MOST_HOMONYMS)]
    return (CUSTOMER, *homonyms, *others)


def homonym_count(seed: int) -> int:
    """How many people of the file share the customer's family name."""
    spread = MOST_HOMONYMS - LEAST_HOMONYMS + 1
    return LEAST_HOMONYMS + Chance(seed, "fichier", "homonymes").below(spread)


def is_homonym(id_: str) -> bool:
    """Whether it is the record of somebody else of the customer's name."""
    return id_.startswith(HOMONYM)
