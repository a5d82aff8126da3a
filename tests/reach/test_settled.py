"""What the temper alone decides of a condition holds, or fails, in every state of its plays."""

from __future__ import annotations

import pytest

from scenarios.chance import Chance
from scenarios.conditions import Bounds, Condition, holds, settled
from scenarios.kernel import start
from scenarios.reach import way
from tests.atelier.test_printed_conditions import drawn, positions, standing
from tests.reach.frame import of_library
from tests.support.essai import CALM


def test_what_is_settled_never_changes() -> None:
    found = {True: 0, False: 0, None: 0}
    for number in range(400):
        chance = Chance(number, "decidee")
        condition = drawn(chance)
        answer = settled(condition, CALM)
        found[answer] += 1
        if answer is not None:
            seen = {holds(condition, standing(p)) for p in positions(chance)}
            assert seen == {answer}, condition
    assert min(found.values()) > 5


def test_the_temper_decides_what_names_it_alone() -> None:
    here, other = Condition(besoin=CALM.besoin), Condition(besoin="autre")
    moving = Condition(fait="usage")
    assert settled(None, CALM) is True
    assert settled(here, CALM) is True
    assert settled(other, CALM) is False
    assert settled(Condition(tous=(other, moving)), CALM) is False
    assert settled(Condition(un=(here, moving)), CALM) is True
    assert settled(Condition(un=(other, moving)), CALM) is None
    assert settled(Condition(aucun=(other,)), CALM) is True
    assert settled(Condition(aucun=(here, moving)), CALM) is False
    assert settled(Condition(besoin=CALM.besoin, confiance=Bounds(min=3)), CALM) is None


def test_a_branch_for_another_customer_is_proved_out_of_reach_at_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """However many positions lead to the fork, none but the first is looked at."""
    monkeypatch.setattr(way, "MOST_LOOKED_AT", 2)
    for seed in range(1, 9):
        play = of_library("deux-cafetieres", "guide", seed)
        is_early = play.casting.temper.besoin == "lever-tot"
        found = way.way_to(start(play), "total-ondine" if is_early else "total-brise")
        assert (found.strides, found.is_whole) == (None, True)
