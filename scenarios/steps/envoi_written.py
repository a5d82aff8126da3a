"""What a message to address is made of, as an author writes it: people, and what is picked."""

from __future__ import annotations

from typing import Annotated, ClassVar

import msgspec

from scenarios.conditions import Slug, Written
from scenarios.steps.addressing import Place
from scenarios.steps.parts import Text


class Recipient(Written, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Somebody who may be written to. place: where they belong, several may be right.

    est_interne: a colleague, whose address is no secret. est_desinscrit: asked for no more
    advertising.
    """

    FILLED: ClassVar[frozenset[str]] = frozenset({"nom", "adresse", "qualite", "raison"})

    id: Slug
    nom: Text
    place: Place | Annotated[tuple[Place, ...], msgspec.Meta(min_length=1)]
    raison: Text
    adresse: str = ""
    qualite: str = ""
    est_interne: bool = False
    est_desinscrit: bool = False

    @property
    def accepted(self) -> tuple[Place, ...]:
        """Every place that is right, the best first."""
        return (self.place,) if isinstance(self.place, str) else self.place


class Pick(Written, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Something to pick or to leave, and why. attendu: of a file, it must be attached."""

    id: Slug
    attendu: bool = False
    raison: Text

    @property
    def text(self) -> str:
        """What is read, as written."""
        raise NotImplementedError


class Subject(Pick, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A subject to pick; several may be right."""

    FILLED: ClassVar[frozenset[str]] = frozenset({"texte", "raison"})

    texte: Text

    @property
    def text(self) -> str:
        """As written."""
        return self.texte


class Labelled(Pick, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A file that may be attached, or a moment to send at, of which several may be right."""

    FILLED: ClassVar[frozenset[str]] = frozenset({"libelle", "raison"})

    libelle: Text

    @property
    def text(self) -> str:
        """As written."""
        return self.libelle
