"""`envoi`: the header of a mail client, which builds up as people, subject and files are chosen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding

from game.tui.choices import ChoiceList, Item
from game.tui.keys import Hint
from game.tui.kinds.panel import AnswerPanel
from game.tui.lines import Lines, Paragraph
from game.tui.prose import Prose
from scenarios.steps.addressing import PLACE_LABELS, PLACES, Place
from scenarios.steps.envoi import EnvoiMove, EnvoiOffer

if TYPE_CHECKING:
    from scenarios.steps.kind import Offer, Option, Refusal

TITLE = "Nouveau message"
END = "Envoyer le message"
LEADS: dict[Place, str] = {"a": "[À  ]", "cc": "[Cc ]", "cci": "[Cci]", "aucun": "[   ]"}
SUBTITLE = "1 À · 2 Cc · 3 Cci · 4 personne · ↓ objet, pièces · Ctrl+S envoyer"
PERSON, SUBJECT, FILE, MOMENT = "personne:", "objet:", "piece:", "moment:"


class Display(AnswerPanel):
    """The header so far, then one list: people, subjects, files, moments, and the sending."""

    BINDINGS = [
        Binding("ctrl+s", "envoyer", "Envoyer", show=False),
        Binding("left", "shift(-1)", "Place précédente", show=False),
        Binding("right", "shift(1)", "Place suivante", show=False),
    ]

    def __init__(self, offer: Offer, draft: Mapping[str, str]) -> None:
        super().__init__(offer, draft)
        shown = self._shown
        self._places: dict[str, Place] = {
            one.id: place
            for one in shown.options
            for place in PLACES
            if self.draft.get(PERSON + one.id) == place
        }
        self._subject = _known(shown.subjects, self.draft.get("objet", ""))
        files = self.draft.get("pieces", "").split()
        self._files = {one.id for one in shown.enclosures if one.id in files}
        self._moment = _known(shown.moments, self.draft.get("moment", ""))
        self._header = Lines(self._headers())
        self._header.can_focus = False
        self._list = ChoiceList(self._items())

    def compose(self) -> ComposeResult:
        """What is asked, the header so far, what to choose below."""
        yield Prose(self.offer.prompt, classes="consigne")
        yield self._header
        yield self._list

    def on_mount(self) -> None:
        """How to place people stands in the border."""
        self.add_class("entete-courriel")
        self.entitle(TITLE, SUBTITLE)

    def hints(self) -> Sequence[Hint]:
        """Digits, arrows, sending."""
        return (
            Hint("1-4", "Placer", "", "1 À, 2 Cc, 3 Cci, 4 personne (& é \" ' sans Maj)"),
            Hint("←→", "Changer", "", "Changer la place de la personne marquée"),
            Hint("Entrée", "Choisir", "", "Choisir l’objet ou le moment, joindre ou retirer"),
            Hint("Ctrl+S", "Envoyer", "", "Envoyer le message"),
        )

    def target(self) -> ChoiceList:
        """The list."""
        return self._list

    def pick(self, digit: int) -> None:
        """Place the person under the mark, then go to the next line."""
        id_ = self._person
        if id_ is not None and 1 <= digit <= len(PLACES):
            self._place(id_, PLACES[digit - 1])
            self._list.action_move(1)

    def refuse(self, refusal: Refusal) -> None:
        """The mark goes to the line at fault; the sentence stands in the border."""
        field = refusal.field or ""
        ids = [item.id for item in self._list.items if not item.is_heading]
        keep = next(
            (id_ for id_ in ids if id_ == PERSON + field or id_.startswith(f"{field}:")), None
        )
        self._list.present(self._items(), keep=keep)
        self.object_to(f"✗ {refusal.message}")

    def typed(self) -> dict[str, str]:
        """Everything chosen so far."""
        chosen: dict[str, str] = {PERSON + id_: place for id_, place in self._places.items()}
        rest = {
            "objet": self._subject,
            "pieces": " ".join(sorted(self._files)),
            "moment": self._moment,
        }
        return chosen | {key: value for key, value in rest.items() if value}

    @property
    def _shown(self) -> EnvoiOffer:
        return cast(EnvoiOffer, self.offer)

    @property
    def _person(self) -> str | None:
        """The id of the person under the mark."""
        current = self._list.current
        if current is None or not current.id.startswith(PERSON):
            return None
        return current.id.removeprefix(PERSON)

    def _headers(self) -> list[Paragraph]:
        shown = self._shown
        rows: list[Paragraph] = []
        for place in PLACES[:3]:
            names = [one.text for one in shown.options if self._places.get(one.id) == place]
            rows.append((f"{PLACE_LABELS[place]:<6}", ", ".join(names) or "…", ""))
        rows.append(("Objet ", _text(shown.subjects, self._subject) or "…", ""))
        return rows

    def _items(self) -> list[Item]:
        shown = self._shown
        items = [Item("", "Destinataires", is_heading=True)]
        for one in shown.options:
            lead = LEADS[self._places.get(one.id, "aucun")]
            role = f", {one.role}" if one.role else ""
            address = f" <{one.address}>" if one.address else ""
            items.append(Item(PERSON + one.id, f"{one.text}{role}{address}", lead))
        items.append(Item("", "Objet", is_heading=True))
        items += _ticks(shown.subjects, SUBJECT, {self._subject})
        if shown.enclosures:
            items.append(Item("", "Pièces jointes", is_heading=True))
            items += _ticks(shown.enclosures, FILE, self._files)
        if shown.moments:
            items.append(Item("", "Moment de l’envoi", is_heading=True))
            items += _ticks(shown.moments, MOMENT, {self._moment})
        return [*items, Item("", "", is_heading=True), Item("envoyer", END, "→")]

    def _place(self, id_: str, place: Place) -> None:
        self._places[id_] = place
        self._changed(PERSON + id_)

    def _changed(self, keep: str) -> None:
        self._list.present(self._items(), keep=keep)
        self._header.present(self._headers())
        self._header.refresh(layout=True)
        self.entitle(TITLE, SUBTITLE)
        self.post_message(self.Drafted(self, self.typed()))

    def action_shift(self, by: int) -> None:
        """Another place for the person under the mark."""
        id_ = self._person
        if id_ is not None:
            order: tuple[Place, ...] = ("aucun", "a", "cc", "cci")
            here = order.index(self._places.get(id_, "aucun"))
            self._place(id_, order[(here + by) % len(order)])

    @on(ChoiceList.Chosen)
    def _chosen(self, event: ChoiceList.Chosen) -> None:
        event.stop()
        kind, _, id_ = event.item.id.partition(":")
        if event.item.id == "envoyer":
            self.action_envoyer()
            return
        if kind + ":" == PERSON:
            self.action_shift(1)
            return
        if kind + ":" == SUBJECT:
            self._subject = id_
        elif kind + ":" == MOMENT:
            self._moment = id_
        else:
            self._files ^= {id_}
        self._changed(event.item.id)

    def action_envoyer(self) -> None:
        """Send the message."""
        move = EnvoiMove(
            destinataires=dict(self._places),
            objet=self._subject,
            pieces=tuple(one.id for one in self._shown.enclosures if one.id in self._files),
            moment=self._moment,
        )
        self.post_message(self.Answered(move))


def _known(options: Sequence[Option], id_: str) -> str:
    return id_ if any(one.id == id_ for one in options) else ""


def _text(options: Sequence[Option], id_: str) -> str:
    return next((one.text for one in options if one.id == id_), "")


def _ticks(options: Sequence[Option], prefix: str, chosen: set[str]) -> list[Item]:
    return [Item(prefix + one.id, one.text, "●" if one.id in chosen else "○") for one in options]
