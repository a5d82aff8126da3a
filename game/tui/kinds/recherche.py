"""`recherche`: a source, words, results; a record is read whole before it is kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, cast

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.widget import Widget
from textual.widgets import Input, Static

from game.tui.choices import ChoiceList, Item
from game.tui.cycle import Cycle
from game.tui.entry import Entry, TooLong
from game.tui.keys import Hint
from game.tui.kinds.panel import AnswerPanel
from game.tui.lines import Lines
from game.tui.prose import Prose
from game.tui.tables import ResultTable
from scenarios.house.search import MAX_QUERY, SHOWN, Record
from scenarios.steps.searching import RechercheMove, RechercheOffer, keeping

if TYPE_CHECKING:
    from scenarios.steps.kind import Offer, Refusal

KEEP, BACK = "garder", "revenir"
# Names of the drafts.
WORDS, SOURCE, SORT = "requete", "source", "tri"
HELP = "Tapez des mots, puis Entrée. « ville:mot » cherche dans une colonne, « prix<50 » compare."
SUBTITLE = "Entrée chercher · Tab vers les fiches"
ROWS_SUBTITLE = "Entrée lire la fiche · / d’autres mots"
RECORD_SUBTITLE = "1 garder · Échap revenir aux résultats"
OWN_ORDER = ("", "ordre habituel")


class Display(AnswerPanel):
    """The query above its results; a record opened takes their place."""

    IS_REUSED = True
    BINDINGS = [
        Binding("escape", "refermer", "Revenir aux résultats", show=False),
        Binding("slash", "chercher", "Chercher", show=False),
    ]

    def __init__(self, offer: Offer, draft: Mapping[str, str]) -> None:
        super().__init__(offer, draft)
        shown = self._shown
        asked = shown.asked
        names = [(option.id, option.text) for option in shown.options]
        source = self.draft.get(SOURCE) or (asked.source if asked else "")
        typed = self.draft.get(WORDS, asked.typed if asked else "")
        sort = self.draft.get(SORT, asked.sort if asked else "")
        self._source = Cycle(names, id="source")
        if source in dict(names):
            self._source.choose(source)
        self._sort = Cycle(self._orders(), id="tri")
        if sort in dict(self._orders()):
            self._sort.choose(sort)
        self._input = Entry(typed, most=MAX_QUERY)
        self._table = ResultTable()
        self._record = Lines([], is_aside=True)
        self._deeds = ChoiceList(
            [Item(KEEP, "Garder cette fiche", "1"), Item(BACK, "Revenir aux résultats", "2")]
        )
        self._found: list[Record] = []
        self._opened: Record | None = None
        self._kept = self.typed()

    def compose(self) -> ComposeResult:
        """The query, its results, and the record over them."""
        yield Prose(self.offer.prompt, classes="consigne -serree")
        with Vertical(classes="recherche"):
            with Horizontal(classes="champ ou"):
                yield Static("Source", classes="libelle")
                yield self._source
                yield Static("Tri", classes="libelle")
                yield self._sort
            with Horizontal(classes="champ"):
                yield Static("Chercher", classes="libelle")
                yield self._input
            yield Prose(HELP, classes="trouve")
            yield self._table
        with Vertical(classes="fiche-ouverte"):
            yield self._record
            yield self._deeds

    def on_mount(self) -> None:
        """What the last query found is there again."""
        self._show()

    def hints(self) -> Sequence[Hint]:
        """From the words to the record."""
        if self._opened is not None:
            return (
                Hint("1 2", "Garder, revenir", "", "Garder la fiche, ou revenir aux résultats"),
                Hint("Échap", "Résultats", "", "Revenir aux résultats"),
                Hint("/", "Mots", "", "Aller au champ de recherche"),
            )
        if self._input.has_focus:
            return (
                Hint("Entrée", "Chercher", "", "Chercher les mots"),
                Hint("Tab", "Vers les fiches", "app.focus_next", "Aller aux fiches trouvées"),
            )
        last = len(self._shown.options)
        return (
            Hint("Entrée", "Chercher, ouvrir", "", "Chercher les mots ; ouvrir la fiche marquée"),
            Hint("/", "Mots", "", "Aller au champ de recherche"),
            Hint(f"1-{last}", "Source", "", "Changer de source, hors du champ", in_bar=last > 1),
            Hint("1", "Garder", "", "Sur une fiche ouverte : la garder, finir", in_bar=False),
        )

    def present(self, offer: Offer) -> None:
        """What the query found; the cursor goes to the first record."""
        self.offer = offer
        self.draft = {}
        if self._shown.asked is None:
            self._start_anew()
        self._kept = self.typed()
        self._show()
        if self._found and (self._input.has_focus or not self.has_focus_within):
            self._table.focus()
        elif not self._found:
            self._input.focus()

    def _start_anew(self) -> None:
        """Another search follows this one: its sources, nothing typed."""
        self.query_one(".consigne", Prose).say(self.offer.prompt)
        self._source.present([(option.id, option.text) for option in self._shown.options])
        self._sort.present(self._orders())
        self._input.value = ""

    def target(self) -> Widget:
        """The record opened, else the results just found, else the field."""
        if self._opened is not None:
            return self._deeds
        return self._table if self._found and not self.draft else self._input

    def pick(self, digit: int) -> None:
        """A source by its digit; over an open record, what to do with it."""
        if self._opened is not None:
            self._deeds.pick(digit - 1)
        elif 1 <= digit <= len(self._shown.options):
            self._source.choose(self._shown.options[digit - 1].id)
            self._input.focus()

    def refuse(self, refusal: Refusal) -> None:
        """The sentence stands over the results; what was typed stays."""
        self._tell(f"✗ {refusal.message}")
        self._input.focus()

    def typed(self) -> dict[str, str]:
        """The query as it stands; empty when it is the one already made."""
        asked = self._shown.asked
        now = (self._source.value, self._input.value, self._sort.value)
        if now == ((asked.source, asked.typed, asked.sort) if asked else (now[0], "", "")):
            return {}
        return {SOURCE: now[0], WORDS: now[1], SORT: now[2]}

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """Leaving the field keeps what was typed."""
        super().on_descendant_blur(event)
        typed = self.typed()
        if typed != self._kept:
            self._kept = typed
            self.post_message(self.Drafted(self, typed))

    @property
    def _shown(self) -> RechercheOffer:
        return cast(RechercheOffer, self.offer)

    def _orders(self) -> list[tuple[str, str]]:
        """The columns of the source shown, both ways."""
        columns = self._shown.source(self._source.value).columns
        both = [((name, f"{name} ↑"), (f"-{name}", f"{name} ↓")) for name in columns]
        return [OWN_ORDER, *(way for pair in both for way in pair)]

    def _show(self) -> None:
        asked = self._shown.asked
        self._found = self._shown.found()
        self._open(None)
        self._table.display = bool(self._found)
        self.set_class(bool(self._found), "-trouve")
        if asked is None:
            self._tell(HELP)
            return
        source = self._shown.source(asked.source)
        self._table.present(source.columns, [record.cells for record in self._found[:SHOWN]])
        self._tell(self._shown.told(self._found))

    def _tell(self, words: str) -> None:
        self.query_one(".trouve", Prose).say(words)

    def _open(self, record: Record | None) -> None:
        """Show that record whole over the results, or the results again."""
        self._opened = record
        self.set_class(record is not None, "-ouverte")
        if record is None:
            self.entitle("Recherche", SUBTITLE)
            return
        asked = self._shown.asked
        assert asked is not None
        source = self._shown.source(asked.source)
        named = zip(source.columns, record.cells, strict=True)
        self._record.present([("", f"{name}\u00a0: {cell}", "") for name, cell in named])
        self.entitle(f"{source.title} : fiche", RECORD_SUBTITLE)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Échap is ours only over an open record."""
        del parameters
        return self._opened is not None if action == "refermer" else True

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """The border says what Enter does where one is."""
        super().on_descendant_focus(event)
        if self._opened is None:
            in_rows = event.widget is self._table
            self.entitle("Recherche", ROWS_SUBTITLE if in_rows else SUBTITLE)

    def action_refermer(self) -> None:
        """Back to the results, at the same record."""
        self._open(None)
        self._table.focus()

    def action_chercher(self) -> None:
        """To the field."""
        self._open(None)
        self._input.focus()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self._ask()

    def _ask(self) -> None:
        move = RechercheMove(
            source=self._source.value, requete=self._input.value, tri=self._sort.value
        )
        self.post_message(self.Answered(move))

    @on(TooLong)
    def _too_long(self, event: TooLong) -> None:
        event.stop()
        self._tell(f"✗ {event.sentence}")

    @on(Cycle.Changed, "#source")
    def _moved(self, event: Cycle.Changed) -> None:
        """Another source has other columns."""
        event.stop()
        self._sort.present(self._orders())

    @on(Cycle.Changed, "#tri")
    def _sorted(self, event: Cycle.Changed) -> None:
        """What is shown is sorted anew at once."""
        event.stop()
        asked = self._shown.asked
        if asked is not None and asked.source == self._source.value:
            self._ask()

    @on(ResultTable.RowSelected)
    def _selected(self, event: ResultTable.RowSelected) -> None:
        event.stop()
        self._open(self._found[event.cursor_row])
        self._deeds.focus()

    @on(ChoiceList.Chosen)
    def _chosen(self, event: ChoiceList.Chosen) -> None:
        event.stop()
        asked, opened = self._shown.asked, self._opened
        if event.item.id == BACK or asked is None or opened is None:
            self.action_refermer()
            return
        self.post_message(self.Answered(keeping((asked.source, opened.id))))
