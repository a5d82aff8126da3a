"""`ordre` in line mode: the numbers in the order wanted, on one line, then read back."""

from __future__ import annotations

from game.texte.desk import Desk, as_number
from game.texte.reading_back import checked
from scenarios.steps.kind import Skip
from scenarios.steps.ordre import KEPT, OrdreMove, OrdreOffer

CHECK = "Tapez o pour remettre cet ordre, un autre ordre pour le changer, p pour passer."


def show(offer: OrdreOffer, desk: Desk) -> None:
    """The prompt, the elements numbered as drawn, and how an order is typed."""
    desk.talk.say(offer.prompt)
    for number, option in enumerate(offer.options, start=1):
        desk.talk.say(f"{number}. {option.text}", indent="   ")
    desk.talk.say(f"{_expected(offer)} Entrée pour passer.")


def ask(offer: OrdreOffer, desk: Desk) -> OrdreMove | Skip:
    """An order, then its check; the order is kept as a draft."""
    order = offer.order(desk.draft) if desk.draft.get(KEPT) else None
    if order is None:
        order = _first_order(offer, desk)
        if order is None:
            return Skip()
    _take(offer, order, desk)
    while (answer := checked(desk, "Remettre ?", CHECK)) is not None:
        if answer in ("o", "oui"):
            return OrdreMove(ordre=order)
        typed = _order(offer, answer)
        if isinstance(typed, str):
            desk.talk.say(typed if any(map(str.isdigit, answer)) else CHECK)
        else:
            order = typed
            _take(offer, order, desk)
    return Skip()


def _first_order(offer: OrdreOffer, desk: Desk) -> tuple[str, ...] | None:
    """The first order typed; None for an empty line."""
    while answer := desk.ask("Votre ordre :", f"{_expected(offer)} Entrée pour passer."):
        typed = _order(offer, answer)
        if not isinstance(typed, str):
            return typed
        desk.talk.say(typed)
    return None


def _take(offer: OrdreOffer, order: tuple[str, ...], desk: Desk) -> None:
    """Keep the order, and read it back."""
    desk.keep_draft({KEPT: " ".join(order)})
    texts = {option.id: option.text for option in offer.options}
    desk.talk.say("Vous proposez :")
    for rank, id_ in enumerate(order, start=1):
        desk.talk.say(f"{rank}. {texts[id_]}", indent="   ")
    desk.talk.say(CHECK)


def _order(offer: OrdreOffer, typed: str) -> tuple[str, ...] | str:
    """The ids that the numbers stand for, or what is wrong with the line."""
    words = typed.replace(",", " ").replace(";", " ").replace("-", " ").split()
    numbers = [as_number(word) for word in words]
    wrong = next((w for w, n in zip(words, numbers, strict=True) if not _is_there(offer, n)), None)
    if wrong is not None:
        return f"« {wrong[:40]} » n’est pas dans la liste. {_expected(offer)}"
    ranks = [number for number in numbers if number is not None]
    twice = next((n for n in ranks if ranks.count(n) > 1), None)
    if twice is not None:
        return f"{twice} est écrit deux fois. {_expected(offer)}"
    missing = [n for n in range(1, len(offer.options) + 1) if n not in ranks]
    if missing:
        which = ", ".join(map(str, missing))
        return f"Il manque {which}. {_expected(offer)}"
    return tuple(offer.options[rank - 1].id for rank in ranks)


def _is_there(offer: OrdreOffer, number: int | None) -> bool:
    return number is not None and 1 <= number <= len(offer.options)


def _expected(offer: OrdreOffer) -> str:
    example = " ".join(str(n) for n in range(len(offer.options), 0, -1))
    return f"Tapez les numéros dans le bon ordre, par exemple {example}."
