"""`calcul` in line mode: the numbers given, the working where it is asked, then the result."""

from __future__ import annotations

from game.texte.desk import Desk
from scenarios.steps.calcul import MAX_WORKING, CalculMove, CalculOffer
from scenarios.steps.kind import Skip
from scenarios.sums.coins import EXAMPLE

WORKING = "travail"


def show(offer: CalculOffer, desk: Desk) -> None:
    """The question, the numbers given, how the result is written."""
    desk.talk.say(offer.prompt)
    for label, value in offer.data:
        desk.talk.say(f"- {label} : {value}", indent="  ")
    if offer.rule:
        desk.talk.say(offer.rule)


def ask(offer: CalculOffer, desk: Desk) -> CalculMove | Skip:
    """What was typed, as it was; an empty result passes."""
    working = _working(desk) if offer.shows_working else ""
    unit = f" (en {offer.unit})" if offer.unit else ""
    what = "Vous rendez" if offer.is_change else "Votre résultat"
    example = EXAMPLE if offer.is_change else "1 234,50"
    expected = f"{offer.rule} Exemple : {example}. Entrée pour passer."
    typed = desk.ask(f"{what}{unit} :", expected)
    return CalculMove(reponse=typed, travail=working) if typed else Skip()


def _working(desk: Desk) -> str:
    """The working, asked once: it is kept when the result has to be asked again."""
    if WORKING in desk.draft:
        return desk.draft[WORKING]
    expected = "Écrivez vos opérations, ou Entrée pour ne rien montrer : ce n’est pas noté."
    while True:
        typed = desk.ask("Votre démarche (facultative) :", expected)
        if len(typed) <= MAX_WORKING:
            desk.keep_draft({WORKING: typed})
            return typed
        desk.talk.say(f"Votre démarche ne peut pas dépasser {MAX_WORKING} signes.")
