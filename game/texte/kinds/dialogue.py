"""`dialogue` in line mode: numbered lines, one number."""

from __future__ import annotations

from game.texte.desk import Desk
from scenarios.steps.dialogue import DialogueMove, DialogueOffer
from scenarios.steps.kind import Skip


def show(offer: DialogueOffer, desk: Desk) -> None:
    """The prompt and the lines on offer."""
    desk.talk.say(offer.prompt)
    for number, option in enumerate(offer.options, start=1):
        desk.talk.say(f"{number}. {option.text}", indent="   ")
    desk.talk.say("Entrée pour passer.")


def ask(offer: DialogueOffer, desk: Desk) -> DialogueMove | Skip:
    """The line picked; an empty line passes."""
    number = desk.pick(len(offer.options), "Choix :", "passer")
    if number is None:
        return Skip()
    return DialogueMove(choix=offer.options[number - 1].id)
