"""An organisation as the tables that a teacher fills: values, no file yet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from game.atelier.tableur.layout import (
    ALONE,
    CHARTER,
    DIRECTORY,
    ENTRIES,
    HANDED_ON,
    HOURS,
    HOUSE,
    PAGES,
    PRODUCTS,
    RIGHTS,
    TABLE,
    Column,
    Entry,
    Plan,
    feature_heading,
)
from scenarios.house.organisation import Document, Granted, Organisation
from scenarios.house.sources import post_ids

Value = str | Decimal | int | None
Row = tuple[Value, ...]

# What Excel allows in the name of a sheet.
MAX_TITLE = 31
_FEATURE_WIDTH = 20
_ROOM = 12


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet to write: its title, the name of its CSV file, its columns, its lines.

    choices: by line then column from 0, the only words that a cell may hold, where a column does
    not say it for all. room: how many empty lines are made ready under the last one.
    """

    title: str
    stem: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    is_wide: bool = False
    is_fixed: bool = False
    choices: tuple[tuple[int, int, tuple[str, ...]], ...] = ()

    @property
    def room(self) -> int:
        """Empty lines to make ready, so that what is added looks like the rest."""
        return 0 if self.is_fixed else _ROOM


def tables(house: Organisation) -> tuple[Table, ...]:
    """Every sheet of that house, in the order of the workbook, tables of documents last."""
    titles = _table_titles(house.documents)
    return (
        _house(house),
        _products(house),
        _table(HOURS, ((one.jours, one.heures) for one in house.horaires)),
        _table(CHARTER, ((one,) for one in house.charte)),
        _table(DIRECTORY, _posts(house)),
        _table(RIGHTS, _rights(house)),
        _table(PAGES, (_page(one, titles) for one in house.documents)),
        *(_document(one, titles[one.id]) for one in house.documents if one.id in titles),
    )


def _table(plan: Plan, rows: Iterator[Row]) -> Table:
    return Table(plan.title, plan.stem, plan.columns, tuple(rows), is_wide=plan.is_wide)


def _house(house: Organisation) -> Table:
    rows = tuple(
        (entry.key, entry.label, getattr(house, entry.key), _help(entry)) for entry in ENTRIES
    )
    choices = tuple((rank, 2, one.choices) for rank, one in enumerate(ENTRIES) if one.choices)
    return Table(
        HOUSE.title,
        HOUSE.stem,
        HOUSE.columns,
        rows,
        is_wide=HOUSE.is_wide,
        is_fixed=True,
        choices=choices,
    )


def _help(entry: Entry) -> str:
    """What to write, and the words to choose from, which a CSV file cannot offer in a list."""
    if not entry.choices:
        return entry.help
    return f"{entry.help} ({', '.join(entry.choices)})"


def _products(house: Organisation) -> Table:
    """Features come one a column, in the order in which they are first met."""
    names = tuple(dict.fromkeys(name for one in house.catalogue for name in one.caracteristiques))
    features = tuple(Column(name, feature_heading(name), _FEATURE_WIDTH) for name in names)
    rows = tuple(
        (
            *(one.id, one.nom, one.reference, one.prix, one.stock, one.garantie),
            *(one.caracteristiques.get(name) for name in names),
        )
        for one in house.catalogue
    )
    columns = (*PRODUCTS.columns, *features)
    return Table(PRODUCTS.title, PRODUCTS.stem, columns, rows, is_wide=PRODUCTS.is_wide)


def _posts(house: Organisation) -> Iterator[Row]:
    """With the id that each line goes by, so that it stays when the person changes."""
    for id_, one in zip(post_ids(house.annuaire), house.annuaire, strict=True):
        yield id_, one.service, one.personne, one.fonction, one.lieu, one.poste, one.courriel


def _rights(house: Organisation) -> Iterator[Row]:
    for granted in house.prerogatives.seul:
        is_named = isinstance(granted, Granted)
        quoi = granted.quoi if isinstance(granted, Granted) else granted
        yield granted.id if is_named and isinstance(granted, Granted) else None, ALONE, quoi, None
    for one in house.prerogatives.transmettre:
        yield one.id, HANDED_ON, one.quoi, one.a


def _page(document: Document, titles: dict[str, str]) -> Row:
    return document.id, document.titre, document.texte, titles.get(document.id)


def _document(document: Document, title: str) -> Table:
    """The table of a document as it is read: its headings on the first line."""
    width = max(len(document.colonnes), *map(len, document.lignes), 1)
    heads = _padded(document.colonnes, width)
    columns = tuple(Column(str(rank), head, 34) for rank, head in enumerate(heads))
    rows = tuple(_padded(line, width) for line in document.lignes)
    # The CSV file is named as the sheet is: it is by that name that its document cites it.
    return Table(title, title.lower().replace(" ", "-"), columns, rows)


def _padded(cells: Sequence[str], width: int) -> tuple[str, ...]:
    return (*cells, *("",) * (width - len(cells)))


def _table_titles(documents: Sequence[Document]) -> dict[str, str]:
    """By id of each document that has a table, the title of its sheet: short, and no other's."""
    found: dict[str, str] = {}
    for one in documents:
        if one.colonnes or one.lignes:
            title, number = f"{TABLE} {one.id}"[:MAX_TITLE], 1
            while title in found.values():
                number += 1
                title = f"{TABLE} {one.id}"[: MAX_TITLE - 3] + f" {number}"
            found[one.id] = title
    return found
