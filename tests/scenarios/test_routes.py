"""What all routes meet, how many there are, what they earn: equal to walking every one of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import pytest

from scenarios.customer import Temper
from scenarios.model import Scenario
from scenarios.play import Mode, Play, Position, View, only_mends
from scenarios.reach.analysis import PlayReach, reach
from scenarios.reach.columns import Groups, columns
from scenarios.reach.routes import Routes, routes
from scenarios.reach.sums import Sums, limits, sums_of
from scenarios.reach.table import compile_table
from scenarios.rulings import verdict_of
from scenarios.settling import opening, passage
from tests.scenarios.test_analysis import SMALL, aside, cut_from, hasty
from tests.support import essai, generated

MODES: tuple[Mode, ...] = ("guide", "entrainement", "evaluation")
ENOUGH = 2
Marks = tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Route:
    """One route, walked on positions that nothing merges.

    acts: (step, marks, whether it only mends) of each; visits: steps entered.
    """

    at: Position
    visits: tuple[str, ...]
    acts: tuple[tuple[str, Marks, bool], ...] = ()
    facts: frozenset[str] = field(default_factory=frozenset)


def every_route(play: Play, longest: int) -> Iterator[Route]:
    """Every route of at most so many moves, those that play a step again included."""
    first, way = opening(play)
    waiting = [Route(first, tuple(each.at.step or "" for each in way), facts=first.facts)]
    while waiting:
        here = waiting.pop()
        if here.at.step is None:
            yield here
        elif len(here.acts) < longest:
            step = play.steps[here.at.step]
            met: dict[tuple[str, Position], Route] = {}
            for progress in step.branches(View(play, here.at, 1)):
                after, passages = passage(play, here.at, progress)
                entered = tuple(p.at.step or "" for p in passages if not p.is_return)
                act = (step.id, progress.marks_only(), only_mends(play, here.at))
                met.setdefault(
                    (progress.key, after),
                    Route(after, here.visits + entered, (*here.acts, act), facts=after.facts),
                )
            waiting += met.values()


def counted(walked: Route, *, paid_only: bool) -> list[Marks]:
    """The marks of each act that counts: those of a step's last visit. paid_only: as points."""
    last = {step: rank for rank, (step, _, _) in enumerate(walked.acts)}
    kept = []
    for rank, (step, marks, only_mended) in enumerate(walked.acts):
        again = walked.visits.count(step) > 1
        if only_mended and paid_only:
            continue
        if marks and (not again or rank == last[step]):
            kept.append(marks)
    return kept


def marks_of(play: Play, walked: Route, *, paid_only: bool = False) -> list[Marks]:
    """Every graded act, rule and departure that counts in the end. paid_only: that earn points."""
    found = counted(walked, paid_only=paid_only)
    for rule in play.rules:
        verdict = verdict_of(rule, walked.facts)
        if verdict is not None:
            found.append(tuple((code, 3 if verdict == "tenue" else 0) for code in rule.criteres))
    departure = play.scenario.depart
    if walked.at.is_relieved and play.mode == "evaluation" and departure is not None:
        found.append(tuple((code, 0) for code in departure.criteres))
    return found


