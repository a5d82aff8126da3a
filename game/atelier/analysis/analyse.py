"""A scenario analysed in one mode: every kind of customer looked at, then all put together.

Kinds of customers are looked at in two processes where the machine lets it, in one where it does
not; the values found are the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from game.atelier.analysis.castings import CastingClass, classes
from game.atelier.analysis.class_found import AT_RANDOM, ClassFound, Job, look_at_all
from game.atelier.analysis.fairness import fairness
from game.atelier.analysis.mending import advice
from game.atelier.analysis.spread import spread
from game.atelier.analysis.values import (
    Analysis,
    ClassReach,
    CompetenceRoutes,
    Pair,
    PersonaRow,
    StepGuess,
    StrategyRow,
)
from game.atelier.analysis.verdict import verdict
from scenarios.house.organisation import Organisation
from scenarios.model import Scenario
from scenarios.play import Mode, Play
from scenarios.reach.blind import STRATEGIES
from scenarios.reach.columns import columns
from scoring.framework import Frameworks, load
from scoring.guessing import Guess, judge
from scoring.words import MINIMUM_OBSERVATIONS

# Ways of answering compared for each pair of persons: right, then two by chance.
WAYS = 3


def analyse(
    scenario: Scenario,
    organisation: Organisation,
    mode: Mode,
    *,
    plays: int,
    seed: int,
    processes: int | None = None,
) -> Analysis:
    """All that can be said of a scenario in a mode.

    plays: for each strategy, shared by the kinds of customers, one each at least. seed: the first
    number of customers and plays. processes: how many at most; None is as many as there are cores.
    """
    found = classes(scenario, organisation, mode, seed=seed)
    frameworks = load()
    first = found.found[0].play
    by = columns(first)
    asked = judge(first, by.criteria, frameworks)
    each = max(1, -(-plays // len(found.found)))
    job = Job(asked, plays=each, seed=seed)
    compared = partial(fairness, _one_of_each(found.found), ways=WAYS)
    looked, served = look_at_all(job, [one.play for one in found.found], processes, compared)
    pairs = tuple(zip(found.found, looked, strict=True))
    rows = tuple(_class(one, what) for one, what in pairs)
    competences = _competences(asked.competences, looked, frameworks)
    personas = tuple(_personas(scenario, pairs))
    strategies = tuple(_strategies(looked))
    winning = frozenset(row.id for row in strategies if row.won)
    return Analysis(
        scenario=scenario,
        mode=mode,
        findings=verdict(
            competences=competences,
            strategies=strategies,
            fairness=served,
            personas=personas,
            classes=rows,
            left_out=found.left_out,
        ),
        classes=rows,
        merged=found.merged,
        left_out=found.left_out,
        always=_always(scenario, looked),
        competences=competences,
        criteria=_widest(what.reach.by_criterion for what in looked),
        total=_pair(what.reach.total for what in looked),
        spread=spread(looked),
        strategies=strategies,
        steps=_steps(scenario, looked, winning),
        fairness=served,
        personas=personas,
        seed=seed,
        enough=MINIMUM_OBSERVATIONS,
    )


def _pair(pairs: Iterable[Pair]) -> Pair:
    """The least of the least and the most of the most."""
    every = list(pairs)
    return min(low for low, _ in every), max(high for _, high in every)


def _widest(found: Iterable[Mapping[str, Pair]]) -> dict[str, Pair]:
    """The same, name by name."""
    every: dict[str, list[Pair]] = {}
    for one in found:
        for name, pair in one.items():
            every.setdefault(name, []).append(pair)
    return {name: _pair(pairs) for name, pairs in every.items()}


def _class(one: CastingClass, what: ClassFound) -> ClassReach:
    counted = 0
    if what.routes is not None:
        counted = what.routes.count(has_left=False) + what.routes.count(has_left=True)
    return ClassReach(
        label=one.label,
        archetype=one.archetype,
        name=one.name,
        by_criterion=what.reach.by_criterion,
        by_competence=what.reach.by_group,
        total=what.reach.total,
        positions=what.reach.positions,
        routes=counted,
        is_exact=what.reach.is_exact,
    )


def _competences(
    announced: Mapping[str, frozenset[str]], looked: Sequence[ClassFound], frameworks: Frameworks
) -> tuple[CompetenceRoutes, ...]:
    scores = _widest(what.reach.by_group for what in looked)
    seen = _widest(what.reach.seen[False] for what in looked if False in what.reach.seen)
    modes: dict[Mode, list[Mapping[str, Pair]]] = {}
    for what in looked:
        for mode, left in what.left.items():
            modes.setdefault(mode, []).append(left)
    by_mode = {mode: _widest(every) for mode, every in modes.items()}
    rows = []
    for code, criteria in announced.items():
        entry = frameworks.competence(code)
        rows.append(
            CompetenceRoutes(
                code=code,
                title=entry.short_title or entry.title,
                criteria=tuple(sorted(criteria)),
                score=scores[code],
                seen=seen.get(code, (0, 0)),
                left={mode: left[code] for mode, left in by_mode.items() if code in left},
            )
        )
    return tuple(rows)


def _always(scenario: Scenario, looked: Sequence[ClassFound]) -> tuple[str, ...]:
    """The steps met on every route to an ordinary ending, whoever comes."""
    met = [set(what.routes.always.get(False, ())) for what in looked if what.routes is not None]
    common = set.intersection(*met) if len(met) == len(looked) else set()
    return tuple(step.id for step in scenario.etapes if step.id in common)


def _strategies(looked: Sequence[ClassFound]) -> Iterable[StrategyRow]:
    for id_, strategy in STRATEGIES.items():
        every = [what.played[id_] for what in looked]
        plays = sum(each.plays for each in every)
        placed = sum(each.placed for each in every)
        guesses: dict[str, Guess] = {}
        for each in every:
            for code, guess in each.guesses.items():
                guesses.setdefault(code, Guess()).join(guess)
        yield StrategyRow(
            id=id_,
            label=strategy.label,
            plays=plays,
            place=sum(each.places for each in every) / placed if placed else None,
            by_competence=guesses,
            left=sum(each.left for each in every) / plays,
            cut=sum(each.cut for each in every) / plays,
        )


def _steps(
    scenario: Scenario, looked: Sequence[ClassFound], winning: frozenset[str]
) -> tuple[StepGuess, ...]:
    """What each graded step gives to who does not read, the most generous to chance first.

    winning: the strategies that win somewhere; the others do well at one step by luck alone, since
    a right line has some length.
    """
    means = {id_: _mean_marks(looked, id_) for id_ in STRATEGIES}
    rows = []
    for step in scenario.etapes:
        known = {id_: each[step.id] for id_, each in means.items() if step.id in each}
        if not known:
            continue
        best = max(known, key=lambda id_: (id_ in winning, known[id_]))
        chance = known.get(AT_RANDOM, 0.0)
        rows.append(
            StepGuess(
                id=step.id,
                kind=step.kind,
                phase=step.phase,
                criteria=step.marked(),
                chance=chance,
                best=known[best],
                strategy=best,
                advice=advice(step, best if best in winning else "", known[best], chance),
            )
        )
    return tuple(sorted(rows, key=lambda row: (-row.chance, -row.best)))


def _mean_marks(looked: Sequence[ClassFound], strategy: str) -> dict[str, float]:
    """By step, the mean mark of that strategy where it was met."""
    sums: dict[str, tuple[float, int]] = {}
    for what in looked:
        for step, (marks, times) in what.played[strategy].by_step.items():
            before, count = sums.get(step, (0.0, 0))
            sums[step] = (before + marks, count + times)
    return {step: marks / times for step, (marks, times) in sums.items()}


def _one_of_each(found: Sequence[CastingClass]) -> list[Play]:
    """A play for each archetype."""
    return list({one.archetype: one.play for one in found}.values())


def _personas(
    scenario: Scenario, pairs: Sequence[tuple[CastingClass, ClassFound]]
) -> Iterable[PersonaRow]:
    won = {ending.id for ending in scenario.fins if ending.nature == "reussie"}
    for archetype in dict.fromkeys(one.archetype for one, _ in pairs):
        own = [(one, what) for one, what in pairs if one.archetype == archetype]
        full = [what.routes.full if what.routes else None for _, what in own]
        short = {
            code
            for each in full
            if each is not None
            for code, count in each.seen.items()
            if count < MINIMUM_OBSERVATIONS
        }
        yield PersonaRow(
            id=archetype,
            name=own[0][0].name,
            customers=len(own),
            full=all(each is not None for each in full),
            missing=tuple(sorted(short)),
            can_win=all(
                what.routes is None or bool(won & set(what.routes.endings)) for _, what in own
            ),
            leaves=tuple(dict.fromkeys(step for _, what in own for step in what.right_leaves)),
        )
