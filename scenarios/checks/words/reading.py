"""The reading budget: what a student of this level can read, and how long a play is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from scenarios.checks.rule import Found, Rule
from scenarios.checks.scoring import lightest
from scenarios.checks.standings import standings
from scenarios.checks.subject import Subject
from scenarios.conditions import Written, holds
from scenarios.files.diagnostics import Severity
from scenarios.files.source import Path
from scenarios.house.organisation import Document
from scenarios.model import LEVEL_LABELS, Level
from scenarios.reading import length
from scenarios.steps.autoevaluation import Point
from scenarios.steps.classement import Card, Cell
from scenarios.steps.dialogue import Dialogue
from scenarios.steps.envoi_written import Subject as SubjectLine
from scenarios.steps.kinds import AnyStep
from scenarios.steps.ordre import Ranked
from scenarios.steps.parts import Case
from scenarios.steps.reperage import Passage
from scenarios.steps.selection import Element
from scenarios.steps.sujets import Matter
from scenarios.word_count import shown_words, words

# How far the announced minutes may be from those computed.
MARGIN = 0.40
# A scene of fewer moves shows too little to be judged.
FEWEST_MOVES = 12


@dataclass(frozen=True, slots=True)
class Budget:
    """What may be shown at once: options and their words, and the words or rows of the rest."""

    options: int
    option: int
    line: int
    context: int
    document: int
    rows: int


# Première reads 30 % more, Terminale what the situation asks for.
BUDGETS: Mapping[Level, Budget] = {
    "seconde": Budget(options=3, option=15, line=25, context=60, document=60, rows=6),
    "premiere": Budget(options=4, option=20, line=33, context=78, document=78, rows=8),
}


# Where a piece has its words, and what it is called.
PIECES: Mapping[type[Written], tuple[str, str]] = {
    Card: ("texte", "cette carte"),
    Cell: ("libelle", "cette case"),
    Element: ("texte", "cet élément"),
    Matter: ("dit", "ce sujet"),
    Passage: ("texte", "ce passage"),
    Point: ("enonce", "ce point"),
    Ranked: ("texte", "cet élément"),
    SubjectLine: ("texte", "cet objet"),
}


def too_long(subject: Subject) -> Iterator[Found]:
    """Everything that goes past the budget of the level."""
    budget = BUDGETS.get(subject.scenario.niveau)
    if budget is None:
        return
    level = LEVEL_LABELS[subject.scenario.niveau]
    asked = subject.scenario.consigne
    if asked is not None and words(asked.texte) > budget.context:
        what = "cette consigne"
        yield _long(("consigne", "texte"), what, words(asked.texte), budget.context, level)
    count = words(subject.scenario.contexte)
    if count > budget.context:
        yield _long(("contexte",), "le contexte", count, budget.context, level)
    for path, step in subject.steps():
        yield from _options(subject, step, path, budget, level)
        count = shown_words(step.client)
        if count > budget.line:
            yield _long((*path, "client"), "ce que dit le client", count, budget.line, level)
        for key in ("narration", "consigne"):
            count = words(getattr(step, key))
            if count > budget.context:
                yield _long((*path, key), f"« {key} »", count, budget.context, level)
    for path, _, choice in subject.choices():
        if words(choice.dit) > budget.option:
            what = f"« {choice.id} »"
            yield _long((*path, "dit"), what, words(choice.dit), budget.option, level)
        count = shown_words(choice.reponse)
        if count > budget.line:
            yield _long((*path, "reponse"), "cette réponse", count, budget.line, level)
    yield from _pieces(subject, budget, level)
    yield from _documents(subject, budget, level)


def _options(
    subject: Subject, step: AnyStep, path: Path, budget: Budget, level: str
) -> Iterator[Found]:
    if not isinstance(step, Dialogue) or len(step.choix) <= budget.options:
        return
    conditions = [choice.si for choice in step.choix if choice.si is not None]
    always = len(step.choix) - len(conditions)
    shown = always + max(
        (
            sum(holds(condition, at) for condition in conditions)
            for at in standings(conditions, subject.scenario.client)
        ),
        default=0,
    )
    if shown > budget.options:
        message = f"{shown} répliques à la fois : {budget.options} au plus en {level}"
        hint = "retirez-en une, ou proposez-la selon une condition"
        yield Found((*path, "choix"), message, hint, on_key=True)


def _pieces(subject: Subject, budget: Budget, level: str) -> Iterator[Found]:
    """What is picked, put in order or sorted, read all at once as lines to say are."""
    for type_, (key, what) in PIECES.items():
        for path, piece in subject.inventory.of(type_):
            most = budget.line if type_ is Passage else budget.option
            count = words(getattr(piece, key))
            if count > most:
                yield _long((*path, key), what, count, most, level)
    for path, case in subject.inventory.of(Case):
        count = shown_words(case.reponse or "")
        if count > budget.line:
            yield _long((*path, "reponse"), "cette réponse", count, budget.line, level)


def _documents(subject: Subject, budget: Budget, level: str) -> Iterator[Found]:
    scenario = subject.scenario
    pages: list[tuple[Path, Document]] = [
        (("documents_propres", rank, "id"), one)
        for rank, one in enumerate(scenario.documents_propres)
    ]
    house = subject.organisation
    owned = {one.id: one for one in house.documents} if house else {}
    own = {one.id for one in scenario.documents_propres}
    for rank, id_ in enumerate(scenario.documents):
        if id_ in owned and id_ not in own:
            pages.append((("documents", rank), owned[id_]))
    for path, document in pages:
        count, rows = words(document.texte), len(document.lignes)
        what = f"le document « {document.id} »"
        if count > budget.document:
            yield _long(path, what, count, budget.document, level)
        if rows > budget.rows:
            message = f"{what} a {rows} lignes : {budget.rows} au plus en {level}"
            yield Found(path, message, "gardez celles qui servent")


def _long(path: Path, what: str, count: int, most: int, level: str) -> Found:
    message = f"{what} compte {count} mots : {most} au plus en {level}"
    return Found(path, message, "raccourcissez, ou partagez en deux")


def wrong_minutes(subject: Subject) -> Iterator[Found]:
    """Announced minutes far from those computed."""
    announced = subject.scenario.duree_minutes
    computed = length(subject.scenario, subject.edges)
    if abs(announced - computed.typical) > MARGIN * announced:
        shortest, typical, longest = (
            max(1, round(minutes))
            for minutes in (computed.shortest, computed.typical, computed.longest)
        )
        message = f"{announced} min annoncées, {typical} min environ d’après les textes"
        if shortest < longest:
            message += f" (de {shortest} à {longest} selon le parcours)"
        yield Found(("duree_minutes",), message, "corrigez la durée, ou la longueur des textes")


def short_routes(subject: Subject) -> Iterator[Found]:
    """A way to a normal ending that is over too soon."""
    weights = {step.id: step.least_moves() for _, step in subject.played()}
    least = lightest(subject, weights)
    if least is not None and least < FEWEST_MOVES:
        message = (
            f"un parcours se finit en {least} réponse{'s' * (least > 1)} : {FEWEST_MOVES} au moins"
        )
        hint = "rallongez le parcours le plus court, ou supprimez le raccourci"
        yield Found(("etapes",), message, hint, on_key=True)


RULES: tuple[Rule[Subject], ...] = (
    Rule("lecture", "Ce qui est à lire convient au niveau.", too_long, Severity.WARNING),
    Rule(
        "duree",
        "La durée annoncée est proche de la durée calculée.",
        wrong_minutes,
        Severity.WARNING,
    ),
    Rule(
        "route-courte",
        "Aucun parcours vers une fin ordinaire n’est trop court.",
        short_routes,
        Severity.WARNING,
    ),
)
