"""The documents one key away: what the house owns, shown as pages."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from game.scene import Page
from scenarios.house.organisation import Document, Organisation
from scenarios.house.sources import source, title
from scenarios.language.texts import render
from scenarios.model import INSTRUCTION_PAGE
from scenarios.play import Play
from scenarios.sums.numbers import french

# Letters that the faces keep for themselves: documents, agrandir, quitter, reprendre, thème, annuler,
# version texte, passer; j and k carry a line down and up, and no document is named with them.
RESERVED = frozenset("djkmqrtuvxy")

REPORT_BACK = "Vous rendrez compte avant la fin."


# The house document that shows the client file.
CLIENTS = "fichier"


def pages(play: Play) -> tuple[Page, ...]:
    """Every document of the situation, each with its own letter."""
    taken = set(RESERVED)
    shown = []
    for document in _documents(play):
        key = next((c for c in document.id if c.isalpha() and c not in taken), "")
        taken.add(key)
        shown.append(_page(document, key, play))
    return tuple(shown)


def _documents(play: Play) -> Iterator[Document]:
    if play.scenario.consigne is not None:
        yield _instruction(play)
    own = {document.id: document for document in play.scenario.documents_propres}
    house = {document.id: document for document in play.organisation.documents}
    for id_ in play.scenario.documents:
        if id_ in MADE:
            yield MADE[id_](play)
        elif id_ == CLIENTS:
            yield Document(id=CLIENTS, titre=title("clients", play.organisation))
        elif id_ in own:
            yield own.pop(id_)
        elif id_ in house:
            yield house[id_]
    yield from own.values()


def _page(document: Document, key: str, play: Play) -> Page:
    if document.id == CLIENTS:
        return _client_file(document.titre, key, play)

    def say(text: str) -> str:
        return render(text, play.words)

    return Page(
        id=document.id,
        key=key,
        title=say(document.titre),
        text=say(document.texte),
        columns=tuple(say(column) for column in document.colonnes),
        table=cache(lambda: tuple(tuple(say(cell) for cell in row) for row in document.lignes)),
    )


def _client_file(named: str, key: str, play: Play) -> Page:
    """The people of the file, as a search finds them; nobody is drawn before it is opened."""
    file = source(play, "clients")
    table = cache(lambda: tuple(record.cells for record in file.load()))
    return Page(CLIENTS, key, named, "", file.columns, table)


def _instruction(play: Play) -> Document:
    """The manager's note, to be read again: who asks, what for, and how to report."""
    asked = play.scenario.consigne
    assert asked is not None
    lines = [f"De\u00a0: {play.scenario.giver()}", asked.texte]
    lines += [REPORT_BACK] if asked.a_rendre else []
    return Document(id=INSTRUCTION_PAGE, titre="Consigne", texte="\n".join(lines))


def _client(play: Play) -> Document:
    history = play.casting.historique
    return Document(
        id="fiche-client",
        titre="Fiche client",
        texte="Les contacts de cette personne avec la maison, tous canaux réunis."
        if history
        else "Aucun contact enregistré avant aujourd’hui.",
        colonnes=("Quand", "Canal", "Ce que la maison sait") if history else (),
        lignes=tuple((contact.quand, contact.canal, contact.fait) for contact in history),
    )


def _catalogue(play: Play) -> Document:
    products = play.organisation.catalogue
    names = tuple(dict.fromkeys(name for p in products for name in p.caracteristiques))
    has_stock = any(product.stock is not None for product in products)
    rows = []
    for p in products:
        stock = ("" if p.stock is None else str(p.stock),) if has_stock else ()
        features = tuple(p.caracteristiques.get(name, "—") for name in names)
        rows.append((p.nom, french(p.prix, 2, "€"), *stock, *features))
    columns = ("Désignation", "Prix TTC" if play.organisation.tva is not None else "Prix")
    return Document(
        id="catalogue",
        titre="Catalogue",
        colonnes=(*columns, *(("Stock",) if has_stock else ()), *names),
        lignes=tuple(rows),
    )


def _charte(play: Play) -> Document:
    lines = "\n".join(f"• {line}" for line in play.organisation.charte)
    return Document(id="charte", titre="Charte d’accueil", texte=lines)


def _annuaire(play: Play) -> Document:
    return Document(
        id="annuaire",
        titre="Annuaire",
        colonnes=("Service", "Qui", "Fonction", "Lieu", "Poste"),
        lignes=tuple(
            (p.service, p.personne, p.fonction, p.lieu, p.poste) for p in play.organisation.annuaire
        ),
    )


def _horaires(play: Play) -> Document:
    house: Organisation = play.organisation
    return Document(
        id="horaires",
        titre="Horaires et coordonnées",
        texte=f"{house.nom}\n{house.adresse}\n{house.telephone} · {house.courriel}",
        colonnes=("Jours", "Heures"),
        lignes=tuple((opening.jours, opening.heures) for opening in house.horaires),
    )


def _prerogatives(play: Play) -> Document:
    rights = play.organisation.prerogatives
    alone = "\n".join(f"• {line}" for line in rights.alone)
    return Document(
        id="prerogatives",
        titre="Ce que je décide, ce que je transmets",
        texte=f"Je décide :\n{alone}",
        colonnes=("À transmettre", "À qui"),
        lignes=tuple((item.quoi, item.a) for item in rights.transmettre),
    )


MADE = {
    "client": _client,
    "catalogue": _catalogue,
    "charte": _charte,
    "annuaire": _annuaire,
    "horaires": _horaires,
    "prerogatives": _prerogatives,
}
