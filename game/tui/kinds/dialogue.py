"""`dialogue`: a line to pick."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, cast

from textual import on
from textual.app import ComposeResult

from game.tui.choices import ChoiceList, Item
from game.tui.keys import Hint
from game.tui.kinds.panel import AnswerPanel
from scenarios.steps.dialogue import DialogueMove, DialogueOffer

if TYPE_CHECKING:
    from scenarios.steps.kind import Offer, Refusal

SUBTITLE = "un chiffre, ou ↑↓ puis Entrée"


class Display(AnswerPanel):
    """The lines on offer, each with its digit."""

    IS_REUSED = True

    def __init__(self, offer: Offer, draft: Mapping[str, str]) -> None:
        super().__init__(offer, draft)
        self._list = ChoiceList(_items(offer))

    def compose(self) -> ComposeResult:
        """One list."""
        yield self._list

    def on_mount(self) -> None:
        """The question stands in the border."""
        self.entitle(self.offer.prompt, SUBTITLE)

    def present(self, offer: Offer) -> None:
        """The next lines."""
        self.offer = offer
        self.entitle(offer.prompt, SUBTITLE)
        self._list.present(_items(offer))

    def hints(self) -> Sequence[Hint]:
        """The digits."""
        last = min(9, len(self._list.items))
        return (
            Hint(
                f"1-{last}",
                "Répondre",
                "",
                "Dire la réplique de ce chiffre (& é \" ' ( - sans Maj)",
            ),
        )

    def target(self) -> ChoiceList:
        """The list."""
        return self._list

    def pick(self, digit: int) -> None:
        """A line by its digit."""
        self._list.pick(digit - 1)

    def refuse(self, refusal: Refusal) -> None:
        """The sentence stands in the border."""
        self.entitle(self.offer.prompt, refusal.message)

    @on(ChoiceList.Chosen)
    def _chosen(self, event: ChoiceList.Chosen) -> None:
        event.stop()
        self.post_message(self.Answered(DialogueMove(choix=event.item.id)))


def _items(offer: Offer) -> list[Item]:
    shown = cast(DialogueOffer, offer)
    return [Item(o.id, o.text, str(rank)) for rank, o in enumerate(shown.options, start=1)]
