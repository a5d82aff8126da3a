"""`sujets` in line mode: one number a subject; an empty line ends them."""

from __future__ import annotations

from game.texte.desk import Desk
from scenarios.steps.sujets import SujetsMove, SujetsOffer, Topic

END = "passer à la suite"


def show(offer: SujetsOffer, desk: Desk) -> None:
    """The prompt and every subject, with what it waits for."""
    desk.talk.say(offer.prompt)
    for number, topic in enumerate(offer.options, start=1):
        desk.talk.say(f"{number}. {topic.text}{_state(topic)}", indent="   ")
    desk.talk.say(f"Entrée pour {END}.")


def ask(offer: SujetsOffer, desk: Desk) -> SujetsMove:
    """The subject picked, or their end."""
    number = desk.pick(len(offer.options), "Choix :", END)
    if number is None:
        desk.talk.say("Vous passez à la suite.")
        return SujetsMove()
    return SujetsMove(sujet=offer.options[number - 1].id)


def _state(topic: Topic) -> str:
    if topic.state == "traite":
        return " (déjà traité)"
    return f" (après : {', '.join(topic.waits_for)})" if topic.waits_for else ""
