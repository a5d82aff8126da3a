"""`autoevaluation`: each point judged in words, by a digit 0-3 or the arrows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding

from game.tui.choices import ChoiceList, Item
from game.tui.keys import Hint
from game.tui.kinds.asking import AskingPanel
from scenarios.steps.autoevaluation import AutoevaluationMove, AutoevaluationOffer

if TYPE_CHECKING:
    from scenarios.steps.kind import Offer, Refusal

END = "Remettre mon autoévaluation"
NOT_JUDGED = "à juger : 0, 1, 2 ou 3"


class Display(AskingPanel):
    """The points, each with the degree given; the last line hands them in."""

    SHORT = "Votre autoévaluation"
    BINDINGS = [
        Binding("left", "shift(-1)", "Degré plus bas", show=False),
        Binding("right", "shift(1)", "Degré plus haut", show=False),
    ]

    def __init__(self, offer: Offer, draft: Mapping[str, str]) -> None:
        super().__init__(offer, draft)
        shown = self._shown
        known = {point.id for point in shown.points}
        self._degrees = {
            id_: int(text) for id_, text in draft.items() if id_ in known and text in tuple("0123")
        }
        self._list = ChoiceList(self.headed())

    def compose(self) -> ComposeResult:
        """One list."""
        yield self._list

    def on_mount(self) -> None:
        """The question stands in the border; the words of the degrees below."""
        self._entitle()

    def hints(self) -> Sequence[Hint]:
        """Digits, then arrows."""
        return (
            Hint("0-3", "Juger", "", 'Donner ce degré au point marqué (à & é " sans Maj)'),
            Hint("←→", "Changer", "", "Un degré plus bas ou plus haut"),
            Hint("Fin Entrée", "Remettre", "", "Aller à la dernière ligne et remettre"),
        )

    def target(self) -> ChoiceList:
        """The list."""
        return self._list

    def pick(self, digit: int) -> None:
        """Judge the point under the mark, then go to the next."""
        current = self._list.current
        if current is None or not current.id or not 0 <= digit <= 3:
            return
        self._judge(current.id, digit)
        self._list.action_move(1)

    def refuse(self, refusal: Refusal) -> None:
        """The mark goes to the point at fault; the sentence stands in the border."""
        self._list.present(self.headed(), keep=refusal.field)
        self.object_to(refusal.message)

    def typed(self) -> dict[str, str]:
        """The degrees given."""
        return {id_: str(degree) for id_, degree in self._degrees.items()}

    @property
    def _shown(self) -> AutoevaluationOffer:
        return cast(AutoevaluationOffer, self.offer)

    def _entitle(self) -> None:
        words = self._shown.scale
        self.head(" · ".join(f"{n} {word}" for n, word in enumerate(words)))

    def lines(self) -> list[Item]:
        """The points with their degrees, then the line that hands in."""
        scale = self._shown.scale
        items = []
        for point in self._shown.points:
            degree = self._degrees.get(point.id)
            note = NOT_JUDGED if degree is None else f"{degree} · {scale[degree]}"
            items.append(Item(point.id, point.text, "○" if degree is None else "●", note))
        return [*items, Item("", END, "→")]

    def _judge(self, id_: str, degree: int) -> None:
        self._degrees[id_] = degree
        self._list.present(self.headed(), keep=id_)
        self._entitle()
        self.post_message(self.Drafted(self, self.typed()))

    def action_shift(self, by: int) -> None:
        """Another degree for the point under the mark."""
        current = self._list.current
        if current is not None and current.id:
            degree = self._degrees.get(current.id)
            start = -1 if by > 0 else len(self._shown.scale)
            here = start if degree is None else degree
            self._judge(current.id, max(0, min(len(self._shown.scale) - 1, here + by)))

    @on(ChoiceList.Chosen)
    def _chosen(self, event: ChoiceList.Chosen) -> None:
        event.stop()
        if event.item.id:
            self.action_shift(1)
        else:
            self.post_message(self.Answered(AutoevaluationMove(degres=dict(self._degrees))))
