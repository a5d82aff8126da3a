"""The charts of a sheet: one answers, each can be drawn, none stands twice."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from scenarios.checks.kinds.sheet_draws import draws_of, sheets_of
from scenarios.checks.rule import Found, Rule
from scenarios.checks.subject import Subject
from scenarios.files.source import Path
from scenarios.steps.tableau import Tableau
from scenarios.steps.tableau_shown import series


def charts(subject: Subject) -> Iterator[Found]:
    """One chart expected, each over numbers of the sheet, none twice."""
    for path, step in sheets_of(subject):
        expected = [rank for rank, chart in enumerate(step.graphiques) if chart.attendu]
        if len(expected) != 1:
            count = (
                "plusieurs graphiques sont attendus"
                if expected
                else "aucun graphique n’est attendu"
            )
            at = (
                (*path, "graphiques", expected[1], "attendu") if expected else (*path, "graphiques")
            )
            message = f"{count} au tableau « {step.id} »"
            yield Found(at, message, "écrivez « attendu: true » à un seul", on_key=True)
        yield from _criteria(step, path)
        seen: dict[tuple[str, tuple[str, ...]], str] = {}
        for rank, chart in enumerate(step.graphiques):
            at = (*path, "graphiques", rank, "serie")
            stretch = series(chart.serie, len(step.lignes))
            trouble = _unfit(step, stretch)
            if trouble:
                hint = "écrivez une colonne (D), ou une partie de colonne ou de ligne (B2:B4)"
                yield Found(at, f"la série « {chart.serie} » {trouble}", hint)
                continue
            twin = seen.setdefault((chart.type, stretch), chart.id)
            if twin != chart.id:
                message = f"le graphique « {chart.id} » dessine la même chose que « {twin} »"
                yield Found(at, message, "changez son type ou sa série")
            elif chart.type == "secteurs":
                yield from _negative(subject, step, stretch, at)


def _criteria(step: Tableau, path: Path) -> Iterator[Found]:
    for rank, code in enumerate(step.criteres_graphique):
        if code in step.criteres:
            message = f"le critère « {code} » note déjà les cellules de cette étape"
            hint = "laissez-le à l’un des deux ; sans « criteres_graphique », le graphique compte avec elles"
            yield Found((*path, "criteres_graphique", rank), message, hint)


def _unfit(step: Tableau, stretch: tuple[str, ...]) -> str:
    """What a series lacks, as the end of a sentence; empty when it can be drawn."""
    cells = step.cells()
    if not stretch:
        return "ne se lit pas"
    if any(at[0] > chr(ord("A") + len(step.colonnes) - 1) for at in stretch):
        return "sort du tableau"
    if any(int(at[1:]) > len(step.lignes) + 1 for at in stretch):
        return "sort du tableau"
    blank = [at for at in stretch if at not in cells]
    return f"passe par la cellule {blank[0]}, qui est vide" if blank else ""


def _negative(
    subject: Subject, step: Tableau, stretch: tuple[str, ...], at: Path
) -> Iterator[Found]:
    for draw in draws_of(subject, step):
        for cell in stretch:
            right = draw.rights.get(cell)
            value = draw.grid.given.get(cell) if right is None else right.value
            if isinstance(value, Decimal) and value < 0:
                message = f"des secteurs ne montrent pas un nombre négatif, en {cell}{draw.said}"
                yield Found(at, message, "prenez des barres, ou une autre série")
                return


RULES: tuple[Rule[Subject], ...] = (
    Rule("tableau-graphique", "Un seul graphique répond, et chacun dessine des nombres.", charts),
)
