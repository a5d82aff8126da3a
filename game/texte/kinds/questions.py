"""`questions` in line mode: one number a question; an empty line ends them."""

from __future__ import annotations

from game.texte.desk import Desk
from scenarios.steps.questions import QuestionsMove, QuestionsOffer

END = "terminer les questions"


def show(offer: QuestionsOffer, desk: Desk) -> None:
    """The prompt and the questions not yet asked."""
    desk.talk.say(offer.prompt)
    for number, option in enumerate(offer.options, start=1):
        desk.talk.say(f"{number}. {option.text}", indent="   ")
    desk.talk.say(f"Entrée pour {END}.")


def ask(offer: QuestionsOffer, desk: Desk) -> QuestionsMove:
    """The question picked, or their end."""
    if not offer.options:
        desk.ask("Plus de question : Entrée pour continuer.", f"Entrée pour {END}.")
        return QuestionsMove()
    number = desk.pick(len(offer.options), "Choix :", END)
    if number is None:
        desk.talk.say("Fin des questions.")
        return QuestionsMove()
    return QuestionsMove(question=offer.options[number - 1].id)
