"""The kernel: pure consequences. `start`, `advance`, `take_back`, `replay`.

Nothing here reads a clock, a disk or a screen; equal inputs give equal states.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import zip_longest

from scenarios.play import Play, Position, View, only_mends
from scenarios.rulings import ruled
from scenarios.settling import Passage, Passages, opening, passage
from scenarios.steps.kind import Mark, Move, Offer, Progress, Refusal
from scenarios.trace import Act, Trace, Turn
from scenarios.turns import (
    alea_turns,
    departure_turns,
    entry_turns,
    last_channel,
    move_turns,
    return_turns,
    scene_turns,
)


@dataclass(frozen=True, slots=True)
class State:
    """A play at one moment: fixed bundle, position, and all that led to it.

    visits: how many times each step was entered. before: the state to which the last line may
    be taken back, None when it may not. taken_back: (step, visit) of the line taken back. way: the steps gone to by the
    last move, the present one last; empty when it stayed where it was. unsaid: the steps
    interrupted upon arriving there, which say what they open with once they are come back to.
    """

    play: Play
    position: Position
    visits: Mapping[str, int]
    acts: tuple[Act, ...] = ()
    turns: tuple[Turn, ...] = ()
    departure_marks: tuple[Mark, ...] = ()
    before: State | None = None
    taken_back: tuple[str, int] | None = None
    way: tuple[str, ...] = ()
    unsaid: frozenset[str] = frozenset()

    @property
    def view(self) -> View:
        """What the current step may look at; the play must not be over."""
        step = self.position.step
        assert step is not None, "the play is over"
        return View(self.play, self.position, self.visits[step], self.acts)

    @property
    def is_over(self) -> bool:
        """Whether an ending was reached."""
        return self.position.step is None

    def offer(self) -> Offer:
        """What the student sees and may do now."""
        step = self.position.step
        assert step is not None, "the play is over"
        return self.play.steps[step].offer(self.view)

    def trace(self) -> Trace:
        """All that the play has led to so far."""
        p = self.position
        return Trace(
            acts=self.acts,
            turns=self.turns,
            facts=p.facts,
            trust=p.trust,
            patience=p.patience,
            mood=p.mood,
            ending=p.ending,
            has_left=p.is_relieved or bool(self.departure_marks),
            departure_marks=self.departure_marks,
            taken_back=0 if self.taken_back is None else 1,
            ruled=ruled(self.play, self.acts, is_over=self.is_over),
        )


def start(play: Play) -> State:
    """A play at its first step."""
    position, way = opening(play)
    return _gone(State(play, position, {}), way)


def set_down(play: Play, position: Position) -> State:
    """A play at a position that no moves led to: an author tries one step by itself.

    What was put aside counts as entered once, so that it can be come back to.
    """
    entered = {step: 1 for step, _ in position.paused}
    return _gone(State(play, position, entered), (Passage(position),))


def advance(
    state: State, move: Move, *, line: int = 0, seconds: float | None = None
) -> State | Refusal:
    """The state after a move, or why the move is not taken. line: number in the journal."""
    play, before = state.play, state.position
    if before.step is None:
        return Refusal("La partie est finie.")
    step, view = play.steps[before.step], state.view
    progress = step.accept(move, view)
    if isinstance(progress, Refusal):
        return progress
    after, way = passage(play, before, progress)
    turns, reply = move_turns(view, progress, after)
    has_departed = after.is_relieved and not before.is_relieved
    if has_departed:
        turns += departure_turns(view)
    act = replace(
        _act(state, move, progress, after, reply, line, seconds),
        turns=(len(state.turns), len(state.turns) + len(turns)),
        is_departure=has_departed,
    )
    moved = replace(
        state,
        position=after,
        acts=(*state.acts, act),
        turns=state.turns + turns,
        departure_marks=_departure_marks(play) if has_departed else state.departure_marks,
        before=replace(state, before=None) if _may_take_back(state, act) else None,
    )
    return _gone(moved, way)


def _gone(state: State, way: Passages) -> State:
    """The state once the steps gone to are counted as visited, and have said what they say."""
    visits, turns, unsaid = dict(state.visits), state.turns, set(state.unsaid)
    for passage_, after in zip_longest(way, way[1:]):
        step = passage_.at.step or ""
        if not passage_.is_return:
            visits[step] = visits.get(step, 0) + 1
        view = View(state.play, passage_.at, visits[step], state.acts)
        if passage_.alea is not None:
            turns += alea_turns(view, passage_.alea)
        is_begun = passage_.is_return and step not in unsaid
        if after is not None and after.alea is not None and not is_begun and not scene_turns(view):
            # Nobody asks a question before the telephone rings, and waits for the answer after.
            unsaid.add(step)
            continue
        unsaid.discard(step)
        turns += (return_turns if is_begun else entry_turns)(view, last_channel(turns))
    gone = tuple(passage_.at.step or "" for passage_ in way)
    return replace(state, visits=visits, turns=turns, way=gone, unsaid=frozenset(unsaid))


def take_back(state: State) -> State | Refusal:
    """The state before the last line, once in a play and in guided mode only."""
    if state.before is None:
        return Refusal("Cette réplique ne peut pas être reprise.")
    earlier = state.before
    step = earlier.position.step or ""
    return replace(earlier, taken_back=(step, earlier.visits[step]))


def replay(play: Play, entries: Iterable[tuple[int, Move | None, float | None]]) -> State:
    """The state that a journal leads to. Entries are (line, move, seconds); None takes back.

    Raises ReplayError at the first entry that does not fit.
    """
    state = start(play)
    for line, move, seconds in entries:
        result = (
            take_back(state) if move is None else advance(state, move, line=line, seconds=seconds)
        )
        if isinstance(result, Refusal):
            raise ReplayError(line, result.message)
        state = result
    return state


class ReplayError(ValueError):
    """A journal entry that the scenario does not take; `line` is its number."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


