"""`questions`: questions to pick in free order, then the way on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, cast

from textual import on
from textual.app import ComposeResult

from game.tui.choices import ChoiceList, Item
from game.tui.keys import Hint
from game.tui.kinds.panel import AnswerPanel
from scenarios.steps.questions import QuestionsMove, QuestionsOffer

if TYPE_CHECKING:
    from scenarios.steps.kind import Offer, Refusal

END = "Je n’ai plus de question."


class Display(AnswerPanel):
    """The questions not yet asked; the last line ends them."""

    IS_REUSED = True

    def __init__(self, offer: Offer, draft: Mapping[str, str]) -> None:
        super().__init__(offer, draft)
        self._list = ChoiceList(_items(offer))

    def compose(self) -> ComposeResult:
        """One list."""
        yield self._list

    def on_mount(self) -> None:
        """The title and the count."""
        self._entitle()

    def present(self, offer: Offer) -> None:
        """The questions left; the mark stays where it was."""
        before = self._list.cursor
        self.offer = offer
        items = _items(offer)
        self._list.present(items, keep=items[min(before, len(items) - 1)].id)
        self._entitle()

    def hints(self) -> Sequence[Hint]:
        """The digits."""
        last = min(9, len(self._list.items))
        return (
            Hint(
                f"1-{last}",
                "Demander",
                "",
                "Poser la question de ce chiffre (& é \" ' ( - sans Maj)",
            ),
        )

    def target(self) -> ChoiceList:
        """The list."""
        return self._list

    def pick(self, digit: int) -> None:
        """A question by its digit."""
        self._list.pick(digit - 1)

    def refuse(self, refusal: Refusal) -> None:
        """The sentence stands in the border."""
        self.entitle(self.offer.prompt, refusal.message)

    def _entitle(self) -> None:
        asked = cast(QuestionsOffer, self.offer).asked
        s = "s" if asked > 1 else ""
        count = f"{asked} question{s} posée{s}" if asked else "autant que vous voulez"
        self.entitle(self.offer.prompt, count)

    @on(ChoiceList.Chosen)
    def _chosen(self, event: ChoiceList.Chosen) -> None:
        event.stop()
        self.post_message(self.Answered(QuestionsMove(question=event.item.id or None)))


def _items(offer: Offer) -> list[Item]:
    shown = cast(QuestionsOffer, offer)
    texts = [*((o.id, o.text) for o in shown.options), ("", END)]
    # Nine digits only: further questions are reached by arrows or mouse.
    return [
        Item(id_, text, str(rank) if rank <= 9 else "·")
        for rank, (id_, text) in enumerate(texts, start=1)
    ]
