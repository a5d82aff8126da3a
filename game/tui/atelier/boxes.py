"""What an author chooses in a box: a step to go to, another customer."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.widgets import Input

from game.tui.choices import ChoiceList, Item
from game.tui.dialogs import Box
from game.tui.panel import Panel
from game.tui.prose import Prose


class PickStep(Box[str]):
    """The steps of the scenario, the present one under the mark."""

    def __init__(self, steps: Sequence[Item], here: str) -> None:
        super().__init__()
        self._steps = steps
        self._here = here

    def compose(self) -> ComposeResult:
        """The steps in the order written."""
        with Panel("Aller à une étape", subtitle="↑↓ puis Entrée · Échap", classes="boite etapes"):
            yield ChoiceList(self._steps)

    def on_mount(self) -> None:
        """The list has the focus."""
        choices = self.query_one(ChoiceList)
        choices.present(self._steps, keep=self._here)
        choices.focus()

    @on(ChoiceList.Chosen)
    def _chosen(self, event: ChoiceList.Chosen) -> None:
        event.stop()
        self.dismiss(event.item.id)


class PickCustomer(Box[tuple[str, str]]):
    """A number typed, and a character picked; dismissed with both, as typed and as an id."""

    def __init__(self, seed: int, characters: Sequence[Item], here: str) -> None:
        super().__init__()
        self._seed = seed
        self._characters = characters
        self._here = here

    def compose(self) -> ComposeResult:
        """The number above, the characters below."""
        with Panel(
            "Changer de client", subtitle="Tab liste · Entrée valider · Échap", classes="boite"
        ):
            yield Prose("Numéro du client (0 à 9999), puis son caractère :")
            yield Input(
                str(self._seed), compact=True, max_length=4, restrict=r"[0-9]*", id="numero"
            )
            yield ChoiceList(self._characters)

    def on_mount(self) -> None:
        """The number has the focus, ready to be typed over."""
        self.query_one(ChoiceList).present(self._characters, keep=self._here)
        self.query_one(Input).focus()

    @on(Input.Submitted)
    def _typed(self, event: Input.Submitted) -> None:
        event.stop()
        self.query_one(ChoiceList).action_choose()

    @on(ChoiceList.Chosen)
    def _chosen(self, event: ChoiceList.Chosen) -> None:
        event.stop()
        self.dismiss((self.query_one(Input).value, event.item.id))
