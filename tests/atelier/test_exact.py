"""What kinds of customers share is what each of them is found to be on its own."""

from __future__ import annotations

import pytest

from game.atelier.analysis.castings import classes
from game.atelier.analysis.exact import ExactKinds
from game.content import bundled
from scenarios.play import Mode
from scenarios.reach.analysis import reach
from scenarios.reach.columns import columns
from scenarios.reach.contexts import Contexts
from scenarios.reach.table import Table, compile_table
from scoring.framework import load
from scoring.guessing import judge

LEAVING: tuple[Mode, ...] = ("entrainement", "evaluation")


@pytest.mark.parametrize("id_", ["demonstration", "moins-chere-ailleurs"])
def test_what_is_shared_is_what_each_kind_earns(id_: str) -> None:
    scenario = bundled().scenarios[id_]
    house = bundled().organisations[scenario.organisation]
    by_mode = {mode: [one.play for one in classes(scenario, house, mode).found] for mode in LEAVING}
    plays = by_mode[LEAVING[0]]
    groups = judge(plays[0], columns(plays[0]).criteria, load()).competences
    exact = ExactKinds(plays, groups, LEAVING)
    found = [exact.of(play) for play in plays]
    # Some share everything, and some do not.
    assert 1 < len({id(each) for each in found}) < len(plays)
    for rank in range(0, len(plays), 7):
        for mode in LEAVING:
            alone, mine = reach(by_mode[mode][rank], groups), found[rank][mode].reach
            assert (mine.by_criterion, mine.total) == (alone.by_criterion, alone.total)
            assert (mine.by_group, mine.seen) == (alone.by_group, alone.seen)


def test_a_table_expanded_where_plays_go_knows_what_is_played_again() -> None:
    scenario = bundled().scenarios["demonstration"]
    house = bundled().organisations[scenario.organisation]
    plays = [one.play for one in classes(scenario, house, "guide").found]
    exact = ExactKinds(plays, {}, ("guide",))
    table = exact.table(plays[0])
    assert table.replayed == frozenset(plays[0].steps)
    exact.of(plays[0])
    known = exact.table(plays[0])
    assert not known.is_whole
    assert known.replayed >= compile_table(plays[0]).replayed
    assert Table(plays[0], Contexts(plays[0])).replayed == frozenset(plays[0].steps)
