"""Reports in tests: a session played by choices named by step, then assessed and reported."""

from __future__ import annotations

from random import Random

from game.session import Session
from scenarios.journal import read
from scenarios.moves import right_move
from scenarios.play import Play, View
from scenarios.reach.analysis import reach
from scenarios.steps.dialogue import Dialogue, DialogueMove
from scenarios.steps.fiche import Fiche, FicheMove
from scenarios.steps.kind import Skip
from scenarios.steps.kinds import AnyMove
from scenarios.steps.questions import Questions, QuestionsMove
from scoring.assess import assess
from scoring.assessment import Assessment
from scoring.framework import load
from scoring.next_play import Suggestion
from scoring.report.build import build, facts_of
from scoring.report.values import Report
from tests.support.plays import Chooser, straight

NEXT = (
    Suggestion("essai", "Une bouilloire pour le bureau", 43, "Pour recommencer."),
    Suggestion("autre", "Autre situation", None, "Pour changer."),
)


def choosing(**lines: str | tuple[str, ...]) -> Chooser:
    """Says the line named for a step (one a visit), `passer` to skip it, and else plays right."""

    def choose(view: View) -> AnyMove:
        step = view.position.step or ""
        named = lines.get(step)
        if named is None:
            return right_move(view)
        wanted = named if isinstance(named, str) else named[view.visit - 1]
        return Skip() if wanted == "passer" else DialogueMove(choix=wanted)

    return choose


def erring(seed: int) -> Chooser:
    """Plays anything that is legal, by chance: lines, questions, half-filled forms, nothing."""
    chance = Random(seed)

    def choose(view: View) -> AnyMove:
        step = view.play.steps[view.position.step or ""]
        if chance.random() < 0.1:
            return Skip()
        if isinstance(step, Dialogue):
            return DialogueMove(choix=chance.choice(step.offer(view).options).id)
        if isinstance(step, Questions):
            options = step.offer(view).options
            keeps_asking = options and chance.random() < 0.7
            return QuestionsMove(question=chance.choice(options).id if keeps_asking else None)
        if isinstance(step, Fiche):
            right = right_move(view)
            assert isinstance(right, FicheMove)
            return FicheMove(
                champs={k: v for k, v in right.champs.items() if chance.random() < 0.7}
            )
        return right_move(view)

    return choose


def assessed(session: Session) -> Assessment:
    """The assessment of a session, its reach searched."""
    return assess(session.trace, session.play, load(), reach(session.play))


def reported(play: Play, choose: Chooser = right_move) -> tuple[Report, bytes, Session]:
    """The report of a whole play, its journal and its session."""
    session, journal = straight(play, choose)
    report = build(
        assessed(session),
        session.trace,
        play,
        session.opening,
        facts_of(read(journal)),
        NEXT,
    )
    return report, journal, session
