"""The house's sources on paper: whole where they are short, else the records that matter."""

from __future__ import annotations

from collections.abc import Sequence, Set

from game.atelier.printed.values import Grid, Prose
from scenarios.chance import Chance
from scenarios.house.client_file import CUSTOMER, is_homonym
from scenarios.house.search import Record
from scenarios.house.sources import SourceName, source, title
from scenarios.language.clean import one_line
from scenarios.play import Play

# A page has room for so many records, and a record for so many cells and signs.
MOST_RECORDS = 12
MOST_CELLS = 5
MOST_SIGNS = 90


def extract(play: Play, name: SourceName, named: Set[str] = frozenset()) -> Grid:
    """A source as a table. named: records that must be there, beside the customer and homonyms.

    The others are drawn by the customer's number, so that every print has the same.
    """
    shown = source(play, name)
    records = shown.load()
    kept = records if len(records) <= MOST_RECORDS else _kept(play, records, named)
    part = "" if len(kept) == len(records) else " (extrait)"
    return Grid(
        shown.columns[:MOST_CELLS],
        tuple(tuple(one_line(cell, MOST_SIGNS) for cell in one.cells[:MOST_CELLS]) for one in kept),
        shown.title + part,
    )


def searched(play: Play, name: SourceName, named: Set[str] = frozenset()) -> Grid | Prose:
    """A source as a step of searching shows it: where it stands, or a table of it."""
    shown = frozenset(play.scenario.documents)
    printed = {
        "catalogue": "catalogue" in shown,
        "annuaire": "annuaire" in shown,
        "procedures": frozenset(one.id for one in play.organisation.documents) <= shown,
    }
    if printed.get(name, False):
        return Prose(f"{title(name, play.organisation)} : dans vos documents.")
    return extract(play, name, named)


def _kept(play: Play, records: Sequence[Record], named: Set[str]) -> list[Record]:
    """Those that must be there, then others drawn, in the order of the source."""
    must = {
        one.id for one in records if one.id in named or one.id == CUSTOMER or is_homonym(one.id)
    }
    others = [one.id for one in records if one.id not in must]
    drawn = Chance(play.casting.graine, "extrait").shuffled(others)
    chosen = must | set(drawn[: max(0, MOST_RECORDS - len(must))])
    return [one for one in records if one.id in chosen]
