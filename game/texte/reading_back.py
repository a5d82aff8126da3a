"""An answer of several parts read back before it is handed in, in line mode."""

from __future__ import annotations

from collections.abc import Callable

from game.texte.desk import Desk, as_number
from scenarios.language.clean import comparable

CHECK = "Tapez o pour remettre, un numéro pour corriger, p pour passer sans remettre."


def is_handed_in(
    desk: Desk,
    count: int,
    read_back: Callable[[], str],
    correct: Callable[[int], None],
    *,
    question: str = "Remettre ?",
    check: str = CHECK,
    is_missing: Callable[[], bool] = lambda: False,
) -> bool:
    """Ask until it is handed in, True, or passed, False.

    count: how many numbered parts can be corrected. read_back: tells them all, and gives the
    sentence that keeps them from being handed in, empty when nothing does. correct: asks for one
    again, 1 for the first. is_missing: whether something was still missing when it was to be
    handed in; it has then been told, or asked again.
    """
    while True:
        trouble = read_back()
        desk.talk.say(trouble or check)
        while True:
            answer = comparable(desk.ask(question, check)).removeprefix("corriger").strip()
            number = as_number(answer)
            if answer in ("p", "passer"):
                return False
            if answer in ("o", "oui") and not trouble:
                if not is_missing():
                    return True
                break
            if number is not None and 1 <= number <= count:
                correct(number)
                break
            desk.talk.say(trouble or check)
