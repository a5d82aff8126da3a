"""`calcul`: the numbers given, and one to type."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, cast

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Input, Static

from game.tui.keys import Hint
from game.tui.kinds.panel import AnswerPanel
from game.tui.lines import Lines, Paragraph
from game.tui.text import cells, contenu
from scenarios.steps.calcul import MAX_TYPED, CalculMove, CalculOffer

if TYPE_CHECKING:
    from scenarios.steps.kind import Offer, Refusal

FIELD = "reponse"


class Display(AnswerPanel):
    """The question, the data, the field with its unit, and what is wrong with what was typed."""

    def __init__(self, offer: Offer, draft: Mapping[str, str]) -> None:
        super().__init__(offer, draft)
        self._kept = self.draft.get(FIELD, "")
        self._input = Input(
            self._kept,
            placeholder="par exemple 1 234,50",
            compact=True,
            max_length=MAX_TYPED,
            select_on_focus=False,
        )

    def compose(self) -> ComposeResult:
        """Text above, field below."""
        shown = cast(CalculOffer, self.offer)
        yield Lines(_paragraphs(shown))
        with Horizontal(classes="champ"):
            yield Static("Votre résultat", classes="libelle")
            yield self._input
            yield Static(contenu(shown.unit), classes="unite")
        yield Static(classes="refus", markup=False)

    def on_mount(self) -> None:
        """What to do stands in the border."""
        self.entitle("Calcul", "Entrée valider")

    def hints(self) -> Sequence[Hint]:
        """Enter, and how to leave the field."""
        return (
            Hint("Entrée", "Valider", "", "Valider le résultat"),
            Hint("Échap", "Sortir du champ", "", "Sortir du champ : les lettres agissent alors"),
        )

    def target(self) -> Input:
        """The field."""
        return self._input

    def refuse(self, refusal: Refusal) -> None:
        """The sentence stands under the field."""
        line = self.query_one(".refus", Static)
        line.update(contenu(f"✗ {refusal.message}"))
        line.display = True
        self._input.focus()

    def typed(self) -> dict[str, str]:
        """The number as typed."""
        return {FIELD: self._input.value} if self._input.value else {}

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """Leaving the field keeps what was typed."""
        super().on_descendant_blur(event)
        if self._input.value != self._kept:
            self._kept = self._input.value
            self.post_message(self.Drafted(self, {FIELD: self._kept}))

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Answered(CalculMove(reponse=event.value)))


def _paragraphs(offer: CalculOffer) -> list[Paragraph]:
    column = max((cells(label) for label, _ in offer.data), default=0)
    data = [("  ", f"{label.ljust(column)}   {value}", "") for label, value in offer.data]
    return [("", offer.prompt, "nom"), *data]
