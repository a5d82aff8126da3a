"""What a house can be searched for: its catalogue, its people, its documents, its client file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Literal

from scenarios.house import client_file
from scenarios.house.organisation import Organisation, Post
from scenarios.house.search import Record, Source
from scenarios.language.clean import sort_key, without_accents
from scenarios.language.french import euros
from scenarios.language.texts import render

if TYPE_CHECKING:
    from scenarios.house.organisation import Document
    from scenarios.model import Scenario
    from scenarios.play import Play

SourceName = Literal["catalogue", "annuaire", "procedures", "clients"]

Say = Callable[[str], str]

NOTHING = "—"


def source(play: Play, name: SourceName) -> Source:
    """That source in this play; its records are made when it is first searched."""
    return Source(
        name, title(name, play.organisation), _COLUMNS[name](play), partial(_LOADED[name], play)
    )


def title(name: SourceName, organisation: Organisation) -> str:
    """How the source is called in this house."""
    if name == "clients":
        return client_file.TITLES[organisation.public]
    return {"catalogue": "Catalogue", "annuaire": "Annuaire", "procedures": "Documents"}[name]


def record_ids(
    name: SourceName, scenario: Scenario, organisation: Organisation, seed: int
) -> tuple[str, ...]:
    """The ids of every record, which need nobody to be drawn."""
    if name == "catalogue":
        return tuple(product.id for product in organisation.catalogue)
    if name == "annuaire":
        return tuple(post_ids(organisation.annuaire))
    if name == "procedures":
        return tuple(document.id for document in _documents(scenario, organisation))
    return client_file.ids(seed, scenario.taille_fichier)


def label(play: Play, name: SourceName, id_: str) -> str:
    """How a record is named in a report: its first cells."""
    if name == "clients":
        return _client_label(play, id_)
    found = next((r for r in _LOADED[name](play) if r.id == id_), None)
    return NOTHING if found is None else found.cells[0]


def post_ids(posts: Sequence[Post]) -> Iterator[str]:
    """The id of each line of the directory: its own, else its person's or service's name."""
    for post in posts:
        yield post.id or slug(post.personne or post.service)


def slug(text: str) -> str:
    """« Mme Roy » gives mme-roy."""
    return "-".join(re.findall(r"[a-z0-9]+", without_accents(text).lower()))


def _documents(scenario: Scenario, organisation: Organisation) -> tuple[Document, ...]:
    """The house's own and the scenario's, which come first under a common id."""
    own = {document.id for document in scenario.documents_propres}
    house = (document for document in organisation.documents if document.id not in own)
    return (*scenario.documents_propres, *house)


def _say(play: Play) -> Say:
    return lambda text: render(text, play.words)


def _features(play: Play) -> tuple[str, ...]:
    products = play.organisation.catalogue
    return tuple(dict.fromkeys(name for p in products for name in p.caracteristiques))


def _has_stock(play: Play) -> bool:
    return any(product.stock is not None for product in play.organisation.catalogue)


def _catalogue_columns(play: Play) -> tuple[str, ...]:
    taxes = "Prix TTC" if play.organisation.tva is not None else "Prix"
    stock = ("Stock",) if _has_stock(play) else ()
    has_guarantee = any(product.garantie for product in play.organisation.catalogue)
    features = tuple(name[:1].upper() + name[1:] for name in _features(play))
    last = ("Garantie",) if has_guarantee else ()
    return ("Désignation", taxes, *stock, "Référence", *features, *last)


def _catalogue(play: Play) -> list[Record]:
    say, features, has_stock = _say(play), _features(play), _has_stock(play)
    has_guarantee = any(product.garantie for product in play.organisation.catalogue)
    found = []
    for p in play.organisation.catalogue:
        stock = ("" if p.stock is None else str(p.stock),) if has_stock else ()
        told = (say(p.caracteristiques.get(name, NOTHING)) for name in features)
        last = (p.garantie or NOTHING,) if has_guarantee else ()
        cells = (say(p.nom), euros(p.prix), *stock, p.reference, *told, *last)
        found.append(Record(p.id, cells))
    return found


def _post_columns(play: Play) -> tuple[str, ...]:
    del play
    return ("Qui", "Service", "Fonction", "Poste", "Lieu", "Courriel")


def _posts(play: Play) -> list[Record]:
    say, posts = _say(play), play.organisation.annuaire
    return [
        Record(
            id_,
            (
                *map(say, (post.personne, post.service, post.fonction, post.poste, post.lieu)),
                post.courriel or NOTHING,
            ),
        )
        for id_, post in zip(post_ids(posts), posts, strict=True)
    ]


def _document_columns(play: Play) -> tuple[str, ...]:
    del play
    return ("Titre", "Contenu")


def _document_records(play: Play) -> list[Record]:
    say = _say(play)
    found = []
    for document in _documents(play.scenario, play.organisation):
        head = (document.colonnes,) if document.colonnes else ()
        table = [" · ".join(map(say, row)) for row in (*head, *document.lignes)]
        text = [say(document.texte)] if document.texte else []
        found.append(Record(document.id, (say(document.titre), "\n".join([*text, *table]))))
    return found


def _client_columns(play: Play) -> tuple[str, ...]:
    del play
    return client_file.COLUMNS


def _clients(play: Play) -> list[Record]:
    """Everybody, in the order of names: the play's own customer is not the first."""
    if play.clients is None:
        raise LookupError("this play was prepared without its client file")
    everybody = client_file.ids(play.casting.graine, play.scenario.taille_fichier)
    found = [Record(id_, play.clients.card(id_)) for id_ in everybody]
    return sorted(found, key=lambda r: (_order(r.cells[0]), _order(r.cells[1]), r.id))


@lru_cache(maxsize=2048)
def _order(name: str) -> tuple[str, str, str]:
    """The file is put in order at each search: each name is folded once."""
    return sort_key(name)


def _client_label(play: Play, id_: str) -> str:
    if id_ == client_file.CUSTOMER:
        person = play.casting.client
        return f"{person.nom_complet}, {person.ville}"
    if play.clients is None:
        return "la fiche d’une autre personne"
    family, first, _, town, *_ = play.clients.card(id_)
    return f"{first} {family}, {town}"


_COLUMNS: dict[SourceName, Callable[[Play], tuple[str, ...]]] = {
    "catalogue": _catalogue_columns,
    "annuaire": _post_columns,
    "procedures": _document_columns,
    "clients": _client_columns,
}
_LOADED: dict[SourceName, Callable[[Play], list[Record]]] = {
    "catalogue": _catalogue,
    "annuaire": _posts,
    "procedures": _document_records,
    "clients": _clients,
}
