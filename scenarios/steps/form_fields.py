"""The fields of a form: what is expected of each from this customer, and what one filling shows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, ClassVar

import msgspec

from scenarios.conditions import Condition, Slug, Written
from scenarios.language.clean import clean
from scenarios.steps.field_types import FIELD_LABELS, FieldType, agree, is_ticked
from scenarios.steps.kind import Part
from scenarios.steps.parts import Text
from scenarios.sums.numbers import french, rounded, work_out

if TYPE_CHECKING:
    from scenarios.play import View

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
# Another one of each: with both, one at least is wrong.
OTHERS: dict[FieldType, str] = {
    "date": "02/02/2001",
    "heure": "3 h 03",
    "telephone": "01 99 00 00 01",
    "code_postal": "97000",
    "courriel": "autre@example.com",
    "montant": "0,01",
    "nombre": "9999",
}
PRINTED_SPACES = re.compile("[\u00a0\u202f]")
KEPT = "Rien n’avait changé ici : il fallait laisser la valeur."
NOT_CHANGED = "L’ancienne valeur est restée."


class Field(Written, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A field. attendu: what this customer said; several values are all right.

    contient: groups of words that must all stand in a long text, each a list of equals.
    calcule: the amount expected, worked out of numbers and prices. prerempli: what an existing
    record holds: left as it is, unless another value is expected. obligatoire: the form is not
    taken while it is empty. groupe: a heading over this field and those of the same group.
    si: shown to the customers for whom it holds. With `interdit` the field must stay empty, be
    emptied or unticked. Where nothing is expected it is free and not graded.
    """

    FILLED: ClassVar[frozenset[str]] = frozenset(
        {"libelle", "attendu", "contient", "options", "raison", "prerempli", "groupe"}
    )

    id: Slug
    libelle: Text
    type: FieldType = "texte"
    attendu: str | tuple[str, ...] = ()
    contient: tuple[tuple[str, ...], ...] = ()
    calcule: str | None = None
    prerempli: str = ""
    obligatoire: bool = False
    options: tuple[Text, ...] = ()
    interdit: bool = False
    groupe: str = ""
    si: Condition | None = None
    raison: str = ""
    exemple: str = ""

    @property
    def accepted(self) -> tuple[str, ...]:
        """Every value that is right, as templates."""
        return (self.attendu,) if isinstance(self.attendu, str) else self.attendu

    @property
    def is_graded(self) -> bool:
        """Whether exactness of this field counts."""
        expected = self.accepted or self.contient or self.calcule or self.prerempli
        return not self.interdit and bool(expected)


