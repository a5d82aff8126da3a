"""`classement` in line mode: card by card, the number of its case on each axis, then read back."""

from __future__ import annotations

from contextlib import suppress

from game.texte.desk import Desk, PassedError
from game.texte.reading_back import is_handed_in
from scenarios.steps.classement import (
    AxisShown,
    ClassementMove,
    ClassementOffer,
    Pair,
    handed_in,
    kept,
)
from scenarios.steps.kind import Option, Skip

LATER = "laisser cette carte pour plus tard"
TO_PLACE = "à placer"
# Cases that take no more characters than this are told again for every card.
RECALLED = 60


def show(offer: ClassementOffer, desk: Desk) -> None:
    """The prompt, then every axis with its cases."""
    desk.talk.say(offer.prompt)
    for axis in offer.axes:
        order = ", dans l’ordre" if axis.is_line else ""
        desk.talk.say(f"{axis.label}{order} :")
        for number, cell in enumerate(axis.cells, start=1):
            desk.talk.say(f"{number}. {cell.text}", indent="   ")
    cards = f"{len(offer.options)} cartes à placer, une par une."
    desk.talk.say(f"{cards} Entrée pour {LATER}, p pour passer l’étape.")


def ask(offer: ClassementOffer, desk: Desk) -> ClassementMove | Skip:
    """Every pair not yet placed, then the check; each place is kept as a draft.

    « p » among the cards passes the step; where some are placed, the check asks again first.
    """
    placed = offer.placed(desk.draft)
    try:
        for number, card in enumerate(offer.options, start=1):
            _place(offer, number, card, placed, desk, axes=_free(offer, card, placed))
    except PassedError:
        if not placed:
            return Skip()

    def correct(number: int) -> None:
        with suppress(PassedError):
            _place(offer, number, offer.options[number - 1], placed, desk, axes=offer.axes)

    done = is_handed_in(
        desk,
        len(offer.options),
        lambda: _read_back(offer, placed, desk),
        correct,
        is_blank=lambda: not placed,
    )
    return handed_in(placed) if done else Skip()


def _free(offer: ClassementOffer, card: Option, placed: dict[Pair, str]) -> tuple[AxisShown, ...]:
    return tuple(axis for axis in offer.axes if (card.id, axis.id) not in placed)


def _place(
    offer: ClassementOffer,
    number: int,
    card: Option,
    placed: dict[Pair, str],
    desk: Desk,
    *,
    axes: tuple[AxisShown, ...],
) -> None:
    """Ask for the card along these axes; an empty line leaves it as it is."""
    if axes:
        desk.talk.say(f"Carte {number} sur {len(offer.options)} : {card.text}")
    for axis in axes:
        found = desk.pick(len(axis.cells), _prompt(axis), LATER, may_pass=True)
        if found is not None:
            cell = axis.cells[found - 1]
            placed[card.id, axis.id] = cell.id
            desk.talk.say(f"Noté : {cell.text}")
            desk.keep_draft(kept(placed))


def _prompt(axis: AxisShown) -> str:
    """The axis, with its cases again where they are short."""
    cells = ", ".join(f"{number} {cell.text}" for number, cell in enumerate(axis.cells, start=1))
    return f"{axis.label} ({cells}) :" if len(cells) <= RECALLED else f"{axis.label} :"


def _read_back(offer: ClassementOffer, placed: dict[Pair, str], desk: Desk) -> str:
    desk.talk.say("Votre classement :")
    for number, card in enumerate(offer.options, start=1):
        values = [
            next((c.text for c in axis.cells if c.id == placed.get((card.id, axis.id))), TO_PLACE)
            for axis in offer.axes
        ]
        desk.talk.say(f"{number}. {card.text} → {' · '.join(values)}", indent="   ")
    left = [n for n, card in enumerate(offer.options, start=1) if _free(offer, card, placed)]
    if not left:
        return ""
    numbers = ", ".join(map(str, left))
    which = f"la carte {numbers}" if len(left) == 1 else f"les cartes {numbers}"
    return f"Il reste à placer {which}. Tapez un numéro de carte, ou p pour passer cette étape."
