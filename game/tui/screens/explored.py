"""« J’ai exploré » on screen: what was met, and two sentences to write; the page can be printed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import TextArea

from game.errors import GameError
from game.explored import NO_ADVICE, NOTHING_MET, QUESTIONS, TITLE, Explored, met_line
from game.notebook import SENTENCE_LENGTH
from game.tui.entry import TooLong, Writing
from game.tui.head import Head
from game.tui.keys import Hint
from game.tui.lines import Lines, Paragraph
from game.tui.panel import Panel
from game.tui.sheet import Sheet
from scenarios.model import SPECIALITY_LABELS

# A sentence is kept at this many signs more or less, when typing pauses, and when it is left.
KEPT_EVERY = 40
PAUSE_SECONDS = 0.6


class Sentence(Writing):
    """One sentence: it takes no more than its length, and Enter leads on."""

    class Submitted(Message):
        """The sentence is written."""

    def __init__(self, value: str, rank: int) -> None:
        super().__init__(value, most=SENTENCE_LENGTH)
        self.rank = rank
        # Whoever comes back goes on where the sentence stops.
        self.move_cursor(self.document.end)

    async def _on_key(self, event: events.Key) -> None:
        """Before the library's own, which would take a line feed and any length."""
        is_full = len(self.text) - len(self.selected_text) >= self.most
        if event.key == "enter":
            self.post_message(self.Submitted())
        elif event.is_printable and is_full:
            self.post_message(TooLong(self, len(self.text) + 1, self.most))
        else:
            return
        event.stop()
        event.prevent_default()


class ExploredSheet(Sheet):
    """One page. keep: keeps the sentences of a player, safe when it returns; raises StorageError."""

    CSS_PATH = "explored.tcss"
    BINDINGS = [
        Binding("e", "page", "Page à imprimer", show=False),
        Binding("ctrl+s", "garder", "Garder", show=False),
        Binding("escape", "retour", "Retour", show=False),
    ]

    class PageWanted(Message):
        """The page is wanted as a file."""

        def __init__(self, page: Explored) -> None:
            super().__init__()
            self.page = page

    class Left(Message):
        """Back to where it was opened from."""

    def __init__(self, page: Explored, keep: Callable[[str, tuple[str, str]], None]) -> None:
        super().__init__()
        self._page = page
        self._keep = keep
        self._kept = page.sentences
        # Beside the fields, which are gone by the time the screen is.
        self._typed = list(page.sentences)
        self._wait = 0

    def body(self) -> ComposeResult:
        """What was met above, the sentences below."""
        yield Head(((TITLE, self._page.player or "sans pseudonyme"), (NO_ADVICE, "")))
        with Panel("Les situations que j’ai rencontrées", id="rencontres"):
            yield Lines(met_lines(self._page), id="liste-rencontres")
        with Horizontal(id="phrases"):
            for rank, question in enumerate(QUESTIONS):
                with Panel(question, id=f"phrase-{rank}"):
                    yield Sentence(self._page.sentences[rank], rank)

    def hints(self) -> Sequence[Hint]:
        """From one sentence to the other, then the page."""
        return (
            Hint("Tab", "Phrase suivante", "app.focus_next", "Aller à la phrase suivante"),
            Hint("e", "Page à imprimer", "screen.page", "Enregistrer la page, à imprimer"),
            Hint("Ctrl+S", "Garder", "screen.garder", "Garder mes phrases (c’est aussi fait seul)"),
            Hint("Échap", "Retour", "screen.retour", "Quitter une phrase, puis la page"),
        )

    def on_mount(self) -> None:
        """The page has the focus: letters act until a sentence is entered."""
        self.query_one(Lines).focus()
        for field in self.query(Sentence):
            self._count(field)

    @property
    def page(self) -> Explored:
        """The page as it stands."""
        first, second = (" ".join(text.split()) for text in self._typed)
        return replace(self._page, sentences=(first, second))

    def keep(self) -> bool:
        """Keep what is written, where it has changed; trouble is told. False when it failed."""
        sentences = self.page.sentences
        if sentences == self._kept:
            return True
        try:
            self._keep(self._page.player, sentences)
        except GameError as error:
            self.tell(str(error))
            return False
        self._kept = sentences
        return True

    @on(TextArea.Changed)
    def _changed(self, event: TextArea.Changed) -> None:
        field = event.text_area
        assert isinstance(field, Sentence), "the page has no other field"
        self._typed[field.rank] = field.text
        self._count(field)
        self._wait += 1
        waited = self._wait
        if abs(len(field.text) - len(self._kept[field.rank])) >= KEPT_EVERY:
            self.keep()
        else:
            self.set_timer(PAUSE_SECONDS, lambda: self._paused(waited))

    def _paused(self, waited: int) -> None:
        if waited == self._wait:
            self.keep()

    @on(Sentence.Submitted)
    def _written(self) -> None:
        self.keep()
        self.app.action_focus_next()

    @on(TooLong)
    def _too_long(self, event: TooLong) -> None:
        self.say(f"Une phrase compte {SENTENCE_LENGTH} signes au plus.")
        event.stop()

    def on_descendant_blur(self) -> None:
        """Leaving a sentence keeps it."""
        self.keep()

    def on_unmount(self) -> None:
        """However the page is left, what was typed is kept; nobody is there to be told a trouble."""
        if self.page.sentences != self._kept:
            with suppress(GameError):
                self._keep(self._page.player, self.page.sentences)

    def _count(self, field: Sentence) -> None:
        panel = self.query_one(f"#phrase-{field.rank}", Panel)
        count = f"{len(field.text)} sur {SENTENCE_LENGTH} signes"
        panel.entitle(QUESTIONS[field.rank], count)

    def action_page(self) -> None:
        """Hand the page over."""
        if self.keep():
            self.post_message(self.PageWanted(self.page))

    def action_garder(self) -> None:
        """Keep both sentences, and say so."""
        if self.keep():
            self.say("Vos phrases sont gardées.")

    def action_retour(self) -> None:
        """From a sentence to the page, then back."""
        lines = self.query_one(Lines)
        if not lines.has_focus:
            lines.focus()
        elif self.keep():
            self.post_message(self.Left())


def met_lines(page: Explored) -> list[Paragraph]:
    """Situations by speciality."""
    if not page.has_met:
        return [("", NOTHING_MET, "")]
    found: list[Paragraph] = []
    for speciality, met in page.specialities:
        found.append(("", SPECIALITY_LABELS[speciality], "nom"))
        found += [("• ", met_line(one), "") for one in met]
        found += [] if met else [("  ", "aucune situation pour le moment", "discret")]
    return found
