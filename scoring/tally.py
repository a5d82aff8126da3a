"""The marks of a play gathered: as evidence, as observations, by criterion."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from scenarios.reach.analysis import PlayReach
from scenarios.steps.kind import Mark
from scenarios.trace import Act, Trace
from scoring.assessment import CriterionScore, Evidence, Reach
from scoring.entries import Behaviour, Criterion
from scoring.framework import Frameworks
from scoring.words import Observation


def of_act(act: Act, frameworks: Frameworks) -> tuple[Evidence, ...]:
    """The marks of one act, whether they count or not."""
    return marked(act.marks, act, frameworks.criterion)


def marked(
    marks: Iterable[Mark], act: Act, entry_of: Callable[[str], Criterion | Behaviour]
) -> tuple[Evidence, ...]:
    """Marks of one act as evidence. entry_of: what has a code, a criterion or a behaviour."""
    return tuple(
        replace(
            _evidence(mark, entry_of(mark.criterion)),
            line=act.line,
            step=act.step,
            visit=act.visit,
            is_aided=act.is_aided,
            is_mending=act.is_mending,
        )
        for mark in marks
    )


def gather(trace: Trace, frameworks: Frameworks) -> tuple[Evidence, ...]:
    """Every mark that counts: as played, then of the whole play, then what a walk-out costs."""
    played = [each for act in trace.counted() for each in of_act(act, frameworks)]
    ruled = [
        replace(
            _evidence(mark, frameworks.criterion(mark.criterion)),
            line=each.lines[0] if each.lines else 0,
            rule=each.rule,
        )
        for each in trace.ruled
        for mark in each.marks
    ]
    left = [_evidence(mark, frameworks.criterion(mark.criterion)) for mark in trace.departure_marks]
    return (*played, *ruled, *left)


def _evidence(mark: Mark, entry: Criterion | Behaviour) -> Evidence:
    return Evidence(
        criterion=mark.criterion,
        label=entry.label,
        # Behaviours are all printed: the house has none of its own.
        is_printed=not isinstance(entry, Criterion) or entry.printed,
        is_simulated=entry.simulated,
        mark=mark.value,
        reason=mark.reason,
        line=0,
        step="",
        visit=0,
        is_aided=False,
    )


def observations(evidence: Iterable[Evidence]) -> tuple[Observation, ...]:
    """One observation an act or a rule, however many criteria of the competence it was marked on.

    Its mark is their mean, rounded down: an act of which most was missed is no success.
    """
    acts: dict[tuple[int, str, int, str], list[Evidence]] = {}
    for each in evidence:
        acts.setdefault((each.line, each.step, each.visit, each.rule), []).append(each)
    return tuple(
        observation([e.mark for e in marks], is_aided=any(e.is_aided for e in marks))
        for marks in acts.values()
    )


def observation(marks: Sequence[int], *, is_aided: bool = False) -> Observation:
    """What one act shows of a competence, by its marks on the criteria of it: see above."""
    return Observation(sum(marks) // len(marks), is_aided)


def criterion_scores(
    evidence: Iterable[Evidence], reach: PlayReach | None, frameworks: Frameworks
) -> tuple[CriterionScore, ...]:
    """One score a criterion, those observed first, then those that another way would have met."""
    found: dict[str, list[Evidence]] = {}
    for each in evidence:
        found.setdefault(frameworks.canonical(each.criterion), []).append(each)
    for code in reach.by_criterion if reach else ():
        found.setdefault(frameworks.canonical(code), [])
    return tuple(_criterion(code, tuple(marks), reach, frameworks) for code, marks in found.items())


def _criterion(
    code: str, evidence: tuple[Evidence, ...], reach: PlayReach | None, frameworks: Frameworks
) -> CriterionScore:
    entry = frameworks.criterion(code)
    family = [c for c in reach.by_criterion if frameworks.canonical(c) == code] if reach else []
    return CriterionScore(
        code=code,
        label=entry.label,
        is_printed=entry.printed,
        is_simulated=entry.simulated,
        earned=sum(each.points for each in evidence),
        reach=summed(family, reach),
        evidence=evidence,
    )


def summed(codes: Iterable[str], reach: PlayReach | None) -> Reach | None:
    """The least and the most that these criteria earn together; None where nothing was searched."""
    if reach is None:
        return None
    pairs = [reach.by_criterion[code] for code in codes if code in reach.by_criterion]
    return Reach(sum(low for low, _ in pairs), sum(high for _, high in pairs))
