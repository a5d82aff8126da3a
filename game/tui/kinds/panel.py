"""What every kind's display is: a box that shows an offer and says what the student did."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.message import Message
from textual.widget import Widget

from game.tui.keys import Hint
from game.tui.panel import Panel
from game.tui.prose import Prose

if TYPE_CHECKING:
    from scenarios.steps.kind import Offer, Refusal
    from scenarios.steps.kinds import AnyMove


# Where a refusal stands that the border cannot hold.
WHOLE = ".refus-entier"


class AnswerPanel(Panel):
    """The answer of the student to one offer."""

    IS_REUSED: ClassVar[bool] = False
    """Whether `present` can show the next offer of its kind without being made anew."""

    class Answered(Message):
        """The student answered."""

        def __init__(self, move: AnyMove) -> None:
            super().__init__()
            self.move = move

    class Drafted(Message):
        """Half-typed text to keep, by field."""

        def __init__(self, panel: AnswerPanel, texts: dict[str, str]) -> None:
            super().__init__()
            self.panel = panel
            self.texts = texts

    def __init__(self, offer: Offer, draft: Mapping[str, str]) -> None:
        super().__init__("", classes="reponse-boite")
        self.draft = dict(draft)
        self.offer = offer

    def entitle(self, title: str, subtitle: str | None = None) -> None:
        """Other words in the border; those that would not fit in it leave with a new subtitle."""
        if subtitle is not None:
            for line in self.query(WHOLE).results(Prose):
                line.display = False
        super().entitle(title, subtitle)

    def object_to(self, message: str) -> None:
        """Say in the border why the answer is not taken, over it where the border is too short."""
        self.entitle(self._title, message)
        if self.shows_below and self.fits(message):
            return
        self.entitle(self._title, "")
        if not self.query(WHOLE):
            self.mount(Prose(classes="refus refus-entier"), before=0)
        line = self.query_one(WHOLE, Prose)
        line.say(f"✗ {message.removeprefix('✗ ')}")
        line.display = True

    def hints(self) -> Sequence[Hint]:
        """The keys of this answer, in the order of use."""
        return ()

    def present(self, offer: Offer) -> None:
        """Show the next offer: only where IS_REUSED."""
        raise NotImplementedError

    def target(self) -> Widget:
        """The widget that takes the focus."""
        raise NotImplementedError

    def pick(self, digit: int) -> None:
        """A digit was pressed, 0-9, outside a field."""

    def refuse(self, refusal: Refusal) -> None:
        """Say why the answer is not taken; nothing typed is lost."""
        raise NotImplementedError

    def typed(self) -> dict[str, str]:
        """What stands in the fields, for the draft; empty where nothing is typed."""
        return {}
