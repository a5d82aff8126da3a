"""What a player types in line mode to make a move."""

from __future__ import annotations

import io
import re

from game.texte.talk import Talk
from scenarios.play import View
from scenarios.steps.kinds import AnyMove
from tests.kinds.hands.finder import lines_of


def typed(move: AnyMove, view: View) -> list[str]:
    """The lines of a move that is offered in this state."""
    return lines_of(view.play.steps[view.position.step or ""].offer(view), move)


class Screen(io.StringIO):
    """Output kept in memory, in any encoding."""

    def __init__(self, encoding: str = "utf-8") -> None:
        super().__init__()
        self._encoding = encoding

    @property
    def encoding(self) -> str:  # type: ignore[override] # a buffer has none of its own
        """The encoding of the terminal that this stands for."""
        return self._encoding

    @property
    def flat(self) -> str:
        """Everything shown on one line, wherever it was wrapped."""
        return re.sub(r"[ \n]+", " ", self.getvalue())


def talk(*lines: str, screen: Screen | None = None) -> tuple[Talk, Screen]:
    """A conversation with these lines on its input, and what it shows."""
    shown = screen or Screen()
    source = io.BytesIO("".join(line + "\n" for line in lines).encode())
    return Talk(source, shown, echoes=True), shown
