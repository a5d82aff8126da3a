"""`tableau`: the sheet above, a field a cell below; over the charts, the board draws the one marked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, cast

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static

from game.drawing import CURVE_ROWS, chart_lines, sheet_lines
from game.tui.choices import ChoiceList, Item
from game.tui.entry import Entry, TooLong
from game.tui.keys import Hint
from game.tui.kinds.panel import AnswerPanel
from game.tui.prose import Prose
from game.tui.rows import Row, RowsView
from game.tui.text import contenu, propre
from scenarios.steps.tableau import TableauMove
from scenarios.steps.tableau_shown import CHART, TableauOffer, chart_of, grid_of
from scenarios.sums.charts import CHART_LABELS, Chart
from scenarios.sums.sheets import MAX_TYPED, Worked, worked

if TYPE_CHECKING:
    from scenarios.steps.kind import Offer, Refusal

SUBTITLE = "Tab ou ↓ suivant · Ctrl+S remettre"
HAND_IN = "Remettre le tableau"
# On the lowest screens a curve leaves room for the list of charts under it.
ROOMY, LOW_CURVE = 30, 5
LOOKS = {"titre": "", "libelle": "discret", "donnee": "", "ouvert": "nom", "courant": "fort"}


class Board(RowsView):
    """What is looked at while filling: the sheet, with the cell one is in, or a chart."""

    def __init__(self, offer: TableauOffer) -> None:
        super().__init__(classes="planche")
        self.can_focus = False
        self._offer = offer
        self._found: Mapping[str, Worked] = {}
        self._current = ""
        self._chart: Chart | None = None

    def present(
        self, found: Mapping[str, Worked], *, current: str = "", chart: Chart | None = None
    ) -> None:
        """Show the sheet as it stands, or that chart."""
        before = (self._found, self._current, self._chart)
        self._found, self._current, self._chart = found, current, chart
        if before != (found, current, chart):
            self.renew()
            self.refresh(layout=True)

    def lay_out(self, width: int) -> list[Row]:
        """The sheet or the chart, drawn for this width."""
        if self._chart is not None:
            is_low = self.app.size.height < ROOMY
            curve = LOW_CURVE if is_low else CURVE_ROWS
            # The list under it says the title again, under its mark.
            lines = chart_lines(self._chart, width, curve_rows=curve, has_title=not is_low)
            return [((propre(line), ""),) for line in lines]
        pieces = sheet_lines(self._offer, self._found, width, self._current)
        return [
            tuple((propre(text), LOOKS.get(look, "")) for text, look in line) for line in pieces
        ]

    def laid(self) -> None:
        """Keep the row of the cell in sight."""
        height = self.scrollable_content_region.height
        rows = [y for y, row in enumerate(self.rows) if any(look == "fort" for _, look in row)]
        if self._chart is not None or not rows:
            self.scroll_home(animate=False)
        elif height and not self.scroll_offset.y <= rows[0] < self.scroll_offset.y + height:
            self.scroll_to(y=max(0, rows[0] - height + 1), animate=False)


class CellLine(Vertical):
    """The field of a cell, what it gives beside it, and what is wrong with it below."""

    class Entered(Message):
        """The focus came in, or what is typed changed."""

        def __init__(self, line: CellLine) -> None:
            super().__init__()
            self.line = line

    class Left(Message):
        """Another field is wanted: the next (1) or the one before (-1)."""

        def __init__(self, way: int) -> None:
            super().__init__()
            self.way = way

    # Nearer than the list that scrolls: its own arrows would take these.
    BINDINGS = [
        Binding("down", "leave(1)", "Cellule suivante", show=False),
        Binding("up", "leave(-1)", "Cellule précédente", show=False),
    ]

    def __init__(self, at: str, offer: TableauOffer, value: str) -> None:
        super().__init__(classes="ligne-champ")
        self.at = at
        self._label = f"{at} {offer.rows[int(at[1:]) - 2]}"
        self._cell = offer.cells[at]
        self.field = Entry(
            value, placeholder=propre(f"{self._cell.rounding}, ou =…"), most=MAX_TYPED
        )

    def compose(self) -> ComposeResult:
        """Label, field, result; then the refusal."""
        with Horizontal(classes="champ"):
            yield Prose(self._label, classes="libelle")
            yield self.field
            yield Static(classes="resultat", markup=False)
        yield Prose(classes="refus")

    def tell(self, found: Worked) -> None:
        """What the cell gives now; a formula half typed is only said not to give anything."""
        text = f"= {self._cell.text(found.value)}" if found.value is not None else ""
        if found.trouble:
            text = "= en attente" if found.is_waiting else "= …"
        self.query_one(".resultat", Static).update(contenu(text))

    def refuse(self, message: str) -> None:
        """Show what is wrong, or hide it when empty."""
        line = self.query_one(".refus", Prose)
        line.display = bool(message)
        if message:
            line.say(f"✗ {message}")

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Entered(self))

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:  # noqa: ARG002
        """The board shows the cell one is in."""
        self.post_message(self.Entered(self))

    @on(TooLong)
    def _too_long(self, event: TooLong) -> None:
        event.stop()
        self.refuse(event.sentence)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_leave(1)

    def action_leave(self, way: int) -> None:
        """Ask for another field."""
        self.post_message(self.Left(way))


class Display(AnswerPanel):
    """The question, the board, then one list of fields and charts to go through."""

    BINDINGS = [
        Binding("ctrl+s", "valider", "Remettre", show=False),
    ]

    def __init__(self, offer: Offer, draft: Mapping[str, str]) -> None:
        super().__init__(offer, draft)
        self.add_class("feuille")
        shown = self._shown
        self._lines = tuple(CellLine(at, shown, self.draft.get(at, "")) for at in shown.open_cells)
        known = {chart.id for chart in shown.options}
        self._picked = self.draft.get(CHART, "") if self.draft.get(CHART) in known else ""
        self._board = Board(shown)
        self._found: Mapping[str, Worked] = {}
        self._charts = ChoiceList(self._items(), classes="graphiques")
        self._kept = self.typed()

    @property
    def _shown(self) -> TableauOffer:
        return cast(TableauOffer, self.offer)

    def compose(self) -> ComposeResult:
        """The question and the board stay; fields and charts scroll under them."""
        yield Prose(self.offer.prompt, classes="question")
        yield self._board
        with VerticalScroll(can_focus=False, classes="cellules"):
            yield from self._lines
            yield Prose("Quel graphique répond à la question ?", classes="sous-titre")
            yield self._charts

    def on_mount(self) -> None:
        """The sheet's own title stands in the border."""
        self.entitle(self._shown.title, SUBTITLE)
        self._work_out()
        self._board.present(self._found)

    def hints(self) -> Sequence[Hint]:
        """From cell to cell, then the charts, then hand in."""
        return (
            Hint(
                "Tab", "Suivant", "app.focus_next", "Cellule ou graphique suivant (Maj+Tab : avant)"
            ),
            Hint(
                "=",
                "Formule",
                "",
                "Une formule commence par = : =B2*C2, =SOMME(B2:B5), =MOYENNE(B2:B5)",
            ),
            Hint("Ctrl+S", "Remettre", "", "Remettre le tableau et le graphique choisi"),
        )

    def target(self) -> Widget:
        """The first field."""
        return self._lines[0].field

    def pick(self, digit: int) -> None:
        """A chart by its digit."""
        self._charts.pick(digit - 1)

    def typed(self) -> dict[str, str]:
        """Every field that holds something, and the chart picked."""
        values = {line.at: line.field.value for line in self._lines if line.field.value}
        return {**values, CHART: self._picked} if self._picked else values

    def refuse(self, refusal: Refusal) -> None:
        """The sentence stands under its cell, or in the border for the chart."""
        for line in self._lines:
            is_at_fault = line.at == refusal.field
            line.refuse(refusal.message if is_at_fault else "")
            if is_at_fault:
                line.field.focus()
        if refusal.field == CHART:
            self._charts.focus()
        if refusal.field not in self._found:
            self.object_to(refusal.message)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Over the charts, the board draws the one marked."""
        super().on_descendant_focus(event)
        if event.widget is self._charts:
            self.query_one(".cellules", VerticalScroll).scroll_end(animate=False)
            self._draw()

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """Leaving a field keeps what was typed, and says what is wrong with it."""
        super().on_descendant_blur(event)
        for line in self._lines:
            if event.widget is line.field:
                line.refuse("" if self._found[line.at].is_waiting else self._found[line.at].trouble)
        self._keep()

    @on(CellLine.Entered)
    def _entered(self, event: CellLine.Entered) -> None:
        event.stop()
        self._work_out()
        if not self._found[event.line.at].trouble:
            event.line.refuse("")
        if event.line.field.has_focus:
            self._board.present(self._found, current=event.line.at)

    @on(CellLine.Left)
    def _left(self, event: CellLine.Left) -> None:
        event.stop()
        if event.way > 0:
            self.screen.focus_next()
        else:
            self.screen.focus_previous()

    @on(ChoiceList.Moved)
    def _moved(self, event: ChoiceList.Moved) -> None:
        event.stop()
        if self._charts.has_focus:
            self._draw()

    @on(ChoiceList.Chosen)
    def _chosen(self, event: ChoiceList.Chosen) -> None:
        event.stop()
        if not event.item.id:
            self.action_valider()
            return
        self._picked = event.item.id
        self._charts.present(self._items(), keep=self._picked)
        self.entitle(self._shown.title, SUBTITLE)
        self._keep()

    def action_valider(self) -> None:
        """Hand the sheet in."""
        for line in self._lines:
            line.refuse("")
        typed = self.typed()
        picked = typed.pop(CHART, "")
        self.post_message(self.Answered(TableauMove(cellules=typed, graphique=picked)))

    def _work_out(self) -> None:
        texts = {line.at: line.field.value for line in self._lines}
        self._found = worked(grid_of(self._shown), texts)
        for line in self._lines:
            line.tell(self._found[line.at])

    def _draw(self) -> None:
        """The chart under the mark; over the last line, the one picked, else the sheet."""
        item = self._charts.current
        wanted = (item.id if item is not None else "") or self._picked
        chart = next((one for one in self._shown.options if one.id == wanted), None)
        drawn = None if chart is None else chart_of(chart, self._shown, self._found)
        self._board.present(self._found, chart=drawn)

    def _items(self) -> list[Item]:
        items = []
        for rank, chart in enumerate(self._shown.options, start=1):
            sign = "●" if chart.id == self._picked else "○"
            text = f"{chart.text} ({CHART_LABELS[chart.kind]})"
            items.append(Item(chart.id, text, f"{rank} {sign}"))
        return [*items, Item("", HAND_IN, "→")]

    def _keep(self) -> None:
        typed = self.typed()
        if typed != self._kept:
            self._kept = typed
            self.post_message(self.Drafted(self, typed))