def groups_of(play: Play) -> Groups:
    """Two groups that share a criterion, as competences may."""
    codes = sorted({code for step in play.scenario.etapes for code in step.marked()})
    return {"un": frozenset(codes[: len(codes) // 2 + 1]), "deux": frozenset(codes[-2:])}


def summed(play: Play, groups: Groups) -> tuple[Sums, Routes]:
    """The sums of a play, and its routes."""
    found = sums_of(play, groups, ENOUGH)
    assert found is not None
    return found, routes(play.scenario, found, compile_table(play))


def compared(play: Play, longest: int) -> tuple[Routes, PlayReach, list[Route]]:
    """What the analysis says, and every route walked."""
    groups = groups_of(play)
    return summed(play, groups)[1], reach(play, groups), list(every_route(play, longest))


CASES: dict[str, tuple[Scenario, Mode, int]] = {
    name: (scenario, "guide", 9) for name, scenario in SMALL.items()
}
CASES |= {f"depart-{mode}": (hasty(), mode, 8) for mode in MODES}
RULED = cut_from(essai.ruled(), "decouvrir", "argumenter", "juger", depart=None)
CASES["regles"] = (RULED, "guide", 9)
CASES["sujets-presse"] = (aside("sujets"), "entrainement", 9)


@pytest.mark.parametrize("temper", [essai.CALM, essai.HURRIED], ids=["calme", "presse"])
@pytest.mark.parametrize("name", CASES)
def test_routes_equal_walking_them_all(name: str, temper: Temper) -> None:
    written, mode, longest = CASES[name]
    play = essai.play(mode, temper, written=written)
    found, bounds, walked = compared(play, longest)
    assert len(walked) > 20
    check(play, found, bounds, walked)


def check(play: Play, found: Routes, bounds: PlayReach, walked: list[Route]) -> None:
    """Everything that the analysis says, against every route walked."""
    again = replayed_steps(play, walked)
    once = [one for one in walked if len(set(one.visits)) == len(one.visits)]
    assert found.is_counted_whole == (not again), again
    for has_left in (False, True):
        ending_so = [one for one in walked if one.at.is_relieved == has_left]
        totals = Counter(
            sum(value for marks in marks_of(play, one, paid_only=True) for _, value in marks)
            for one in once
            if one.at.is_relieved == has_left
        )
        assert found.by_total.get(has_left, {}) == totals
        if not ending_so:
            assert has_left not in found.always
            assert has_left not in bounds.seen
            continue
        common = set.intersection(*(set(one.visits) for one in ending_so))
        assert set(found.always[has_left]) == common
        for name, members in groups_of(play).items():
            counts = [observations(play, one, members) for one in ending_so]
            assert bounds.seen[has_left][name] == (min(counts), max(counts)), name
    for name, members in groups_of(play).items():
        sums = [
            sum(
                value
                for marks in marks_of(play, one, paid_only=True)
                for code, value in marks
                if code in members
            )
            for one in walked
        ]
        assert bounds.by_group[name] == (min(sums), max(sums)), name
    assert set(found.endings) == {one.at.ending for one in walked}
    check_full(play, found, once)


def observations(play: Play, one: Route, members: frozenset[str]) -> int:
    """Acts, rules and departures that a route is marked on, on any of these criteria."""
    return sum(any(code in members for code, _ in marks) for marks in marks_of(play, one))


def check_full(play: Play, found: Routes, once: list[Route]) -> None:
    """The full route, against all those that lost nothing."""
    groups = groups_of(play)
    grouped = frozenset().union(*groups.values())
    full = [
        one
        for one in once
        if not one.at.is_relieved
        and all(
            value == 3 for marks in marks_of(play, one) for code, value in marks if code in grouped
        )
    ]
    if not full:
        assert found.full is None
        return
    assert found.full is not None
    assert set(found.full.endings) == {one.at.ending for one in full}
    seen = [
        {name: min(ENOUGH, observations(play, one, members)) for name, members in groups.items()}
        for one in full
    ]
    assert found.full.seen in seen
    assert min(found.full.seen.values()) == max(min(one.values()) for one in seen)


def replayed_steps(play: Play, walked: list[Route]) -> set[str]:
    """Steps that some route plays again."""
    return {step for one in walked for step in play.steps if one.visits.count(step) > 1}


def test_a_loop_is_said_not_to_be_counted_whole() -> None:
    play = essai.play("guide", written=SMALL["boucle"])
    _, found = summed(play, groups_of(play))
    assert not found.is_counted_whole
    assert found.count(has_left=False) > 0


@pytest.mark.parametrize("number", range(8))
def test_routes_of_generated_scenarios(number: int) -> None:
    written: Scenario = generated.scenario(number)
    play = essai.play(MODES[number % 3], generated.temper(number), written=written)
    groups = groups_of(play)
    (sums, known), found = summed(play, groups), reach(play, groups)
    if not sums.plays_again:
        mine = limits(sums, columns(play, groups).criteria)
        assert replace(mine, positions=found.positions) == found
    for has_left, totals in known.by_total.items():
        assert found.total[0] <= min(totals)
        assert max(totals) <= found.total[1]
        assert has_left in known.always
