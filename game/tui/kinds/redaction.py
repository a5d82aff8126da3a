"""`redaction`: a subject, a text counted as it grows, a grid to tick; what is typed is kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, cast

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from game.tui.choices import ChoiceList, Item
from game.tui.entry import Entry, TooLong, Writing
from game.tui.keys import Hint
from game.tui.kinds.panel import AnswerPanel
from game.tui.prose import Prose
from game.tui.text import contenu
from scenarios.channels import PUBLIC_REPLY
from scenarios.steps.redaction import (
    MAX_SUBJECT,
    MAX_TEXT,
    TOO_LONG,
    RedactionMove,
    RedactionOffer,
)
from scenarios.steps.redaction_rules import count

if TYPE_CHECKING:
    from scenarios.steps.kind import Offer, Refusal

END = "remettre"
# A draft is kept each time the text has changed by this many signs, and when the field is left.
KEPT_EVERY = 40


class Display(AnswerPanel):
    """What is asked, the subject, the text, the grid; the last line hands in."""

    BINDINGS = [Binding("ctrl+s", "remettre", "Remettre", show=False)]

    def __init__(self, offer: Offer, draft: Mapping[str, str]) -> None:
        super().__init__(offer, draft)
        self._subject = Entry(
            self.draft.get("objet", ""), placeholder="de quoi parle ce message", most=MAX_SUBJECT
        )
        self._text = Writing(self.draft.get("texte", ""), most=MAX_TEXT)
        ticked = self.draft.get("grille", "").split()
        self._ticked = {point.id for point in self._shown.options if point.id in ticked}
        self._list = ChoiceList(self._items(), classes="remise")
        self._kept = self.typed()

    def compose(self) -> ComposeResult:
        """In the order of a message: who, what about, the text; then the grid."""
        yield Prose(self.offer.prompt, classes="consigne")
        if self._shown.is_public:
            yield Prose(f"! Attention : {PUBLIC_REPLY}.", classes="public")
        if self._shown.to:
            yield Static(contenu(f"À : {self._shown.to}"), classes="lecteur")
        if self._shown.has_subject:
            with Horizontal(classes="champ"):
                yield Static("Objet", classes="libelle")
                yield self._subject
        yield self._text
        yield Prose(classes="refus")
        yield self._list

    def on_mount(self) -> None:
        """The genre stands above, the count below."""
        self.add_class("redaction", f"genre-{self._shown.genre}")
        self._count()

    def hints(self) -> Sequence[Hint]:
        """From field to field, then hand in."""
        return (
            Hint(
                "Tab", "Champ suivant", "app.focus_next", "Objet, texte, grille (Maj+Tab : avant)"
            ),
            Hint("Ctrl+S", "Remettre", "", "Remettre le texte"),
        )

    def target(self) -> Widget:
        """The first field that is empty."""
        is_first = self._shown.has_subject and not self._subject.value
        return self._subject if is_first else self._text

    def typed(self) -> dict[str, str]:
        """What was written and ticked."""
        values = {
            "objet": self._subject.value,
            "texte": self._text.text,
            "grille": " ".join(sorted(self._ticked)),
        }
        return {key: value for key, value in values.items() if value}

    def refuse(self, refusal: Refusal) -> None:
        """The sentence stands under the text; the field at fault takes the focus."""
        self._tell(refusal.message)
        (self._subject if refusal.field == "objet" else self._text).focus()

    def pick(self, digit: int) -> None:
        """A point of the grid by its digit."""
        if 1 <= digit <= len(self._shown.options):
            self._tick(self._shown.options[digit - 1].id)

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """Leaving a field keeps what was typed."""
        super().on_descendant_blur(event)
        self._keep()

    @property
    def _shown(self) -> RedactionOffer:
        return cast(RedactionOffer, self.offer)

    def _items(self) -> list[Item]:
        items = [
            Item(point.id, point.text, f"{rank} {'●' if point.id in self._ticked else '○'}")
            for rank, point in enumerate(self._shown.options, start=1)
        ]
        word = "Publier" if self._shown.is_public else "Remettre"
        title = self._shown.title
        # « SMS » stays as it is.
        what = title if title.isupper() else title.lower()
        return [*items, Item(END, f"{word} : {what}", "→")]

    def _count(self) -> None:
        shown = self._shown
        long = count(self._text.text, shown.unit)
        bounds = f"{shown.least} à {shown.most}" if shown.least else f"{shown.most} au plus"
        sign = "! " if long > shown.most else ""
        self.entitle(shown.title, f"{sign}{long} {shown.unit} ({bounds}) · Ctrl+S remettre")

    def _tell(self, message: str) -> None:
        line = self.query_one(".refus", Prose)
        line.display = bool(message)
        # The text gives way, so that the count stays in sight under it.
        self.set_class(bool(message), "-refus")
        if message:
            line.say(f"✗ {message}")

    def _keep(self) -> None:
        typed = self.typed()
        if typed != self._kept:
            self._kept = typed
            self.post_message(self.Drafted(self, typed))

    def _tick(self, id_: str) -> None:
        self._ticked ^= {id_}
        self._list.present(self._items(), keep=id_)
        self._keep()

    @on(TextArea.Changed)
    def _changed(self, event: TextArea.Changed) -> None:
        event.stop()
        self._count()
        self._tell(TOO_LONG if len(self._text.text) > MAX_TEXT else "")
        if abs(len(self._text.text) - len(self._kept.get("texte", ""))) >= KEPT_EVERY:
            self._keep()

    @on(TooLong)
    def _too_long(self, event: TooLong) -> None:
        event.stop()
        self._tell(event.sentence)

    @on(Input.Submitted)
    def _next(self, event: Input.Submitted) -> None:
        event.stop()
        self._text.focus()

    @on(ChoiceList.Chosen)
    def _chosen(self, event: ChoiceList.Chosen) -> None:
        event.stop()
        if event.item.id == END:
            self.action_remettre()
        else:
            self._tick(event.item.id)

    def action_remettre(self) -> None:
        """Hand the text in."""
        self._keep()
        ticked = tuple(point.id for point in self._shown.options if point.id in self._ticked)
        subject = self._subject.value if self._shown.has_subject else ""
        self.post_message(
            self.Answered(RedactionMove(texte=self._text.text, objet=subject, grille=ticked))
        )
