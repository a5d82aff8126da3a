"""A list to tick in line mode: numbers tick and untick, « o » hands in."""

from __future__ import annotations

import re
from collections.abc import Sequence

from game.texte.desk import Desk, as_number
from scenarios.language.clean import comparable
from scenarios.steps.pickable import Candidate, PickedOffer, nothing_picked, too_many

# What a draft holds of something ticked.
YES = "oui"
# What hands in, alone or behind numbers.
HAND_IN = ("o", "oui")
BETWEEN = re.compile(r"[\s,;]+")


def show(offer: PickedOffer, desk: Desk) -> None:
    """The prompt and all that may be picked, each with its number."""
    desk.talk.say(offer.prompt)
    for number, option in enumerate(offer.options, start=1):
        _say_line(number, option, desk)
    most = "" if offer.maximum is None else f" ({offer.maximum} au plus)"
    desk.talk.say(
        f"Tapez les numéros{most} séparés par des espaces, par exemple 1 3, puis sur une autre ligne"
        " o pour remettre ; ou tout sur une ligne : 1 3 o."
    )
    desk.talk.say("Entrée seule passe cette étape.")


def ask(offer: PickedOffer, desk: Desk) -> tuple[str, ...] | None:
    """The ids picked, in the order shown; None when the step is passed.

    Each change is kept as a draft. Where something is ticked, an empty line is asked twice: what
    is ticked would be lost. « 1 3 o » marks and hands in; where it unticks something, what is left
    is read back first.
    """
    picked = {one.id for one in offer.options if desk.draft.get(one.id) == YES}
    if picked:
        _read_back(offer, picked, desk)
    is_leaving = False
    while True:
        typed = desk.ask("Numéros, o pour remettre :", _expected(offer))
        if not typed:
            if not picked or is_leaving:
                return None
            desk.talk.say(f"{_unsent(len(picked))} Tapez o pour remettre, Entrée pour passer.")
            is_leaving = True
            continue
        is_leaving = False
        words, hands_in = _cut(typed)
        named = _named(offer, words, desk)
        if named is None:
            continue
        before = picked
        if named and not (hands_in and named == picked):
            picked = _toggled(offer, picked, named, desk)
            if picked == before:
                continue
        if not hands_in:
            continue
        if not picked:
            desk.talk.say(nothing_picked(offer.words))
        elif before - picked:
            desk.talk.say("Rien n’est encore remis : tapez o pour remettre.")
        else:
            return tuple(one.id for one in offer.options if one.id in picked)


def _cut(typed: str) -> tuple[list[str], bool]:
    """The numbers of « 1 3, puis o », and whether it ends by handing in."""
    words = BETWEEN.split(typed.strip(" ,;"))
    hands_in = comparable(words[-1]) in HAND_IN
    while hands_in and words and comparable(words[-1]) in (*HAND_IN, "puis", "et"):
        words.pop()
    return words, hands_in


def _named(offer: PickedOffer, words: Sequence[str], desk: Desk) -> set[str] | None:
    """The ids that these numbers stand for; None, and said, where one of them is no number here."""
    named: set[str] = set()
    for word in words:
        number = as_number(word)
        if number is None or not 1 <= number <= len(offer.options):
            desk.talk.say(f"« {word[:40]} » n’est pas dans la liste. {_expected(offer)}")
            return None
        named.add(offer.options[number - 1].id)
    return named


def _toggled(offer: PickedOffer, picked: set[str], named: set[str], desk: Desk) -> set[str]:
    """What is picked after these; the same where that is too much."""
    after = picked ^ named
    if len(after) > offer.most:
        desk.talk.say(f"{too_many(offer.most, offer.words)} Rien n’a changé.")
        return picked
    desk.keep_draft({one.id: YES for one in offer.options if one.id in after})
    _read_back(offer, after, desk)
    return after


def _read_back(offer: PickedOffer, picked: set[str], desk: Desk) -> None:
    desk.talk.say(f"{offer.count(len(picked))}{' :' if picked else '.'}")
    for number, option in enumerate(offer.options, start=1):
        if option.id in picked:
            _say_line(number, option, desk)


def _say_line(number: int, option: Candidate, desk: Desk) -> None:
    who = f"{option.who} : " if option.who else ""
    desk.talk.say(f"{number}. {who}{option.text}", indent="   ")


def _unsent(count: int) -> str:
    return (
        "Rien n’est encore remis : la ligne cochée sera perdue."
        if count == 1
        else (f"Rien n’est encore remis : les {count} lignes cochées seront perdues.")
    )


def _expected(offer: PickedOffer) -> str:
    return (
        f"Tapez des numéros de 1 à {len(offer.options)} pour marquer ou enlever,"
        " o pour remettre (« 1 3 o » fait les deux), ou Entrée pour passer."
    )
