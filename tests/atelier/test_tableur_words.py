"""Words of the old house that texts still say: each found as people say it, with what to write."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import msgspec
import pytest

from game.atelier.tableur.old_words import said_in, spoken
from game.content import bundled_houses
from scenarios.checks.subject import inventory_of
from scenarios.house.organisation import Opening, Organisation

OLD = bundled_houses()["maison-lumen"]


def changed(value: Any, **parts: object) -> Any:
    """A frozen value with other parts."""
    return msgspec.structs.replace(value, **parts)


ONDINE, BRISE, *OTHERS = OLD.catalogue
NADIA, INES, *POSTS = OLD.annuaire
NEW: Organisation = changed(
    OLD,
    nom="Maison Nova",
    catalogue=(
        changed(ONDINE, nom="Théière Éclat, en fonte", prix=Decimal("94.90")),
        changed(OTHERS[0], nom="Bouilloire Galet, 2 L", prix=Decimal(41)),
        *OTHERS[1:],
    ),
    annuaire=(
        changed(NADIA, id="nadia-ferrand", personne="Léa Martin", poste="18"),
        changed(INES, courriel="ines@nova.example"),
        *POSTS[:-1],
    ),
    horaires=(Opening(jours="Lundi", heures="de 8 h à 12 h"), *OLD.horaires[1:]),
    documents=(
        changed(OLD.documents[0], lignes=(("Jusqu’à 80,00 €", "5,50 €"),)),
        *OLD.documents[1:],
    ),
)

SAID = {
    "La Maison Lumen ouvre.": [("Maison Lumen", "écrivez {{ organisation.nom }}")],
    "L’Ondine coûte 89,90 €.": [
        ("89,90 €", "écrivez {{ produits.ondine.prix | euros }}"),
        ("Ondine", "écrivez « Éclat », ou {{ produits.ondine.nom }} pour le nom entier"),
    ],
    "Une cafetière Ondine, verseuse isotherme.": [
        ("cafetière Ondine, verseuse isotherme", "écrivez {{ produits.ondine.nom | minuscule }}")
    ],
    "La Brise, c’est fini.": [
        ("Brise", "cet article n’est plus dans la maison : changez la phrase")
    ],
    "La bouilloire Galet à 39.90": [("39.90", "écrivez {{ produits.bouilloire.prix | euros }}")],
    "Demandez Nadia Ferrand au poste 10.": [
        ("Nadia Ferrand", "écrivez « Léa Martin »"),
        ("poste 10", "écrivez « poste 18 »"),
    ],
    "Madame Ferrand, i.robic@maison-lumen.example": [
        ("Ferrand", "écrivez « Martin »"),
        ("i.robic@maison-lumen.example", "écrivez « ines@nova.example »"),
    ],
    "Voyez Karim Benali.": [
        ("Karim Benali", "cette personne n’est plus dans l’annuaire : nommez-en une autre")
    ],
    "Ouvert de 9 h 30 à 19 h 00, livré pour 6,90 €.": [
        ("6,90 €", "ce montant n’est plus dans les documents de la maison : vérifiez-le"),
        ("de 9 h 30 à 19 h 00", "ces heures ne sont plus celles de la maison : vérifiez-les"),
    ],
    # Parts of other words and numbers, what is kept, what the engine fills.
    "L’ondine, les Ondines, 189,90 €, 89,905, la Maison Lumenis, le poste 100, la Tandem.": [],
    "{{ produits.ondine.nom }} à {{ produits.ondine.prix | euros }}, 80,00 €, Hugo Lacaze.": [],
}


@pytest.mark.parametrize("text", SAID)
def test_old_words_are_found_as_people_say_them(text: str) -> None:
    house = changed(NEW, charte=(text,))
    found = [
        (word, advice.replace("\u00a0", " "))
        for path, word, advice in said_in(inventory_of(house), OLD, NEW)
        if path[0] == "charte"
    ]
    assert sorted(found) == SAID[text]


def test_where_nothing_is_filled_the_new_word_itself_is_told() -> None:
    house = changed(NEW, presentation="Une maison Lumen ? La Maison Lumen.")
    found = [
        advice
        for path, _, advice in said_in(inventory_of(house), OLD, NEW)
        if path == ("presentation",)
    ]
    assert [one.replace("\u00a0", " ") for one in found] == ["écrivez « Maison Nova »"]


def test_a_house_says_nothing_of_itself() -> None:
    assert list(said_in(inventory_of(OLD), OLD, OLD)) == []


def test_names_by_which_articles_are_asked_for() -> None:
    called = {one.id: spoken(one.nom, OLD) for one in OLD.catalogue}
    assert called["ondine"] == (("Ondine", False),)
    assert called["tasses"] == (("Grès", False),)
    other = bundled_houses()["maison-des-associations"]
    named = {one.id: spoken(one.nom, other) for one in other.catalogue}
    assert named["projecteur"] == (("Vidéoprojecteur", True),)
    assert named["adhesion"] == (("Adhésion d’une association", True),)
