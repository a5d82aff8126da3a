"""`tableau`: indicators to complete by numbers or formulas, then the chart that answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, ClassVar

import msgspec

from scenarios.language.texts import render
from scenarios.steps.judged import Judged, share_values
from scenarios.steps.kind import (
    NOT_FOR_THIS_STEP,
    Better,
    Move,
    Part,
    Progress,
    Refusal,
    Skip,
)
from scenarios.steps.parts import Text
from scenarios.steps.reflexes import Reflex, Seen, picks
from scenarios.steps.tableau_cells import SheetCell, SheetChart, SheetRow, copied
from scenarios.steps.tableau_marks import cell_parts, right_numbers
from scenarios.steps.tableau_shown import (
    CHART,
    ChartShown,
    FilledSheet,
    SheetCellShown,
    TableauOffer,
    filled,
    grid_of,
    series,
)
from scenarios.sums.charts import CHART_LABELS
from scenarios.sums.formulas import named
from scenarios.sums.numbers import rounded
from scenarios.sums.sheets import Grid, Worked, worked
from scenarios.word_count import words

if TYPE_CHECKING:
    from scenarios.chance import Chance
    from scenarios.play import Play, View
    from scenarios.steps.kinds import AnyMove

CHOOSE = "Choisissez le graphique qui répond à la question."
PROMPT = "Complétez le tableau, puis choisissez le graphique qui répond à la question."
# Typed by robots: right, wrong, hostile; all of it to be taken or refused in French.
TYPED_AT_RANDOM = (
    *("", "12", "12,5 %", "1 234,50 €", "=B2", "=B2/0", "=B2*(C2", "=SOMME(B2:B3)", "=D2+1"),
    *("=Z9", "=A1", "[/] [bold]x[/]", "{{ client }}", "=9**9**9"),
)


class TableauMove(Move, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="tableau"):
    """What was typed, by coordinates, and the id of the chart picked."""

    cellules: dict[str, str]
    graphique: str = ""


class Tableau(Judged, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="tableau"):
    """A sheet of indicators, then the chart that answers. Serves e.g. A3T3C4, 3B.b, 2A.a.

    colonnes: the headings, that of the labels first. criteres_graphique: what the choice of the
    chart shows; left out, the chart is one more part of the sheet.
    """

    SECONDS: ClassVar[int] = 15
    FILLED: ClassVar[frozenset[str]] = Judged.FILLED | {"titre", "question", "colonnes"}

    titre: Text
    question: Text
    colonnes: Annotated[tuple[Text, ...], msgspec.Meta(min_length=2, max_length=6)]
    lignes: Annotated[tuple[SheetRow, ...], msgspec.Meta(min_length=2, max_length=8)]
    graphiques: Annotated[tuple[SheetChart, ...], msgspec.Meta(min_length=2, max_length=5)]
    criteres_graphique: tuple[str, ...] = ()

    # The sheet.

    def cells(self) -> dict[str, SheetCell]:
        """Every cell that is not blank, by coordinates, copies made."""
        plain = {
            named(rank + 2, row + 2): SheetCell(valeur=cell) if isinstance(cell, Decimal) else cell
            for row, line in enumerate(self.lignes)
            for rank, cell in enumerate(line.cellules)
            if cell is not None
        }
        return {at: copied(at, cell, plain) for at, cell in plain.items()}

    def open_cells(self) -> dict[str, SheetCell]:
        """The cells to complete."""
        return {at: cell for at, cell in self.cells().items() if cell.is_open}

    def offer(self, view: View) -> TableauOffer:
        """The sheet as given, and the charts in the order drawn for this student."""
        return self._offer(view.play, view.shuffled(self.graphiques, "graphiques"))

    def _offer(self, play: Play, charts: tuple[SheetChart, ...]) -> TableauOffer:
        cells = self.cells()
        shown = {
            at: SheetCellShown(
                at,
                None if cell.is_open else cell.number(play),
                cell.unit,
                cell.places if cell.is_open else None,
                cell.is_open,
            )
            for at, cell in cells.items()
        }
        return TableauOffer(
            render(self.question, play.words),
            how=render(self.consigne, play.words) or PROMPT,
            title=render(self.titre, play.words),
            columns=tuple(render(name, play.words) for name in self.colonnes),
            rows=tuple(render(row.libelle, play.words) for row in self.lignes),
            cells=shown,
            options=tuple(self._chart(chart, play, cells) for chart in charts),
        )

    def _chart(self, chart: SheetChart, play: Play, cells: Mapping[str, SheetCell]) -> ChartShown:
        stretch = series(chart.serie, len(self.lignes))
        inside = [cells[at] for at in stretch if at in cells]
        units = {cell.unit for cell in inside}
        return ChartShown(
            id=chart.id,
            text=render(chart.titre, play.words),
            kind=chart.type,
            unit=units.pop() if len(units) == 1 else "",
            places=max((cell.places for cell in inside if cell.is_open), default=None),
            series=stretch,
        )

    # The play.

    def accept(self, move: Move, view: View) -> Progress | Refusal:
        """Each cell by its number, then the chart."""
        if isinstance(move, Skip):
            return self.skipped()
        if not isinstance(move, TableauMove):
            return Refusal(NOT_FOR_THIS_STEP)
        offer = self._offer(view.play, self.graphiques)
        typed = {at: move.cellules.get(at, "").strip() for at in offer.open_cells}
        found = worked(grid_of(offer), typed)
        refusal = self._refused(move, found)
        if refusal is not None:
            return refusal
        parts = cell_parts(self.open_cells(), offer, typed, found)
        return self._graded(parts, move.graphique, view)

    def branches(self, view: View) -> Iterator[Progress]:  # noqa: ARG002 - the kind's contract
        """Every share of right parts; each with the chart right and wrong where it counts apart."""
        cells = share_values(self.answers() - bool(self.criteres_graphique))
        yield from self.outcomes(cells, apart=dict.fromkeys(self.apart(), (0, 3)))

    def right(self, view: View) -> TableauMove:  # noqa: ARG002 - the kind's contract
        """Every formula as the author wrote it, and the chart expected."""
        typed = {at: f"={cell.formule}" for at, cell in self.open_cells().items()}
        return TableauMove(cellules=typed, graphique=self._a_chart(is_right=True))

    def moves(self, view: View) -> Iterator[TableauMove]:
        """All right, then one number less each time; each with a right and a wrong chart."""
        yield self.right(view)
        cells = self.open_cells()
        rights = self.rights(grid_of(self._offer(view.play, self.graphiques)))
        numbers = {
            at: f"{rounded(found.value or Decimal(0), cells[at].places):f}".replace(".", ",")
            for at, found in rights.items()
        }
        for missing in range(len(numbers) + 1):
            typed = dict(list(numbers.items())[missing:])
            for is_right in (True, False):
                yield TableauMove(cellules=typed, graphique=self._a_chart(is_right=is_right))

    def guess(self, view: View, chance: Chance) -> TableauMove:
        """Anything in every cell, any chart."""
        typed = {at: chance.pick(TYPED_AT_RANDOM) for at in self.open_cells()}
        return TableauMove(cellules=typed, graphique=chance.pick(self.offer(view).options).id)

    def blind(self, view: View, reflex: Reflex) -> tuple[AnyMove, ...]:
        """Every cell left empty, and the chart that the reflex picks by its title."""
        if reflex == "hasard":
            return super().blind(view, reflex)
        shown = [Seen(view.say(chart.titre)) for chart in self.graphiques]
        ranks = picks(shown, reflex, is_drawn=True)
        return tuple(TableauMove(cellules={}, graphique=self.graphiques[n].id) for n in ranks)

    def _a_chart(self, *, is_right: bool) -> str:
        return next(chart.id for chart in self.graphiques if chart.attendu is is_right)

    # Grading.

    def rights(self, grid: Grid) -> dict[str, Worked]:
        """What the author's formulas give, by coordinates."""
        return right_numbers(self.open_cells(), grid)

    def worked_out(self, play: Play) -> Iterator[Decimal]:
        """What every open cell should hold."""
        for found in self.rights(grid_of(self._offer(play, self.graphiques))).values():
            if found.value is not None:
                yield found.value

    def _refused(self, move: TableauMove, found: Mapping[str, Worked]) -> Refusal | None:
        for at in move.cellules:
            if at not in found:
                return Refusal("Cette cellule n’est pas à compléter.", at)
        for at, cell in found.items():
            if cell.trouble:
                return Refusal(cell.trouble, at)
        if move.graphique not in {chart.id for chart in self.graphiques}:
            return Refusal(CHOOSE, CHART)
        return None

    def _graded(self, cells: tuple[Part, ...], picked: str, view: View) -> Progress:
        right = next(chart for chart in self.graphiques if chart.attendu)
        mine = next(chart for chart in self.graphiques if chart.id == picked)
        chart = Part(
            CHART,
            "Graphique",
            mine.attendu,
            _titled(mine, view),
            _titled(right, view),
            view.say(mine.raison),
        )
        better = () if mine.attendu else (Better(_titled(right, view), view.say(right.raison)),)
        cells = tuple(replace(part, reason=view.say(part.reason)) for part in cells)
        said = f"Tableau remis, avec le graphique « {_titled(mine, view)} »."
        if self.criteres_graphique:
            return self.judged(cells, view, said=said, apart={CHART: [chart]}, better=better)
        return self.judged((*cells, chart), view, said=said, better=better)

    # What it leads to, what a reader meets.

    def apart(self) -> Mapping[str, tuple[str, ...]]:
        """The choice of the chart, where it has criteria of its own."""
        return {CHART: self.criteres_graphique} if self.criteres_graphique else {}

    def sheet(self, move: Move, play: Play) -> FilledSheet | None:
        """The sheet as it was filled, and the chart picked."""
        if not isinstance(move, TableauMove):
            return None
        return filled(self._offer(play, self.graphiques), move.cellules, move.graphique)

    def asks(self) -> str:
        """The question."""
        return self.question

    def shown(self) -> Iterator[tuple[str, str]]:
        """Headings and labels, then the titles of the charts."""
        yield "A1", " ".join(self.colonnes)
        for rank, row in enumerate(self.lignes):
            yield named(1, rank + 2), row.libelle
        for chart in self.graphiques:
            yield chart.id, chart.titre

    def words(self) -> float:
        """The question and the title too."""
        return super().words() + words(self.question) + words(self.titre)

    def answers(self) -> int:
        """One a cell, and the chart."""
        cells = (cell for row in self.lignes for cell in row.cellules)
        # Counted without making the copies: the search asks it at every position.
        return 1 + sum(
            isinstance(cell, SheetCell) and (cell.formule or cell.recopie) is not None
            for cell in cells
        )


def _titled(chart: SheetChart, view: View) -> str:
    return f"{view.say(chart.titre)} ({CHART_LABELS[chart.type]})"
