"""`autoevaluation` in line mode: each point judged by a digit, 0 to 3."""

from __future__ import annotations

from game.texte.desk import Desk
from scenarios.steps.autoevaluation import AutoevaluationMove, AutoevaluationOffer
from scenarios.steps.kind import Skip


def show(offer: AutoevaluationOffer, desk: Desk) -> None:
    """The prompt and what each degree means."""
    desk.talk.say(offer.prompt)
    for degree, words in enumerate(offer.scale):
        desk.talk.say(f"{degree}. {words}", indent="   ")


def ask(offer: AutoevaluationOffer, desk: Desk) -> AutoevaluationMove | Skip:
    """A degree for every point; an empty line passes the whole step.

    Each judgement is kept as a draft, so that a play that is cut goes on at the next point.
    """
    given = {id_: degree for id_, degree in desk.draft.items() if _degree(degree) is not None}
    for number, point in enumerate(offer.points, start=1):
        if point.id in given:
            continue
        desk.talk.say(f"Point {number} sur {len(offer.points)} : {point.text}")
        degree = _ask_degree(desk)
        if degree is None:
            return Skip()
        desk.talk.say(f"Votre jugement : {offer.scale[degree]}.")
        given[point.id] = str(degree)
        desk.keep_draft(dict(given))
    return AutoevaluationMove(degres={point.id: int(given[point.id]) for point in offer.points})


def _ask_degree(desk: Desk) -> int | None:
    expected = "Tapez un chiffre de 0 à 3, ou Entrée pour passer l’autoévaluation."
    while typed := desk.ask("De 0 à 3 :", expected):
        degree = _degree(typed)
        if degree is not None:
            return degree
        desk.talk.say(f"« {typed[:40]} » n’est pas un degré. {expected}")
    return None


def _degree(typed: str) -> int | None:
    bare = typed.rstrip(".) ")
    return int(bare) if bare in ("0", "1", "2", "3") else None
