"""From a session to its report: what every face and every format shows of a play."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from game.session import Session
from scenarios.journal import Journal
from scenarios.model import Scenario
from scenarios.reach.analysis import PlayReach
from scoring.assess import assess
from scoring.framework import Frameworks, load
from scoring.next_play import Playable, next_plays
from scoring.report.build import build, facts_of
from scoring.report.values import Report


@cache
def frameworks() -> Frameworks:
    """Every framework, read once."""
    return load()


def report_of(
    session: Session, journal: Journal, reach: PlayReach | None, library: Iterable[Scenario] = ()
) -> Report:
    """The report of a session as its journal stands; library: what may be played next.

    In assessment mode, whoever calls decides that it is released.
    """
    assessment = assess(session.trace, session.play, frameworks(), reach)
    suggestions = next_plays(
        assessment,
        _playable(session.play.scenario),
        session.play.casting.graine,
        [_playable(scenario) for scenario in library],
    )
    return build(
        assessment,
        session.trace,
        session.play,
        session.opening,
        facts_of(journal),
        suggestions,
    )


def _playable(scenario: Scenario) -> Playable:
    return Playable(scenario.id, scenario.titre, scenario.competences)
