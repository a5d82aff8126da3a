"""`fiche`: a form; what is typed is kept as soon as its field is left."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, cast

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.widget import Widget

from game.tui.choices import ChoiceList, Item
from game.tui.keys import Hint
from game.tui.kinds.fields import FieldLine
from game.tui.kinds.panel import AnswerPanel
from game.tui.prose import Prose
from scenarios.steps.fiche import FicheMove, FicheOffer

if TYPE_CHECKING:
    from scenarios.steps.kind import Offer, Refusal

SUBTITLE = "Tab champ suivant · Ctrl+S valider"
REQUIRED = "* obligatoire · "


class Display(AnswerPanel):
    """The fields in the order written, then the line that hands the form in."""

    BINDINGS = [Binding("ctrl+s", "valider", "Valider", show=False)]

    def __init__(self, offer: Offer, draft: Mapping[str, str]) -> None:
        super().__init__(offer, draft)
        shown = cast(FicheOffer, offer)
        self._fields = tuple(
            FieldLine(field, self.draft.get(field.id, field.value)) for field in shown.fields
        )
        self._kept = self.typed()
        self._submit = ChoiceList([Item("valider", "Valider la fiche", "→")], classes="remise")

    def compose(self) -> ComposeResult:
        """What is asked, what the data are for, then the fields."""
        purpose = cast(FicheOffer, self.offer).purpose
        with VerticalScroll(can_focus=False, classes="champs"):
            yield Prose(self.offer.prompt, classes="consigne")
            if purpose:
                yield Prose(f"Vous dites : « {purpose} »", classes="finalite")
            yield from self._fields
            yield self._submit

    def on_mount(self) -> None:
        """The form's own title stands in the border."""
        offer = cast(FicheOffer, self.offer)
        is_any_required = any(field.is_required for field in offer.fields)
        self.entitle(offer.title, REQUIRED + SUBTITLE if is_any_required else SUBTITLE)

    def hints(self) -> Sequence[Hint]:
        """From field to field, then hand in."""
        return (
            Hint("Tab", "Champ suivant", "app.focus_next", "Champ suivant (Maj+Tab : précédent)"),
            Hint("Ctrl+S", "Valider", "", "Valider la fiche"),
        )

    def target(self) -> Widget:
        """The first field."""
        return self._fields[0].control

    def typed(self) -> dict[str, str]:
        """Every field that holds something, and those emptied of what they started from."""
        return {
            field.shown.id: field.value
            for field in self._fields
            if field.value or field.shown.value
        }

    def refuse(self, refusal: Refusal) -> None:
        """The sentence stands under its field, which takes the focus."""
        for field in self._fields:
            is_at_fault = field.shown.id == refusal.field
            field.tell(refusal.message if is_at_fault else "")
            if is_at_fault:
                field.control.focus()
        if refusal.field is None:
            self.object_to(refusal.message)

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """Leaving a field keeps what was typed."""
        super().on_descendant_blur(event)
        self._keep()

    @on(FieldLine.Changed)
    def _changed(self, event: FieldLine.Changed) -> None:
        event.stop()
        self._keep()

    def _keep(self) -> None:
        typed = self.typed()
        if typed != self._kept:
            self._kept = typed
            self.post_message(self.Drafted(self, typed))

    @on(FieldLine.Submitted)
    def _next(self, event: FieldLine.Submitted) -> None:
        event.stop()
        self.screen.focus_next()

    @on(ChoiceList.Chosen)
    def _chosen(self, event: ChoiceList.Chosen) -> None:
        event.stop()
        self.action_valider()

    def action_valider(self) -> None:
        """Hand the form in."""
        for field in self._fields:
            field.tell("")
        typed = {id_: value for id_, value in self.typed().items() if value}
        self.post_message(self.Answered(FicheMove(champs=typed)))
