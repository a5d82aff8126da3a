"""Numbers of a scenario: each from one place that exists, and every set of them a play can have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import islice, product

from scenarios.checks.rule import Found, Rule, absent
from scenarios.checks.subject import Subject
from scenarios.figures import Figures, choices, completed, prices, product_of
from scenarios.files.source import Path
from scenarios.language.clean import quoted
from scenarios.model import Need, NumberDraw
from scenarios.sums.numbers import FormulaError, formula_names, work_out

# Combinations of drawn numbers that are tried, at most.
TRIED = 500
PLACES_OF_A_NUMBER = ("parmi", "par_besoin", "produit", "formule")
EXAMPLE = "écrivez par exemple\u00a0: prix * 0.80 + frais"


def numbers(subject: Subject) -> Iterator[Found]:
    """Numbers that some play would not have, or would have from two places."""
    draws = subject.scenario.nombres
    sound = True
    for name, draw in draws.items():
        for found in _wrong(name, draw, ("nombres", name), subject):
            sound = False
            yield found
    if sound and subject.organisation is not None:
        yield from _unworkable(subject)


def _wrong(name: str, draw: NumberDraw, path: Path, subject: Subject) -> Iterator[Found]:
    given = [key for key in PLACES_OF_A_NUMBER if getattr(draw, key) not in ((), {}, None)]
    if len(given) != 1:
        found = " et ".join(f"« {key} »" for key in given) or "rien"
        message = f"le nombre « {name} » tient sa valeur de {found}"
        hint = "écrivez une seule clé : parmi, par_besoin, produit ou formule"
        yield Found(path, message, hint, on_key=True)
        return
    if name in prices(subject.organisation):
        message = (
            f"« {name} » est aussi un produit du catalogue : une formule ne saurait lequel lire"
        )
        yield Found(path, message, "donnez un autre nom à ce nombre", on_key=True)
    if draw.decimales is not None and draw.formule is None:
        message = "« decimales » n’arrondit que le résultat d’une « formule »"
        yield Found((*path, "decimales"), message, "effacez-la", on_key=True)
    if draw.par_besoin:
        yield from _by_need(draw.par_besoin, (*path, "par_besoin"), subject.scenario.client.besoins)
    elif draw.produit is not None:
        yield from _product(draw, (*path, "produit"), subject)
    elif draw.formule is not None:
        yield from _formula(draw.formule, (*path, "formule"), subject)


def _by_need(
    given: Mapping[str, Decimal | tuple[Decimal, ...]], path: Path, needs: tuple[Need, ...]
) -> Iterator[Found]:
    known = [need.id for need in needs]
    unknown = [need for need in given if need not in known]
    lacking = [need for need in known if need not in given]
    if len(unknown) == len(lacking) == 1:
        # A need renamed in one place: one slip, told once.
        message = f"aucun besoin ne s’appelle {quoted(unknown[0])}"
        yield Found((*path, unknown[0]), message, f"écrivez {quoted(lacking[0])}", on_key=True)
        return
    for need, value in given.items():
        if need not in known:
            yield absent((*path, need), "aucun besoin ne s’appelle", need, known)
        elif value == ():
            hint = "écrivez au moins un nombre"
            yield Found((*path, need), f"le besoin « {need} » n’a aucun nombre", hint)
    # Each of the others most likely stands under a name that no need has any more.
    if len(lacking) > len(unknown):
        names = ", ".join(f"« {need} »" for need in lacking)
        yield Found(path, f"il manque un nombre au besoin {names}", "ajoutez-le", on_key=True)


def _product(draw: NumberDraw, path: Path, subject: Subject) -> Iterator[Found]:
    costs = prices(subject.organisation)
    if subject.organisation is None:
        return
    for need in subject.scenario.client.besoins:
        id_ = product_of(draw, need)
        if id_ not in costs:
            sentence = "aucun produit du catalogue ne s’appelle"
            yield absent(path, sentence, id_ or draw.produit or "", costs)
            return


def _formula(formula: str, path: Path, subject: Subject) -> Iterator[Found]:
    trouble = unreadable(formula)
    if trouble is not None:
        yield Found(path, trouble, EXAMPLE)
    elif subject.organisation is not None:
        yield from unknown_names(formula, path, subject)


def unknown_names(formula: str, path: Path, subject: Subject) -> Iterator[Found]:
    """What a formula reads that is neither a number of the scenario nor a product."""
    known = {*prices(subject.organisation), *subject.scenario.nombres}
    for name in sorted(formula_names(formula) - known):
        sentence = "la formule lit ce qui n’est ni un nombre du scénario ni un produit :"
        yield absent(path, sentence, name, known)


def _unworkable(subject: Subject) -> Iterator[Found]:
    """Numbers that wait for each other, or that some draw makes impossible."""
    draws = subject.scenario.nombres
    formulas = {name: one.formule for name, one in draws.items() if one.formule is not None}
    round_ = [name for name, one in formulas.items() if name in _needed(draws, formula_names(one))]
    for name in round_:
        message = f"le nombre « {name} » se calcule à partir de lui-même"
        hint = "partez d’un nombre tiré ou d’un prix"
        yield Found(("nombres", name, "formule"), message, hint)
    if round_:
        return
    for name in formulas:
        if any(not _works(base, waiting) for base, waiting in _bases(subject, (name,))):
            message = f"pour certains nombres tirés, « {name} » divise par zéro, ou donne un nombre trop grand"
            hint = "changez les nombres tirés, ou la formule"
            yield Found(("nombres", name, "formule"), message, hint)


def _works(base: Figures, formulas: Mapping[str, NumberDraw]) -> bool:
    try:
        completed(formulas, base)
    except (FormulaError, ArithmeticError):
        return False
    return True


def unreadable(formula: str) -> str | None:
    """What is wrong with the writing of a formula, None when it can be read."""
    try:
        work_out(formula, dict.fromkeys(formula_names(formula), Decimal(7)))
    except FormulaError as error:
        # A division by zero is no fault of writing: it is told where the numbers are known.
        if isinstance(error.__cause__, ArithmeticError):
            return None
        text = str(error)
        return text[:1].lower() + text[1:].rstrip(".")
    except ArithmeticError:
        return None
    return None


def possible(subject: Subject, names: Iterable[str]) -> Iterator[Figures]:
    """Every set of these numbers that a play can have, prices with them, `TRIED` at most.

    None when one of them cannot be told: another rule speaks of it.
    """
    for base, formulas in _bases(subject, names):
        if _works(base, formulas):
            yield completed(formulas, base)


def _bases(
    subject: Subject, names: Iterable[str]
) -> Iterator[tuple[Figures, Mapping[str, NumberDraw]]]:
    """What can be drawn, for every need it depends on, and the formulas that remain."""
    draws = subject.scenario.nombres
    costs = prices(subject.organisation)
    needed = _needed(draws, names)
    formulas = {name: draws[name] for name in needed if draws[name].formule is not None}
    drawn = {name: draws[name] for name in needed if draws[name].formule is None}
    needs = subject.scenario.client.besoins
    is_one = not any(draw.par_besoin or "{{" in (draw.produit or "") for draw in drawn.values())
    sets = (
        dict(zip(drawn, picked, strict=True))
        for need in (needs[:1] if is_one else needs)
        for picked in product(*(choices(draw, need, costs) for draw in drawn.values()))
    )
    for values in islice(sets, TRIED):
        yield {**costs, **values}, formulas


def _needed(draws: Mapping[str, NumberDraw], names: Iterable[str]) -> list[str]:
    """These numbers and those that their formulas read, near and far."""
    found: dict[str, None] = {}
    waiting = list(names)
    while waiting:
        name = waiting.pop(0)
        if name not in draws or name in found:
            continue
        found[name] = None
        formula = draws[name].formule
        if formula is not None and unreadable(formula) is None:
            waiting += sorted(formula_names(formula))
    return list(found)


RULES: tuple[Rule[Subject], ...] = (
    Rule("nombre", "Chaque nombre tient sa valeur d’un seul endroit, qui existe.", numbers),
)
