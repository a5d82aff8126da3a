"""What a play knows: the values that a student may have read there, the names that are names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

from scenarios.language.texts import TextError
from scenarios.steps.recherche import Recherche
from scenarios.writing.values import Value, amounts, decimal_key, same, values

if TYPE_CHECKING:
    from scenarios.play import Play, View

_PERCENT = re.compile(r"(\d{1,3}(?:[.,]\d{1,2})?) ?(?:%|pour cent)")
# Buying up to a dozen of a thing is a product that a student may work out.
_MOST_TIMES = 12


@dataclass(frozen=True, slots=True)
class Known:
    """Values told in the play, amounts among them; names of people, things and the house.

    has_client_file: hundreds of numbers and addresses may be read there, and marks never depend
    on who is in it.
    """

    values: tuple[Value, ...]
    amounts: frozenset[Decimal]
    names: frozenset[str]
    has_client_file: bool = False

    def has(self, value: Value, text: str) -> bool:
        """Whether the value was told, or is worked out of amounts that were.

        text: where it stands; a percentage said there may have been applied.
        """
        if any(same(value, one) for one in self.values):
            return True
        if self.has_client_file and value.kind in ("telephone", "courriel", "reference"):
            return True
        return value.kind == "montant" and any(
            one == 0 or self._is_worked_out(one, text) for one in amounts(value)
        )

    def _is_worked_out(self, amount: Decimal, text: str) -> bool:
        """A sum, a difference, a multiple, a share: a right bill is no invention."""
        if any(
            amount - one in self.amounts or amount + one in self.amounts for one in self.amounts
        ):
            return True
        if any(
            one * times == amount for one in self.amounts for times in range(2, _MOST_TIMES + 1)
        ):
            return True
        shares = [Decimal(found.replace(",", ".")) / 100 for found in _PERCENT.findall(text)]
        cent = Decimal("0.01")
        return any(
            abs(one * factor - amount) < cent
            for share in shares
            for factor in (share, 1 - share, 1 + share, *((1 / (1 + share),) if share else ()))
            for one in self.amounts
        )


def known_in(view: View) -> Known:
    """All that this play tells, worked out once a play."""
    return _known(_Told(view))


class _Told:
    """A play by its identity: it never changes, and holds dictionaries that have no hash."""

    def __init__(self, view: View) -> None:
        self.view = view

    def __hash__(self) -> int:
        return id(self.view.play)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Told) and other.view.play is self.view.play


@lru_cache(maxsize=8)
def _known(told: _Told) -> Known:
    view = told.view
    play = view.play
    found = [value for text in _told(view) for value in values(text)]
    sums = {amount for value in found for amount in amounts(value)}
    sums |= {product.prix for product in play.organisation.catalogue} | set(play.numbers.values())
    sums |= {number for step in play.steps.values() for number in step.worked_out(play)}
    # Amounts are written to the cent.
    sums = {one.quantize(Decimal("0.01"), ROUND_HALF_UP) for one in sums if abs(one) < 10**12}
    found += [
        Value("montant", str(one), frozenset({decimal_key(one)}), 0, 0) for one in sorted(sums)
    ]
    has_file = any(
        isinstance(step, Recherche) and "clients" in step.sources for step in play.steps.values()
    )
    values_told = tuple(dict.fromkeys(found))
    return Known(values_told, frozenset(sums), frozenset(_names(play)), has_client_file=has_file)


def _told(view: View) -> Iterator[str]:
    """Every text of the scenario and its house, as this play shows it; then the people."""
    play = view.play
    for text in (*_texts(play.scenario), *_texts(play.organisation)):
        try:
            yield view.say(text)
        except TextError:
            # A text for another moment of the play: its checks know it.
            continue
    for person in (play.casting.client, *play.casting.figurants.values()):
        yield f"{person.courriel} ; {person.telephone} ; {person.adresse}"
    for contact in play.casting.historique:
        yield f"{contact.quand} : {contact.fait}"


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from _texts(getattr(value, name))
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, tuple | list):
        for inner in value:
            yield from _texts(inner)


def _names(play: Play) -> Iterator[str]:
    for person in (play.casting.client, *play.casting.figurants.values()):
        yield from (person.nom, person.prenom, person.voie, person.ville)
    house = play.organisation
    yield from (house.nom, house.adresse, house.site)
    yield from (product.nom for product in house.catalogue)
    yield from (post.personne for post in house.annuaire)
