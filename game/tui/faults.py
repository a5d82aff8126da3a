"""A fault of ours: a French sentence for the person, the place of the fault in a file."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from game.errors import GameError
from game.fault import details

if TYPE_CHECKING:
    from game.delivery import Delivery

CRASHED = (
    "Le jeu s’est arrêté sur une erreur de notre fait. Rien de ce qui était enregistré n’est perdu :"
    " relancez « comptoir », puis « Reprendre ».\nLe détail de l’erreur est dans {where}"
)


def told(error: BaseException | None, delivery: Delivery, moment: datetime) -> str:
    """The sentence to show, after the details were handed over where that is possible."""
    name = f"erreur-{moment:%Y%m%d-%H%M%S}.txt"
    try:
        where = f"« {delivery.hand_over(name, details(error).encode())} »."
    except GameError as trouble:
        where = f"un fichier qui n’a pas pu être écrit ({trouble})."
    return CRASHED.format(where=where)
