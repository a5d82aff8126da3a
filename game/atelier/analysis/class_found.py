"""One kind of customer looked at whole: what can be earned, what routes meet, what guessing gives."""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import TypeVar

from game.atelier.analysis.exact import ExactKinds
from game.atelier.cores import cores
from scenarios.moves import right_move
from scenarios.play import Mode, Play, View
from scenarios.reach.analysis import PlayReach
from scenarios.reach.blind import STRATEGIES
from scenarios.reach.blind import Known as KnownAnswers
from scenarios.reach.classes import Classes
from scenarios.reach.routes import Routes
from scenarios.reach.walks import Walk, walks
from scenarios.rulings import BROKEN, KEPT
from scenarios.settling import first_position, settle
from scenarios.steps.kind import Refusal
from scoring.assessment import Reach
from scoring.guessing import Blind, Guess, Judge

T = TypeVar("T")

# The strategy whose plays show how scores are spread.
AT_RANDOM = "hasard"
# So many times more plays at random: rare steps are met too, and each play costs little.
MORE_AT_RANDOM = 4
# The modes in which a customer may walk out.
LEAVING: tuple[Mode, ...] = ("entrainement", "evaluation")
# No honest play of a scene is longer.
MAX_MOVES = 400


@dataclass(slots=True)
class Played:
    """The plays of one strategy with one kind of customer.

    places: the sum of their places between worst and best, of so many placed plays. by_step: for
    each step, the sum of the mean marks it gave and how many times. totals: plays by total.
    """

    plays: int = 0
    placed: int = 0
    places: float = 0.0
    left: int = 0
    cut: int = 0
    guesses: dict[str, Guess] = field(default_factory=dict)
    by_step: dict[str, tuple[float, int]] = field(default_factory=dict)
    totals: Counter[int] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class ClassFound:
    """What was found of one kind of customer.

    routes: None when a bound was hit. left: observations where the customer walks out, by mode
    and competence. right_leaves: steps at which right answers made them walk out.
    """

    reach: PlayReach
    routes: Routes | None
    left: Mapping[Mode, Mapping[str, tuple[int, int]]]
    played: Mapping[str, Played]
    right_leaves: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Job:
    """What is asked of every kind of customer.

    plays: how many each strategy makes; seed: the number of the first.
    """

    judge: Judge
    plays: int
    seed: int


def look_at_all(
    job: Job, plays: Sequence[Play], processes: int | None, errand: Callable[[], T]
) -> tuple[list[ClassFound], T]:
    """Every kind of customer, in the order given; in several processes where the machine can.

    errand: what the first process that has done its share does besides.
    """
    wanted = min(len(plays), cores() if processes is None else processes)
    if wanted > 1:
        # Late: what one kind of customer does not pay.
        from concurrent.futures import BrokenExecutor

        try:
            return _in_processes(job, plays, wanted, errand)
        except (OSError, BrokenExecutor, ImportError):
            # No second process to be had, none allowed, or one was killed: one does all the work.
            pass
    return _share(job, list(enumerate(plays))), errand()


