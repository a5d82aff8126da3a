"""`calcul`: the numbers given, and one to type; the working too, where it is asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, cast

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import Input, Static

from game.tui.entry import Entry, TooLong, Writing
from game.tui.keys import Hint
from game.tui.kinds.panel import AnswerPanel
from game.tui.lines import Lines, Paragraph
from game.tui.prose import Prose
from game.tui.text import cells, contenu
from scenarios.language.clean import clean
from scenarios.steps.calcul import (
    MAX_PIECES_TYPED,
    MAX_TYPED,
    MAX_WORKING,
    CalculMove,
    CalculOffer,
)
from scenarios.sums.coins import EXAMPLE

if TYPE_CHECKING:
    from scenarios.steps.kind import Offer, Refusal

FIELD, WORKING = "reponse", "travail"


class Display(AnswerPanel):
    """The question, the data, the field with its unit, and what is wrong with what was typed."""

    BINDINGS = [Binding("ctrl+s", "valider", "Valider", show=False)]

    def __init__(self, offer: Offer, draft: Mapping[str, str]) -> None:
        super().__init__(offer, draft)
        self._shown = cast(CalculOffer, offer)
        is_change = self._shown.is_change
        self._input = Entry(
            self.draft.get(FIELD, ""),
            placeholder=f"par exemple {EXAMPLE if is_change else '1 234,50'}",
            most=MAX_PIECES_TYPED if is_change else MAX_TYPED,
        )
        self._working = Writing(
            self.draft.get(WORKING, ""),
            placeholder=contenu("facultative, non notée : vos opérations"),
            most=MAX_WORKING,
        )
        self._kept = self.typed()

    def compose(self) -> ComposeResult:
        """Text above, fields below."""
        yield Lines(_paragraphs(self._shown), is_aside=True)
        if self._shown.shows_working:
            with Horizontal(classes="champ demarche"):
                yield Static("Votre démarche", classes="libelle")
                yield self._working
            yield Prose(id="refus-travail", classes="refus")
        with Horizontal(classes="champ"):
            yield Static(
                "Vous rendez" if self._shown.is_change else "Votre résultat", classes="libelle"
            )
            yield self._input
            yield Static(contenu(self._shown.unit), classes="unite")
        yield Prose(id="refus-reponse", classes="refus")

    def on_mount(self) -> None:
        """What to do stands in the border."""
        working = "Tab champ suivant · Ctrl+S valider"
        self.entitle("Calcul", working if self._shown.shows_working else "Entrée valider")

    def hints(self) -> Sequence[Hint]:
        """Enter."""
        return (Hint("Entrée", "Valider", "", "Valider le résultat"),)

    def target(self) -> Widget:
        """The first field."""
        return self._working if self._shown.shows_working else self._input

    def refuse(self, refusal: Refusal) -> None:
        """The sentence stands under its field."""
        is_working = refusal.field == WORKING and self._shown.shows_working
        self._tell(refusal.message, WORKING if is_working else FIELD)
        (self._working if is_working else self._input).focus()

    def _tell(self, message: str, field: str) -> None:
        for line in self.query(".refus").results(Prose):
            line.display = line.id == f"refus-{field}"
            if line.display:
                line.say(f"✗ {message}")

    def typed(self) -> dict[str, str]:
        """The number and the working as typed."""
        found = {FIELD: self._input.value, WORKING: clean(self._working.text)}
        return {id_: text for id_, text in found.items() if text}

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """Leaving a field keeps what was typed."""
        super().on_descendant_blur(event)
        if self.typed() != self._kept:
            self._kept = self.typed()
            self.post_message(self.Drafted(self, self._kept))

    @on(TooLong)
    def _too_long(self, event: TooLong) -> None:
        event.stop()
        self._tell(event.sentence, WORKING if event.field is self._working else FIELD)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_valider()

    def action_valider(self) -> None:
        """Hand the result in."""
        typed = self.typed()
        move = CalculMove(reponse=typed.get(FIELD, ""), travail=typed.get(WORKING, ""))
        self.post_message(self.Answered(move))


def _paragraphs(offer: CalculOffer) -> list[Paragraph]:
    column = max((cells(label) for label, _ in offer.data), default=0)
    data = [("  ", f"{label.ljust(column)}   {value}", "") for label, value in offer.data]
    rule = [("", offer.rule, "discret")] if offer.rule else []
    return [("", offer.prompt, "nom"), *data, *rule]
