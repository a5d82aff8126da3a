"""`classement`: cards placed along one to three axes, each pair by a digit or the arrows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, cast

from textual import on

from game.tui.keys import Hint
from game.tui.kinds.places_list import PlacesList
from game.tui.kinds.placing import UNDO, PlacingPanel
from scenarios.steps.classement import ClassementOffer, handed_in, kept

if TYPE_CHECKING:
    from scenarios.steps.kind import Offer, Refusal

END = "Remettre le classement"


class Display(PlacingPanel):
    """The cards, each with its cases; the last line hands them in."""

    SHORT = "Classer"

    def __init__(self, offer: Offer, draft: Mapping[str, str]) -> None:
        super().__init__(offer, draft)
        self._placed = self._shown.placed(draft)
        self._list = PlacesList(self._shown, self._placed, END)

    def hints(self) -> Sequence[Hint]:
        """Digits, arrows, undo."""
        most = max(len(axis.cells) for axis in self._shown.axes)
        return (
            Hint(f"1-{most}", "Choisir", "", "Mettre la carte marquée dans cette case"),
            Hint("←→", "Changer", "", "La case d’avant ou d’après (effacer : la retirer)"),
            Hint("↑↓", "Aller", "", "À la carte ou à la ligne d’avant, d’après"),
            UNDO,
        )

    def target(self) -> PlacesList:
        """The list."""
        return self._list

    def pick(self, digit: int) -> None:
        """The case of that number, for the pair under the mark."""
        self._list.pick(digit)

    def refuse(self, refusal: Refusal) -> None:
        """The mark goes to the card at fault; the sentence stands in the border."""
        if refusal.field is not None:
            self._list.go_to(refusal.field)
        super().refuse(refusal)

    def typed(self) -> dict[str, str]:
        """What is placed so far."""
        return kept(self._placed)

    def restore(self, texts: dict[str, str]) -> None:
        """Other places."""
        self._placed = self._shown.placed(texts)
        self._list.present(self._placed)

    def state(self) -> str:
        """How much is placed."""
        total = len(self._shown.pairs())
        left = total - len(self._placed)
        if not left:
            return "tout est placé"
        return f"{left} à placer sur {total} · ↑↓ aller · chiffre ou ←→ choisir"

    @property
    def _shown(self) -> ClassementOffer:
        return cast(ClassementOffer, self.offer)

    @on(PlacesList.Placed)
    def _chosen(self, event: PlacesList.Placed) -> None:
        event.stop()
        self.remember()
        self._placed.pop(event.pair, None)
        if event.cell is not None:
            self._placed[event.pair] = event.cell
        self._list.present(self._placed)
        self.stepped()

    @on(PlacesList.Finished)
    def _finished(self, event: PlacesList.Finished) -> None:
        event.stop()
        self.post_message(self.Answered(handed_in(self._placed)))
