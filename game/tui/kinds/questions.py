"""`questions`: questions to pick in free order, then the way on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from game.tui.choices import Item
from game.tui.kinds.picking import PickPanel
from scenarios.steps.questions import QuestionsMove, QuestionsOffer

if TYPE_CHECKING:
    from scenarios.steps.kind import Offer

END = "Je n’ai plus de question."


class Display(PickPanel):
    """The questions not yet asked; the last line ends them."""

    SHORT = "Vos questions"
    DEED = ("Demander", "Poser la question")

    def items(self, offer: Offer) -> list[Item]:
        """The questions left, then the end."""
        shown = cast(QuestionsOffer, offer)
        texts = [*((o.id, o.text) for o in shown.options), ("", END)]
        # Nine digits only: further questions are reached by arrows or mouse.
        return [
            Item(id_, text, str(rank) if rank <= 9 else "·")
            for rank, (id_, text) in enumerate(texts, start=1)
        ]

    def move(self, id_: str) -> QuestionsMove:
        """A question is asked, or the questions end."""
        return QuestionsMove(question=id_ or None)

    def subtitle(self) -> str:
        """How many were asked."""
        asked = cast(QuestionsOffer, self.offer).asked
        s = "s" if asked > 1 else ""
        return f"{asked} question{s} posée{s}" if asked else "autant que vous voulez"

    def kept(self, items: Sequence[Item]) -> str:
        """The mark stays at its rank."""
        return items[min(self.rank, len(items) - 1)].id
