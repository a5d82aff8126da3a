"""An organisation as a teacher reads it: the file of a house, laid out and commented."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from game.atelier.tableur.csv_files import money
from scenarios.house.organisation import (
    Document,
    Granted,
    Organisation,
    Post,
    Prerogatives,
    Product,
)
from scenarios.language.clean import one_line

# Words that need no quotes as keys, and mean nothing else to YAML.
_KEY = re.compile(r"(?!(?:true|false|null)$)[A-Za-zÀ-ÿ]+(?: [A-Za-zÀ-ÿ]+)*")
_COMMENTS = {
    "id": "le nom que cite « organisation: » dans les situations",
    "genre": "magasin, association, administration, societe ou services",
    "public": "client, usager, adherent, visiteur, patient ou voyageur",
}
_AT = 36


def written(house: Organisation, source: str, schema: str | None = None) -> str:
    """The YAML file. source: what it comes from, for its first line; schema: for the editor."""
    return "\n".join(_lines(house, source, schema)) + "\n"


def _lines(house: Organisation, source: str, schema: str | None) -> Iterator[str]:
    if schema:
        yield f"# yaml-language-server: $schema={schema}"
    yield f"# {one_line(house.nom)}, d’après {one_line(source)} (« comptoir adapter »)."
    yield "# Les identifiants (id) sont cités par les situations : changez le reste, gardez-les."
    yield "# Personne de réel : téléphones réservés à la fiction, courriels et site en « .example »."
    yield "format: 1"
    yield _commented("id", house.id)
    yield f"nom: {_text(house.nom)}"
    yield _commented("genre", house.genre)
    yield _commented("public", house.public)
    for key in ("presentation", "adresse", "telephone", "courriel", "site"):
        yield f"{key}: {_text(getattr(house, key))}"
    yield from _list("horaires", (_flow(jours=o.jours, heures=o.heures) for o in house.horaires))
    yield from _list(
        "charte", map(_text, house.charte), "les règles de la maison, une phrase chacune"
    )
    yield from _list("annuaire", map(_post, house.annuaire))
    yield from _rights(house.prerogatives)
    if house.tva is not None:
        yield f"tva: {_plain(house.tva)}"
    yield from _catalogue(house.catalogue)
    yield from _documents(house.documents)


def _commented(key: str, value: str) -> str:
    return f"{f'{key}: {value}':<{_AT}}# {_COMMENTS[key]}"


def _list(key: str, items: Iterable[str], comment: str = "", indent: str = "") -> Iterator[str]:
    found = list(items)
    head = f"{indent}{key}:" if found else f"{indent}{key}: []"
    yield f"{head:<{_AT}}# {comment}" if comment else head
    for item in found:
        yield f"{indent}  - {item}"


def _post(post: Post) -> str:
    told = {
        key: getattr(post, key)
        for key in ("service", "personne", "fonction", "lieu", "poste", "courriel")
    }
    if not post.courriel:
        del told["courriel"]
    return _flow(post.id, **told)


def _rights(rights: Prerogatives) -> Iterator[str]:
    yield "prerogatives:"
    alone = (
        _flow(one.id, quoi=one.quoi) if isinstance(one, Granted) else _text(one)
        for one in rights.seul
    )
    yield from _list("seul", alone, "ce que l’élève accorde seul", "  ")
    handed = (_flow(one.id, quoi=one.quoi, a=one.a) for one in rights.transmettre)
    yield from _list("transmettre", handed, "ce qui dépend d’un autre, et de qui", "  ")


def _catalogue(products: tuple[Product, ...]) -> Iterator[str]:
    if not products:
        return
    yield f"{'catalogue:':<{_AT}}# prix en euros, toutes taxes comprises, avec un point"
    for one in products:
        yield f"  - id: {one.id}"
        yield f"    nom: {_text(one.nom)}"
        yield f"    reference: {_text(one.reference)}"
        yield f"    prix: {money(one.prix):f}"
        if one.stock is not None:
            yield f"    stock: {one.stock}"
        if one.caracteristiques:
            told = (f"{_key(name)}: {_text(what)}" for name, what in one.caracteristiques.items())
            yield f"    caracteristiques: {{{', '.join(told)}}}"
        if one.garantie:
            yield f"    garantie: {_text(one.garantie)}"


def _documents(documents: tuple[Document, ...]) -> Iterator[str]:
    if not documents:
        return
    yield f"{'documents:':<{_AT}}# 60 mots au plus, ou 6 lignes de tableau, en Seconde"
    for one in documents:
        yield f"  - id: {one.id}"
        yield f"    titre: {_text(one.titre)}"
        if one.texte:
            yield f"    texte: {_text(one.texte)}"
        if one.colonnes:
            yield f"    colonnes: {_row(one.colonnes)}"
        if one.lignes:
            yield "    lignes:"
            yield from (f"      - {_row(line)}" for line in one.lignes)


def _flow(id_: str | None = None, /, **told: str) -> str:
    """« {id: remise, quoi: "…"} »."""
    parts = [f"id: {id_}"] if id_ else []
    parts += [f"{key}: {_text(value)}" for key, value in told.items()]
    return f"{{{', '.join(parts)}}}"


def _row(cells: tuple[str, ...]) -> str:
    return f"[{', '.join(map(_text, cells))}]"


def _text(text: str) -> str:
    """Between straight quotes: what JSON escapes, YAML reads the same."""
    return json.dumps(text, ensure_ascii=False)


def _key(name: str) -> str:
    return name if _KEY.fullmatch(name) else _text(name)


def _plain(number: Decimal) -> str:
    whole = number.to_integral_value()
    return f"{whole:f}" if whole == number else f"{number.normalize():f}"
