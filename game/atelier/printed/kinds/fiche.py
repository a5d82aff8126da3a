"""`fiche` on paper: the blank form, and what each field should hold."""

from __future__ import annotations

from game.atelier.printed.desk import Desk, whole_notes
from game.atelier.printed.values import Blank, Form, KeyLine, Laid
from scenarios.steps.fiche import Fiche
from scenarios.steps.form_fields import (
    PURPOSE,
    Field,
    FieldShown,
    exact,
    expected,
    label,
    protected,
    shown,
)

SCALE = "à la part, sur chaque champ attendu."
FREE = "libre, non noté"


def lay(step: Fiche, desk: Desk) -> Laid:
    """The fields that this customer's form may have."""
    fields = [one for one in step.every_field() if desk.reader.may_hold(one.si)]
    offer = step.offer(desk.view)
    before = (None, *fields)
    blanks = tuple(
        _blank(one, shown(one, desk.view, last), desk)
        for last, one in zip(before, fields, strict=False)
    )
    return Laid(
        blank=(Form(offer.title, blanks, offer.purpose),),
        key=tuple(_key(one, desk) for one in fields),
        ways=desk.onwards(step.vers),
        scale=SCALE,
        notes=whole_notes(step, desk),
        prompt=offer.prompt,
    )


def _blank(field: Field, one: FieldShown, desk: Desk) -> Blank:
    when = desk.reader.when(field.si)
    # A hint that only names the type says nothing beside a label.
    hint = field.exemple
    return Blank(
        label=f"{one.label} ({when})" if when else one.label,
        hint=f"par exemple {hint}" if hint else "",
        options=one.options,
        value=one.value,
        heading=one.heading or "",
        is_long=one.kind == "texte_long" or one.id == PURPOSE,
        is_box=one.kind == "case",
    )


def _key(field: Field, desk: Desk) -> KeyLine:
    view, when = desk.view, desk.reader.when(field.si)
    if field.interdit:
        part = protected(field, "", view)
        return KeyLine(part.label, part.expected, reason=part.reason, when=when, is_best=True)
    if not field.is_graded:
        return KeyLine(label(field, view), FREE, when=when)
    words = [" ou ".join(map(view.say, group)) for group in field.contient]
    right = [" ou ".join(expected(field, view))] if expected(field, view) else []
    right += [f"contient {' et '.join(f'({one})' for one in words)}"] if words else []
    part = exact(field, "", view)
    return KeyLine(
        part.label, " ; ".join(right), reason=view.say(field.raison), when=when, is_best=True
    )
