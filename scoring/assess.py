"""Trace + frameworks → Assessment: pure, and every number with its evidence."""

from __future__ import annotations

from scenarios.play import Play
from scenarios.reach.analysis import PlayReach
from scenarios.trace import Trace
from scoring.assessment import Assessment, Evidence, Reach
from scoring.behaviours import scores
from scoring.framework import Frameworks
from scoring.grid import activity_grid, faults, student_grid
from scoring.reviews import reviews
from scoring.takeaways import revisions, takeaways
from scoring.tally import criterion_scores, gather
from scoring.words import Level, is_proposal


def assess(trace: Trace, play: Play, frameworks: Frameworks, reach: PlayReach | None) -> Assessment:
    """What the play is worth so far; reach None: nothing is placed between worst and best.

    Raises UnknownCodeError for a code that these frameworks do not have.
    """
    evidence = gather(trace, frameworks)
    criteria = _observable(play, evidence, reach)
    grid = student_grid(play, trace, criteria, frameworks)
    competences = grid.rows(evidence, reach, frameworks)
    looked_back = reviews(trace, play, frameworks)
    announced = frozenset(
        criterion for code in grid.announced for criterion in grid.counts.get(code, ())
    )
    return Assessment(
        criteria=criterion_scores(evidence, reach, frameworks),
        competences=competences,
        activities=activity_grid(play, trace, criteria, frameworks).rows(
            evidence, reach, frameworks
        ),
        is_proposal=is_proposal(Level(play.scenario.niveau)),
        grid_gaps=tuple(each.code for each in competences if frameworks.lacks_criteria(each.code)),
        earned=sum(each.points for each in evidence),
        reach=None if reach is None else Reach(*reach.total),
        faults=faults(trace, play, grid, frameworks),
        reviews=looked_back,
        takeaways=takeaways(looked_back, announced),
        revisions=revisions(looked_back, play, frameworks),
        rules=trace.ruled,
        behaviours=scores(trace, frameworks),
    )


def _observable(
    play: Play, evidence: tuple[Evidence, ...], reach: PlayReach | None
) -> frozenset[str]:
    """Every criterion that this casting may be marked on, as far as it is known."""
    written = {criterion for step in play.scenario.etapes for criterion in step.criteres}
    written |= {criterion for rule in play.rules for criterion in rule.criteres}
    met = {each.criterion for each in evidence}
    return frozenset(written | met | set(reach.by_criterion if reach else ()))
