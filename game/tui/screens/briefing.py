"""What is read before the play, while the reach of its marks is searched."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.message import Message

from game.clients import drawn_ahead
from game.stage import briefing
from game.tui.documents import Documents
from game.tui.head import Head, Line
from game.tui.keys import Hint
from game.tui.lines import Lines, Paragraph
from game.tui.panel import Panel
from game.tui.reading import ReadingSheet

if TYPE_CHECKING:
    from textual.widget import Widget

    from game.scene import Briefing
    from game.tui.source import Source
    from scenarios.play import Play


class BriefingSheet(ReadingSheet):
    """The situation, the role, the objective; documents one key away."""

    CSS_PATH = "play.tcss"
    BINDINGS = [
        Binding("enter", "commencer", "Commencer", show=False),
        Binding("escape", "retour", "Retour", show=False),
    ]

    class Started(Message):
        """The player begins."""

        def __init__(self, play: Play) -> None:
            super().__init__()
            self.play = play

    class Left(Message):
        """The player goes back to the list."""

    def __init__(self, play: Play, source: Source) -> None:
        self._briefing = briefing(play)
        super().__init__(self._briefing.pages)
        self._play = play
        self._source = source

    def body(self) -> ComposeResult:
        """The text on the left, the documents where there is room or on demand."""
        yield Head(_headline(self._briefing))
        with Horizontal(id="corps"):
            with Panel(
                "Situation", subtitle="PgSuiv lire la suite · Entrée commencer", id="gauche"
            ):
                yield Lines(paragraphs(self._briefing), id="consignes")
            yield Documents(self.pages)

    def hints(self) -> Sequence[Hint]:
        """To begin first."""
        if self.has_documents_open:
            return self.reading_hints()
        documents = (Hint("d", "Documents", "screen.documents", "Ouvrir les documents"),)
        return (
            Hint("Entrée", "Commencer", "screen.commencer", "Commencer la partie"),
            *(documents if self.pages else ()),
            Hint("Échap", "Retour", "screen.retour", "Revenir au choix des situations"),
            *self.page_hints(),
        )

    def on_mount(self) -> None:
        """Titles of competences and reach come after the first frame."""
        self.query_one("#consignes").focus()
        self.show_first_page()
        self.call_after_refresh(self._complete)

    def _complete(self) -> None:
        self.run_worker(self.attempt(self._search()), group="etendue")

    async def _search(self) -> None:
        titles = await competence_titles(self._briefing.competences)
        self.query_one("#consignes", Lines).present(paragraphs(self._briefing, titles))
        await self._source.reach(self._play)
        await self.draw_ahead(drawn_ahead(self._play))

    def resting_place(self) -> Widget | None:
        """The text."""
        return self.query_one("#consignes")

    def action_commencer(self) -> None:
        """Begin."""
        self.post_message(self.Started(self._play))

    def action_retour(self) -> None:
        """From the documents to the situation, from there to the list."""
        if self.has_documents_open:
            self.close_documents()
        else:
            self.post_message(self.Left())


async def competence_titles(shown: Sequence[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """The competences with their titles."""
    # Late: the frameworks cost more than the first frame.
    from scoring.framework import load

    frameworks = load()
    return tuple((code, frameworks.competence(code).short_title or "") for code, _ in shown)


def _headline(briefing: Briefing) -> tuple[Line, Line]:
    specialities = ", ".join(briefing.specialities)
    about = f"{briefing.level} · {specialities} · environ {briefing.minutes} min"
    mode = f"mode {briefing.mode}"
    return (briefing.title, mode), (about, f"client n° {briefing.customer_number}")


def _scenes(briefing: Briefing) -> tuple[Paragraph, ...]:
    if not briefing.scenes:
        return ()
    return (
        ("", f"Les {len(briefing.scenes)} scènes du dossier", "nom"),
        *(
            (f"{rank}. ", f"{title} (environ {minutes} min)", "")
            for rank, (title, minutes) in enumerate(briefing.scenes, start=1)
        ),
        ("", "Entre deux scènes, vous pouvez vous arrêter et reprendre un autre jour.", "discret"),
        ("", "", ""),
    )


def _instruction(briefing: Briefing) -> tuple[Paragraph, ...]:
    """The manager's note, where there is one."""
    if briefing.instruction is None:
        return ()
    giver, words = briefing.instruction
    return (
        ("", "Consigne", "nom"),
        ("  ", f"De : {giver}", "discret"),
        ("  ", words, ""),
        ("", "", ""),
    )


def paragraphs(
    briefing: Briefing, competences: Sequence[tuple[str, str]] = ()
) -> tuple[Paragraph, ...]:
    """The situation as it is read."""
    return (
        ("", briefing.organisation, "nom"),
        ("", briefing.presentation, ""),
        ("", "", ""),
        ("", "Votre rôle", "nom"),
        ("", briefing.role, ""),
        ("", "", ""),
        ("", "La situation", "nom"),
        ("", briefing.context, ""),
        ("", "", ""),
        ("", "Votre objectif", "nom"),
        ("", briefing.objective, ""),
        ("", "", ""),
        *_instruction(briefing),
        *_scenes(briefing),
        ("", "Compétences travaillées", "nom"),
        *(("• ", title, "") for _, title in competences or briefing.competences),
        ("", "", ""),
        ("", "Entraînement : ne vaut ni note ni CCF.", "discret"),
    )
