"""A question over a list: in the border where it fits whole, else at the head of the lines."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar

from game.tui.choices import ChoiceList, Item
from game.tui.kinds.panel import AnswerPanel

if TYPE_CHECKING:
    from scenarios.steps.kind import Offer


class AskingPanel(AnswerPanel):
    """An answer given in one list; a kind says its lines."""

    # What stands in the border in place of a long question.
    SHORT: ClassVar[str] = "Votre réponse"

    def __init__(self, offer: Offer, draft: Mapping[str, str]) -> None:
        super().__init__(offer, draft)
        self._is_long = False

    def lines(self) -> list[Item]:
        """The lines of the list as they stand now."""
        raise NotImplementedError

    def target(self) -> ChoiceList:
        """The list."""
        raise NotImplementedError

    def headed(self) -> list[Item]:
        """The lines, under the question where it is long."""
        asked = [Item("consigne", self.offer.prompt, is_heading=True)] if self._is_long else []
        return [*asked, *self.lines()]

    @property
    def rank(self) -> int:
        """Rank of the line under the mark, the question not counted."""
        return max(0, self.target().cursor - self._is_long)

    def head(self, subtitle: str | None) -> None:
        """What is asked, in the border unless it stands whole over the lines."""
        self.entitle(self.SHORT if self._is_long else self.offer.prompt, subtitle)

    def on_resize(self) -> None:
        """Another width gives the question another place."""
        self.measure()

    def measure(self) -> None:
        """Look again at whether the question fits."""
        is_long = not self.fits(self.offer.prompt)
        if is_long != self._is_long:
            self._is_long = is_long
            current = self.target().current
            self.target().present(self.headed(), keep=current.id if current else None)
            self.head(None)
