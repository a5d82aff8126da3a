"""`fiche`: the student fills a form; what must not be collected is left alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Annotated

import msgspec

from scenarios.conditions import Slug, Written
from scenarios.steps.field_types import (
    FIELD_LABELS,
    FieldType,
    agree,
    is_ticked,
    malformed,
)
from scenarios.steps.kind import (
    NOT_FOR_THIS_STEP,
    SKIP_REASON,
    Mark,
    Move,
    Offer,
    Part,
    Progress,
    Refusal,
    Skip,
    share_mark,
)
from scenarios.steps.parts import MARK_QUALITY, Step, Text, targets

if TYPE_CHECKING:
    from scenarios.play import View

MAX_FIELD = 1_000


class FicheMove(Move, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="fiche"):
    """What was typed, by id of field; a field left out is empty."""

    champs: dict[str, str]


class Field(Written, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A field. attendu: what this customer said; several values are all right.

    contient: groups of words that must all stand in a long text, each a list of equals.
    With `interdit` the field must stay empty (or unticked). Without `attendu` nor `contient`
    it is free and not graded.
    """

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


class Protection(Written, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What leaving the forbidden fields alone is worth: 3, or 0 when one is filled."""

    criteres: Annotated[tuple[str, ...], msgspec.Meta(min_length=1)]
    raison: Text


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


class Fiche(Step, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="fiche"):
    """A form. Serves e.g. A1T3C3, A2T3C3, 3A.c."""

    titre: Text
    champs: Annotated[tuple[Field, ...], msgspec.Meta(min_length=2, max_length=16)]
    protection: Protection | None = None
    raison_exact: Text
    raison_inexact: Text

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
            return self._outcome("passer", 0, 0, SKIP_REASON)
        if not isinstance(move, FicheMove):
            return Refusal(NOT_FOR_THIS_STEP)
        refusal = self._malformed(move, view)
        if refusal is not None:
            return refusal
        exact = tuple(self._exact(f, move, view) for f in self.champs if f.is_graded)
        kept = tuple(self._protected(f, move, view) for f in self.champs if f.interdit)
        wrong = sum(not part.is_right for part in exact)
        value = share_mark(wrong, len(exact)) if exact else 3
        shield = 3 if all(part.is_right for part in kept) else 0
        reason = view.say(self.raison_inexact if wrong else self.raison_exact)
        if wrong:
            names = ", ".join(part.label for part in exact if not part.is_right)
            reason += f" À revoir : {names}."
        plain = self._outcome(f"exact.{value}.{shield}", value, shield, reason)
        if shield == 0:
            plain = replace(plain, reason=self._told(reason, kept, view, has_wrong=wrong > 0))
        return replace(plain, said="Fiche enregistrée.", parts=exact + kept)

    def _told(self, reason: str, kept: tuple[Part, ...], view: View, *, has_wrong: bool) -> str:
        """What is said of the whole form: never « exact » alone where too much was written."""
        names = ", ".join(part.label for part in kept if not part.is_right)
        if not has_wrong and self.protection is not None:
            reason = view.say(self.protection.raison)
        return f"{reason} À laisser vide : {names}."

    def branches(self, view: View) -> Iterator[Progress]:  # noqa: ARG002 - the kind's contract
        """Every pair of marks (exactness, protection) that some filling earns."""
        total = sum(f.is_graded for f in self.champs)
        shields = (0, 3) if any(f.interdit for f in self.champs) else (3,)
        for value in sorted({share_mark(wrong, total) for wrong in range(total + 1)}):
            for shield in shields:
                yield self._outcome(f"exact.{value}.{shield}", value, shield, self.raison_exact)
        yield self._outcome("passer", 0, 0, SKIP_REASON)

    def exits(self) -> tuple[str, ...]:
        """Targets of the step."""
        return targets(self.vers)

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

    def _outcome(self, key: str, value: int, shield: int, reason: str) -> Progress:
        marks = tuple(Mark(criterion, value, reason) for criterion in self.criteres)
        if self.protection is not None:
            why = SKIP_REASON if key == "passer" else self.protection.raison
            marks += tuple(Mark(c, shield, why) for c in self.protection.criteres)
        low = min(value, shield) if self.protection is not None else value
        return Progress(key=key, marks=marks, quality=MARK_QUALITY[low], reason=reason, said="")