def _in_processes(
    job: Job, plays: Sequence[Play], processes: int, errand: Callable[[], T]
) -> tuple[list[ClassFound], T]:
    """The same in several processes; kinds that share most of their table go to one of them."""
    # Late: 30 ms, which one kind of customer does not pay.
    from concurrent.futures import ProcessPoolExecutor

    known = Classes(plays[0].scenario, plays[0].mode)
    order = sorted(range(len(plays)), key=lambda rank: repr(known.context_of(plays[rank])))
    size = -(-len(plays) // processes)
    shares = [order[first : first + size] for first in range(0, len(order), size)]
    with ProcessPoolExecutor(len(shares)) as pool:
        numbered = [[(rank, plays[rank]) for rank in some] for some in shares]
        done = pool.map(_share_apart, [job] * len(shares), numbered)
        besides = pool.submit(errand)
        found = [each for share in done for each in share]
        by_rank = dict(zip(order, found, strict=True))
        return [by_rank[rank] for rank in range(len(plays))], besides.result()


def _share(job: Job, plays: Sequence[tuple[int, Play]]) -> list[ClassFound]:
    """Kinds of customers with their ranks, by which no two draw the same plays."""
    with kept_whole():
        return _looked_at(job, plays, _Looking(job, [play for _, play in plays]))


def _looked_at(job: Job, plays: Sequence[tuple[int, Play]], looking: _Looking) -> list[ClassFound]:
    return [
        looking.at(play, first=job.seed + rank * job.plays * MORE_AT_RANDOM) for rank, play in plays
    ]


# What a process that is about to end does not take the time to put away: half a second.
_left_lying: list[_Looking] = []


def _share_apart(job: Job, plays: Sequence[tuple[int, Play]]) -> list[ClassFound]:
    """The same, in a process that does nothing else."""
    gc.disable()
    _left_lying.append(_Looking(job, [play for _, play in plays]))
    return _looked_at(job, plays, _left_lying[-1])


@contextmanager
def kept_whole() -> Iterator[None]:
    """No looking for rings of objects meanwhile: tables are kept to the end, and it costs an eighth."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


class _Looking:
    """One after the other: what plays share is worked out once."""

    def __init__(self, job: Job, plays: Sequence[Play]) -> None:
        self._job = job
        mode, can_leave = plays[0].mode, plays[0].scenario.depart is not None
        modes = tuple(dict.fromkeys((mode, *LEAVING))) if can_leave else (mode,)
        self._exact = ExactKinds(plays, job.judge.competences, modes)
        # By what decides the words of a play: what strategies answer.
        self._answers: dict[object, KnownAnswers] = {}

    def at(self, play: Play, *, first: int) -> ClassFound:
        """Everything about one kind of customer. first: the number of its first play."""
        by_mode = self._exact.of(play)
        exact = by_mode[play.mode]
        seen = {mode: by_mode[mode].reach.seen for mode in LEAVING if mode in by_mode}
        return ClassFound(
            reach=exact.reach,
            routes=exact.routes,
            left={mode: ends[True] for mode, ends in seen.items() if True in ends},
            played=self._played(play, Reach(*exact.reach.total), first),
            right_leaves=_right_leaves(play),
        )

    def _played(self, play: Play, limits: Reach, first: int) -> dict[str, Played]:
        """What each strategy gets, by its id."""
        casting, job, table = play.casting, self._job, self._exact.table(play)
        # Numbers and words are drawn by the number of the casting, and by what its context tells.
        words = self._exact.key(play), casting.graine, casting.client
        answers = self._answers.setdefault(words, KnownAnswers())
        found = {}
        for id_ in STRATEGIES:
            count = job.plays * (MORE_AT_RANDOM if id_ == AT_RANDOM else 1)
            found[id_] = _told(walks(table, id_, count, first, answers), job.judge, limits)
        return found


def _right_leaves(play: Play) -> tuple[str, ...]:
    """Where the customer walks out of a play of right answers alone, in the modes that let them."""
    if play.scenario.depart is None:
        return ()
    played = play if play.mode != "guide" else replace(play, mode=LEAVING[0])
    here, found = first_position(played), list[str]()
    for _ in range(MAX_MOVES):
        if here.step is None:
            break
        # What was answered before is of no weight: nobody leaves over a judgement on oneself.
        view = View(played, here, 1)
        progress = view.step.accept(right_move(view), view)
        if isinstance(progress, Refusal):
            break
        after = settle(played, here, progress)
        if after.is_relieved and not here.is_relieved:
            found.append(here.step)
        here = after
    return tuple(found)


def _told(played: Iterable[Walk], judge: Judge, limits: Reach) -> Played:
    found = Played(guesses={code: Guess() for code in judge.competences})
    # Who goes by a reflex often goes the same way again: told once, counted so many times.
    ways: dict[tuple[int, ...], tuple[Walk, int]] = {}
    for walk in played:
        ways[walk.edges] = walk, ways.get(walk.edges, (walk, 0))[1] + 1
    for walk, times in ways.values():
        found.plays += times
        if not walk.is_over:
            found.cut += times
            continue
        total = walk.total
        place = limits.place(total)
        if place is not None:
            found.placed += times
            found.places += times * place
        found.left += times * walk.has_left
        found.totals[total] += times
        judge.add(blind(walk), found.guesses, times)
        for arc in walk.counted:
            values = [value for _, value in arc.outcome.marks]
            mean, met = found.by_step.get(arc.step, (0.0, 0))
            found.by_step[arc.step] = (mean + times * sum(values) / len(values), met + times)
    return found


def blind(walk: Walk) -> Blind:
    """What counts of a play on a table, as the judge takes it."""
    play = walk.table.play
    acts = [arc.outcome.marks for arc in walk.counted]
    verdicts = walk.ruled
    for rule in play.rules:
        if rule.id in verdicts and rule.criteres:
            value = KEPT if verdicts[rule.id] == "tenue" else BROKEN
            acts.append(tuple((code, value) for code in rule.criteres))
    departure = play.scenario.depart
    if departure is not None and departure.criteres and play.mode == "evaluation" and walk.has_left:
        acts.append(tuple((code, 0) for code in departure.criteres))
    faults = tuple((fault, play.steps[step].criteres) for step, fault in walk.faults)
    return Blind(tuple(acts), faults)
