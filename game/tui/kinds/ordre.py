"""`ordre`: lines carried up and down until they stand in order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, cast

from textual import on
from textual.binding import Binding

from game.tui.choices import ChoiceList, Item
from game.tui.keys import Hint
from game.tui.kinds.placing import UNDO, MovableList, PlacingPanel
from scenarios.steps.ordre import KEPT, OrdreMove, OrdreOffer

if TYPE_CHECKING:
    from scenarios.steps.kind import Offer

END = "Remettre cet ordre"
FREE = "Entrée prendre · k monter · j descendre"
HELD = "↑↓ déplacer · Entrée poser · Échap annuler"


class Display(PlacingPanel):
    """The elements in the present order; the last line hands it in."""

    BINDINGS = [Binding("escape", "put_back", "Remettre à sa place", show=False)]
    SHORT = "Mettre dans l’ordre"

    def __init__(self, offer: Offer, draft: Mapping[str, str]) -> None:
        super().__init__(offer, draft)
        self._order = self._shown.order(draft)
        self._list = MovableList(self._items())

    def hints(self) -> Sequence[Hint]:
        """Pick up, carry, undo."""
        last = len(self._order)
        return (
            Hint(
                "Entrée", "Prendre, poser", "", "Prendre la ligne marquée, puis la poser (espace)"
            ),
            Hint("k j", "Déplacer", "", "Monter ou descendre la ligne (Maj+↑↓ et Ctrl+↑↓ aussi)"),
            Hint(f"1-{last}", "Place", "", "Prendre la ligne de ce rang, puis la poser à un rang"),
            UNDO,
        )

    def target(self) -> MovableList:
        """The list."""
        return self._list

    def pick(self, digit: int) -> None:
        """As a click on the line of that rank: pick it up, or drop there what is held."""
        if 1 <= digit <= len(self._order):
            self._list.pick(digit - 1)

    def typed(self) -> dict[str, str]:
        """The order, once it differs from the one drawn."""
        is_drawn = self._order == self._shown.order({})
        return {} if is_drawn else {KEPT: " ".join(self._order)}

    def restore(self, texts: dict[str, str]) -> None:
        """Another order; nothing is held any more."""
        self._list.held = ""
        self._order = self._shown.order(texts)
        self._show()

    def state(self) -> str:
        """What the keys do now."""
        return HELD if self._list.held else FREE

    @property
    def _shown(self) -> OrdreOffer:
        return cast(OrdreOffer, self.offer)

    def _items(self, held: str = "") -> list[Item]:
        texts = {option.id: option.text for option in self._shown.options}
        return [
            *(
                Item(id_, texts[id_], f"{rank} {'↕' if id_ == held else ' '}")
                for rank, id_ in enumerate(self._order, 1)
            ),
            Item("", END, "→"),
        ]

    def _show(self, keep: str | None = None) -> None:
        current = self._list.current
        self._list.present(
            self._items(self._list.held), keep=keep or (current.id if current else None)
        )

    def _move(self, id_: str, to: int) -> None:
        """Put an element at a rank, 0 for the first."""
        others = [one for one in self._order if one != id_]
        to = max(0, min(len(others), to))
        self._order = (*others[:to], id_, *others[to:])

    @on(MovableList.Carried)
    def _carried(self, event: MovableList.Carried) -> None:
        event.stop()
        # What is carried from hand to place is one step, however far.
        if not self._list.held:
            self.remember()
        self._move(event.id, self._order.index(event.id) + event.by)
        self._show(event.id)
        self.stepped()

    @on(ChoiceList.Chosen)
    def _chosen(self, event: ChoiceList.Chosen) -> None:
        event.stop()
        held, id_ = self._list.held, event.item.id
        if not id_:
            self._list.held = ""
            self.post_message(self.Answered(OrdreMove(ordre=self._order)))
        elif held:
            self._list.held = ""
            self._move(held, self._order.index(id_))
            self._show(held)
            self.stepped()
        else:
            self.remember()
            self._list.held = id_
            self._show(id_)
            self.tell(self.state())

    def action_put_back(self) -> None:
        """Let go of what is held, where it was picked up."""
        held = self._list.held
        self.restore(self._past.pop())
        self._show(held)
        self.stepped()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Échap belongs to the screen while nothing is held."""
        del parameters
        return bool(self._list.held) if action == "put_back" else True
