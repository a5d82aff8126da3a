"""« Documents », and the sheets that hold their tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from game.atelier.tableur.draft import MAX_SLUG, SLUG, Draft
from game.atelier.tableur.heads import Head, Line, lines
from game.atelier.tableur.sheets import Cell, Sheet, folded
from scenarios.files.diagnostics import nearest
from scenarios.files.source import Path
from scenarios.house.organisation import Document, Organisation
from scenarios.language.clean import quoted

Grid = tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]
_NO_GRID: Grid = ((), ())


def pages(
    head: Head, tables: Sequence[Sheet], base: Organisation | None, draft: Draft
) -> tuple[Document, ...]:
    """The documents. base: what lends a table whose sheet did not come along."""
    read = list(lines(head))
    ids = [draft.given_id(line, SLUG, MAX_SLUG) for line in read]
    taken = set(ids)
    by_name = {folded(sheet.name): sheet for sheet in tables}
    found, used = [], set()
    for rank, (line, id_) in enumerate(zip(read, ids, strict=True)):
        path: Path = ("documents", rank)
        draft.places[path] = line.spot()
        draft.places[(*path, "id")] = line.spot("id")
        titre = draft.text(line, "titre", (*path, "titre"), asked="donnez un titre")
        if not id_ and titre and line.cell("id").is_empty:
            id_ = draft.new_id(line, titre, SLUG, MAX_SLUG, taken)
        texte = draft.text(line, "texte", (*path, "texte"))
        colonnes, lignes = _grid(line, path, id_, by_name, base, draft)
        used.add(folded(line.cell("tableau").text))
        if not texte and not lignes:
            draft.settled.add(line.spot("id"))
            if line.cell("tableau").is_empty:
                said = "ce document est vide"
                draft.wrong(line.spot("texte"), said, "écrivez un texte, ou effacez la ligne")
        found.append(
            Document(id=id_ or "ligne", titre=titre, texte=texte, colonnes=colonnes, lignes=lignes)
        )
    for name, sheet in by_name.items():
        if name not in used:
            said = "aucune ligne de la feuille Documents ne cite ce tableau : il est laissé de côté"
            draft.note(sheet.spot(), said)
    return tuple(found)


def _grid(
    line: Line,
    path: Path,
    id_: str,
    by_name: Mapping[str, Sheet],
    base: Organisation | None,
    draft: Draft,
) -> Grid:
    """The table that a document cites, or that of the base where its sheet is not there."""
    name, spot = draft.text(line, "tableau", (*path, "colonnes")), line.spot("tableau")
    if not name:
        return _NO_GRID
    sheet = by_name.get(folded(name))
    if sheet is not None:
        return _table(sheet, path, draft)
    lent = next((one for one in base.documents if one.id == id_), None) if base else None
    if base is not None and lent is not None and lent.lignes:
        draft.note(
            spot, f"la feuille {quoted(name)} manque : le tableau de « {base.id} » est repris"
        )
        return lent.colonnes, lent.lignes
    near = nearest(name, [one.name for one in by_name.values()])
    hint = f"écrivez {quoted(near)}" if near else "ajoutez cette feuille, ou videz la case"
    draft.wrong(spot, f"aucune feuille ne s’appelle {quoted(name)}", hint)
    return _NO_GRID


def _table(sheet: Sheet, path: Path, draft: Draft) -> Grid:
    """The first line that says something holds the headings; each line is as wide as they are."""
    rows = [
        (number, row)
        for number, row in enumerate(sheet.rows, start=1)
        if any(not cell.is_empty for cell in row)
    ]
    if not rows:
        draft.wrong(sheet.spot(), "ce tableau est vide", "écrivez ses titres, puis ses lignes")
        return _NO_GRID
    width = max(_width(row) for _, row in rows)
    found = [_row(sheet, number, row, width, draft) for number, row in rows]
    for rank, (number, _) in enumerate(rows[1:]):
        for column in range(width):
            draft.places[(*path, "lignes", rank, column)] = sheet.spot(number, column + 1)
    for column in range(width):
        draft.places[(*path, "colonnes", column)] = sheet.spot(rows[0][0], column + 1)
    return found[0], tuple(found[1:])


def _row(
    sheet: Sheet, number: int, row: Sequence[Cell], width: int, draft: Draft
) -> tuple[str, ...]:
    cells = [draft.sound(cell, sheet.spot(number, at)) for at, cell in enumerate(row[:width], 1)]
    return tuple(cell.text for cell in cells) + ("",) * (width - len(cells))


def _width(row: Sequence[Cell]) -> int:
    """How many cells up to the last one that says something."""
    return max(at for at, cell in enumerate(row, start=1) if not cell.is_empty)
