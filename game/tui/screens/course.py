"""A course on screen: its stages and their state, why each comes, and the choice of another course."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Static

from game.tui.choices import ChoiceList
from game.tui.course_lines import (
    EXPLORED,
    left,
    presentation_lines,
    stage_items,
    stage_lines,
    where,
)
from game.tui.cycle import Cycle
from game.tui.head import Head
from game.tui.keys import Hint
from game.tui.lines import Lines
from game.tui.panel import Panel
from game.tui.sheet import Sheet

if TYPE_CHECKING:
    from game.journey import Journey


class CourseSheet(Sheet):
    """The stages on the left, the marked one in full on the right."""

    CSS_PATH = "course.tcss"
    BINDINGS = [
        Binding("c", "autre", "Autre parcours", show=False),
        Binding("j", "explore", "J’ai exploré", show=False),
        Binding("escape", "retour", "Retour", show=False),
    ]

    class StageChosen(Message):
        """A stage to play. customer: the number to play it with, None leaves it to chance."""

        def __init__(self, scenario: str, customer: int | None) -> None:
            super().__init__()
            self.scenario = scenario
            self.customer = customer

    class SessionChosen(Message):
        """A stage under way, to take up."""

        def __init__(self, seance: str) -> None:
            super().__init__()
            self.seance = seance

    class CourseChosen(Message):
        """Another course is wanted."""

        def __init__(self, sheet: CourseSheet, course: str) -> None:
            super().__init__()
            self.sheet = sheet
            self.course = course

    class ExploredWanted(Message):
        """The page « J’ai exploré » is wanted."""

    class Left(Message):
        """Back to the list of situations."""

    def __init__(self, journey: Journey) -> None:
        super().__init__()
        self._journey = journey

    def body(self) -> ComposeResult:
        """Which course, its stages, the marked one."""
        yield Head()
        with Horizontal(id="choix-parcours"):
            yield Static("[b $accent]c[/] Parcours", classes="libelle")
            yield Cycle([(one.id, one.titre) for one in self._journey.courses], id="parcours")
        with Horizontal(id="corps"):
            with Panel("Étapes", subtitle="↑↓ puis Entrée", id="liste"):
                yield ChoiceList(id="etapes")
            with Vertical(id="droite"), Panel("Détail", id="detail"):
                yield Lines(id="etape")

    def hints(self) -> Sequence[Hint]:
        """Play first."""
        return (
            Hint("Entrée", "Jouer", "", "Jouer l’étape marquée, ou la reprendre"),
            Hint("c", "Autre parcours", "screen.autre", "Choisir un autre parcours"),
            Hint(
                "j", "J’ai exploré", "screen.explore", "Ouvrir ma page « J’ai exploré » (Seconde)"
            ),
            Hint("Échap", "Retour", "screen.retour", "Revenir au choix des situations"),
        )

    def on_mount(self) -> None:
        """The stage proposed is under the mark."""
        self.query_one("#etapes").focus()
        self.query_one(Cycle).choose(self._journey.course.id)
        self.present(self._journey)

    def present(self, journey: Journey) -> None:
        """Show a journey, the stage proposed under the mark."""
        self._journey = journey
        player = journey.player or "sans pseudonyme"
        self.query_one(Head).present(
            ((where(journey), player), (left(journey).capitalize(), journey.course.titre)),
            (where(journey), player),
        )
        keep = journey.proposal.scenario if journey.proposal else None
        self.query_one("#etapes", ChoiceList).present(stage_items(journey), keep=keep)

    @on(ChoiceList.Moved, "#etapes")
    def _moved(self, event: ChoiceList.Moved) -> None:
        self.query_one("#etape", Lines).present(
            [*stage_lines(self._journey, event.item.id), *presentation_lines(self._journey)]
        )

    @on(ChoiceList.Chosen, "#etapes")
    def _chosen(self, event: ChoiceList.Chosen) -> None:
        id_ = event.item.id
        if id_ == EXPLORED:
            self.action_explore()
        elif waits := self._journey.stage(id_).waits_for:
            self.say(f"À jouer d’abord : {', '.join(waits)}.")
        elif (seance := self._journey.seance(id_)) is not None:
            self.post_message(self.SessionChosen(seance))
        else:
            self.post_message(self.StageChosen(id_, self._journey.customer(id_)))

    @on(Cycle.Changed, "#parcours")
    def _course_chosen(self, event: Cycle.Changed) -> None:
        if event.value != self._journey.course.id:
            self.post_message(self.CourseChosen(self, event.value))

    def action_autre(self) -> None:
        """The next course."""
        self.query_one(Cycle).action_step(1)

    def action_explore(self) -> None:
        """Open the page."""
        self.post_message(self.ExploredWanted())

    def action_retour(self) -> None:
        """To the stages, then back to the list."""
        stages = self.query_one("#etapes")
        if stages.has_focus:
            self.post_message(self.Left())
        else:
            stages.focus()
