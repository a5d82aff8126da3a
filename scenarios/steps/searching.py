"""What a search is made of: the record wanted, those confused with it, the query and its results."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from scenarios.conditions import Written
from scenarios.house.client_file import is_homonym
from scenarios.house.search import SHOWN, Record, Source, search
from scenarios.house.sources import SourceName
from scenarios.steps.kind import Move, Offer, Option
from scenarios.steps.parts import Effects, Score, Text

# (source, id of the record).
Key = tuple[SourceName, str]


class RechercheMove(Move, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="recherche"):
    """A query of a source, or the record kept, « source/fiche », which ends the step.

    tri: a column, after « - » when turned round; empty keeps the source's own order.
    """

    source: str | None = None
    requete: str = ""
    tri: str = ""
    garder: str | None = None


class Wanted(Written, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The right record; its id may be a template, and is `client` in the client file."""

    FILLED: ClassVar[frozenset[str]] = frozenset({"fiche"})

    source: SourceName
    fiche: Text


class Confusion(Written, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A wrong record that is known by name: that one, any homonym, or any of that source.

    source: None is the source of the right record. effets: None is by the note's quality.
    """

    FILLED: ClassVar[frozenset[str]] = frozenset({"fiche", "raison"})

    source: SourceName | None = None
    fiche: Text | None = None
    homonyme: bool = False
    note: Score
    raison: Text
    effets: Effects | None = None


@dataclass(frozen=True, slots=True)
class Wrong:
    """The records that a confusion is about in this play: one, any homonym, or any of a source."""

    source: SourceName
    record: str | None
    is_of_homonym: bool

    def holds(self, key: Key) -> bool:
        """Whether that record is one of them."""
        if key[0] != self.source:
            return False
        if self.is_of_homonym:
            return is_homonym(key[1])
        return self.record is None or self.record == key[1]


@dataclass(frozen=True, slots=True)
class Asked:
    """A query as it was made: its source, its words, its sort."""

    source: str
    typed: str = ""
    sort: str = ""


@dataclass(frozen=True, slots=True)
class RechercheOffer(Offer):
    """The sources, and the last query. asked: None before the first. searches: how many so far."""

    options: tuple[Option, ...]
    sources: tuple[Source, ...] = field(compare=False, repr=False)
    asked: Asked | None
    searches: int

    def source(self, id_: str) -> Source:
        """The source of that id."""
        return next(one for one in self.sources if one.id == id_)

    def found(self) -> list[Record]:
        """What the last query finds, in its order; nothing before the first."""
        if self.asked is None:
            return []
        return search(self.source(self.asked.source), self.asked.typed, self.asked.sort)

    def told(self, found: Sequence[Record]) -> str:
        """How many records were found, and where: « Fichier clients : 3 fiches. »"""
        where = self.source(self.asked.source).title if self.asked else ""
        if not found:
            return f"{where} : aucune fiche. Vérifiez les mots, ou changez de source."
        if len(found) == 1:
            return f"{where} : une fiche."
        more = f", dont voici les {SHOWN} premières : ajoutez un mot" if len(found) > SHOWN else ""
        return f"{where} : {len(found)} fiches{more}."


def keeping(key: tuple[str, str]) -> RechercheMove:
    """The move that keeps a record."""
    return RechercheMove(garder="/".join(key))
