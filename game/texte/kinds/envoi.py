"""`envoi` in line mode: one recipient a line, then subject, files, moment; read back, then sent."""

from __future__ import annotations

from collections.abc import Sequence

from game.texte.desk import Desk, as_number
from game.texte.reading_back import is_handed_in
from scenarios.language.clean import comparable
from scenarios.steps.addressing import PLACE_LABELS, PLACED, PLACES, Place
from scenarios.steps.envoi import NOBODY, EnvoiMove, EnvoiOffer
from scenarios.steps.kind import Option, Skip

PLACING = "Tapez 1 pour À, 2 pour Cc, 3 pour Cci, 4 ou Entrée pour laisser hors du message."
PLACE = "Place (1 À, 2 Cc, 3 Cci, 4 hors du message) :"
LATER = "choisir plus tard"
TO_PICK = "à choisir"
CHECK = "Tapez o pour envoyer, un numéro pour corriger, p pour passer sans envoyer."


def show(offer: EnvoiOffer, desk: Desk) -> None:
    """Who may be written to, and how people are placed."""
    desk.talk.say(offer.prompt)
    count = len(offer.options)
    desk.talk.say(f"{count} personnes à placer, puis l’objet et le reste. {PLACING}")


def ask(offer: EnvoiOffer, desk: Desk) -> EnvoiMove | Skip:
    """Every line of the header, then the check; each is kept as a draft once answered."""
    lines = _lines(offer)
    typed = {line: value for line, value in desk.draft.items() if _fits(line, value, offer)}
    for line in lines:
        if line not in typed:
            typed[line] = _ask_line(line, offer, desk)
            desk.keep_draft(dict(typed))

    def correct(number: int) -> None:
        line = lines[number - 1]
        typed[line] = _ask_line(line, offer, desk)
        desk.keep_draft(dict(typed))

    done = is_handed_in(
        desk,
        len(lines),
        lambda: _read_back(offer, lines, typed, desk),
        correct,
        question="Envoyer ?",
        check=CHECK,
        is_missing=lambda: _is_missing(offer, lines, typed, desk),
        is_blank=lambda: all(value in ("", "aucun") for value in typed.values()),
    )
    return _move(offer, typed) if done else Skip()


def _is_missing(offer: EnvoiOffer, lines: Sequence[str], typed: dict[str, str], desk: Desk) -> bool:
    """Whether something keeps the message from being sent, which is then told."""
    for rank, line in enumerate(lines, start=1):
        if line in ("objet", "moment") and not typed[line]:
            what = "l’objet" if line == "objet" else "le moment de l’envoi"
            desk.talk.say(f"Il manque {what} : tapez {rank} pour choisir.")
            return True
    if any(place != "aucun" for place in _move(offer, typed).destinataires.values()):
        return False
    desk.talk.say(NOBODY)
    return True


def _lines(offer: EnvoiOffer) -> list[str]:
    """The keys of what is asked, in order; also those of the draft."""
    rest = ["objet"]
    rest += ["pieces"] if offer.enclosures else []
    rest += ["moment"] if offer.moments else []
    return [*(f"personne:{one.id}" for one in offer.options), *rest]


def _fits(line: str, value: str, offer: EnvoiOffer) -> bool:
    """Whether a draft of this line can still be sent."""
    choices = {"objet": offer.subjects, "moment": offer.moments}.get(line)
    return choices is None or any(option.id == value for option in choices)


def _ask_line(line: str, offer: EnvoiOffer, desk: Desk) -> str:
    if line == "objet":
        return _ask_one("Objet", offer.subjects, desk)
    if line == "moment":
        return _ask_one("Moment de l’envoi", offer.moments, desk)
    if line == "pieces":
        return _ask_files(offer.enclosures, desk)
    person = next(one for one in offer.options if f"personne:{one.id}" == line)
    rank = offer.options.index(person) + 1
    role = f", {person.role}" if person.role else ""
    address = f" ({person.address})" if person.address else ""
    desk.talk.say(f"Personne {rank} sur {len(offer.options)} : {person.text}{role}{address}")
    place = _ask_place(desk)
    desk.talk.say(f"Placé : {PLACED[place]}.")
    return place


def _ask_place(desk: Desk) -> Place:
    names = {comparable(label): place for place, label in PLACE_LABELS.items()}
    while True:
        typed = comparable(desk.ask(PLACE, PLACING))
        if not typed:
            return "aucun"
        number = as_number(typed)
        if number is not None and 1 <= number <= len(PLACES):
            return PLACES[number - 1]
        if typed in names:
            return names[typed]
        desk.talk.say(f"« {typed[:40]} » n’est pas une place. {PLACING}")


def _ask_one(title: str, options: Sequence[Option], desk: Desk) -> str:
    """The id picked; empty when it is left for later."""
    desk.talk.say(f"{title} :")
    for number, option in enumerate(options, start=1):
        desk.talk.say(f"{number}. {option.text}", indent="   ")
    picked = desk.pick(len(options), f"{title}, numéro (Entrée pour {LATER}) :", LATER)
    return "" if picked is None else options[picked - 1].id


def _ask_files(options: Sequence[Option], desk: Desk) -> str:
    """The ids of the files attached, apart by spaces."""
    desk.talk.say("Pièces jointes possibles, Entrée pour ne rien joindre :")
    for number, option in enumerate(options, start=1):
        desk.talk.say(f"{number}. {option.text}", indent="   ")
    expected = "Tapez les numéros à joindre, par exemple 1 3, ou Entrée pour ne rien joindre."
    numbers = desk.pick_several(len(options), "Joindre :", expected)
    return " ".join(options[number - 1].id for number in numbers)


def _read_back(offer: EnvoiOffer, lines: Sequence[str], typed: dict[str, str], desk: Desk) -> str:
    desk.talk.say("Votre message :")
    for number, line in enumerate(lines, start=1):
        desk.talk.say(f"{number}. {_told(line, offer, typed[line])}", indent="   ")
    return ""


def _told(line: str, offer: EnvoiOffer, value: str) -> str:
    if line == "objet":
        return f"Objet : {_texts(offer.subjects, value) or TO_PICK}"
    if line == "moment":
        return f"Envoi : {_texts(offer.moments, value) or TO_PICK}"
    if line == "pieces":
        return f"Pièces jointes : {_texts(offer.enclosures, value) or 'aucune'}"
    person = next(one for one in offer.options if f"personne:{one.id}" == line)
    return f"{person.text} : {PLACED[_place(value)]}"


def _texts(options: Sequence[Option], ids: str) -> str:
    return ", ".join(option.text for option in options if option.id in ids.split())


def _place(value: str) -> Place:
    return next((place for place in PLACES if place == value), "aucun")


def _move(offer: EnvoiOffer, typed: dict[str, str]) -> EnvoiMove:
    files = typed.get("pieces", "").split()
    return EnvoiMove(
        destinataires={one.id: _place(typed[f"personne:{one.id}"]) for one in offer.options},
        objet=typed["objet"],
        pieces=tuple(one.id for one in offer.enclosures if one.id in files),
        moment=typed.get("moment", ""),
    )
