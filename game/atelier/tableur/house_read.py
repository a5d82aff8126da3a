"""The sheets of a teacher understood as an organisation, and every mistake told at its cell."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from game.atelier.tableur.catalogue_read import advice, features, products
from game.atelier.tableur.draft import Draft
from game.atelier.tableur.heads import Head, untitled
from game.atelier.tableur.house_entries import entries
from game.atelier.tableur.invented import instead
from game.atelier.tableur.layout import (
    CHARTER,
    DIRECTORY,
    FIELDS,
    HOURS,
    HOUSE,
    PAGES,
    PLANS,
    PRODUCTS,
    RIGHTS,
    Plan,
)
from game.atelier.tableur.lists_read import charter, hours, posts, rights
from game.atelier.tableur.old_words import said_in
from game.atelier.tableur.pages_read import pages
from game.atelier.tableur.remarks import Remark, in_order
from game.atelier.tableur.sheets import Sheet, Spot, folded
from game.atelier.tableur.sorting import Sorted, headed, sort
from scenarios.checks.rules import HOUSE_RULES
from scenarios.checks.subject import House, inventory_of
from scenarios.files.diagnostics import Severity, nearest
from scenarios.files.source import Path
from scenarios.house.organisation import Organisation
from scenarios.language.clean import quoted

Parts = dict[str, object]
_ASIDE = "cette colonne n’est pas connue, elle est laissée de côté"


@dataclass(frozen=True, slots=True)
class Understood:
    """What came out: the house (None where it cannot be made), and all that is to be told."""

    house: Organisation | None
    remarks: tuple[Remark, ...]

    @property
    def is_sound(self) -> bool:
        """Whether it may be written."""
        return self.house is not None and not any(one.is_error for one in self.remarks)


def understood(
    sheets: Sequence[Sheet],
    base: Organisation | None = None,
    known: Mapping[str, Organisation] | None = None,
) -> Understood:
    """The house that these sheets tell. base: the house that lends the sheets that are missing.

    known: by id, houses that it may have been made from, whose names may be left in its texts.
    """
    draft = Draft()
    read = sort(sheets, draft)
    parts: Parts = {"format": 1}
    if not read.parts:
        titles = ", ".join(plan.title for plan in PLANS)
        said = "aucune feuille d’une maison n’est reconnue"
        draft.wrong(None, said, f"leurs noms sont {titles}")
    else:
        _missing([plan for plan in PLANS if plan.title not in read.parts], base, draft)
        for plan in PLANS:
            parts |= _part(plan, read, base, draft)
    wanted = {field for fields in FIELDS.values() for field in fields}
    house = Organisation(**parts) if wanted <= parts.keys() else None  # type: ignore[arg-type]
    if house is not None:
        draft.remarks += _judged(house, draft)
        old = (known or {}).get(house.id, base)
        if old is not None and not draft.has_errors:
            draft.remarks += _left(house, old, draft)
    return Understood(house, in_order(draft.remarks))


def _missing(plans: Sequence[Plan], base: Organisation | None, draft: Draft) -> None:
    """Sheets that did not come along, told together."""
    names = ", ".join(f"« {plan.title} »" for plan in plans)
    many = len(plans) > 1
    if plans and base is None:
        what = "les feuilles" if many else "la feuille"
        hint = "ajoutez-les" if many else "ajoutez-la"
        hint += ", ou donnez une maison de départ, par exemple --base maison-lumen"
        draft.wrong(None, f"il manque {what} {names}", hint)
    elif plans and base is not None:
        taken = "celles" if many else "celle"
        verb = "sont reprises" if many else "est reprise"
        draft.note(None, f"sans {names}, {taken} de « {base.id} » {verb}")


def _part(plan: Plan, read: Sorted, base: Organisation | None, draft: Draft) -> Parts:
    """What a sheet tells, or what the base lends in its place; nothing where either is missing."""
    sheet = read.parts.get(plan.title)
    if sheet is None:
        if base is None:
            return {}
        return {field: getattr(base, field) for field in FIELDS[plan.title]}
    head = headed(sheet, plan, draft)
    if head is None:
        return {}
    if plan is PRODUCTS:
        named = features(head, draft)
        _told_columns(head, plan, draft, frozenset(named))
        return {"catalogue": products(head, named, draft)}
    _told_columns(head, plan, draft)
    if plan is PAGES:
        return {"documents": pages(head, read.tables, base, draft)}
    if plan is HOUSE:
        return entries(head, base, draft)
    (field,) = FIELDS[plan.title]
    return {field: _LISTS[plan.title](head, draft)}


_LISTS: Mapping[str, Callable[[Head, Draft], object]] = {
    HOURS.title: hours,
    CHARTER.title: charter,
    DIRECTORY.title: posts,
    RIGHTS.title: rights,
}


def _told_columns(
    head: Head, plan: Plan, draft: Draft, features: frozenset[int] = frozenset()
) -> None:
    """Columns that nothing reads: said, so that nobody looks for them in the game."""
    for column in head.others:
        if column not in features:
            draft.note(head.spot(column), _ASIDE, _column_hint(head, column, plan))
    for column in untitled(head):
        draft.note(head.spot(column), "cette colonne n’a pas de titre, elle est laissée de côté")


def _column_hint(head: Head, column: int, plan: Plan) -> str:
    """What a column that nothing reads may have been meant for."""
    heading = head.heading(column)
    for one in plan.columns:
        if folded(heading) in map(folded, one.aliases):
            return f"{quoted(head.heading(head.columns[one.key]))} est lue à sa place"
    near = nearest(heading, [one.heading for one in plan.columns])
    if near:
        return f"si c’est {quoted(near)}, renommez-la"
    return advice(heading) if plan is PRODUCTS else ""


def _judged(house: Organisation, draft: Draft) -> Iterator[Remark]:
    """What the rules of houses find, at the cells; what was told already is not told again."""
    wrong = {one.spot for one in draft.remarks if one.is_error} | draft.settled
    has_errors = draft.has_errors
    subject = House(house, inventory_of(house))
    for rule in HOUSE_RULES:
        for found in rule.find(subject):
            spot = _spot(found.path, draft.places)
            # Where a value could not be read, something else stands in its place.
            if spot in wrong or (spot is None and has_errors):
                continue
            hint = instead(rule.id, found.message) or found.hint or ""
            yield Remark(spot, found.message, hint, found.severity or rule.severity)


def _left(house: Organisation, old: Organisation, draft: Draft) -> Iterator[Remark]:
    """Names of the house it was made from that its own texts still say."""
    for path, word, new in said_in(inventory_of(house), old, house):
        spot = _spot(path, draft.places)
        if spot is not None:
            said = f"{quoted(word)} est encore écrit ici"
            yield Remark(spot, said, new, Severity.WARNING)


def _spot(path: Path, places: Mapping[Path, Spot]) -> Spot | None:
    """The cell of a path, else that of what holds it; None for what the base lent."""
    for length in range(len(path), 0, -1):
        if path[:length] in places:
            return places[path[:length]]
    return None
