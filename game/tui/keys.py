"""The keys of a screen: shown at the bottom in the order of use, all told in the help."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.widgets import Static

from game.tui.text import cells

MAX_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Hint:
    """A key and what it does. action: run by a click, empty when there is none.

    explained: the sentence of the help, where the label is too short.
    """

    keys: str
    label: str
    action: str = ""
    explained: str = ""
    in_bar: bool = True


HELP = Hint("?", "Aide", "screen.aide", "Montrer cette aide (F1 aussi)")
QUIT = Hint("q", "Quitter", "app.quit", "Quitter le jeu : tout est enregistré")
SHARED = (
    Hint("Ctrl+P", "Commandes", "screen.commandes", "Chercher une commande", in_bar=False),
    Hint("t", "Thème", "app.theme", "Changer de thème : sombre, clair, contraste", in_bar=False),
    Hint("v", "Version texte", "screen.texte", "Continuer en lignes simples", in_bar=False),
    Hint("Tab", "Suivant", "", "Aller au panneau suivant (Maj+Tab : précédent)", in_bar=False),
)
# Two keys for each digit: on an AZERTY keyboard digits need Shift.
DIGITS = (
    "1,ampersand",
    "2,é",
    "3,quotation_mark",
    "4,apostrophe",
    "5,left_parenthesis",
    "6,minus",
    "7,è",
    "8,underscore",
    "9,ç",
)


class KeysBar(Static):
    """The last line of a screen; what does not fit is left to the help."""

    def __init__(self) -> None:
        super().__init__(id="touches", markup=False)
        self._hints: tuple[Hint, ...] = ()
        self._spans: list[tuple[int, int, str]] = []

    def present(self, hints: Sequence[Hint]) -> None:
        """Show these keys."""
        wanted = [hint for hint in hints if hint.in_bar]
        last = [hint for hint in wanted if hint.keys == HELP.keys]
        others = [hint for hint in wanted if hint not in last][: MAX_SHOWN - len(last)]
        shown = (*others, *last)
        if shown != self._hints:
            self._hints = shown
            self._draw()

    def on_resize(self) -> None:
        """Another width shows more keys or fewer."""
        self._draw()

    def _draw(self) -> None:
        pieces: list[Content] = []
        self._spans = []
        at = 0
        for hint in self._fitting(self.size.width):
            pieces += [Content.styled(f" {hint.keys}", "bold $accent"), Content(f" {hint.label} ")]
            self._spans.append((at, at + _width(hint), hint.action))
            at += _width(hint)
        self.update(Content("").join(pieces), layout=False)

    def _fitting(self, room: int) -> list[Hint]:
        """Those that fit, help always among them."""
        kept: list[Hint] = []
        last = [hint for hint in self._hints if hint.keys == HELP.keys]
        taken = sum(_width(hint) for hint in last)
        for hint in self._hints:
            if hint in last:
                continue
            if taken + _width(hint) > room:
                break
            kept.append(hint)
            taken += _width(hint)
        return kept + last

    async def on_click(self, event: events.Click) -> None:
        """A click on a key does what it does."""
        for start, end, action in self._spans:
            if action and start <= event.x < end:
                await self.run_action(action)


def _width(hint: Hint) -> int:
    return cells(hint.keys) + cells(hint.label) + 3
