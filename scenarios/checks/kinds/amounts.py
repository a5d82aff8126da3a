"""Computations: formulas that can be worked out, wrong ways that can be told from the right one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from scenarios.checks.figures import EXAMPLE, possible, unreadable
from scenarios.checks.rule import Found, Rule, absent
from scenarios.checks.subject import Subject
from scenarios.files.diagnostics import Severity
from scenarios.files.source import Path
from scenarios.steps.calcul import Calcul, Datum
from scenarios.steps.tableau_cells import SheetCell
from scenarios.sums.numbers import FormulaError, formula_names, french, rounded, work_out

Values = Mapping[str, Decimal]
# More than a till gives back, and few enough notes to be counted by hand.
MOST_CHANGE = Decimal(5_000)


def data(subject: Subject) -> Iterator[Found]:
    """Where each number comes from: one place, and one that exists."""
    house = subject.organisation
    products = {one.id for one in house.catalogue} if house else None
    for path, step in _computations(subject):
        for rank, datum in enumerate(step.donnees):
            at = (*path, "donnees", rank)
            given = _given(datum)
            if len(given) != 1:
                found = " et ".join(f"« {key} »" for key in given) or "rien"
                message = f"la donnée « {datum.nom} » tient sa valeur de {found}"
                hint = "écrivez une seule clé : valeur, nombre ou produit"
                yield Found((*at, "nom"), message, hint)
            if datum.nombre is not None and datum.nombre not in subject.scenario.nombres:
                sentence = "aucun nombre tiré ne s’appelle"
                yield absent((*at, "nombre"), sentence, datum.nombre, subject.scenario.nombres)
            if datum.produit is not None and products is not None and datum.produit not in products:
                sentence = "aucun produit du catalogue ne s’appelle"
                yield absent((*at, "produit"), sentence, datum.produit, products)


def formulas(subject: Subject) -> Iterator[Found]:
    """Formulas that cannot be read, or that read what is not given."""
    for path, step in _computations(subject):
        names = {datum.nom for datum in step.donnees}
        for at, formula in _formulas(step, path):
            trouble = unreadable(formula)
            if trouble is not None:
                yield Found(at, trouble, EXAMPLE)
                continue
            for name in sorted(formula_names(formula) - names):
                yield absent(at, "la formule lit ce qui n’est pas une donnée :", name, names)


def impossible_results(subject: Subject) -> Iterator[Found]:
    """Divisions by zero and amounts under zero, for some numbers that may be drawn."""
    for path, step in _computations(subject):
        for at, formula in _formulas(step, path):
            results = [(_result(formula, one, step), one) for one in _draws(subject, step)]
            undefined = [values for result, values in results if result is None]
            negative = [(result, values) for result, values in results if result and result < 0]
            if undefined:
                message = f"cette formule divise par zéro, ou donne un nombre trop grand{_with(undefined[0], formula)}"
                hint = "changez les nombres tirés, ou la formule"
                yield Found(at, message, hint, severity=Severity.ERROR)
            elif negative:
                result, values = negative[0]
                shown = f"{result:f}".replace(".", ",")
                message = f"le résultat est négatif : {shown}{_with(values, formula)}"
                yield Found(at, message, "changez les nombres, ou l’ordre de la soustraction")


def confused_ways(subject: Subject) -> Iterator[Found]:
    """Wrong ways that land on the right result, or on another wrong one."""
    for path, step in _computations(subject):
        draws = list(_draws(subject, step))
        ways = [("la bonne réponse", step.formule)]
        for rank, way in enumerate(step.erreurs):
            at = (*path, "erreurs", rank, "formule")
            for name, other in ways:
                same = [one for one in draws if _same(way.formule, other, one, step)]
                if same:
                    is_always = len(same) == len(draws)
                    when = "toujours " if is_always else ""
                    message = f"l’erreur « {way.id} » donne {when}le même résultat que {name}"
                    message += "" if is_always else _with(same[0], way.formule, other)
                    hint = "changez les nombres, ou retirez cette erreur"
                    severity = Severity.ERROR if is_always else Severity.WARNING
                    yield Found(at, message, hint, severity=severity)
                    break
            ways.append((f"l’erreur « {way.id} »", way.formule))


def changes(subject: Subject) -> Iterator[Found]:
    """Change given back that is no amount in cents, or that a hand could not give."""
    for path, step in _computations(subject):
        if not step.monnaie:
            continue
        if step.unite != "€":
            message = f"on rend des euros, et l’unité est « {step.unite} »"
            yield Found((*path, "unite"), message, "effacez « unite », ou « monnaie »")
        if step.decimales != 2:
            message = "la monnaie se rend au centime : « decimales » vaut 2"
            yield Found((*path, "decimales"), message, "effacez « decimales »", on_key=True)
        if step.tolerance:
            message = (
                "la monnaie rendue est juste ou ne l’est pas : « tolerance » n’y a pas de sens"
            )
            yield Found((*path, "tolerance"), message, "effacez « tolerance »", on_key=True)
        results = [_result(step.formule, one, step) for one in _draws(subject, step)]
        if any(result is not None and result <= 0 for result in results):
            message = "pour certains nombres tirés, il n’y a rien à rendre"
            hint = "tirez une somme reçue plus grande que le prix"
            yield Found((*path, "formule"), message, hint)
        large = next((one for one in results if one is not None and one > MOST_CHANGE), None)
        if large is not None:
            message = f"pour certains nombres tirés, il faut rendre {french(large, None, '€')}"
            hint = (
                f"laissez {french(MOST_CHANGE, 0, '€')} au plus à rendre : au-delà, trop de billets"
            )
            yield Found((*path, "formule"), message, hint)


def tolerances(subject: Subject) -> Iterator[Found]:
    """Results that nothing is near enough to, not even themselves."""
    places = [(path, step.tolerance) for path, step in _computations(subject)]
    places += [(path, cell.tolerance) for path, cell in subject.inventory.of(SheetCell)]
    for path, tolerance in places:
        if tolerance < 0:
            message = "« tolerance » est négative : même le bon résultat serait faux"
            yield Found((*path, "tolerance"), message, "écrivez 0, ou un nombre plus grand")


def _same(mine: str, other: str, values: Values, step: Calcul) -> bool:
    """Whether an answer found by the first formula would be taken for the second."""
    a, b = _result(mine, values, step), _result(other, values, step)
    return a is not None and b is not None and abs(a - b) <= step.tolerance


def exact_results(subject: Subject, step: Calcul) -> Iterator[Decimal]:
    """What each draw gives before rounding; those that cannot be worked out are left out."""
    for values in _draws(subject, step):
        try:
            yield work_out(step.formule, values)
        except (FormulaError, ArithmeticError):
            continue


def _result(formula: str, values: Values, step: Calcul) -> Decimal | None:
    """The rounded result; None when it cannot be worked out."""
    try:
        return rounded(work_out(formula, values), step.decimales)
    except (FormulaError, ArithmeticError):
        return None


def _with(values: Values, *formulas: str) -> str:
    """« avec billet = 50 », for the numbers that the formulas read."""
    read = frozenset().union(*map(formula_names, formulas))
    shown = ", ".join(
        f"{name} = {value:f}".replace(".", ",") for name, value in values.items() if name in read
    )
    return f" (avec {shown})" if shown else ""


def _draws(subject: Subject, step: Calcul) -> Iterator[Values]:
    """Every set of data that a play can have; none when data are wrong."""
    names = {datum.nom for datum in step.donnees}
    written = [formula for _, formula in _formulas(step, ())]
    if any(unreadable(one) is not None or formula_names(one) - names for one in written):
        return
    drawn = [d.nombre for d in step.donnees if d.nombre is not None]
    for figures in possible(subject, drawn):
        values = {datum.nom: _value(datum, figures) for datum in step.donnees}
        if None in values.values():
            return
        yield {name: value for name, value in values.items() if value is not None}


def _value(datum: Datum, figures: Values) -> Decimal | None:
    """The datum in that set of figures; None when it cannot be told."""
    if len(_given(datum)) != 1:
        return None
    if datum.valeur is not None:
        return datum.valeur
    return figures.get(datum.nombre or datum.produit or "")


def _given(datum: Datum) -> list[str]:
    return [key for key in ("valeur", "nombre", "produit") if getattr(datum, key) is not None]


def _formulas(step: Calcul, path: Path) -> Iterator[tuple[Path, str]]:
    yield (*path, "formule"), step.formule
    for rank, way in enumerate(step.erreurs):
        yield (*path, "erreurs", rank, "formule"), way.formule


def _computations(subject: Subject) -> Iterator[tuple[Path, Calcul]]:
    for path, step in subject.steps():
        if isinstance(step, Calcul):
            yield path, step


RULES: tuple[Rule[Subject], ...] = (
    Rule("donnee", "Chaque donnée tient sa valeur d’un seul endroit, qui existe.", data),
    Rule("tolerance", "Une tolérance n’est jamais négative.", tolerances),
    Rule("monnaie", "La monnaie à rendre est une somme en euros, au centime.", changes),
    Rule("formule", "Chaque formule se lit, et ne lit que des données.", formulas),
    Rule(
        "calcul-resultat",
        "Aucun tirage ne donne une division par zéro ni un montant négatif.",
        impossible_results,
        Severity.WARNING,
    ),
    Rule(
        "calcul-erreur-confondue",
        "Une erreur connue ne donne ni le bon résultat, ni celui d’une autre erreur.",
        confused_ways,
        Severity.WARNING,
    ),
)
