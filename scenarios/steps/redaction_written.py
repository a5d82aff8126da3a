"""What a message to write is made of, as an author writes it: facts, what to keep quiet, a grid."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

import msgspec

from scenarios.conditions import Slug, Written
from scenarios.steps.parts import Text

Register = Literal["vouvoiement", "tutoiement", "libre"]
Form = Annotated[tuple[str, ...], msgspec.Meta(min_length=1)]


class Fact(Written, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Something that must be said: one form of each group of `contient`."""

    FILLED: ClassVar[frozenset[str]] = frozenset({"libelle", "contient", "raison"})

    id: Slug
    libelle: Text
    contient: Annotated[tuple[Form, ...], msgspec.Meta(min_length=1)]
    raison: Text


class Forbidden(Written, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Something that must not be said, in one sentence, unless that sentence denies it.

    toujours: denied or not, quoted or not (a name, a number). protection: saying it is a lapse of
    the step's protection, and counts there alone.
    """

    FILLED: ClassVar[frozenset[str]] = frozenset({"libelle", "contient", "raison"})

    libelle: Text
    contient: Annotated[tuple[Form, ...], msgspec.Meta(min_length=1)]
    raison: Text
    toujours: bool = False
    protection: bool = False


class GridPoint(Written, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A point that the student checks by themselves before handing in."""

    FILLED: ClassVar[frozenset[str]] = frozenset({"enonce"})

    id: Slug
    enonce: Text


class Length(Written, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How long: words, or signs in an SMS; None is no bound of the author's own."""

    min: Annotated[int, msgspec.Meta(ge=1, le=500)] | None = None
    max: Annotated[int, msgspec.Meta(ge=1, le=600)] | None = None
