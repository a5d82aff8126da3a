"""The one law that play, replay and search share: where a progress leads from a position.

Gauges, mood and facts first; then the way onwards: a walk-out, a detour, a target, an ending;
then what may interrupt the step arrived at.
"""

from __future__ import annotations

from dataclasses import dataclass

from msgspec.structs import replace

from scenarios.aleas import Alea
from scenarios.conditions import Standing, holds
from scenarios.customer import STILL, Change, clamp, moved, next_mood
from scenarios.play import Play, Position
from scenarios.rulings import followed
from scenarios.steps.kind import Progress
from scenarios.steps.parts import RETURN, Target, is_clumsy


@dataclass(frozen=True, slots=True)
class Passage:
    """A step gone to on the way from one position to the next.

    at: the position upon arriving there. is_return: it was put aside and is come back to, in the
    same visit. alea: what interrupts to lead there, None for an ordinary way.
    """

    at: Position
    is_return: bool = False
    alea: Alea | None = None


Passages = tuple[Passage, ...]


def first_position(play: Play) -> Position:
    """Where every play of this casting starts."""
    return opening(play)[0]


def opening(play: Play) -> tuple[Position, Passages]:
    """The first position, and the steps gone to on the way."""
    temper = play.casting.temper
    trust, patience = clamp(temper.confiance), clamp(temper.patience)
    mood = next_mood("serein", trust=trust, patience=patience, threshold=temper.seuil)
    known = frozenset(play.scenario.connu)
    first = Position(play.scenario.etapes[0].id, (), trust, patience, mood, known)
    return _interrupted(play, first, (Passage(first),))


def settle(play: Play, position: Position, progress: Progress) -> Position:
    """The position after a progress."""
    return passage(play, position, progress)[0]


def passage(play: Play, position: Position, progress: Progress) -> tuple[Position, Passages]:
    """The position after a progress, and the steps gone to on the way (none: it goes on)."""
    return onwards(play, felt(play, position, progress), progress)


def onwards(play: Play, felt_position: Position, progress: Progress) -> tuple[Position, Passages]:
    """The same, once it was felt."""
    if leaves(play, felt_position, progress):
        departed = _departed(play, felt_position)
        return departed, () if departed.step is None else (Passage(departed),)
    if progress.detour is not None:
        aside = (*felt_position.paused, (felt_position.step or "", felt_position.local))
        away = replace(felt_position, step=progress.detour, local=(), paused=aside)
        return _interrupted(play, away, (Passage(away),))
    if not progress.is_done:
        return _interrupted(play, felt_position, ())
    step = play.steps[felt_position.step or ""]
    arrived, is_return = _arrive(play, felt_position, progress.goto or step.vers)
    if arrived.step is None:
        return arrived, ()
    return _interrupted(play, arrived, (Passage(arrived, is_return=is_return),))


def felt(play: Play, position: Position, progress: Progress) -> Position:
    """Gauges, mood, facts, and what the step keeps."""
    step = play.steps[position.step or ""]
    temper = play.casting.temper
    gauges = (position.trust, position.patience, position.mood)
    change = change_of(progress, is_heard=step.interlocuteur is None)
    trust, patience, mood = moved(gauges, change, temper)
    return replace(
        position,
        trust=trust,
        patience=patience,
        mood=mood,
        facts=followed(play, position, progress) | progress.facts,
        local=progress.local,
    )


def change_of(progress: Progress, *, is_heard: bool) -> Change:
    """What a move does to the gauges; is_heard: said to the customer, not to somebody else."""
    if not is_heard:
        return STILL
    return Change(
        progress.trust, progress.patience, progress.reacts and is_clumsy(progress.quality)
    )


def leaves(play: Play, position: Position, progress: Progress) -> bool:
    """Whether the customer walks out: never in guided mode, and only out of a contact."""
    return may_leave(play, position, progress) and is_at_end(play, position.patience)


def may_leave(play: Play, position: Position, progress: Progress) -> bool:
    """Whether the move is one upon which a customer at the end of their patience walks out."""
    return play.mode != "guide" and is_reason_to_leave(play, position, progress)


def is_reason_to_leave(play: Play, position: Position, progress: Progress) -> bool:
    """The same, in the modes that let customers walk out; nobody walks out of a leave-taking."""
    step = play.steps[position.step or ""]
    return (
        play.scenario.depart is not None
        and progress.reacts
        and not position.is_relieved
        and step.interlocuteur is None
        and step.phase != "conge"
    )


def is_at_end(play: Play, patience: int) -> bool:
    """Whether this is where the customer's patience ends."""
    return patience <= play.casting.temper.seuil


def _departed(play: Play, position: Position) -> Position:
    departure = play.scenario.depart
    assert departure is not None
    onwards = departure.relais if play.mode == "entrainement" else departure.bilan
    alone = replace(position, local=(), paused=(), is_relieved=True)
    if onwards is None:
        return replace(alone, step=None, ending=departure.fin)
    return replace(alone, step=onwards)


def _arrive(play: Play, position: Position, target: Target | None) -> tuple[Position, bool]:
    """Where a target leads, and whether that is a step put aside before."""
    standing = Standing(
        position.trust, position.patience, position.mood, position.facts, play.casting.temper
    )
    goal = resolve(target, standing)
    # A journal older than the word may hold a step of that name.
    if goal == RETURN and goal not in play.steps:
        step, local = position.paused[-1]
        return replace(position, step=step, local=local, paused=position.paused[:-1]), True
    if goal in play.steps:
        return replace(position, step=goal, local=()), False
    departure = play.scenario.depart
    # After a walk-out, every way through the paperwork ends the play as a walk-out.
    ending = departure.fin if position.is_relieved and departure else goal
    return replace(position, step=None, local=(), paused=(), ending=ending), False


def _interrupted(play: Play, position: Position, way: Passages) -> tuple[Position, Passages]:
    """The position, or that of what interrupts it now; several may, one inside the other."""
    for strike in play.aleas.get(position.step or "", ()):
        is_due = strike.alea.fact not in position.facts and len(position.local) >= strike.after
        if is_due and not position.is_relieved:
            struck = replace(
                position,
                step=strike.alea.etape,
                local=(),
                facts=position.facts | {strike.alea.fact},
                paused=(*position.paused, (position.step or "", position.local)),
            )
            return _interrupted(play, struck, (*way, Passage(struck, alea=strike.alea)))
    return position, way


def resolve(target: Target | None, at: Standing) -> str:
    """The step or ending a target leads to; a checked scenario always has one."""
    if isinstance(target, str):
        return target
    for branch in target or ():
        if holds(branch.si, at):
            return branch.etape
    raise LookupError("no way onwards: the scenario was not checked")
