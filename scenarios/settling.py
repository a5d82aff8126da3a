"""The one law that play, replay and search share: where a progress leads from a position.

Gauges, mood and facts first; then the way onwards: a walk-out, a target, an ending.
"""

from __future__ import annotations

from dataclasses import replace

from scenarios.conditions import Standing, holds
from scenarios.customer import clamp, felt, next_mood
from scenarios.play import Play, Position
from scenarios.steps.kind import Progress
from scenarios.steps.parts import Target


def first_position(play: Play) -> Position:
    """Where every play of this casting starts."""
    temper = play.casting.temper
    trust, patience = clamp(temper.confiance), clamp(temper.patience)
    mood = next_mood("serein", trust=trust, patience=patience, threshold=temper.seuil)
    return Position(play.scenario.etapes[0].id, (), trust, patience, mood, frozenset())


def settle(play: Play, position: Position, progress: Progress) -> Position:
    """The position after a progress: gauges, mood, facts, then the way onwards.

    The one law that play, replay and search share.
    """
    step = play.steps[position.step or ""]
    temper = play.casting.temper
    trust, patience = position.trust, position.patience
    if step.interlocuteur is None:
        trust = clamp(trust + felt(progress.trust, temper, position.mood))
        wear = temper.usure if progress.quality in ("maladroit", "faute") else 0
        wear = wear if progress.reacts else 0
        patience = clamp(patience + felt(progress.patience, temper, position.mood) - wear)
    mood = next_mood(position.mood, trust=trust, patience=patience, threshold=temper.seuil)
    felt_position = replace(
        position,
        trust=trust,
        patience=patience,
        mood=mood,
        facts=position.facts | progress.facts,
        local=progress.local,
    )
    if leaves(play, felt_position, progress):
        return _departed(play, felt_position)
    if not progress.is_done:
        return felt_position
    return _arrive(play, felt_position, progress.goto or step.vers)


def leaves(play: Play, position: Position, progress: Progress) -> bool:
    """Whether the customer walks out: never in guided mode, and only out of a contact."""
    return (
        play.mode != "guide"
        and play.scenario.depart is not None
        and progress.reacts
        and not position.is_relieved
        and play.steps[position.step or ""].interlocuteur is None
        and position.patience <= play.casting.temper.seuil
    )


def _departed(play: Play, position: Position) -> Position:
    departure = play.scenario.depart
    assert departure is not None
    onwards = departure.relais if play.mode == "entrainement" else departure.bilan
    if onwards is None:
        return replace(position, step=None, local=(), ending=departure.fin, is_relieved=True)
    return replace(position, step=onwards, local=(), is_relieved=True)


def _arrive(play: Play, position: Position, target: Target | None) -> Position:
    standing = Standing(
        position.trust, position.patience, position.mood, position.facts, play.casting.temper
    )
    goal = resolve(target, standing)
    if goal in play.steps:
        return replace(position, step=goal, local=())
    departure = play.scenario.depart
    # After a walk-out, every way through the paperwork ends the play as a walk-out.
    ending = departure.fin if position.is_relieved and departure else goal
    return replace(position, step=None, local=(), ending=ending)


def resolve(target: Target | None, at: Standing) -> str:
    """The step or ending a target leads to; a checked scenario always has one."""
    if isinstance(target, str):
        return target
    for branch in target or ():
        if holds(branch.si, at):
            return branch.etape
    raise LookupError("no way onwards: the scenario was not checked")