def offered_ids(offer: Offer) -> tuple[str, ...]:
    """The ids of what is offered, in the order shown; empty for what is typed."""
    for name in ("options", "points", "fields"):
        items = getattr(offer, name, None)
        if items is not None:
            return tuple(item.id for item in items)
    return ()


def _may_take_back(state: State, act: Act) -> bool:
    return (
        state.play.mode == "guide"
        and state.taken_back is None
        and act.kind == "dialogue"
        and act.quality in ("maladroit", "faute")
    )


def _departure_marks(play: Play) -> tuple[Mark, ...]:
    departure = play.scenario.depart
    if departure is None or play.mode != "evaluation":
        return ()
    return tuple(Mark(criterion, 0, departure.raison) for criterion in departure.criteres)


def _act(
    state: State,
    move: Move,
    progress: Progress,
    after: Position,
    reply: str | None,
    line: int,
    seconds: float | None,
) -> Act:
    view = state.view
    step = state.play.steps[state.position.step or ""]
    return Act(
        line=line,
        step=step.id,
        visit=view.visit,
        kind=step.kind,
        move=move,
        key=progress.key,
        offered=offered_ids(step.offer(view)),
        quality=progress.quality,
        marks=tuple(replace(m, reason=view.say(m.reason)) for m in progress.marks),
        reason=view.say(progress.reason),
        said=view.say(progress.said) if progress.reacts else progress.said,
        reply=reply,
        parts=progress.parts,
        better=progress.better,
        fault=progress.fault,
        trust=after.trust,
        patience=after.patience,
        mood=after.mood,
        facts=after.facts,
        is_final=progress.is_done,
        is_aided=state.taken_back == (step.id, view.visit),
        seconds=seconds,
        is_spoken=progress.reacts and bool(progress.said),
        conduct=tuple(
            replace(m, reason=view.say(m.reason))
            for m in (*progress.conduct, *step.conduct(progress))
        ),
        is_mending=only_mends(state.play, state.position),
    )
