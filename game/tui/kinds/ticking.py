"""A list to tick: what `selection` and `reperage` share, for whatever is picked in one go."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on
from textual.app import ComposeResult

from game.tui.choices import ChoiceList, Item
from game.tui.keys import Hint
from game.tui.kinds.asking import AskingPanel
from game.tui.kinds.picking import DIGITS
from scenarios.steps.pickable import PickedMove, PickedOffer, too_many

if TYPE_CHECKING:
    from scenarios.steps.kind import Offer, Refusal
    from scenarios.steps.kinds import AnyMove

TICKED, BLANK = "[×]", "[ ]"
# What a draft holds of something ticked.
YES = "oui"


class TickPanel(AskingPanel):
    """Lines to tick and untick, then the line that hands in. A kind says its move and words."""

    MOVE: ClassVar[type[PickedMove]]
    END: ClassVar[str]
    """The words of the last line."""

    def __init__(self, offer: Offer, draft: Mapping[str, str]) -> None:
        super().__init__(offer, draft)
        known = {one.id for one in self._shown.options}
        self._ticked = {id_ for id_, text in draft.items() if id_ in known and text == YES}
        self._list = ChoiceList(self.headed())

    def compose(self) -> ComposeResult:
        """One list."""
        yield self._list

    def on_mount(self) -> None:
        """The question stands in the border, how many are ticked below."""
        self._entitle()

    def hints(self) -> Sequence[Hint]:
        """Tick, then hand in."""
        last = min(9, len(self._shown.options))
        return (
            Hint("Espace", "Cocher", "", "Cocher ou décocher la ligne marquée"),
            Hint(f"1-{last}", "Cocher", "", f"Cocher ou décocher la ligne {DIGITS}", in_bar=False),
            Hint("Fin Entrée", "Remettre", "", "Aller à la dernière ligne et remettre"),
        )

    def target(self) -> ChoiceList:
        """The list."""
        return self._list

    def pick(self, digit: int) -> None:
        """Tick or untick a line by its digit."""
        if 1 <= digit <= len(self._shown.options):
            self._list.pick(digit - 1)

    def refuse(self, refusal: Refusal) -> None:
        """The mark goes to the line at fault; the sentence stands in the border."""
        current = self._list.current
        self._list.present(self.headed(), keep=refusal.field or (current.id if current else None))
        self.object_to(refusal.message)

    def typed(self) -> dict[str, str]:
        """What is ticked."""
        return {one.id: YES for one in self._shown.options if one.id in self._ticked}

    @property
    def _shown(self) -> PickedOffer:
        return cast(PickedOffer, self.offer)

    def _entitle(self) -> None:
        self.head(self._shown.count(len(self._ticked)))

    def lines(self) -> list[Item]:
        """What is listed, ticked or not, then the line that hands in."""
        items = []
        for rank, one in enumerate(self._shown.options, start=1):
            is_ticked = one.id in self._ticked
            # Nine digits only: further lines are reached by arrows or mouse.
            lead = f"{rank if rank <= 9 else '·'} {TICKED if is_ticked else BLANK}"
            items.append(Item(one.id, one.text, lead, who=one.who, is_ticked=is_ticked))
        return [*items, Item("", self.END, "→")]

    def _toggle(self, id_: str) -> None:
        if id_ not in self._ticked and len(self._ticked) >= self._shown.most:
            self.object_to(too_many(self._shown.most, self._shown.words))
            return
        self._ticked ^= {id_}
        self._list.present(self.headed(), keep=id_)
        self._entitle()
        self.post_message(self.Drafted(self, self.typed()))

    @on(ChoiceList.Chosen)
    def _chosen(self, event: ChoiceList.Chosen) -> None:
        event.stop()
        if event.item.id:
            self._toggle(event.item.id)
            return
        move = self.MOVE(retenus=tuple(self.typed()))
        self.post_message(self.Answered(cast("AnyMove", move)))
