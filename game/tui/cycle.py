"""A value among a few, changed in place: by arrows, Enter, its letter, or a click."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.binding import Binding
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from game.tui.text import contenu

if TYPE_CHECKING:
    from textual.content import Content


class Cycle(Widget, can_focus=True):
    """One of `values`, each an id and its words."""

    BINDINGS = [
        Binding("right,enter,space", "step(1)", "Suivant", show=False),
        Binding("left", "step(-1)", "Précédent", show=False),
    ]

    rank: reactive[int] = reactive(0)
    """Rank of the value shown."""

    class Changed(Message):
        """Another value is shown."""

        def __init__(self, cycle: Cycle, value: str) -> None:
            super().__init__()
            self.cycle = cycle
            self.value = value

        @property
        def control(self) -> Cycle:
            """The widget that changed."""
            return self.cycle

    def __init__(
        self,
        values: Sequence[tuple[str, str]],
        *,
        key: str = "",
        id: str | None = None,  # noqa: A002 - Textual's own name
    ) -> None:
        super().__init__(id=id)
        self._values = tuple(values)
        self._key = key

    @property
    def value(self) -> str:
        """Id of the value shown."""
        return self._values[self.rank][0]

    def choose(self, id_: str) -> None:
        """Show the value of that id."""
        self.rank = [known for known, _ in self._values].index(id_)

    def present(self, values: Sequence[tuple[str, str]]) -> None:
        """Show other values, from the first one; nothing is told: nobody changed it."""
        self._values = tuple(values)
        self.set_reactive(Cycle.rank, 0)
        self.refresh(layout=True)

    def render(self) -> Content:
        """The letter that changes it, or arrows around the value; brackets tell the focus."""
        words = self._values[self.rank][1]
        shown = words if self._key else f"‹ {words} ›"
        shown = f"[{words}]" if self.has_focus else shown
        text = contenu(f"{self._key} {shown}" if self._key else shown)
        return text.stylize("bold $accent", 0, len(self._key)) if self._key else text

    def watch_has_focus(self, value: bool) -> None:
        """The brackets come and go."""
        super().watch_has_focus(value)
        self.refresh()

    def watch_rank(self, before: int, rank: int) -> None:
        """Tell the new value."""
        if before != rank:
            self.refresh(layout=True)
            self.post_message(self.Changed(self, self.value))

    def on_click(self) -> None:
        """A click takes the next value."""
        self.action_step(1)

    def action_step(self, by: int) -> None:
        """The value after or before."""
        self.rank = (self.rank + by) % len(self._values)
