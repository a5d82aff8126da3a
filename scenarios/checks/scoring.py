"""Marks that tell the truth: what is judged can be shown, and what is announced is observed."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, islice

from scenarios.checks.rule import MOST_FOUND, Found, Rule
from scenarios.checks.subject import Subject
from scenarios.files.diagnostics import Severity, nearest
from scenarios.files.source import Path
from scenarios.language.clean import comparable, quoted
from scenarios.steps.autoevaluation import Autoevaluation
from scenarios.steps.dialogue import Dialogue
from scenarios.steps.kinds import AnyStep
from scenarios.steps.parts import QUALITY_MARK, Case, Choice, Effects, Quality
from scenarios.steps.questions import Questions

# A competence is announced when it is observed this many times on every way through.
ENOUGH = 2


def ignored_in_questions(subject: Subject) -> Iterator[Found]:
    """What a question cannot carry: the bank is marked as a whole, and left as a whole."""
    for path, step, question in subject.choices():
        if not isinstance(step, Questions):
            continue
        worths: list[tuple[Path, Choice | Case]] = [(path, question)]
        worths += [((*path, "cas", rank), case) for rank, case in enumerate(question.cas)]
        for at, one in worths:
            if one.vers is not None:
                message = f"la question « {question.id} » ne mène nulle part d’elle-même"
                hint = "mettez « vers » à l’étape : on en sort quand l’élève a fini"
                yield Found((*at, "vers"), message, hint, on_key=True)
            if one.notes:
                message = f"les notes de la question « {question.id} » ne comptent pas"
                hint = "une banque de questions est notée en entier : effacez « notes »"
                yield Found((*at, "notes"), message, hint, on_key=True)


def unfindable_essentials(subject: Subject) -> Iterator[Found]:
    """Essentials that no question of the step, and nothing before it, can reveal."""
    setters: dict[str, set[str]] = {}
    good: dict[str, set[str]] = {}
    clumsy = _clumsy(subject)
    for path, effects in subject.inventory.of(Effects):
        step = subject.step_at(path)
        for fact in effects.facts:
            setters.setdefault(fact, set()).update(subject.askers(step))
            if path not in clumsy:
                good.setdefault(fact, set()).update(subject.askers(step))
    for path, step in subject.steps():
        if not isinstance(step, Questions):
            continue
        for rank, essential in enumerate(step.essentiels):
            where = setters.get(essential.fait, set())
            before = subject.before.get(step.id, frozenset())
            at = (*path, "essentiels", rank, "fait")
            if where and not where & before:
                message = f"aucune question ne révèle « {essential.fait} », rien d’avant non plus"
                hint = f"ajoutez à une question : effets: {{fait: {essential.fait}}}"
                yield Found(at, message, hint)
            elif where and not good.get(essential.fait, set()) & before:
                message = f"seule une réplique maladroite révèle « {essential.fait} »"
                hint = f"ajoutez à une bonne question : effets: {{fait: {essential.fait}}}"
                yield Found(at, message, hint)


def _clumsy(subject: Subject) -> frozenset[Path]:
    """Where the effects of lines that cost are written, those of their cases too."""
    found: set[Path] = set()
    for path, _, choice in subject.choices():
        worths: list[tuple[Path, Quality]] = [(path, choice.qualite)]
        worths += [
            ((*path, "cas", rank), case.qualite or choice.qualite)
            for rank, case in enumerate(choice.cas)
        ]
        found |= {(*at, "effets") for at, quality in worths if QUALITY_MARK[quality] <= 1}
    return frozenset(found)


def unobserved_points(subject: Subject) -> Iterator[Found]:
    """Points to judge whose criteria no step before observes: « Pas fait » would be the answer."""
    observed = {step.id: frozenset(step.marked()) for _, step in subject.steps()}
    judging = {step.id for _, step in subject.steps() if isinstance(step, Autoevaluation)}
    for path, step in subject.steps():
        if not isinstance(step, Autoevaluation):
            continue
        before = subject.before.get(step.id, frozenset()) - judging
        seen = frozenset().union(*(observed.get(id_, frozenset()) for id_ in before))
        for rank, point in enumerate(step.points):
            for place, code in enumerate(point.criteres):
                if code in subject.vocabulary.criteria and code not in seen:
                    at = (*path, "points", rank, "criteres", place)
                    message = f"aucune étape d’avant n’observe le critère « {code} »"
                    yield Found(at, message, "citez un critère d’une étape qui passe avant")


def unobserved_competences(subject: Subject) -> Iterator[Found]:
    """Competences announced and observed too seldom: nowhere, or not on every way through."""
    observes = subject.vocabulary.observed_at(subject.scenario.niveau)
    if not observes:
        return
    marked = {step.id: step.marked() for _, step in subject.steps()}
    always = {step.id: _always_marked(step) for _, step in subject.steps()}
    counts_for = _observed(chain.from_iterable(marked.values()), observes)
    known = frozenset().union(*observes.values())
    for rank, code in enumerate(subject.scenario.competences):
        if code not in known:
            continue
        total = sum(any(code in counts_for[one] for one in codes) for codes in marked.values())
        weights = {
            id_: int(any(code in counts_for[one] for one in codes)) for id_, codes in always.items()
        }
        least = lightest(subject, weights)
        path = ("competences", rank)
        if total < ENOUGH:
            how = "une seule étape l’observe" if total else "aucune étape ne l’observe"
            message = f"la compétence « {code} » est annoncée, et {how}"
            hint = "observez-la dans deux étapes au moins, ou ne l’annoncez pas"
            yield Found(path, message, hint)
        elif least is not None and least < ENOUGH:
            how = "une seule étape observe" if least else "aucune étape n’observe"
            message = f"sur l’un des parcours, {how} la compétence « {code} »"
            hint = "observez-la dans deux étapes par lesquelles tous passent"
            yield Found(path, message, hint, severity=Severity.WARNING)


def _always_marked(step: AnyStep) -> tuple[str, ...]:
    """What every answer of the step observes: a note on one line says nothing of the others."""
    return step.criteres if isinstance(step, Dialogue) else step.marked()


def _observed(
    criteria: Iterable[str], observes: Mapping[str, frozenset[str]]
) -> Mapping[str, frozenset[str]]:
    """What each criterion counts for; a misspelt one, told elsewhere, as the nearest."""
    every = dict.fromkeys(criteria)
    # Comparing names is dear: past so many, the file is mended from the first ones on.
    unknown = islice((one for one in every if one not in observes), MOST_FOUND)
    meant = {one: nearest(one, observes) or "" for one in unknown}
    return {one: observes.get(meant.get(one, one), frozenset()) for one in every}


def lightest(subject: Subject, weights: Mapping[str, int]) -> int | None:
    """The least weight of a way from the first step to an ending; None when there is none.

    Ways that end as a walk-out does are left out.
    """
    scenario = subject.scenario
    goals = {one.id for one in scenario.fins if one.nature != "rompue"}
    waiting = [(weights.get(subject.first, 0), subject.first)]
    done: set[str] = set()
    while waiting:
        weight, here = heapq.heappop(waiting)
        if here in goals:
            return weight
        if here in done:
            continue
        done.add(here)
        for goal in subject.edges.get(here, ()):
            heapq.heappush(waiting, (weight + weights.get(goal, 0), goal))
    return None


def repeated_reasons(subject: Subject) -> Iterator[Found]:
    """The same reason twice: it says too little of what it judges."""
    seen: dict[str, str] = {}
    for node in subject.inventory.named("raison"):
        words = comparable(node.text)
        if words in seen:
            message = f"la raison {quoted(node.text)} est déjà écrite ailleurs"
            yield Found(node.path, message, "dites ce qui est propre à cette réponse")
        seen[words] = node.text


RULES: tuple[Rule[Subject], ...] = (
    Rule(
        "question-sans-suite",
        "Une question ne porte ni « vers » ni « notes » : ils y sont sans effet.",
        ignored_in_questions,
    ),
    Rule(
        "essentiel-introuvable",
        "Un essentiel peut être découvert à cette étape ou avant.",
        unfindable_essentials,
    ),
    Rule(
        "point-jamais-observe",
        "Un point d’autoévaluation porte sur ce qui a été observé avant.",
        unobserved_points,
    ),
    Rule(
        "competence-non-observee",
        "Une compétence annoncée est observée deux fois sur chaque parcours.",
        unobserved_competences,
    ),
    Rule(
        "raison-repetee",
        "Chaque raison est propre à la réponse qu’elle explique.",
        repeated_reasons,
        Severity.WARNING,
    ),
)
