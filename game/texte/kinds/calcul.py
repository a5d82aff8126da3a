"""`calcul` in line mode: the numbers given, then one number typed."""

from __future__ import annotations

from game.texte.desk import Desk
from scenarios.steps.calcul import CalculMove, CalculOffer
from scenarios.steps.kind import Skip


def show(offer: CalculOffer, desk: Desk) -> None:
    """The question and the numbers given."""
    desk.talk.say(offer.prompt)
    for label, value in offer.data:
        desk.talk.say(f"- {label} : {value}", indent="  ")


def ask(offer: CalculOffer, desk: Desk) -> CalculMove | Skip:
    """What was typed, as it was; an empty line passes."""
    unit = f" (en {offer.unit})" if offer.unit else ""
    expected = "Écrivez un nombre, par exemple 1 234,50, ou Entrée pour passer."
    typed = desk.ask(f"Votre résultat{unit} :", expected)
    return CalculMove(reponse=typed) if typed else Skip()
