"""« Produits »: a line for each, with as many features as the sheet has columns for them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from game.atelier.tableur.draft import MAX_WORD, WORD, Draft
from game.atelier.tableur.heads import Head, Line, lines
from game.atelier.tableur.layout import FEATURE
from scenarios.files.source import Path
from scenarios.house.organisation import Product
from scenarios.language.clean import without_accents

_FEATURE = re.compile(rf"{without_accents(FEATURE)}s?\s*(?::\s*)?(?=\S)", re.IGNORECASE)


def features(head: Head, draft: Draft) -> dict[int, str]:
    """By column from 0, the name of the feature it holds."""
    found: dict[int, str] = {}
    for column in head.others:
        heading = head.heading(column)
        start = _FEATURE.match(without_accents(heading))
        # Without accents a heading keeps its length: é is one letter, as e is.
        name = heading[start.end() :] if start else ""
        if name and name in found.values():
            draft.wrong(head.spot(column), "deux colonnes portent ce titre", "gardez-en une seule")
        elif name:
            found[column] = name
    return found


def products(head: Head, named: Mapping[int, str], draft: Draft) -> tuple[Product, ...]:
    """Every product. named: its features, as above."""
    read = list(lines(head, tuple(named)))
    ids = [draft.given_id(line, WORD, MAX_WORD) for line in read]
    taken = set(ids)
    return tuple(
        _product(line, id_, rank, named, taken, draft)
        for rank, (line, id_) in enumerate(zip(read, ids, strict=True))
    )


def _product(
    line: Line, id_: str, rank: int, named: Mapping[int, str], taken: set[str], draft: Draft
) -> Product:
    path: Path = ("catalogue", rank)
    draft.places[path] = line.spot()
    nom = draft.text(line, "nom", (*path, "nom"), asked="donnez un nom, ou effacez la ligne")
    draft.places[(*path, "id")] = line.spot("id")
    if not id_ and nom and line.cell("id").is_empty:
        id_ = draft.new_id(line, nom, WORD, MAX_WORD, taken)
    reference = draft.text(
        line, "reference", (*path, "reference"), asked="donnez une référence, par exemple R-01"
    )
    told = {}
    for column, name in named.items():
        spot = line.head.spot(column, line.number)
        draft.places[(*path, "caracteristiques", name)] = spot
        text = draft.sound(line.at(column), spot).text
        if text:
            told[name] = text
    return Product(
        id=id_ or f"ligne{rank}",
        nom=nom,
        reference=reference,
        prix=draft.amount(line, "prix", (*path, "prix")),
        stock=draft.whole(line, "stock", (*path, "stock")),
        garantie=draft.text(line, "garantie", (*path, "garantie")),
        caracteristiques=told,
    )


def advice(heading: str) -> str:
    """What to do about a column of products that nothing reads."""
    return f"pour la montrer aux élèves, appelez-la « {FEATURE} : {heading} »"
