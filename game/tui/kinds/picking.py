"""An answer picked from a list by its digit: what `dialogue` and `questions` share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult

from game.tui.choices import ChoiceList, Item
from game.tui.keys import Hint
from game.tui.kinds.asking import AskingPanel

if TYPE_CHECKING:
    from scenarios.steps.kind import Offer, Refusal
    from scenarios.steps.kinds import AnyMove

DIGITS = "de ce chiffre (& é \" ' ( - sans Maj)"


class PickPanel(AskingPanel):
    """One list of lines, each with its digit. A kind says which items, and what one picked is."""

    IS_REUSED = True
    # (what a digit does, the same in a whole sentence without the digit).
    DEED = ("", "")

    def __init__(self, offer: Offer, draft: Mapping[str, str]) -> None:
        super().__init__(offer, draft)
        self._list = ChoiceList(self.items(offer))

    def items(self, offer: Offer) -> list[Item]:
        """The lines to pick from."""
        raise NotImplementedError

    def lines(self) -> list[Item]:
        """The lines of this offer."""
        return self.items(self.offer)

    def move(self, id_: str) -> AnyMove:
        """The move that picking the line of that id is."""
        raise NotImplementedError

    def subtitle(self) -> str:
        """What stands in the border under the list."""
        raise NotImplementedError

    def kept(self, items: Sequence[Item]) -> str | None:
        """The id on which the mark stays in the next offer, None for the first."""
        del items
        return None

    def compose(self) -> ComposeResult:
        """One list."""
        yield self._list

    def on_mount(self) -> None:
        """The question stands in the border."""
        self.head(self.subtitle())

    def present(self, offer: Offer) -> None:
        """The next lines."""
        keep = self.kept(self.items(offer))
        self.offer = offer
        self._list.present(self.headed(), keep=keep)
        self.head(self.subtitle())
        self.measure()

    def hints(self) -> Sequence[Hint]:
        """The digits."""
        word, sentence = self.DEED
        last = min(9, len(self.lines()))
        return (Hint(f"1-{last}", word, "", f"{sentence} {DIGITS}"),)

    def target(self) -> ChoiceList:
        """The list."""
        return self._list

    def pick(self, digit: int) -> None:
        """A line by its digit."""
        self._list.pick(digit - 1)

    def refuse(self, refusal: Refusal) -> None:
        """The sentence stands in the border."""
        self.object_to(refusal.message)

    @on(ChoiceList.Chosen)
    def _chosen(self, event: ChoiceList.Chosen) -> None:
        event.stop()
        self.post_message(self.Answered(self.move(event.item.id)))
