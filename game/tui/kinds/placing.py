"""Things put in their place line by line: what `ordre` and `classement` share.

`PlacingPanel` keeps what was done as a draft and takes it back step by step; `MovableList` is a
list whose lines are picked up, carried and dropped.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.binding import Binding
from textual.message import Message
from textual.reactive import reactive

from game.tui.choices import ChoiceList
from game.tui.keys import Hint
from game.tui.kinds.panel import AnswerPanel
from game.tui.prose import Prose

if TYPE_CHECKING:
    from scenarios.steps.kind import Offer, Refusal

UNDO = Hint("u", "Annuler", "", "Annuler le dernier changement (Ctrl+Z aussi), plusieurs fois")
NOTHING_TO_UNDO = "Rien à annuler."


class PlacingPanel(AnswerPanel):
    """An answer made of small steps, each of which can be undone.

    A kind says what `typed` is, and how to `restore` it; it calls `remember` before each step and
    `stepped` behind it. What is asked stands in the border where it fits whole, else over the list.
    """

    BINDINGS = [Binding("u,ctrl+z", "undo", "Annuler", show=False)]
    # What stands in the border in place of a long question.
    SHORT = ""

    def __init__(self, offer: Offer, draft: Mapping[str, str]) -> None:
        super().__init__(offer, draft)
        self._past: list[dict[str, str]] = []

    def compose(self) -> ComposeResult:
        """The question, then the list."""
        yield Prose(self.offer.prompt, classes="demande")
        yield self.target()

    def on_mount(self) -> None:
        """What the keys do stands in the border."""
        self.tell(self.state())

    def on_resize(self) -> None:
        """Another width gives the question another place."""
        self.set_class(not self.fits(self.offer.prompt), "-longue")
        self.tell(None)

    def tell(self, words: str | None) -> None:
        """Put these words in the border under the list, None keeps those that are there."""
        self.entitle(self.SHORT if self.has_class("-longue") else self.offer.prompt, words)

    def restore(self, texts: dict[str, str]) -> None:
        """Show the state that `typed` once was."""
        raise NotImplementedError

    def state(self) -> str:
        """What stands in the border under the list now."""
        raise NotImplementedError

    def remember(self) -> None:
        """Keep the present state, to come back to it."""
        self._past.append(self.typed())

    def stepped(self) -> None:
        """Something changed: tell it, and keep it as a draft."""
        self.tell(self.state())
        self.post_message(self.Drafted(self, self.typed()))

    def refuse(self, refusal: Refusal) -> None:
        """The sentence stands in the border."""
        self.object_to(refusal.message)

    def action_undo(self) -> None:
        """Back to the last state that differs from this one."""
        now = self.typed()
        while self._past:
            before = self._past.pop()
            if before != now:
                self.restore(before)
                self.stepped()
                return
        self.tell(NOTHING_TO_UNDO)


class MovableList(ChoiceList):
    """Lines to choose from, of which one can be carried; the owner moves it and shows it again."""

    BINDINGS = [
        Binding("shift+up,ctrl+up,k", "carry(-1)", "Vers le haut", show=False),
        Binding("shift+down,ctrl+down,j", "carry(1)", "Vers le bas", show=False),
    ]

    held: reactive[str] = reactive("", init=False)
    """Id of the line picked up, empty when none is; arrows then carry it."""

    class Carried(Message):
        """The line is to go so many places down, or up where `by` is negative."""

        def __init__(self, movable: MovableList, id_: str, by: int) -> None:
            super().__init__()
            self.movable = movable
            self.id = id_
            self.by = by

        @property
        def control(self) -> MovableList:
            """The list it is in."""
            return self.movable

    def action_move(self, by: int) -> None:
        """Move the mark, and with it the line picked up."""
        if self.held:
            self.action_carry(by)
        else:
            super().action_move(by)

    def action_carry(self, by: int) -> None:
        """Move the line picked up, else the one under the mark."""
        current = self.current
        if current is not None and current.id:
            self.post_message(self.Carried(self, current.id, by))
