"""`sujets`: subjects to deal with in free order, then the way on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from game.tui.choices import Item
from game.tui.kinds.picking import PickPanel
from scenarios.steps.sujets import SujetsMove, SujetsOffer, Topic

if TYPE_CHECKING:
    from scenarios.steps.kind import Offer

END = "Passer à la suite."


class Display(PickPanel):
    """Every subject with its state; the last line goes on."""

    SHORT = "La suite de l’entretien"
    DEED = ("Traiter", "Traiter le sujet")

    def items(self, offer: Offer) -> list[Item]:
        """The subjects, each dealt with, open or locked; then the end."""
        topics = cast(SujetsOffer, offer).options
        items = [
            Item(topic.id, topic.text, "✓" if topic.state == "traite" else str(rank), _note(topic))
            for rank, topic in enumerate(topics, start=1)
        ]
        return [*items, Item("", END, str(len(items) + 1))]

    def move(self, id_: str) -> SujetsMove:
        """A subject is opened, or the subjects end."""
        return SujetsMove(sujet=id_ or None)

    def subtitle(self) -> str:
        """How many were dealt with."""
        topics = cast(SujetsOffer, self.offer).options
        done = sum(topic.state == "traite" for topic in topics)
        s = "s" if done > 1 else ""
        return f"{done} sujet{s} traité{s}" if done else "dans l’ordre que vous voulez"

    def kept(self, items: Sequence[Item]) -> str:
        """The mark goes to the first subject that can be opened now, else to the way on."""
        del items
        topics = cast(SujetsOffer, self.offer).options
        return next((t.id for t in topics if t.state == "a_traiter"), "")


def _note(topic: Topic) -> str:
    if topic.state == "traite":
        return "déjà traité"
    wanted = ", ".join(f"« {name} »" for name in topic.waits_for)
    return f"après {wanted}" if topic.waits_for else ""
