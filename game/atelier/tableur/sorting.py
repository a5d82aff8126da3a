"""Which sheet holds what: by its name, else by its headings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from game.atelier.tableur.draft import Draft
from game.atelier.tableur.heads import Head, head_of, lacking
from game.atelier.tableur.layout import PAGES, PLANS, READ_FIRST, TABLE, Plan, is_table
from game.atelier.tableur.sheets import Sheet, folded
from scenarios.files.diagnostics import nearest
from scenarios.language.clean import quoted

# A sheet of another name is known by its headings when it has at least these two.
_LEAST_ASKED = 2


@dataclass(frozen=True, slots=True)
class Sorted:
    """The sheet of each part of a house, by title of its plan; those that may hold tables."""

    parts: Mapping[str, Sheet]
    tables: tuple[Sheet, ...]


def sort(sheets: Sequence[Sheet], draft: Draft) -> Sorted:
    """Each sheet where it belongs; those that belong nowhere are told."""
    parts: dict[str, Sheet] = {}
    left: list[Sheet] = []
    for sheet in sheets:
        plan = next((one for one in PLANS if folded(sheet.name) in one.names), None)
        if plan is None:
            left.append(sheet)
        elif plan.title in parts:
            _told_aside(draft, sheet, f"« {parts[plan.title].title} » dit déjà la même chose")
        else:
            parts[plan.title] = sheet
    tables = [sheet for sheet in left if is_table(sheet.name)]
    named = _named_in(parts.get(PAGES.title))
    for sheet in left:
        if sheet in tables or folded(sheet.name) == folded(READ_FIRST):
            continue
        if folded(sheet.name) in named:
            tables.append(sheet)
            continue
        plan = _by_headings(sheet, parts)
        if plan is not None:
            parts[plan.title] = sheet
        elif any(not cell.is_empty for row in sheet.rows for cell in row):
            near = nearest(sheet.name, [one.title for one in PLANS])
            hint = f"si c’est « {near} », renommez-la" if near else ""
            _told_aside(draft, sheet, "ce nom n’est celui d’aucune feuille de la maison", hint)
    return Sorted(parts, tuple(tables))


def headed(sheet: Sheet, plan: Plan, draft: Draft) -> Head | None:
    """The headings of a sheet, those that lack told; None where it cannot be read."""
    head = head_of(sheet, plan)
    if head is None or lacking(head, plan):
        asked = [one.heading for one in plan.columns if one.is_asked]
        missing = lacking(head, plan) if head else asked
        names = ", ".join(map(quoted, missing))
        many = len(missing) > 1
        what = f"il manque {'les colonnes' if many else 'la colonne'} {names}"
        row = head.row if head else 0
        hint = "ajoutez-les" if many else "ajoutez-la"
        near = [] if head is None else [head.heading(column) for column in head.others]
        found = nearest(missing[0], near) if near else None
        hint = f"renommez {quoted(found)}" if found else f"{hint} à la ligne des titres"
        draft.wrong(sheet.spot(row), what, hint)
        return None
    for column in head.doubled:
        draft.wrong(head.spot(column), "deux colonnes portent ce titre", "gardez-en une seule")
    return head


def _told_aside(draft: Draft, sheet: Sheet, why: str, hint: str = "") -> None:
    draft.note(sheet.spot(), f"cette feuille est laissée de côté : {why}", hint)


def _named_in(sheet: Sheet | None) -> frozenset[str]:
    """The folded names of the sheets that the documents cite as their tables."""
    head = head_of(sheet, PAGES) if sheet else None
    column = head.columns.get(TABLE.lower()) if head else None
    if sheet is None or head is None or column is None:
        return frozenset()
    cells = (row[column] for row in sheet.rows[head.row :] if column < len(row))
    return frozenset(folded(cell.text) for cell in cells if cell.text)


def _by_headings(sheet: Sheet, parts: Mapping[str, Sheet]) -> Plan | None:
    """The part that is not there yet and whose headings the sheet has, most of them first."""
    best: tuple[int, Plan] | None = None
    for plan in PLANS:
        head = head_of(sheet, plan)
        asked = sum(one.is_asked for one in plan.columns)
        if head is None or plan.title in parts or asked < _LEAST_ASKED or lacking(head, plan):
            continue
        if best is None or len(head.columns) > best[0]:
            best = len(head.columns), plan
    return best[1] if best else None
