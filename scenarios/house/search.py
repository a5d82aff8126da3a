"""Tables that are searched: words without accents nor case, one column at will, French order.

A query is a few words, each of which must start some word of the row. `ville:valmorin` looks in
one column, `prix<50` compares numbers, `tri:prix` sorts; what names no column is plain words.
"""

from __future__ import annotations

import datetime
import operator
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache

from scenarios.language.clean import clean, comparable, sort_key, without_accents
from scenarios.sums.numbers import parse_number

Row = tuple[str, ...]

# Rows shown at once: more would be scrolled rather than searched.
SHOWN = 20
# A table of more rows is searched rather than read.
READ_WHOLE = 15
MAX_QUERY = 120
# Before the column, the order turned round.
DOWNWARD = "-"

_WORD = re.compile(r"\w+")
_MARK = re.compile(r"\s*(<=|>=|:|<|>|=)\s*")
_PIECE = re.compile(r"(?P<column>[^:<>=]+)(?P<mark><=|>=|[:<>=])(?P<value>.+)")
_NUMBER = re.compile(r"[+-]?\d[\d\s\u00a0\u202f]*(?:[.,]\d+)?")
_DATE = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_COMPARED: dict[str, Callable[[Decimal, Decimal], bool]] = {
    "<": operator.lt,
    ">": operator.gt,
    "<=": operator.le,
    ">=": operator.ge,
    "=": operator.eq,
}
_SORT_WORD = "tri"


@dataclass(frozen=True, slots=True)
class Record:
    """One row of a source, known by an id that no search changes."""

    id: str
    cells: Row


@dataclass(frozen=True, slots=True)
class Source:
    """A table of the house. columns: the most telling first. load: its records, made when asked."""

    id: str
    title: str
    columns: Row
    load: Callable[[], Sequence[Record]] = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Filter:
    """What one piece of a query asks. column: rank, None is any. mark: « : » for words."""

    column: int | None
    mark: str
    value: str


@dataclass(frozen=True, slots=True)
class Query:
    """A query read for some columns. sort: rank of a column, None keeps the source's own order."""

    filters: tuple[Filter, ...]
    sort: int | None = None
    is_downward: bool = False


def read_query(typed: str, columns: Sequence[str], sort: str = "") -> Query:
    """The query that was typed. sort: the name of a column, which goes before a `tri:` typed."""
    filters: list[Filter] = []
    wanted = sort
    for piece in _pieces(typed, columns):
        found = _PIECE.fullmatch(piece)
        if found and found["column"] == _SORT_WORD and found["mark"] == ":":
            wanted = wanted or found["value"]
            continue
        rank = None if found is None else column_named(found["column"], columns)
        if _is_unfinished(piece, columns):
            continue
        if found is not None and rank is not None:
            filters.append(Filter(rank, found["mark"], found["value"]))
        else:
            filters += [Filter(None, ":", word) for word in _WORD.findall(piece)]
    rank = column_named(wanted.removeprefix(DOWNWARD), columns) if wanted else None
    return Query(tuple(filters), rank, rank is not None and wanted.startswith(DOWNWARD))


def column_named(name: str, columns: Sequence[str]) -> int | None:
    """The rank of the column so called: its whole name, its start, or one of its words."""
    wanted = _glued(name)
    if not wanted:
        return None
    names = [_glued(column) for column in columns]
    if wanted in names:
        return names.index(wanted)
    for rank, column in enumerate(columns):
        words = _WORD.findall(folded(column))
        if names[rank].startswith(wanted) or (len(wanted) > 2 and wanted in words):
            return rank
    return None


def matching(columns: Sequence[str], rows: Sequence[Row], query: Query) -> list[int]:
    """The ranks of the rows that the query finds, in its order."""
    found = [rank for rank, row in enumerate(rows) if all(_holds(f, row) for f in query.filters)]
    if query.sort is None or query.sort >= len(columns):
        return found
    keys = _order([rows[rank][query.sort] for rank in found])
    return [found[place] for place in _sorted(keys, is_downward=query.is_downward)]


