"""`fiche`: the student fills a form; what must not be collected is left alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, ClassVar

import msgspec

from scenarios.conditions import Slug, Written
from scenarios.steps.field_types import (
    FIELD_LABELS,
    FieldType,
    agree,
    is_ticked,
    malformed,
)
from scenarios.steps.judged import Judged, share_values
from scenarios.steps.kind import NOT_FOR_THIS_STEP, Move, Offer, Part, Progress, Refusal, Skip
from scenarios.steps.parts import Text
from scenarios.word_count import words

if TYPE_CHECKING:
    from scenarios.chance import Chance
    from scenarios.play import View
    from scenarios.trace import Act

MAX_FIELD = 1_000
# A well-formed value of each type, for what must not be collected.
SAMPLES: dict[FieldType, str] = {
    "case": "oui",
    "date": "01/01/2000",
    "heure": "12 h",
    "telephone": "01 99 00 00 00",
    "code_postal": "96000",
    "courriel": "personne@example.com",
    "montant": "1,00",
    "nombre": "1",
}
# Typed by robots: hostile text included, all of it to be taken or refused in French.
TYPED_AT_RANDOM = (
    *("", "oui", "non", "12", "12,50", "14 h 30", "24/11/2026"),
    *("[/] [bold]x[/]", "{{ client }}"),
)


class FicheMove(Move, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="fiche"):
    """What was typed, by id of field; a field left out is empty."""

    champs: dict[str, str]


class Field(Written, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A field. attendu: what this customer said; several values are all right.

    contient: groups of words that must all stand in a long text, each a list of equals.
    With `interdit` the field must stay empty (or unticked). Without `attendu` nor `contient`
    it is free and not graded.
    """

    FILLED: ClassVar[frozenset[str]] = frozenset(
        {"libelle", "attendu", "contient", "options", "raison"}
    )

    id: Slug
    libelle: Text
    type: FieldType = "texte"
    attendu: str | tuple[str, ...] = ()
    contient: tuple[tuple[str, ...], ...] = ()
    options: tuple[str, ...] = ()
    interdit: bool = False
    raison: str = ""
    exemple: str = ""

    @property
    def accepted(self) -> tuple[str, ...]:
        """Every value that is right, as templates."""
        return (self.attendu,) if isinstance(self.attendu, str) else self.attendu

    @property
    def is_graded(self) -> bool:
        """Whether exactness of this field counts."""
        return not self.interdit and bool(self.accepted or self.contient)


@dataclass(frozen=True, slots=True)
class FieldShown:
    """A field as shown: `kind` is its type, `hint` how to fill it, `options` for a list."""

    id: str
    label: str
    kind: FieldType
    hint: str
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FicheOffer(Offer):
    """The form to fill."""

    title: str
    fields: tuple[FieldShown, ...]


