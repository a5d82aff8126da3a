"""Somebody not met yet, by number: deterministic, and never the need or manner told."""

from __future__ import annotations

import pytest

from game.content import bundled
from game.journey import who_comes
from personas.draw import draw, kind_of
from personas.library import archetypes
from personas.newcomer import Newcomer, newcomer
from scenarios.model import Scenario

CATALOGUE = bundled().catalogue


def who(
    scenario: Scenario, met: set[tuple[str, str]], known: set[str], start: int = 1
) -> tuple[Newcomer, tuple[str, str]]:
    found = newcomer(scenario.client, met, known, start=start, largest=9_999)
    return found, kind_of(scenario.client, found.number)


@pytest.mark.parametrize("scenario", CATALOGUE, ids=lambda one: one.id)
def test_the_kind_told_is_the_kind_drawn(scenario: Scenario) -> None:
    for seed in (1, 42, 9_999):
        casting = draw(scenario.client, scenario.figurants, archetypes(), seed)
        assert kind_of(scenario.client, seed) == (casting.temper.archetype, casting.temper.besoin)


@pytest.mark.parametrize("scenario", CATALOGUE, ids=lambda one: one.id)
def test_student_after_student_everybody_comes_before_anybody_comes_back(
    scenario: Scenario,
) -> None:
    personas, needs = set(scenario.client.personas), {n.id for n in scenario.client.besoins}
    met: set[tuple[str, str]] = set()
    for turn in range(len(personas) * len(needs)):
        found, kind = who(scenario, met, {persona for persona, _ in met}, start=1 + 37 * turn)
        assert kind not in met, turn
        assert found.is_new_pair
        assert found.has_new_need == (kind[1] not in {need for _, need in met})
        assert found.has_new_manner == (kind[0] not in {persona for persona, _ in met})
        met.add(kind)
        if turn < min(len(personas), len(needs)):
            assert found.has_new_need
            assert found.has_new_manner
    assert {need for _, need in met} == needs
    assert {persona for persona, _ in met} == personas
    found, _ = who(scenario, met, personas, start=500)
    assert (found.number, found.is_new_pair) == (500, False)


def test_the_same_question_has_the_same_answer_and_wraps_at_the_end() -> None:
    scenario = CATALOGUE[0]
    first, kind = who(scenario, set(), set(), start=9_999)
    assert first == who(scenario, set(), set(), start=9_999)[0]
    assert first.number == 9_999
    again, other = who(scenario, {kind}, {kind[0]}, start=9_999)
    assert 1 <= again.number < 9_999
    assert other[0] != kind[0]
    assert other[1] != kind[1]


def test_the_reason_says_what_is_new_and_not_who_comes() -> None:
    told = {
        who_comes(Newcomer(7, *new))
        for new in (
            (True, True, True),
            (True, False, True),
            (False, True, True),
            (False, False, True),
            (False, False, False),
        )
    }
    assert len(told) == 5
    names = {one.nom.casefold() for one in archetypes().values()} | set(archetypes())
    for sentence in told:
        assert sentence.startswith("Client n° 7 : ")
        assert not any(name in sentence.casefold().split() for name in names)
