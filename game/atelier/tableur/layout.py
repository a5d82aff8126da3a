"""The sheets of a house: how they are called, their columns, what a teacher reads of each.

Writing and reading both go by it, so that what is exported is what is understood.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

import msgspec

from game.atelier.tableur.sheets import folded
from scenarios.house.organisation import Organisation
from scenarios.language.typography import NBSP

Kind = Literal["texte", "montant", "entier", "identifiant", "aide"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its key in the file of the house, its heading, other headings taken for it.

    width: in characters. prompt: what is said of it when one of its cells is entered. choices: the
    only words that it may hold, where they are few. is_asked: without it the sheet means nothing.
    """

    key: str
    heading: str
    width: int
    kind: Kind = "texte"
    aliases: tuple[str, ...] = ()
    prompt: str = ""
    choices: tuple[str, ...] = ()
    is_asked: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """A sheet: its title, the name of its CSV file, other titles taken for it, its columns."""

    title: str
    stem: str
    columns: tuple[Column, ...]
    aliases: tuple[str, ...] = ()
    is_wide: bool = False

    @property
    def names(self) -> frozenset[str]:
        """Every title that is taken for this sheet, folded."""
        return frozenset(map(folded, (self.title, self.stem, *self.aliases)))


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the first sheet: its key, what it is called, what to write there."""

    key: str
    label: str
    help: str
    aliases: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()


def _words(field: str) -> tuple[str, ...]:
    hints = {one.name: one.type for one in msgspec.structs.fields(Organisation)}
    return get_args(hints[field])


ALONE, HANDED_ON = "Décidé seul", "À transmettre"
FEATURE = "Caractéristique"
KEPT_ID = "Ne changez pas cette case grise : les situations trouvent la ligne par ce nom. Sur une ligne nouvelle, laissez-la vide."

ENTRIES = (
    Entry(
        "id",
        "Identifiant",
        "Laissez : Comptoir donne à votre maison un nom court à elle.",
        ("id",),
    ),
    Entry("nom", "Nom", "Tel qu’il se dit au téléphone.", ("Nom de la maison", "Enseigne")),
    Entry("genre", "Genre", "Choisissez dans la liste.", ("Type",), _words("genre")),
    Entry(
        "public",
        "Public",
        "Ceux que la maison reçoit ; choisissez dans la liste.",
        (),
        _words("public"),
    ),
    Entry(
        "presentation",
        "Présentation",
        "Deux phrases : ce que fait la maison, combien de personnes.",
        ("Description",),
    ),
    Entry("adresse", "Adresse", "Une adresse inventée, ou celle d’un lieu qui n’existe pas."),
    Entry(
        "telephone",
        "Téléphone",
        "Un numéro réservé à la fiction : 02 61 91 suivi de quatre chiffres.",
        ("Tél", "Tel"),
    ),
    Entry("courriel", "Courriel", "Une adresse en « .example ».", ("Mail", "E-mail", "Mél")),
    Entry("site", "Site", "Une adresse en « .example ».", ("Site internet", "Site web")),
    Entry(
        "tva",
        "TVA",
        "Le taux en pourcentage, par exemple 20 ; vide si la maison n’en a pas.",
        ("Taux de TVA",),
    ),
)

HOUSE = Plan(
    "Maison",
    "maison",
    (
        Column("cle", "Clé", 14, "identifiant", ("Identifiant", "id")),
        Column("rubrique", "Rubrique", 16, "aide", ("Libellé", "Nom")),
        Column("valeur", "Valeur", 64, is_asked=True),
        Column("aide", "Aide", 52, "aide", ("Conseil",)),
    ),
    ("Organisation", "Coordonnées", "La maison"),
    is_wide=True,
)
PRODUCTS = Plan(
    "Produits",
    "produits",
    (
        Column("id", "Identifiant", 16, "identifiant", ("id",)),
        Column(
            "nom",
            "Nom",
            38,
            "texte",
            ("Désignation", "Libellé", "Produit", "Article", "Service"),
            is_asked=True,
        ),
        Column(
            "reference",
            "Référence",
            13,
            "texte",
            ("Réf", "Code", "Référence article"),
            is_asked=True,
        ),
        Column(
            "prix",
            "Prix",
            12,
            "montant",
            ("Prix TTC", "Prix de vente", "Prix unitaire", "Prix en euros", "Tarif", "PU"),
            "Un prix en euros, toutes taxes comprises, par exemple 89,90.",
            is_asked=True,
        ),
        Column(
            "stock",
            "Stock",
            9,
            "entier",
            ("Qté", "Quantité", "Quantité en stock"),
            "Un nombre entier, ou rien si la maison ne compte pas de stock.",
        ),
        Column("garantie", "Garantie", 20),
    ),
    ("Catalogue", "Articles", "Services", "Tarifs", "Offres"),
    is_wide=True,
)
HOURS = Plan(
    "Horaires",
    "horaires",
    (
        Column("jours", "Jours", 34, "texte", ("Jour",), is_asked=True),
        Column("heures", "Heures", 44, "texte", ("Horaires", "Heure", "Ouverture"), is_asked=True),
    ),
    ("Heures", "Ouverture", "Horaires d’ouverture"),
)
CHARTER = Plan(
    "Charte",
    "charte",
    (Column("phrase", "Phrase", 72, "texte", ("Charte", "Règle", "Engagement"), is_asked=True),),
    ("Charte d’accueil",),
)
DIRECTORY = Plan(
    "Annuaire",
    "annuaire",
    (
        Column("id", "Identifiant", 18, "identifiant", ("id",)),
        Column("service", "Service", 22, is_asked=True),
        Column("personne", "Personne", 22, "texte", ("Qui", "Nom"), is_asked=True),
        Column("fonction", "Fonction", 26),
        Column("lieu", "Lieu", 26, "texte", ("Bureau", "Où")),
        Column(
            "poste",
            "Poste",
            9,
            "texte",
            ("Numéro", "Téléphone", "N° de poste"),
            "Un numéro intérieur, par exemple 21.",
        ),
        Column(
            "courriel",
            "Courriel",
            34,
            "texte",
            ("Mail", "E-mail", "Mél"),
            "Une adresse en « .example », ou rien.",
        ),
    ),
    ("Personnel", "Équipe"),
    is_wide=True,
)
RIGHTS = Plan(
    "Prérogatives",
    "prerogatives",
    (
        Column("id", "Identifiant", 18, "identifiant", ("id",)),
        Column(
            "qui",
            "Qui décide",
            18,
            "texte",
            ("Qui", "Décision"),
            "Choisissez dans la liste.",
            (ALONE, HANDED_ON),
            is_asked=True,
        ),
        Column("quoi", "Quoi", 60, "texte", ("Action",), is_asked=True),
        Column(
            "a",
            "À qui",
            44,
            "texte",
            ("Transmettre à",),
            "Pour ce qui se transmet : la personne et son poste.",
        ),
    ),
    ("Délégations", "Ce que je décide"),
    is_wide=True,
)
PAGES = Plan(
    "Documents",
    "documents",
    (
        Column("id", "Identifiant", 20, "identifiant", ("id",)),
        Column("titre", "Titre", 32, is_asked=True),
        Column(
            "texte",
            "Texte",
            76,
            "texte",
            ("Contenu",),
            "Soixante mots au plus en Seconde. Alt+Entrée va à la ligne.",
        ),
        Column(
            "tableau",
            "Tableau",
            24,
            "texte",
            ("Feuille",),
            "Le nom de la feuille qui porte le tableau de cette page, s’il y en a un.",
        ),
    ),
    ("Procédures", "Pages"),
    is_wide=True,
)
PLANS: tuple[Plan, ...] = (HOUSE, PRODUCTS, HOURS, CHARTER, DIRECTORY, RIGHTS, PAGES)

READ_FIRST, READ_FIRST_STEM = "À lire d’abord", "a-lire-d-abord"
TABLE = "Tableau"

# Which part of an organisation each sheet holds, and so what a base may lend where it is absent.
FIELDS: Mapping[str, tuple[str, ...]] = {
    HOUSE.title: tuple(entry.key for entry in ENTRIES),
    PRODUCTS.title: ("catalogue",),
    HOURS.title: ("horaires",),
    CHARTER.title: ("charte",),
    DIRECTORY.title: ("annuaire",),
    RIGHTS.title: ("prerogatives",),
    PAGES.title: ("documents",),
}


def feature_heading(name: str) -> str:
    """« Caractéristique : format »."""
    return f"{FEATURE}{NBSP}: {name}"


def is_table(name: str) -> bool:
    """Whether a sheet of that name holds the table of a document."""
    return folded(name).startswith(folded(TABLE))
