"""What an author sees beside the play, as values: both faces draw them, neither works them out."""

from __future__ import annotations

from dataclasses import dataclass

from game.atelier.tryout.key import (
    Effects,
    Key,
    effects_of,
    fault_words,
    key_of,
    progress_of,
    shown_facts,
)
from game.atelier.tryout.notices import Notice
from game.atelier.tryout.tryout import Tryout, character
from scenarios.customer import Mood, Temper
from scenarios.kernel import State
from scenarios.model import Nature
from scenarios.rulings import Ruled
from scenarios.steps.kind import Mark, Part
from scenarios.steps.parts import Phase, Quality
from scenarios.trace import Act
from scoring.assessment import CompetenceScore


@dataclass(frozen=True, slots=True)
class Where:
    """The present step. task: of the BEP, None where the step names none. visit counts from 1."""

    step: str
    kind: str
    phase: Phase
    task: str | None
    visit: int


@dataclass(frozen=True, slots=True)
class Last:
    """The last answer and all that it did. effects: None where the line was taken back.

    key: id of the outcome. is_led: the machine gave it on the author's demand.
    """

    step: str
    kind: str
    key: str
    said: str
    is_spoken: bool
    quality: Quality | None
    reason: str
    marks: tuple[Mark, ...]
    conduct: tuple[Mark, ...]
    parts: tuple[Part, ...]
    fault: str
    is_led: bool
    effects: Effects


@dataclass(frozen=True, slots=True)
class Ended:
    """How the play ended, and what it showed of the competences announced."""

    id: str
    nature: Nature
    competences: tuple[CompetenceScore, ...]


@dataclass(frozen=True, slots=True)
class AuthorView:
    """Everything at one moment. where: None when the play is over, ended: None until then.

    seed: the customer's number. persona: the name of their archetype. need: the hidden need as
    the scenario words it. answers: how many were given. facts: in order; new_facts: those of the
    last answer. is_alone: the trial began at a step that no answers led to. stays: this customer
    never walks out, whatever their patience.
    """

    notice: Notice | None
    where: Where | None
    ended: Ended | None
    seed: int
    persona: str
    temper: Temper
    need: str
    trust: int
    patience: int
    mood: Mood
    is_relieved: bool
    is_alone: bool
    stays: bool
    answers: int
    facts: tuple[str, ...]
    new_facts: tuple[str, ...]
    rules: tuple[Ruled, ...]
    last: Last | None
    key: Key


def author_view(tryout: Tryout) -> AuthorView:
    """What the author sees now."""
    trial = tryout.trial
    state, play = trial.state, trial.play
    p, temper = state.position, play.casting.temper
    last = _last(tryout)
    needs = {need.id: need.libelle for need in play.scenario.client.besoins}
    return AuthorView(
        notice=tryout.notice,
        where=_where(state),
        ended=_ended(state),
        seed=play.casting.graine,
        persona=character(temper.archetype),
        temper=temper,
        need=needs.get(temper.besoin, temper.besoin),
        trust=p.trust,
        patience=p.patience,
        mood=p.mood,
        is_relieved=p.is_relieved,
        is_alone=tryout.is_alone,
        stays=play.mode == "guide" or play.scenario.depart is None,
        answers=len(state.acts),
        facts=shown_facts(p.facts),
        new_facts=() if last is None else last.effects.facts,
        rules=state.trace().ruled,
        last=last,
        key=key_of(state),
    )


def _where(state: State) -> Where | None:
    if state.position.step is None:
        return None
    step = state.view.step
    return Where(step.id, step.kind, step.phase, step.tache, state.view.visit)


def _last(tryout: Tryout) -> Last | None:
    """The last answer; None before any, and once a line was taken back."""
    trial = tryout.trial
    before, state = trial.before, trial.state
    if before is None or trial.given[-1].move is None:
        return None
    act: Act = state.acts[-1]
    progress = progress_of(before, trial.given[-1].move)
    return Last(
        step=act.step,
        kind=act.kind,
        key=act.key,
        said=act.said,
        is_spoken=act.is_spoken,
        quality=act.quality,
        reason=act.reason,
        marks=act.marks,
        conduct=act.conduct,
        parts=act.parts,
        fault=fault_words(act),
        is_led=trial.given[-1].is_led,
        effects=effects_of(before, state, progress),
    )


def _ended(state: State) -> Ended | None:
    ending = state.position.ending
    if ending is None:
        return None
    # Late: frameworks cost 60 ms, which only the end of a play needs.
    from game.results import frameworks
    from scoring.assess import assess

    written = state.play.scenario.ending(ending)
    assert written is not None, "checked when the scenario was loaded"
    found = assess(state.trace(), state.play, frameworks(), None)
    return Ended(ending, written.nature, found.announced)
