"""`fiche` in line mode: one field a line, then everything read back before it is handed in."""

from __future__ import annotations

from game.texte.desk import Desk, as_number
from scenarios.clean import comparable
from scenarios.steps.fiche import MAX_FIELD, FicheMove, FicheOffer, FieldShown
from scenarios.steps.field_types import is_ticked, malformed
from scenarios.steps.kind import Skip

EMPTY = "(vide)"
CHECK = "Tapez o pour valider, un numéro pour corriger, p pour passer sans remettre la fiche."


def show(offer: FicheOffer, desk: Desk) -> None:
    """The title and how the form is filled."""
    desk.talk.say(offer.prompt)
    desk.talk.say(f"{offer.title} : {len(offer.fields)} champs, un par ligne.")
    desk.talk.say("Entrée laisse le champ vide.")


def ask(offer: FicheOffer, desk: Desk) -> FicheMove | Skip:
    """Every field, then the check; what is typed is kept as a draft after each field."""
    known = {field.id for field in offer.fields}
    typed = {id_: text for id_, text in desk.draft.items() if id_ in known}
    for number, field in enumerate(offer.fields, start=1):
        if field.id in typed:
            continue
        typed[field.id] = _ask_field(field, number, len(offer.fields), desk)
        desk.keep_draft(dict(typed))
    return _check(offer, typed, desk)


def _check(offer: FicheOffer, typed: dict[str, str], desk: Desk) -> FicheMove | Skip:
    _read_back(offer, typed, desk)
    while True:
        answer = desk.ask("Valider ?", CHECK)
        number = as_number(answer)
        if comparable(answer) in ("o", "oui"):
            return FicheMove(champs={id_: text for id_, text in typed.items() if text})
        if comparable(answer) in ("p", "passer"):
            return Skip()
        if number is not None and 1 <= number <= len(offer.fields):
            field = offer.fields[number - 1]
            typed[field.id] = _ask_field(field, number, len(offer.fields), desk)
            desk.keep_draft(dict(typed))
            _read_back(offer, typed, desk)
        else:
            desk.talk.say(CHECK)


def _read_back(offer: FicheOffer, typed: dict[str, str], desk: Desk) -> None:
    desk.talk.say("Votre fiche :")
    for number, field in enumerate(offer.fields, start=1):
        desk.talk.say(f"{number}. {field.label} : {typed[field.id] or EMPTY}", indent="   ")
    desk.talk.say(CHECK)


def _ask_field(field: FieldShown, number: int, count: int, desk: Desk) -> str:
    """A value of the field's type, asked until it is one; empty for an empty line."""
    desk.talk.say(f"Champ {number} sur {count} : {field.label} ({field.hint})")
    for rank, option in enumerate(field.options, start=1):
        desk.talk.say(f"{rank}. {option}", indent="   ")
    expected = f"Attendu : {field.hint}. Entrée laisse le champ vide."
    while True:
        typed = _value(field, desk.ask(f"{field.label} :", expected))
        trouble = malformed(field.kind, typed, field.options)
        if len(typed) > MAX_FIELD:
            trouble = f"Ce champ ne peut pas dépasser {MAX_FIELD} signes."
        if not trouble:
            desk.talk.say(f"Noté : {typed or EMPTY}")
            return typed
        desk.talk.say(trouble)


def _value(field: FieldShown, typed: str) -> str:
    """What was typed stands for: an option by its number, a box by oui or non."""
    if typed == "-":
        return ""
    if field.kind == "choix":
        number = as_number(typed)
        if number is not None and 1 <= number <= len(field.options):
            return field.options[number - 1]
    if field.kind == "case" and typed and not malformed("case", typed, ()):
        return "oui" if is_ticked(typed) else "non"
    return typed