def narrowed(columns: Sequence[str], rows: Sequence[Row], typed: str) -> list[Row]:
    """The rows that a query typed over a page leaves, in its order."""
    query = read_query(clean(typed)[:MAX_QUERY], columns)
    return [rows[rank] for rank in matching(columns, rows, query)]


def search(source: Source, typed: str, sort: str = "") -> list[Record]:
    """The records of a source that a query finds, in its order."""
    records = source.load()
    query = read_query(typed, source.columns, sort)
    ranks = matching(source.columns, [record.cells for record in records], query)
    return [records[rank] for rank in ranks]


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """The text without what a search forgives: accents, case, typography."""
    return without_accents(comparable(text))


def plain_words(text: str) -> str:
    """The words of a text as a query that finds it: no name of a column, no mark."""
    return " ".join(_WORD.findall(folded(text)))


def _glued(name: str) -> str:
    return "".join(_WORD.findall(folded(name)))


def _pieces(typed: str, columns: Sequence[str]) -> list[str]:
    """What spaces part, the names of columns and their marks held together: « code postal : 96 »."""
    text = _MARK.sub(r"\1", folded(typed))
    for column in columns:
        name = folded(column)
        if " " in name:
            text = re.sub(rf"\b{re.escape(name)}(?=[:<>=])", _glued(column), text)
    return text.split()


def _is_unfinished(piece: str, columns: Sequence[str]) -> bool:
    """A column named before anything is asked of it: « ville: »."""
    name = piece.rstrip(":<>=")
    return name != piece and (name == _SORT_WORD or column_named(name, columns) is not None)


def _holds(one: Filter, row: Row) -> bool:
    if one.column is None:
        return any(word.startswith(one.value) for word in _words(row))
    cell = row[one.column] if one.column < len(row) else ""
    number, value = _leading_number(cell), parse_number(one.value)
    if one.mark != ":":
        return (
            number is not None and value is not None and _COMPARED[one.mark](number, value)
        ) or (one.mark == "=" and folded(cell) == one.value)
    if number is not None and number == value:
        return True
    words = _words((cell,))
    return all(any(w.startswith(piece) for w in words) for piece in _WORD.findall(one.value))


@lru_cache(maxsize=4096)
def _words(row: Row) -> frozenset[str]:
    """Every word of the cells; a cell of digits alone is also one word, as a telephone is typed."""
    found: set[str] = set()
    for cell in row:
        words = _WORD.findall(folded(cell))
        found.update(words)
        if len(words) > 1 and all(word.isdigit() for word in words):
            found.add("".join(words))
    return frozenset(found)


def _leading_number(cell: str) -> Decimal | None:
    found = _NUMBER.match(cell.strip())
    return parse_number(found[0]) if found else None


def _order(cells: Sequence[str]) -> list[object]:
    """What the cells of a column are sorted by, None where one says nothing."""
    said = [cell if _WORD.search(cell) else "" for cell in cells]
    for read in (_day, _leading_number):
        keys = [read(cell) if cell else None for cell in said]
        if all(key is not None for key, cell in zip(keys, said, strict=True) if cell):
            return list(keys)
    return [sort_key(cell) if cell else None for cell in said]


def _sorted(keys: Sequence[object], *, is_downward: bool) -> list[int]:
    """The places in order, equal ones as they were; those without a key come last."""
    known = [place for place, key in enumerate(keys) if key is not None]
    empty = [place for place, key in enumerate(keys) if key is None]
    known.sort(key=lambda place: keys[place], reverse=is_downward)  # type: ignore[arg-type, return-value]
    return known + empty


def _day(cell: str) -> datetime.date | None:
    found = _DATE.fullmatch(cell.strip())
    if found is None:
        return None
    day, month, year = map(int, found.groups())
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None
