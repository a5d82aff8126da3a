"""After the play: three points first, then the choice of what to look at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.message import Message

from game.tui.choices import ChoiceList, Item
from game.tui.head import Head, Line
from game.tui.keys import Hint
from game.tui.lines import Lines, Paragraph
from game.tui.panel import Panel
from game.tui.sheet import Sheet
from scoring.report.wording import NATURE_WORDS, heading, opening, quoted_if_spoken

if TYPE_CHECKING:
    from scoring.assessment import Takeaway
    from scoring.report.values import Report

NEXT = (
    Item("bilan", "Mes compétences, ce que je révise, que jouer ensuite", "b"),
    Item("revue", "Tout voir : chaque réponse, et ce qui valait mieux", "d"),
    Item("rapport", "Enregistrer mon bilan (à remettre au professeur)", "e"),
    Item("accueil", "Revenir à l’accueil", "→"),
)
WAITS = (
    "Cette évaluation est terminée, et tout est enregistré. Votre bilan attend que votre professeur"
    " le libère : rien n’est montré avant."
)


class ResultSheet(Sheet):
    """What the screens after a play share: where to go next, said in messages."""

    CSS_PATH = "results.tcss"
    BINDINGS = [
        Binding("b", "voir('bilan')", "Compétences", show=False),
        Binding("d", "voir('revue')", "Tout voir", show=False),
        Binding("e", "voir('rapport')", "Enregistrer", show=False),
        Binding("escape", "retour", "Retour", show=False),
    ]

    class Wanted(Message):
        """The player wants to see something else: « bilan », « revue », « rapport », « accueil »."""

        def __init__(self, what: str) -> None:
            super().__init__()
            self.what = what

    def hints(self) -> Sequence[Hint]:
        """The letters of what can be seen."""
        return (
            Hint("Entrée", "Choisir", "", "Ouvrir la ligne marquée"),
            Hint("b", "Compétences", "screen.voir('bilan')", "Compétences, révisions, suite"),
            Hint("d", "Tout voir", "screen.voir('revue')", "Revoir chaque réponse"),
            Hint("e", "Enregistrer", "screen.voir('rapport')", "Enregistrer le bilan en HTML"),
            Hint("Échap", "Retour", "screen.retour", "Revenir à l’écran d’avant"),
        )

    def action_voir(self, what: str) -> None:
        """Go there."""
        self.post_message(self.Wanted(what))

    def action_retour(self) -> None:
        """One screen back."""
        self.post_message(self.Wanted("retour"))


class DebriefSheet(ResultSheet):
    """Three points, then what to look at."""

    def __init__(self, report: Report) -> None:
        super().__init__()
        self._report = report

    def body(self) -> ComposeResult:
        """How it ended, the three points, the way on."""
        yield Head(headline(self._report))
        with Panel("À retenir", id="retenir"):
            yield Lines(tuple(takeaway_paragraphs(self._report)), id="points")
        with Panel("Ensuite", subtitle="↑↓ puis Entrée", id="suite", classes="reponse-boite"):
            yield ChoiceList(NEXT, id="choix")

    def on_mount(self) -> None:
        """The way on has the focus."""
        self.query_one("#choix").focus()

    @on(ChoiceList.Chosen)
    def _chosen(self, event: ChoiceList.Chosen) -> None:
        event.stop()
        self.post_message(self.Wanted(event.item.id))


class WaitingSheet(ResultSheet):
    """After an assessment: nothing is shown before the teacher's release."""

    BINDINGS = [Binding("b,d", "rien", show=False)]

    def __init__(self, title: str) -> None:
        super().__init__()
        self._play_title = title

    def body(self) -> ComposeResult:
        """What happens now, and the file to hand in."""
        yield Head(((self._play_title, ""), ("Évaluation terminée", "")))
        with Panel("Évaluation", id="retenir"):
            yield Lines((("", WAITS, ""), ("", "", ""), ("", HAND_IN, "discret")), id="points")
        with Panel("Ensuite", subtitle="↑↓ puis Entrée", id="suite", classes="reponse-boite"):
            yield ChoiceList((NEXT_SEALED, NEXT[-1]), id="choix")

    def hints(self) -> Sequence[Hint]:
        """To hand in, and back."""
        return tuple(hint for hint in super().hints() if hint.keys not in ("b", "d"))

    def on_mount(self) -> None:
        """The way on has the focus."""
        self.query_one("#choix").focus()

    def action_rien(self) -> None:
        """Nothing to see yet."""

    @on(ChoiceList.Chosen)
    def _chosen(self, event: ChoiceList.Chosen) -> None:
        event.stop()
        self.post_message(self.Wanted(event.item.id))


HAND_IN = "Enregistrez le fichier à remettre : il porte votre partie, sans aucune note."
NEXT_SEALED = Item("rapport", "Enregistrer le fichier à remettre au professeur", "e")


def headline(report: Report) -> tuple[Line, Line]:
    """Title and date, then how the play ended."""
    shown = report.header
    first = (f"Bilan › {shown.title}", shown.shown_date.partition(",")[0])
    if report.ending is None:
        return first, ("Partie inachevée", f"mode {shown.mode}")
    sign, word = NATURE_WORDS[report.ending.nature]
    return first, (f"{sign} {report.ending.title} ({word})", f"client n° {shown.customer}")


def takeaway_paragraphs(report: Report) -> Iterator[Paragraph]:
    """The three points, each with its sign."""
    if not report.assessment.takeaways:
        yield ("", "Rien encore : la partie est trop courte.", "")
    for fault in report.assessment.faults:
        yield ("✗ ", f"Faute grave : {fault.label}.", "alerte")
        yield ("  ", fault.reason, "")
        yield ("", "", "")
    for point in report.assessment.takeaways:
        yield from _point(point)
        yield ("", "", "")


def _point(point: Takeaway) -> Iterator[Paragraph]:
    done = f"« {point.text} »" if point.is_spoken else point.text
    if point.kind == "force":
        yield ("✓ ", "Réussi", "nom")
    else:
        yield ("→ ", heading(point.step_kind), "nom")
    yield ("  ", done, "")
    if point.better:
        better = quoted_if_spoken(point.better, point.step_kind)
        yield ("  ", f"{opening(point.step_kind)} {better}", "")
    yield ("  ", point.why, "discret")
