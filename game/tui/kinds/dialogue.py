"""`dialogue`: a line to pick."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from game.tui.choices import Item
from game.tui.kinds.picking import PickPanel
from scenarios.steps.dialogue import DialogueMove, DialogueOffer

if TYPE_CHECKING:
    from scenarios.steps.kind import Offer


class Display(PickPanel):
    """The lines on offer, each with its digit."""

    SHORT = "Votre réplique"
    DEED = ("Répondre", "Dire la réplique")

    def items(self, offer: Offer) -> list[Item]:
        """The lines, in the order shown."""
        shown = cast(DialogueOffer, offer)
        return [Item(o.id, o.text, str(rank)) for rank, o in enumerate(shown.options, start=1)]

    def move(self, id_: str) -> DialogueMove:
        """A line is said."""
        return DialogueMove(choix=id_)

    def subtitle(self) -> str:
        """How to pick."""
        return "un chiffre, ou ↑↓ puis Entrée"
