"""`classement` on paper: a table to fill with the letters of the cases, the places in the key."""

from __future__ import annotations

from string import ascii_lowercase

from game.atelier.printed.desk import Desk, whole_notes
from game.atelier.printed.values import BLANK, Grid, KeyLine, Laid, Prose
from scenarios.steps.classement import AxisShown, Card, Classement


def lay(step: Classement, desk: Desk) -> Laid:
    """The cards in the order drawn for this customer, a column an axis."""
    offer = step.offer(desk.view)
    cards = {card.id: card for card in step.cartes}
    rows = tuple((option.text, *(BLANK for _ in offer.axes)) for option in offer.options)
    columns = ("Carte", *(axis.label for axis in offer.axes))
    return Laid(
        blank=(*(Prose(_cases(axis)) for axis in offer.axes), Grid(columns, rows)),
        key=tuple(
            _key(cards[option.id], offer.axes, desk, option.text) for option in offer.options
        ),
        ways=desk.onwards(step.vers),
        scale="à la part, sur chaque placement.",
        notes=whole_notes(step, desk),
        prompt=offer.prompt,
    )


def _cases(axis: AxisShown) -> str:
    named = (f"{ascii_lowercase[n]}) {cell.text}" for n, cell in enumerate(axis.cells))
    return f"{axis.label} : {' ; '.join(named)}."


def _key(card: Card, axes: tuple[AxisShown, ...], desk: Desk, text: str) -> KeyLine:
    at = desk.view.standing
    placed = []
    for axis in axes:
        accepted = card.accepted(axis.id, at)
        right = [
            f"{ascii_lowercase[n]}) {cell.text}"
            for n, cell in enumerate(axis.cells)
            if cell.id in accepted
        ]
        where = f"{axis.label} : " if len(axes) > 1 else ""
        placed.append(where + " ou ".join(right))
    return KeyLine(text, " ; ".join(placed), reason=desk.say(card.raison), is_best=True)
