"""An answer of several parts read back before it is handed in, in line mode."""

from __future__ import annotations

from collections.abc import Callable

from game.texte.desk import PASSING, Desk, as_number
from scenarios.language.clean import comparable

CHECK = "Tapez o pour remettre, un numéro pour corriger, p pour passer sans remettre."
NOT_SENT = "Rien n’est encore remis."
BLANK = "Rien n’est rempli : Entrée encore une fois passe cette étape."


def checked(desk: Desk, question: str, check: str, *, is_blank: bool = False) -> str | None:
    """What is answered to the check, fit to compare; None passes the step.

    is_blank: nothing was given, so that an empty line passes when it comes twice. Where something
    was, only « p » does: keys pressed in a row must not lose it.
    """
    is_leaving = False
    while True:
        answer = comparable(desk.ask(question, check))
        if answer in PASSING or (not answer and is_blank and is_leaving):
            return None
        if answer:
            return answer
        desk.talk.say(f"{BLANK if is_blank else NOT_SENT} {check}")
        is_leaving = True


def is_handed_in(
    desk: Desk,
    count: int,
    read_back: Callable[[], str],
    correct: Callable[[int], None],
    *,
    question: str = "Remettre ?",
    check: str = CHECK,
    is_missing: Callable[[], bool] = lambda: False,
    is_blank: Callable[[], bool] = lambda: False,
) -> bool:
    """Ask until it is handed in, True, or passed, False.

    count: how many numbered parts can be corrected. read_back: tells them all, and gives the
    sentence that keeps them from being handed in, empty when nothing does. correct: asks for one
    again, 1 for the first. is_missing: whether something was still missing when it was to be
    handed in; it has then been told, or asked again. is_blank: whether nothing was given.
    """
    while True:
        trouble = read_back()
        desk.talk.say(trouble or check)
        while True:
            answer = checked(desk, question, trouble or check, is_blank=is_blank())
            if answer is None:
                return False
            if answer in ("o", "oui") and not trouble:
                if not is_missing():
                    return True
                break
            number = as_number(answer.removeprefix("corriger"))
            if number is not None and 1 <= number <= count:
                correct(number)
                break
            desk.talk.say(trouble or check)