class Purpose(Written, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the data are asked for, to be picked among purposes that nobody announced."""

    FILLED: ClassVar[frozenset[str]] = frozenset({"dite", "autres", "raison"})

    dite: Text
    autres: Annotated[tuple[Text, ...], msgspec.Meta(min_length=1, max_length=4)]
    raison: str = ""

    def field(self) -> Field:
        """The field that asks for it."""
        return Field(
            id=PURPOSE,
            libelle="Vous dites pourquoi",
            type="choix",
            options=(self.dite, *self.autres),
            attendu=self.dite,
            raison=self.raison,
        )


# The id of the field that asks for the purpose.
PURPOSE = "finalite"


@dataclass(frozen=True, slots=True)
class FieldShown:
    """A field as shown: `kind` is its type, `hint` how to fill it, `options` for a list.

    value: what it starts from. heading: the title of the group that starts with it, empty where
    a group has just ended, None in the midst of one.
    """

    id: str
    label: str
    kind: FieldType
    hint: str
    options: tuple[str, ...]
    value: str = ""
    heading: str | None = None
    is_required: bool = False


def shown(field: Field, view: View, before: Field | None) -> FieldShown:
    """The field as offered, under its heading where it starts a group."""
    options = tuple(view.say(option) for option in field.options)
    if field.id == PURPOSE:
        options = view.shuffled(options, PURPOSE)
    starts = field.groupe != ("" if before is None else before.groupe)
    return FieldShown(
        field.id,
        view.say(field.libelle),
        field.type,
        field.exemple or FIELD_LABELS[field.type],
        options,
        value=view.say(field.prerempli),
        heading=view.say(field.groupe) if starts else None,
        is_required=field.obligatoire,
    )


def still_empty(field: FieldShown, typed: str) -> str:
    """A kind sentence where a mandatory field holds nothing; empty when all is well."""
    if not field.is_required or clean(typed).strip():
        return ""
    return f"Le champ « {field.label} » est obligatoire : il est encore vide."


def expected(field: Field, view: View) -> tuple[str, ...]:
    """Every value that is right for this customer; none where words alone are looked for."""
    if field.calcule is not None:
        result = rounded(work_out(field.calcule, view.play.figures), 2)
        if field.type == "montant":
            return (french(result, 2, "€"),)
        return (french(result, 0 if result == result.to_integral_value() else 2, ""),)
    if not field.accepted and not field.contient and field.prerempli:
        return (view.say(field.prerempli),)
    return tuple(view.say(value) for value in field.accepted)


def is_right(field: Field, typed: str, view: View) -> bool:
    """Whether the value typed is right for this customer."""
    values = expected(field, view)
    groups = tuple(tuple(view.say(word) for word in group) for group in field.contient)
    return (typed in values and not groups) or agree(field.type, typed, values, groups)


def exact(field: Field, typed: str, view: View) -> Part:
    """What was typed against what was expected."""
    values = expected(field, view)
    wanted = values[0] if values else ", ".join(view.say(group[0]) for group in field.contient)
    good = is_right(field, typed, view)
    reason = view.say(field.raison)
    if not good and not reason and field.prerempli:
        if not field.accepted and not field.contient:
            reason = KEPT
        elif typed == view.say(field.prerempli).strip():
            reason = NOT_CHANGED
    return Part(field.id, label(field, view), good, typed, wanted, reason)


def protected(field: Field, typed: str, view: View) -> Part:
    """What must not be collected against what was typed."""
    is_left = not (is_ticked(typed) if field.type == "case" else typed)
    blank = "à effacer" if field.prerempli else "laisser vide"
    blank = "non coché" if field.type == "case" else blank
    return Part(field.id, label(field, view), is_left, typed, blank, view.say(field.raison))


def label(field: Field, view: View) -> str:
    """« Ligne 1 · Quantité »: the same label may stand in several groups."""
    own = view.say(field.libelle)
    return f"{view.say(field.groupe)} · {own}" if field.groupe else own


def right_value(field: Field, view: View) -> str:
    """A value that is right, empty for what must stay empty or may."""
    if not field.is_graded:
        return _anything(field, view) if field.obligatoire else ""
    if field.contient:
        return " ".join(view.say(group[0]) for group in field.contient)
    value = expected(field, view)[0]
    if field.type == "case":
        return "oui" if is_ticked(value) else ""
    if field.type == "choix":
        options = (view.say(option) for option in field.options)
        return next((one for one in options if is_right(field, one, view)), value)
    # A hand types plain spaces; what the record holds is left as it is.
    return value if value == view.say(field.prerempli) else PRINTED_SPACES.sub(" ", value)


def wrong_value(field: Field, view: View) -> str:
    """A value that is taken and is not right; a box has only its other side."""
    if field.type == "case":
        return "" if right_value(field, view) else "oui"
    if not field.obligatoire:
        return ""
    options = tuple(view.say(option) for option in field.options)
    tried = options or (
        SAMPLES.get(field.type, "Inconnu"),
        OTHERS.get(field.type, "Sans suite"),
    )
    return next((value for value in tried if not is_right(field, value, view)), tried[-1])


def lapse(field: Field, view: View) -> str:
    """What fills a field that must stay empty: what it held, or anything of its type."""
    return view.say(field.prerempli) or _anything(field, view)


def _anything(field: Field, view: View) -> str:
    return view.say(field.options[0]) if field.options else SAMPLES.get(field.type, "Néant")
