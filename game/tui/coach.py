"""What the guided mode stops to say after an answer worth saying otherwise, and how a play ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.message import Message

from game.tui.choices import ChoiceList, Item
from game.tui.lines import Lines, Paragraph
from game.tui.panel import Panel
from scoring.report.wording import NATURE_WORDS, opening, quoted_if_spoken, verdict

if TYPE_CHECKING:
    from game.scene import Coach, EndingShown
    from scenarios.steps.kind import Part


GO_ON = "Entrée continuer"
MORE = "PgSuiv lire la suite · Entrée continuer"


class Told(Panel):
    """Something to read, and what to do then."""

    class Done(Message):
        """The player goes on; action: id of what they chose."""

        def __init__(self, action: str) -> None:
            super().__init__()
            self.action = action

    def __init__(
        self, title: str, paragraphs: list[Paragraph], answers: list[tuple[str, str]]
    ) -> None:
        super().__init__(title, subtitle=GO_ON, classes="reponse-boite")
        self._lines = Lines(paragraphs, is_aside=True)
        self._list = ChoiceList(
            Item(id_, words, str(rank)) for rank, (id_, words) in enumerate(answers, start=1)
        )

    def compose(self) -> ComposeResult:
        """The text above, what to do below."""
        yield self._lines
        yield self._list

    def on_mount(self) -> None:
        """What is left to read is told from the first picture on."""
        self.watch(self._lines, "scroll_y", self._tell_more, init=False)

    def on_resize(self) -> None:
        """Another height hides more or less."""
        self.call_after_refresh(self._tell_more)

    def _tell_more(self) -> None:
        self.entitle(self._title, MORE if self.is_more(1) else GO_ON)

    def is_more(self, way: int) -> bool:
        """Whether there is more to read below, or above where `way` is negative."""
        if way < 0:
            return self._lines.scroll_y > 0
        return self._lines.scroll_y < self._lines.max_scroll_y

    def read_on(self, way: int) -> None:
        """Turn a page of the text."""
        if way < 0:
            self._lines.scroll_page_up(animate=False)
        else:
            self._lines.scroll_page_down(animate=False)

    def target(self) -> ChoiceList:
        """The list has the focus."""
        return self._list

    def pick(self, digit: int) -> None:
        """A digit was pressed."""
        self._list.pick(digit - 1)

    @on(ChoiceList.Chosen)
    def _chosen(self, event: ChoiceList.Chosen) -> None:
        event.stop()
        self.post_message(self.Done(event.item.id))


def stops_for(coach: Coach) -> bool:
    """Whether the coach has more to say than one line."""
    return coach.quality in ("maladroit", "faute") or any(not p.is_right for p in coach.parts)


def coach_box(coach: Coach, *, may_take_back: bool) -> Told:
    """The reason, what was wrong, the better line."""
    sign, word = verdict(coach.quality, is_spoken=coach.is_spoken)
    said: list[Paragraph] = []
    if coach.fault:
        said.append(("✗ ", f"Faute grave : {coach.fault}.", "alerte"))
    said.append((f"{sign} ", coach.reason, ""))
    wanted = "observé" if coach.step_kind == "autoevaluation" else "attendu"
    for part in coach.parts:
        if not part.is_right:
            said.append(("  ✗ ", _part(part, wanted), ""))
            # Said of the whole answer already, it is not said again.
            if part.reason and part.reason not in coach.reason:
                said.append(("    ", part.reason, "discret"))
    for line, reason in coach.better:
        better = quoted_if_spoken(line, coach.step_kind)
        said.append(("→ ", f"{opening(coach.step_kind)} {better}", ""))
        if reason:
            said.append(("  ", reason, "discret"))
    answers = [("continuer", "Continuer")]
    if may_take_back:
        answers.append(("reprendre", "Reprendre cette réplique (r)"))
    return Told(f"Conseil : {word.lower()}", said, answers)


def ending_box(ending: EndingShown, answers: list[tuple[str, str]]) -> Told:
    """How the play ended."""
    sign, word = NATURE_WORDS[ending.nature]
    said = [(f"{sign} ", f"{word[:1].upper()}{word[1:]}.", "fort"), ("  ", ending.text, "")]
    return Told(f"Fin : {ending.title}", said, answers)


def _part(part: Part, wanted: str) -> str:
    given = f" : {part.value}" if part.value else ""
    expected = f" ({wanted} : {part.expected})" if part.expected else ""
    return f"{part.label}{given}{expected}"
