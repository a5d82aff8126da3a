"""`fiche`: the student fills a form; what must not be collected is left alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, ClassVar

import msgspec

from scenarios.chance import Chance
from scenarios.conditions import holds
from scenarios.language.clean import clean
from scenarios.steps.field_types import malformed
from scenarios.steps.form_fields import (
    MAX_FIELD,
    SAMPLES,
    Field,
    FieldShown,
    Purpose,
    exact,
    lapse,
    protected,
    right_value,
    shown,
    still_empty,
    wrong_value,
)
from scenarios.steps.judged import Judged, share_values
from scenarios.steps.kind import NOT_FOR_THIS_STEP, Move, Offer, Progress, Refusal, Skip
from scenarios.steps.parts import Text
from scenarios.steps.reflexes import Reflex, Seen, picks
from scenarios.steps.step import BLIND_DRAWS
from scenarios.word_count import words

if TYPE_CHECKING:
    from scenarios.play import View
    from scenarios.steps.kinds import AnyMove
    from scenarios.trace import Act

# Typed by robots: hostile text included, all of it to be taken or refused in French.
TYPED_AT_RANDOM = (
    *("", "oui", "non", "12", "12,50", "14 h 30", "24/11/2026"),
    *("[/] [bold]x[/]", "{{ client }}"),
)


class FicheMove(Move, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="fiche"):
    """What was typed, by id of field; a field left out is empty."""

    champs: dict[str, str]


@dataclass(frozen=True, slots=True)
class FicheOffer(Offer):
    """The form to fill. purpose: what the data are asked for, as said; empty when not told."""

    title: str
    fields: tuple[FieldShown, ...]
    purpose: str = ""


class Fiche(Judged, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="fiche"):
    """A form. Serves e.g. A1T3C3, A2T3C3, 3A.c.

    finalite: what the data are asked for: shown as what the student says, or to be picked.
    """

    SECONDS: ClassVar[int] = 6
    FILLED: ClassVar[frozenset[str]] = Judged.FILLED | {"titre", "finalite"}
    GUARD: ClassVar[str] = "« interdit: true » à un champ qui doit rester vide"

    titre: Text
    champs: Annotated[tuple[Field, ...], msgspec.Meta(min_length=2, max_length=24)]
    finalite: str | Purpose = ""

    def offer(self, view: View) -> FicheOffer:
        """The fields of this customer, in the order written."""
        fields = self.fields_for(view)
        return FicheOffer(
            view.say(self.consigne) or "Remplissez la fiche.",
            view.say(self.titre),
            tuple(
                shown(field, view, before)
                for before, field in zip((None, *fields), fields, strict=False)
            ),
            purpose=view.say(self.finalite) if isinstance(self.finalite, str) else "",
        )

    def accept(self, move: Move, view: View) -> Progress | Refusal:
        """Each field compared with what this customer said."""
        if isinstance(move, Skip):
            return self.skipped()
        if not isinstance(move, FicheMove):
            return Refusal(NOT_FOR_THIS_STEP)
        refusal = self._malformed(move, view)
        if refusal is not None:
            return refusal
        typed = {id_: clean(text).strip() for id_, text in move.champs.items()}
        fields = self.fields_for(view)
        parts = tuple(exact(f, typed.get(f.id, ""), view) for f in fields if f.is_graded)
        kept = tuple(protected(f, typed.get(f.id, ""), view) for f in fields if f.interdit)
        return self.judged(parts, view, said="Fiche enregistrée.", kept=kept)

    def branches(self, view: View) -> Iterator[Progress]:
        """Every pair of marks (exactness, protection) that some filling earns."""
        fields = self.fields_for(view)
        values = share_values(sum(field.is_graded for field in fields))
        yield from self.outcomes(values, may_lapse=any(field.interdit for field in fields))

    def right(self, view: View) -> FicheMove:
        """Every graded field right, the others empty."""
        return _filled({field.id: right_value(field, view) for field in self.fields_for(view)})

    def moves(self, view: View) -> Iterator[FicheMove]:
        """Right, then one field less each time; each also with what must not be collected."""
        fields = self.fields_for(view)
        filled = {field.id: right_value(field, view) for field in fields}
        graded = [field for field in fields if field.is_graded]
        forbidden = {field.id: lapse(field, view) for field in fields if field.interdit}
        for missing in range(len(graded) + 1):
            kept = dict(filled)
            for field in graded[:missing]:
                kept[field.id] = wrong_value(field, view)
            yield _filled(kept)
            if forbidden:
                yield _filled({**kept, **forbidden})

    def guess(self, view: View, chance: Chance) -> FicheMove:
        """Anything in every field."""
        fields = self.fields_for(view)
        return FicheMove(champs={field.id: chance.pick(TYPED_AT_RANDOM) for field in fields})

    def blind(self, view: View, reflex: Reflex) -> tuple[AnyMove, ...]:
        """What can be picked is picked, what is filled already stays, the rest stays empty.

        « Most questions » asks for everything: it fills every field and ticks every box.
        """
        shown = self.offer(view).fields
        if reflex == "hasard":
            draws = (Chance(n, "aveugle", self.id) for n in range(BLIND_DRAWS))
            return tuple(_filled({f.id: _drawn(f, chance) for f in shown}) for chance in draws)
        champs: dict[str, str] = {}
        for field in shown:
            options = [Seen(option) for option in field.options]
            if options:
                # The list is short enough to be read as it stands, drawn or not.
                champs[field.id] = field.options[picks(options, reflex, is_drawn=False)[0]]
            elif reflex == "questions" or field.is_required:
                champs[field.id] = field.value or SAMPLES.get(field.kind, "Inconnu")
            else:
                champs[field.id] = field.value
        return (_filled(champs),)

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
        for field in self.every_field():
            yield field.id, " ".join((field.libelle, *field.options))

    def words(self) -> float:
        """The title and the purpose too."""
        said = self.finalite if isinstance(self.finalite, str) else ""
        return super().words() + words(self.titre) + words(said)

    def answers(self) -> int:
        """One a field."""
        return len(self.every_field())

    def guarded(self) -> tuple[str | int, ...] | None:
        """The first field that must stay empty."""
        barred = (rank for rank, field in enumerate(self.champs) if field.interdit)
        return next((("champs", rank, "interdit") for rank in barred), None)

    def lapse_words(self) -> str:
        """What introduces the fields that hold what they should not."""
        ways = {
            "non coché" if field.type == "case" else "vide"
            for field in self.champs
            if field.interdit
        }
        return f"À laisser {' ou '.join(sorted(ways, reverse=True))}"

    def every_field(self) -> tuple[Field, ...]:
        """The field of the purpose where it is to be picked, then those written."""
        first = (self.finalite.field(),) if isinstance(self.finalite, Purpose) else ()
        return (*first, *self.champs)

    def fields_for(self, view: View) -> tuple[Field, ...]:
        """The fields that this customer's form has."""
        at = view.standing
        return tuple(field for field in self.every_field() if holds(field.si, at))

    def _malformed(self, move: FicheMove, view: View) -> Refusal | None:
        fields = {field.id: field for field in self.offer(view).fields}
        for id_, typed in move.champs.items():
            if id_ not in fields:
                return Refusal("Ce champ n’est pas sur la fiche.", id_)
            message = trouble(fields[id_], typed)
            if message:
                return Refusal(message, id_)
        for id_, field in fields.items():
            message = still_empty(field, move.champs.get(id_, ""))
            if message:
                return Refusal(message, id_)
        return None


def trouble(field: FieldShown, typed: str) -> str:
    """Why this value cannot stand in the field, a kind sentence; empty when it can."""
    if len(typed) > MAX_FIELD:
        return f"Ce champ ne peut pas dépasser {MAX_FIELD} signes."
    return malformed(field.kind, typed, field.options)


def _drawn(field: FieldShown, chance: Chance) -> str:
    """Something that the field takes, by chance: what it holds, nothing, or anything of its kind."""
    if field.options:
        return chance.pick(field.options)
    anything = SAMPLES.get(field.kind, "Inconnu")
    if field.is_required:
        return anything
    return chance.pick(tuple(dict.fromkeys((field.value, "", anything))))


def _filled(champs: dict[str, str]) -> FicheMove:
    return FicheMove(champs={id_: text for id_, text in champs.items() if text})
