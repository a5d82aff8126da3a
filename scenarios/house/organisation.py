"""The organisations: what a house is, sells, promises, and lets its employee decide alone."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

import msgspec

from scenarios.conditions import Slug, Written

# Product ids are also words of author templates: `{{ produits.nova.prix | euros }}`.
Word = Annotated[str, msgspec.Meta(pattern=r"^[a-z][a-z0-9]*(_[a-z0-9]+)*$", max_length=40)]

Public = Literal["client", "usager", "adherent", "visiteur", "patient", "voyageur"]
# What the house calls a woman and a man of its public.
PUBLIC_LABELS: dict[Public, tuple[str, str]] = {
    "client": ("La cliente", "Le client"),
    "usager": ("L’usagère", "L’usager"),
    "adherent": ("L’adhérente", "L’adhérent"),
    "visiteur": ("La visiteuse", "Le visiteur"),
    "patient": ("La patiente", "Le patient"),
    "voyageur": ("La voyageuse", "Le voyageur"),
}


class Product(Written, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A product or service of the catalogue; `prix` is in euros, all taxes included."""

    id: Word
    nom: str
    reference: str
    prix: Decimal
    stock: int | None = None
    caracteristiques: dict[str, str] = {}
    garantie: str = ""


class Document(Written, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A page one key away: a text, a table (`colonnes` and `lignes`), or both."""

    id: Slug
    titre: str
    texte: str = ""
    colonnes: tuple[str, ...] = ()
    lignes: tuple[tuple[str, ...], ...] = ()


class Post(Written, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A line of the directory: who does what, where, at which number.

    id: None is made of the person's name, « Mme Roy » gives mme-roy.
    """

    id: Slug | None = None
    service: str
    personne: str
    fonction: str
    lieu: str
    poste: str
    courriel: str = ""


class Opening(Written, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Opening hours of one or several days."""

    jours: str
    heures: str


class Granted(Written, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the employee decides alone; `id` is what a line that promises it says."""

    quoi: str
    id: Slug | None = None


class HandOver(Written, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is not the employee's to decide, and to whom it goes; `id` as above."""

    quoi: str
    a: str
    id: Slug | None = None


class Prerogatives(Written, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the employee grants alone, and what goes to whom."""

    seul: tuple[str | Granted, ...]
    transmettre: tuple[HandOver, ...]

    @property
    def alone(self) -> tuple[str, ...]:
        """What is granted alone, in words."""
        return tuple(one if isinstance(one, str) else one.quoi for one in self.seul)

    @property
    def granted(self) -> frozenset[str]:
        """The ids of what may be promised."""
        return frozenset(one.id for one in self.seul if isinstance(one, Granted) and one.id)

    @property
    def handed_on(self) -> frozenset[str]:
        """The ids of what may not: promising it commits the house beyond one's delegation."""
        return frozenset(one.id for one in self.transmettre if one.id)


class Organisation(Written, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A house. `public` is what it calls those it receives; `tva` is None where it has none."""

    format: Literal[1]
    id: Slug
    nom: str
    genre: Literal["magasin", "association", "administration", "societe", "services"]
    public: Public
    presentation: str
    adresse: str
    telephone: str
    courriel: str
    site: str
    horaires: tuple[Opening, ...]
    charte: tuple[str, ...]
    annuaire: tuple[Post, ...]
    prerogatives: Prerogatives
    catalogue: tuple[Product, ...] = ()
    documents: tuple[Document, ...] = ()
    tva: Decimal | None = None

    def product(self, id_: str) -> Product | None:
        """The product of that id, or None."""
        return next((product for product in self.catalogue if product.id == id_), None)


ORGANISATION_WORDS = frozenset({"nom", "adresse", "telephone", "courriel", "site", "public"})
PRODUCT_WORDS = frozenset({"nom", "reference", "prix", "stock", "garantie"})
