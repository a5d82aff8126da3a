"""Organisations: tables that hold together, prices that can be."""

from __future__ import annotations

from collections.abc import Iterator

from scenarios.checks.rule import Found, Rule
from scenarios.checks.subject import House, Subject
from scenarios.files.source import Path
from scenarios.house.organisation import Document


def impossible_prices(house: House) -> Iterator[Found]:
    """Prices, stocks and rates under zero."""
    organisation = house.organisation
    for rank, one in enumerate(organisation.catalogue):
        for key, value in (("prix", one.prix), ("stock", one.stock)):
            if value is not None and value < 0:
                message = f"le {key} de « {one.id} » est négatif : {value}"
                yield Found(("catalogue", rank, key), message, "écrivez zéro ou plus")
    if organisation.tva is not None and not 0 <= organisation.tva <= 100:
        message = f"le taux de TVA ne peut pas être {organisation.tva}"
        yield Found(("tva",), message, "écrivez un pourcentage, par exemple 20")


def tables(house: House) -> Iterator[Found]:
    """Documents of an organisation."""
    for rank, document in enumerate(house.organisation.documents):
        yield from _table(document, ("documents", rank))


def own_tables(subject: Subject) -> Iterator[Found]:
    """Documents that a scenario brings."""
    for rank, document in enumerate(subject.scenario.documents_propres):
        yield from _table(document, ("documents_propres", rank))


def _table(document: Document, path: Path) -> Iterator[Found]:
    wide = len(document.colonnes)
    for rank, row in enumerate(document.lignes):
        if len(row) != wide:
            message = (
                f"cette ligne a {_cells(len(row))}, et le tableau {wide} colonne{'s' * (wide > 1)}"
            )
            yield Found((*path, "lignes", rank), message, "écrivez une valeur par colonne")
    if not document.texte and not document.lignes:
        message = f"le document « {document.id} » est vide"
        yield Found((*path, "id"), message, "écrivez « texte », ou « colonnes » et « lignes »")


def _cells(count: int) -> str:
    return "une valeur" if count == 1 else f"{count} valeurs"


RULES: tuple[Rule[Subject], ...] = (
    Rule("tableau", "Chaque ligne d’un tableau a une valeur par colonne.", own_tables),
)
HOUSE_RULES: tuple[Rule[House], ...] = (
    Rule("tableau", "Chaque ligne d’un tableau a une valeur par colonne.", tables),
    Rule("prix-impossible", "Aucun prix, aucun stock n’est négatif.", impossible_prices),
)
