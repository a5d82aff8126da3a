"""A coverage as lines for a terminal, and as a table for a spreadsheet."""

from __future__ import annotations

import csv
import io
import textwrap
from collections.abc import Iterable, Iterator
from typing import Literal

from scenarios.model import LEVEL_LABELS, SPECIALITY_LABELS, Level
from scoring.coverage import Column, Coverage, Row

WIDTH = 80
_TITLE = 34
_CELL = 5
# Three letters over a column; the level stands above them.
_SHORT = {"accueil": "acc", "commerce": "com", "vente": "ven"}
NOTHING = "·"


def as_text(found: Coverage) -> Iterator[str]:
    """Gaps first, then the matrix: how many situations meet each row."""
    if found.is_partial:
        yield from textwrap.wrap(partial(found), WIDTH, break_on_hyphens=False)
        yield ""
    yield from _gaps(found)
    yield ""
    yield "Nombre de situations, par niveau et spécialité :"
    yield from _heads(found)
    for row in found.rows:
        yield from _line(row, found)
    total = "".join(f"{found.situations[column] or NOTHING!s:>{_CELL}}" for column in found.columns)
    yield f"{'Situations en tout':<{_TITLE}}{total}"


def partial(found: Coverage) -> str:
    """That the framework is not whole in our data, and what it lacks; empty when it is."""
    if not found.is_partial:
        return ""
    told = ["Ce référentiel n’est pas entier dans nos données (grille Bac incomplète)."]
    lacks: tuple[tuple[Literal["criteres", "sous_points"], str], ...] = (
        ("criteres", "Critères officiels manquants, en tout ou partie"),
        ("sous_points", "Sous-points manquants, en tout ou partie"),
    )
    for what, words in lacks:
        codes = [gap.of for gap in found.gaps if what in gap.missing]
        if codes:
            told.append(f"{words} : {', '.join(codes)}.")
    return " ".join(told)


def _gaps(found: Coverage) -> Iterator[str]:
    for level in found.empty_levels:
        yield f"{LEVEL_LABELS[level]} : aucune situation."
    if not (found.never or found.once or found.by_level):
        yield "Chaque ligne est vue dans deux situations ou plus, à chaque niveau qui en a."
    yield from _list("JAMAIS", found.never, found)
    yield from _list("DANS UNE SEULE SITUATION", found.once, found)
    if found.by_level:
        yield f"PAS À TOUS LES NIVEAUX ({len(found.by_level)} sur {len(found.rows)})"
        for row, levels in found.by_level:
            yield from _named(row, f" : rien en {level_names(levels)}")


def _list(heading: str, rows: tuple[Row, ...], found: Coverage) -> Iterator[str]:
    if rows:
        yield f"{heading} ({len(rows)} sur {len(found.rows)})"
    for row in rows:
        yield from _named(row, f" : {row.situations[0]}" if row.situations else "")


def level_names(levels: Iterable[Level]) -> str:
    """« Seconde, Terminale »."""
    return ", ".join(LEVEL_LABELS[level] for level in levels)


def _named(row: Row, note: str = "") -> list[str]:
    said = row.code if row.title == row.code else f"{row.code} {row.title}"
    return textwrap.wrap(
        said + note, WIDTH, initial_indent="  ", subsequent_indent="      ", break_on_hyphens=False
    )


def _heads(found: Coverage) -> Iterator[str]:
    levels = dict.fromkeys(level for level, _ in found.columns)
    wide = 3 * _CELL
    yield " " * _TITLE + "".join(f"{LEVEL_LABELS[level]:>{wide}}" for level in levels)
    yield " " * _TITLE + "".join(f"{_SHORT[each]:>{_CELL}}" for _, each in found.columns)


def _line(row: Row, found: Coverage) -> Iterator[str]:
    said = row.code if row.title == row.code else f"{row.code} {row.title}"
    *before, last = textwrap.wrap(said, _TITLE - 1, subsequent_indent="  ")
    yield from before
    counts = (len(row.cells.get(column, ())) for column in found.columns)
    yield f"{last:<{_TITLE}}" + "".join(f"{count or NOTHING!s:>{_CELL}}" for count in counts)


def as_csv(found: Coverage) -> bytes:
    """One line a row and a column that meets it, or a line that says that none does.

    UTF-8 with its mark and semicolons, as a French spreadsheet opens it.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(["code", "intitule", "niveau", "specialite", "situation", "observations"])
    for row in found.rows:
        for level, speciality, scenario, observations in _cells(row):
            writer.writerow([row.code, row.title, level, speciality, scenario, observations])
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _cells(row: Row) -> Iterator[tuple[str, str, str, int]]:
    if not row.situations:
        yield "", "", "", 0
    for (level, speciality), cell in row.cells.items():
        for met in cell:
            yield level, speciality, met.scenario, met.observations


def column_name(column: Column) -> str:
    """« Seconde, accueil »."""
    level: Level = column[0]
    return f"{LEVEL_LABELS[level]}, {SPECIALITY_LABELS[column[1]].lower()}"
