"""How a report is made: from the assessment, the trace, and what the journal says of itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from scenarios.journal import Journal, Opening
from scenarios.language.texts import render
from scenarios.model import LEVEL_LABELS
from scenarios.play import MODE_LABELS, Play
from scenarios.trace import Trace, Turn
from scoring.assessment import Assessment, Review
from scoring.next_play import Suggestion
from scoring.report.values import Briefing, Ending, Header, JournalFacts, Moment, Report
from scoring.report.wording import (
    DISCLAIMER,
    NOT_PROVED,
    PROPOSAL,
    PROVED,
    TORN,
    UNFINISHED,
    french_date,
    partial_grid,
)


def build(
    assessment: Assessment,
    trace: Trace,
    play: Play,
    opening: Opening,
    journal: JournalFacts,
    suggestions: Sequence[Suggestion] = (),
) -> Report:
    """The report of a play that came from a journal (every act has its line).

    In assessment mode it is made when the teacher releases it: whoever calls decides.
    """
    scenario = play.scenario
    return Report(
        header=header(play, opening),
        briefing=Briefing(
            render(scenario.role, play.words),
            render(scenario.contexte, play.words),
            render(scenario.objectif, play.words),
            None
            if scenario.consigne is None
            else (
                render(scenario.giver(), play.words),
                render(scenario.consigne.texte, play.words),
            ),
        ),
        ending=_ending(trace, play),
        moments=tuple(_moments(assessment, trace)),
        assessment=assessment,
        suggestions=tuple(suggestions),
        journal=journal,
        disclaimer=DISCLAIMER,
        notices=tuple(_notices(assessment, trace, journal)),
        proved=PROVED,
        not_proved=NOT_PROVED,
    )


def facts_of(journal: Journal) -> JournalFacts:
    """What a journal as read says of itself."""
    return JournalFacts(len(journal.entries), journal.last, journal.is_torn, journal.is_closed)


def header(play: Play, opening: Opening) -> Header:
    """Who played what, when, with whom."""
    return Header(
        seance=opening.seance,
        scenario=opening.scenario_id,
        fingerprint=opening.empreinte_scenario,
        engine=opening.moteur,
        title=render(play.scenario.titre, play.words),
        level=LEVEL_LABELS[play.scenario.niveau],
        organisation=play.organisation.nom,
        mode=MODE_LABELS[opening.mode],
        date=opening.date,
        shown_date=french_date(opening.date),
        players=opening.joueurs,
        customer=opening.casting.graine,
        archetype=opening.casting.temper.archetype,
    )


def _ending(trace: Trace, play: Play) -> Ending | None:
    if trace.ending is None:
        return None
    ending = play.scenario.ending(trace.ending)
    assert ending is not None, "checked when the scenario was loaded"
    title, text = render(ending.titre, play.words), render(ending.texte, play.words)
    return Ending(ending.id, ending.nature, title, text)


def _moments(assessment: Assessment, trace: Trace) -> Iterator[Moment]:
    heard = 0
    phase = ""
    before: Review | None = None
    for act, review in zip(trace.acts, assessment.reviews, strict=True):
        start, end = act.turns
        scene, entry = _opened(trace.turns[heard:start])
        shown = review.phase if review.phase != phase or scene else ""
        yield Moment(
            shown,
            entry,
            trace.turns[start:end],
            review,
            act.is_departure,
            scene,
            _asked(review, before, entry),
        )
        phase, before = review.phase, review
        heard = end
    if trace.turns[heard:]:
        scene, entry = _opened(trace.turns[heard:])
        yield Moment("Début" if scene or not phase else "", entry, (), None, scene=scene)


def _asked(review: Review, before: Review | None, entry: tuple[Turn, ...]) -> str:
    is_same = before is not None and (before.step, before.visit) == (review.step, review.visit)
    is_heard = review.prompt in (turn.text for turn in entry)
    return "" if is_same or is_heard else review.prompt


def _opened(turns: tuple[Turn, ...]) -> tuple[tuple[str, ...], tuple[Turn, ...]]:
    """The lines that open a scene, and the other turns."""
    opened = [turn.text.split("\n") for turn in turns if turn.kind == "scene"]
    return tuple(opened[0]) if opened else (), tuple(t for t in turns if t.kind != "scene")


def _notices(assessment: Assessment, trace: Trace, journal: JournalFacts) -> Iterator[str]:
    if trace.ending is None:
        yield UNFINISHED
    if journal.is_torn:
        yield TORN
    if assessment.is_proposal:
        yield PROPOSAL
    if assessment.grid_gaps:
        yield partial_grid(assessment.grid_gaps)