class Fiche(Judged, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="fiche"):
    """A form. Serves e.g. A1T3C3, A2T3C3, 3A.c."""

    SECONDS: ClassVar[int] = 6
    FILLED: ClassVar[frozenset[str]] = Judged.FILLED | {"titre"}

    titre: Text
    champs: Annotated[tuple[Field, ...], msgspec.Meta(min_length=2, max_length=16)]

    def offer(self, view: View) -> FicheOffer:
        """The fields, in the order written."""
        fields = tuple(
            FieldShown(
                f.id,
                view.say(f.libelle),
                f.type,
                f.exemple or FIELD_LABELS[f.type],
                tuple(view.say(option) for option in f.options),
            )
            for f in self.champs
        )
        prompt = view.say(self.consigne) or "Remplissez la fiche."
        return FicheOffer(prompt, view.say(self.titre), fields)

    def accept(self, move: Move, view: View) -> Progress | Refusal:
        """Each field compared with what this customer said."""
        if isinstance(move, Skip):
            return self.skipped()
        if not isinstance(move, FicheMove):
            return Refusal(NOT_FOR_THIS_STEP)
        refusal = self._malformed(move, view)
        if refusal is not None:
            return refusal
        exact = tuple(self._exact(f, move, view) for f in self.champs if f.is_graded)
        kept = tuple(self._protected(f, move, view) for f in self.champs if f.interdit)
        return self.judged(exact, view, said="Fiche enregistrée.", kept=kept)

    def branches(self, view: View) -> Iterator[Progress]:  # noqa: ARG002 - the kind's contract
        """Every pair of marks (exactness, protection) that some filling earns."""
        values = share_values(sum(f.is_graded for f in self.champs))
        yield from self.outcomes(values, may_lapse=any(f.interdit for f in self.champs))

    def right(self, view: View) -> FicheMove:
        """Every graded field right, the others empty."""
        return FicheMove(champs=self._right_fields(view))

    def moves(self, view: View) -> Iterator[FicheMove]:
        """Right, then one field less each time; each also with what must not be collected."""
        filled = self._right_fields(view)
        graded = [field for field in self.champs if field.is_graded]
        forbidden = {
            field.id: SAMPLES.get(field.type, field.options[0] if field.options else "Inutile")
            for field in self.champs
            if field.interdit
        }
        for missing in range(len(graded) + 1):
            kept = dict(filled)
            for field in graded[:missing]:
                kept[field.id] = _wrong(field.type, filled[field.id])
            yield FicheMove(champs=kept)
            if forbidden:
                yield FicheMove(champs={**kept, **forbidden})

    def guess(self, view: View, chance: Chance) -> FicheMove:  # noqa: ARG002 - the contract
        """Anything in every field."""
        return FicheMove(champs={field.id: chance.pick(TYPED_AT_RANDOM) for field in self.champs})

    def noted(self, act: Act) -> tuple[tuple[str, str], ...] | None:
        """Every field that was filled."""
        if not isinstance(act.move, FicheMove):
            return None
        champs = act.move.champs
        typed = ((field.libelle, champs.get(field.id, "").strip()) for field in self.champs)
        return tuple((label, value) for label, value in typed if value)

    def asks(self) -> str:
        """The form's title."""
        return self.titre

    def shown(self) -> Iterator[tuple[str, str]]:
        """The labels, and the options to choose from."""
        for field in self.champs:
            yield field.id, " ".join((field.libelle, *field.options))

    def words(self) -> float:
        """The title too."""
        return super().words() + words(self.titre)

    def answers(self) -> int:
        """One a field."""
        return len(self.champs)

    def _right_fields(self, view: View) -> dict[str, str]:
        filled = {}
        for field in self.champs:
            if field.interdit or not field.is_graded:
                continue
            if field.contient:
                filled[field.id] = " ".join(view.say(group[0]) for group in field.contient)
            else:
                filled[field.id] = view.say(field.accepted[0])
        return filled

    def _malformed(self, move: FicheMove, view: View) -> Refusal | None:
        known = {field.id: field for field in self.champs}
        for id_, typed in move.champs.items():
            if id_ not in known:
                return Refusal("Ce champ n’est pas sur la fiche.", id_)
            if len(typed) > MAX_FIELD:
                return Refusal(f"Ce champ ne peut pas dépasser {MAX_FIELD} signes.", id_)
            options = tuple(view.say(option) for option in known[id_].options)
            message = malformed(known[id_].type, typed, options)
            if message:
                return Refusal(message, id_)
        return None

    def _exact(self, field: Field, move: FicheMove, view: View) -> Part:
        typed = move.champs.get(field.id, "").strip()
        accepted = tuple(view.say(value) for value in field.accepted)
        groups = tuple(tuple(view.say(word) for word in group) for group in field.contient)
        is_right = agree(field.type, typed, accepted, groups)
        expected = accepted[0] if accepted else ", ".join(group[0] for group in groups)
        return Part(
            field.id, view.say(field.libelle), is_right, typed, expected, view.say(field.raison)
        )

    def _protected(self, field: Field, move: FicheMove, view: View) -> Part:
        typed = move.champs.get(field.id, "").strip()
        is_left = not (is_ticked(typed) if field.type == "case" else typed)
        blank = "non coché" if field.type == "case" else "laisser vide"
        label, reason = view.say(field.libelle), view.say(field.raison)
        return Part(field.id, label, is_left, typed, blank, reason)


def _wrong(kind: str, right: str) -> str:
    """A well-formed value that is not the right one; a box has only its other side."""
    if kind == "case":
        return "non" if right.strip().lower() in ("oui", "x") else "oui"
    return ""
