"""The fields of the home screen (whose play it is, and how it is played) and its keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Input, Static

from game.settings import PSEUDONYM_LENGTH, pseudonym
from game.tui.cycle import Cycle
from game.tui.filters import MODE_OF, MODES
from game.tui.keys import Hint
from game.tui.panel import Panel

if TYPE_CHECKING:
    from scenarios.play import Mode

HINTS = (
    Hint("Entrée", "Jouer", "", "Jouer la situation marquée, ou reprendre la partie"),
    Hint("r", "Parcours", "screen.parcours", "Voir mon parcours, en choisir un autre"),
    Hint("o", "Ouvrir", "screen.ouvrir", "Ouvrir ma partie… (clé USB, dossier)"),
    Hint("e", "Enregistrer", "screen.enregistrer", "Enregistrer ma partie… (clé USB, dossier)"),
    # The field says it too.
    Hint("/", "Chercher", "screen.chercher", "Chercher une situation, sans accents", in_bar=False),
    Hint("j", "J’ai exploré", "screen.explore", "Ma page « J’ai exploré » (Seconde)", in_bar=False),
    Hint("g", "Mode", "screen.filtre('mode')", "Changer de mode de jeu", in_bar=False),
    Hint("p", "Pseudonyme", "screen.champ('pseudonyme')", "Écrire son pseudonyme", in_bar=False),
    Hint("n s a", "Filtrer", "", "Filtrer par niveau, spécialité, activité", in_bar=False),
    Hint("c", "Client", "screen.champ('client')", "Choisir le numéro du client", in_bar=False),
)


class SeatPanel(Panel):
    """« Ma partie »: pseudonym, mode, number of the customer; empty until it is furnished."""

    async def furnish(self, name: str) -> None:
        """Mount the fields."""
        await self.mount_compose(_fields(name))

    @property
    def customer(self) -> int | None:
        """The number typed, None for none."""
        number = self.query_one("#client", Input).value
        return int(number) if number else None

    @property
    def mode(self) -> Mode | None:
        """The mode chosen, None where the level decides."""
        return MODE_OF.get(self.query_one("#mode", Cycle).value)

    def clean_pseudonym(self) -> str:
        """The pseudonym typed, shown as it is kept."""
        field = self.query_one("#pseudonyme", Input)
        name = pseudonym(field.value)
        if field.value != name:
            field.value = name
        return name


def _fields(name: str) -> ComposeResult:
    with Horizontal(classes="champ"):
        yield Static("[b $accent]p[/] Pseudonyme", classes="libelle")
        yield Input(
            name,
            placeholder="facultatif",
            compact=True,
            max_length=PSEUDONYM_LENGTH,
            select_on_focus=False,
            id="pseudonyme",
        )
    with Horizontal(classes="champ"):
        yield Static("[b $accent]g[/] Mode", classes="libelle")
        yield Cycle(MODES, id="mode")
    with Horizontal(classes="champ"):
        yield Static("[b $accent]c[/] Client n°", classes="libelle")
        yield Input(placeholder="au hasard", compact=True, restrict=r"[0-9]{0,4}", id="client")
