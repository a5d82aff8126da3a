"""`fiche` in line mode: one field a line, then everything read back before it is handed in."""

from __future__ import annotations

from game.texte.desk import Desk, as_number
from game.texte.reading_back import is_handed_in
from scenarios.steps.fiche import FicheMove, FicheOffer, trouble
from scenarios.steps.field_types import is_ticked, malformed
from scenarios.steps.form_fields import FieldShown, still_empty
from scenarios.steps.kind import Skip

EMPTY = "(vide)"
CHECK = "Tapez o pour valider, un numéro pour corriger, p pour passer sans remettre la fiche."


def show(offer: FicheOffer, desk: Desk) -> None:
    """The title and how the form is filled."""
    desk.talk.say(offer.prompt)
    desk.talk.say(f"{offer.title} : {len(offer.fields)} champs, un par ligne.")
    if offer.purpose:
        desk.talk.say(f"Vous dites : « {offer.purpose} »")
    desk.talk.say("Entrée laisse le champ vide.")
    if any(field.value for field in offer.fields):
        desk.talk.say("Dans un champ déjà rempli, Entrée garde ce qui est écrit, - l’efface.")


def ask(offer: FicheOffer, desk: Desk) -> FicheMove | Skip:
    """Every field, then the check; what is typed is kept as a draft after each field."""
    known = {field.id for field in offer.fields}
    typed = {id_: text for id_, text in desk.draft.items() if id_ in known}
    for number, field in enumerate(offer.fields, start=1):
        if field.id in typed:
            continue
        typed[field.id] = _ask_field(field, number, len(offer.fields), desk)
        desk.keep_draft(dict(typed))

    def correct(number: int) -> None:
        field = offer.fields[number - 1]
        typed[field.id] = _ask_field(field, number, len(offer.fields), desk)
        desk.keep_draft(dict(typed))

    done = is_handed_in(
        desk,
        len(offer.fields),
        lambda: _read_back(offer, typed, desk),
        correct,
        question="Valider ?",
        check=CHECK,
        is_missing=lambda: _is_completed(offer, typed, desk),
        is_blank=lambda: all(typed[field.id] == field.value for field in offer.fields),
    )
    filled = {id_: text for id_, text in typed.items() if text}
    return FicheMove(champs=filled) if done else Skip()


def _is_completed(offer: FicheOffer, typed: dict[str, str], desk: Desk) -> bool:
    """Whether a mandatory field was still empty, and has been asked again."""
    for number, field in enumerate(offer.fields, start=1):
        message = still_empty(field, typed[field.id])
        if message:
            desk.talk.say(message)
            typed[field.id] = _ask_field(field, number, len(offer.fields), desk)
            desk.keep_draft(dict(typed))
            return True
    return False


def _read_back(offer: FicheOffer, typed: dict[str, str], desk: Desk) -> str:
    desk.talk.say("Votre fiche :")
    for number, field in enumerate(offer.fields, start=1):
        if field.heading:
            desk.talk.say(field.heading, indent="  ")
        desk.talk.say(f"{number}. {field.label} : {typed[field.id] or EMPTY}", indent="   ")
    return ""


def _ask_field(field: FieldShown, number: int, count: int, desk: Desk) -> str:
    """A value of the field's type, asked until it is one.

    An empty line leaves it empty, or as the record had it.
    """
    if field.heading:
        desk.talk.say(field.heading)
    must = ", obligatoire" if field.is_required else ""
    desk.talk.say(f"Champ {number} sur {count} : {field.label} ({field.hint}{must})")
    if field.value:
        desk.talk.say(f"Déjà écrit : {field.value}", indent="   ")
    for rank, option in enumerate(field.options, start=1):
        desk.talk.say(f"{rank}. {option}", indent="   ")
    leaves = "garde ce qui est écrit, - l’efface" if field.value else "laisse le champ vide"
    expected = f"Attendu : {field.hint}. Entrée {leaves}."
    while True:
        typed = _value(field, desk.ask(f"{field.label} :", expected))
        refusal = trouble(field, typed)
        if not refusal:
            desk.talk.say(f"Noté : {typed or EMPTY}")
            return typed
        desk.talk.say(refusal)


def _value(field: FieldShown, typed: str) -> str:
    """What was typed stands for: an option by its number, a box by oui or non."""
    if not typed:
        return field.value
    if typed == "-":
        return ""
    if field.kind == "choix":
        number = as_number(typed)
        if number is not None and 1 <= number <= len(field.options):
            return field.options[number - 1]
    if field.kind == "case" and not malformed("case", typed, ()):
        return "oui" if is_ticked(typed) else "non"
    return typed
