"""Sheets of indicators: every cell can be worked out, whatever is drawn, and told from its errors."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from scenarios.checks.kinds.sheet_draws import (
    Draw,
    Way,
    draws_of,
    found_by,
    sheets_of,
    ways_of,
    when_drawn,
    written_cells,
)
from scenarios.checks.rule import Found, Rule, absent
from scenarios.checks.subject import Subject
from scenarios.files.diagnostics import Severity
from scenarios.files.source import Path
from scenarios.steps.tableau import Tableau
from scenarios.steps.tableau_cells import SheetCell, agree
from scenarios.sums.formulas import BY_ZERO
from scenarios.sums.numbers import french, rounded
from scenarios.sums.sheets import Worked

# A result that rounding moves by more than this part of itself can no longer be told apart.
BLURRED = Decimal("0.05")
SOURCES = ("valeur", "nombre", "produit", "formule", "recopie")
OF_FORMULAS = ("decimales", "erreurs", "raison", "tolerance")


def shapes(subject: Subject) -> Iterator[Found]:
    """Rows of the right length, cells that come from one place, something to complete."""
    for path, step in sheets_of(subject):
        for rank, row in enumerate(step.lignes):
            if len(row.cellules) != len(step.colonnes) - 1:
                count, wanted = len(row.cellules), len(step.colonnes) - 1
                message = f"la ligne « {row.id} » a {count} cellules, et le tableau {wanted} colonnes après la première"
                hint = "écrivez une valeur par colonne, null pour une cellule vide"
                yield Found((*path, "lignes", rank, "cellules"), message, hint, on_key=True)
        for at, (place, cell) in written_cells(step, path).items():
            yield from _source(subject, step, at, place, cell)
        if not step.open_cells():
            message = f"aucune cellule du tableau « {step.id} » n’est à compléter"
            hint = 'écrivez pour l’une d’elles : {formule: "C2 / B2 * 100", unite: "%"}'
            yield Found((*path, "lignes"), message, hint, on_key=True)


def _source(
    subject: Subject, step: Tableau, at: str, place: Path, cell: SheetCell
) -> Iterator[Found]:
    given = [key for key in SOURCES if getattr(cell, key) is not None]
    if len(given) != 1:
        found = " et ".join(f"« {key} »" for key in given)
        message = (
            f"la cellule {at} tient sa valeur de {found}"
            if found
            else f"la cellule {at} n’a aucune valeur"
        )
        hint = "écrivez une seule clé : valeur, nombre, produit, formule ou recopie"
        yield Found(place, message, hint)
        return
    numbers, house = subject.scenario.nombres, subject.organisation
    if cell.nombre is not None and cell.nombre not in numbers:
        yield absent((*place, "nombre"), "aucun nombre tiré ne s’appelle", cell.nombre, numbers)
    products = [one.id for one in house.catalogue] if house else []
    if cell.produit is not None and house and cell.produit not in products:
        sentence = "aucun produit du catalogue ne s’appelle"
        yield absent((*place, "produit"), sentence, cell.produit, products)
    sources = [
        name for name, (_, one) in written_cells(step, ()).items() if one.formule is not None
    ]
    if cell.recopie is not None and cell.recopie not in sources:
        sentence = "aucune cellule avec une formule ne s’appelle"
        yield absent((*place, "recopie"), sentence, cell.recopie, sources)
    for key in OF_FORMULAS:
        if cell.formule is None and getattr(cell, key) != getattr(SheetCell(), key):
            message = f"« {key} » ne sert qu’à une cellule à compléter"
            hint = (
                "effacez cette clé"
                if cell.recopie is None
                else "elle est recopiée aussi : effacez-la"
            )
            yield Found((*place, key), message, hint, on_key=True)


def formulas(subject: Subject) -> Iterator[Found]:
    """Formulas that cannot be read, or read what gives no number, whatever is drawn."""
    for path, step in sheets_of(subject):
        draws = draws_of(subject, step)
        for way in ways_of(step, path):
            # A cell that only waits for another is right: the other is told.
            found = [
                (one.trouble, draw)
                for one, draw in zip(found_by(way, draws), draws, strict=True)
                if one.trouble not in ("", BY_ZERO) and not one.is_waiting
            ]
            if found:
                first, said = found[0][0].rstrip("."), when_drawn(found[0][1], len(found), draws)
                message = f"en {way.at}, {first[:1].lower()}{first[1:]}{said}"
                yield Found(way.place, message, "écrivez par exemple : C2 / B2 * 100")


def results(subject: Subject) -> Iterator[Found]:
    """Divisions by zero for some numbers drawn, and results that rounding hides."""
    for path, step in sheets_of(subject):
        cells, draws = step.open_cells(), draws_of(subject, step)
        for way in ways_of(step, path):
            found = list(zip(found_by(way, draws), draws, strict=True))
            zero = [draw for one, draw in found if one.trouble == BY_ZERO]
            if zero:
                said = when_drawn(zero[0], len(zero), draws)
                message = f"en {way.at}, la formule divise par zéro{said}"
                yield Found(way.place, message, "changez les nombres, ou la formule")
            elif way.is_right:
                yield from _blurred(way, cells[way.at].places, found)


def _blurred(way: Way, places: int, found: list[tuple[Worked, Draw]]) -> Iterator[Found]:
    blurred = [
        (one.value, draw)
        for one, draw in found
        if one.value and abs(rounded(one.value, places) - one.value) > abs(one.value) * BLURRED
    ]
    if blurred:
        value, draw = blurred[0]
        exact, shown = french(value, min(places + 3, 6), ""), french(value, places, "")
        said = when_drawn(draw, len(blurred), [one for _, one in found])
        message = f"en {way.at}, {exact} s’arrondit à {shown}{said}"
        hint = "donnez plus de « decimales », ou changez les nombres"
        yield Found(way.place, message, hint, severity=Severity.WARNING)


def confused_ways(subject: Subject) -> Iterator[Found]:
    """Classic errors that give the right number, or that of another error."""
    for path, step in sheets_of(subject):
        cells, draws = step.open_cells(), draws_of(subject, step)
        before: dict[str, list[tuple[str, list[Worked]]]] = {}
        for way in ways_of(step, path):
            mine, others = found_by(way, draws), before.setdefault(way.at, [])
            for name, other in others:
                pairs = zip(mine, other, draws, strict=True)
                same = [draw for a, b, draw in pairs if _same(a, b, cells[way.at])]
                if same:
                    yield _confused(way, name, same, draws)
                    break
            name = "la bonne réponse" if way.is_right else f"l’erreur « {way.formula} »"
            others.append((name, mine))


def _same(mine: Worked, other: Worked, cell: SheetCell) -> bool:
    """Whether an answer found one way would be taken for the other."""
    return (
        mine.value is not None and other.value is not None and agree(mine.value, other.value, cell)
    )


def _confused(way: Way, name: str, same: list[Draw], draws: list[Draw]) -> Found:
    is_always = len(same) == len(draws)
    when = "toujours " if is_always else ""
    said = when_drawn(same[0], len(same), draws)
    message = f"en {way.at}, cette erreur donne {when}le même résultat que {name}{said}"
    severity = Severity.ERROR if is_always else Severity.WARNING
    hint = "changez les nombres, ou retirez cette erreur"
    return Found(way.place, message, hint, severity=severity)


RULES: tuple[Rule[Subject], ...] = (
    Rule("tableau-forme", "Chaque cellule d’un tableau tient sa valeur d’un seul endroit.", shapes),
    Rule("tableau-formule", "Chaque formule d’un tableau se lit et donne un nombre.", formulas),
    Rule("tableau-resultat", "Aucun tirage ne divise par zéro ni ne se perd à l’arrondi.", results),
    Rule(
        "tableau-erreur-confondue",
        "Une erreur connue ne donne ni le bon nombre, ni celui d’une autre erreur.",
        confused_ways,
        Severity.WARNING,
    ),
)
