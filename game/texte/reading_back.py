"""An answer of several parts read back before it is handed in, in line mode."""

from __future__ import annotations

from collections.abc import Callable

from game.texte.desk import Desk, as_number
from scenarios.language.clean import comparable

CHECK = "Tapez o pour remettre, un numéro pour corriger, p pour passer sans remettre."


def is_handed_in(
    desk: Desk, count: int, read_back: Callable[[], str], correct: Callable[[int], None]
) -> bool:
    """Ask until it is handed in, True, or passed, False.

    count: how many numbered parts can be corrected. read_back: tells them all, and gives the
    sentence that keeps them from being handed in, empty when nothing does. correct: asks for one
    again, 1 for the first.
    """
    trouble = read_back()
    desk.talk.say(trouble or CHECK)
    while True:
        answer = desk.ask("Remettre ?", CHECK)
        number = as_number(answer)
        if comparable(answer) in ("p", "passer"):
            return False
        if comparable(answer) in ("o", "oui") and not trouble:
            return True
        if number is not None and 1 <= number <= count:
            correct(number)
            trouble = read_back()
            desk.talk.say(trouble or CHECK)
        else:
            desk.talk.say(trouble or CHECK)
