"""Another customer asks for other questions, lines and answers: what a neighbour did is no key.

Every situation of the catalogue is held to it, and so is the next one that joins it.
"""

from __future__ import annotations

from functools import cache
from itertools import combinations

import pytest
from msgspec.structs import replace

from game.content import bundled, cast
from scenarios.conditions import holds
from scenarios.customer import Motive
from scenarios.kernel import start
from scenarios.model import Scenario
from scenarios.moves import right_move
from scenarios.play import View, prepare
from scenarios.steps.dialogue import Dialogue
from scenarios.steps.grading import worth
from scenarios.steps.questions import Questions
from tests.support.plays import moved

SITUATIONS = tuple(one.id for one in bundled().catalogue if len(one.client.besoins) > 1)
# Steps, of those that are marked, where two customers of different needs want other answers.
FEWEST_BY_NEED = 2
# Steps where three who differ by what counts for them too do not all want the same.
FEWEST_BY_CUSTOMER = 4
SEED = 1


def right_answers(view: View) -> frozenset[str]:
    """All that is right here: the ids of lines and questions, or the one answer of other kinds."""
    step = view.step
    if not isinstance(step, Dialogue | Questions):
        return frozenset({repr(right_move(view))})
    lines = step.choix if isinstance(step, Dialogue) else step.questions
    return frozenset(
        line.id
        for line in lines
        if worth(line, view.standing).quality == "attendu"
        and (isinstance(step, Questions) or holds(line.si, view.standing))
    )


@cache
def answers(id_: str, need: str, motive: Motive) -> dict[str, frozenset[str]]:
    """What is right at each marked step of the straight way, with the same person come for that."""
    scenario = bundled().scenarios[id_]
    casting = cast(scenario, SEED, scenario.client.personas[0])
    temper = replace(casting.temper, besoin=need, mobiles=(motive,))
    house = bundled().organisations[scenario.organisation]
    state = start(prepare(scenario, house, replace(casting, temper=temper), "guide"))
    found: dict[str, frozenset[str]] = {}
    while not state.is_over:
        view = state.view
        if view.step.criteres:
            found.setdefault(view.step.id, right_answers(view))
        state = moved(state, right_move(view))
    return found


def changing(one: dict[str, frozenset[str]], other: dict[str, frozenset[str]]) -> set[str]:
    """Steps whose right answers differ; a step that only one of them meets is such a step."""
    return {step for step in {*one, *other} if one.get(step) != other.get(step)}


def needs(scenario: Scenario) -> list[str]:
    return [need.id for need in scenario.client.besoins]


@pytest.mark.parametrize("id_", SITUATIONS)
def test_another_need_wants_other_answers(id_: str) -> None:
    scenario = bundled().scenarios[id_]
    motive = scenario.client.mobiles.parmi[0]
    for one, other in combinations(needs(scenario), 2):
        found = changing(answers(id_, one, motive), answers(id_, other, motive))
        assert len(found) >= FEWEST_BY_NEED, (one, other, found)


@pytest.mark.parametrize("id_", SITUATIONS)
def test_three_other_customers_want_other_answers(id_: str) -> None:
    """Three who differ in need and in what counts for them."""
    scenario = bundled().scenarios[id_]
    motives = scenario.client.mobiles.parmi
    three = [answers(id_, *one) for one in zip(needs(scenario)[:3], motives, strict=False)]
    assert len(three) == 3
    found = changing(three[0], three[1]) | changing(three[0], three[2])
    assert len(found) >= FEWEST_BY_CUSTOMER, found


@pytest.mark.parametrize("id_", SITUATIONS)
@pytest.mark.parametrize("kind", [Dialogue, Questions])
def test_other_customers_want_other_lines_and_other_questions(
    id_: str, kind: type[Dialogue | Questions]
) -> None:
    scenario = bundled().scenarios[id_]
    steps = {step.id for step in scenario.etapes if isinstance(step, kind)}
    if not steps:
        return
    everybody = [
        answers(id_, need, motive)
        for need in needs(scenario)
        for motive in scenario.client.mobiles.parmi
    ]
    # Of the steps that all of them meet: the other line, not the other way.
    met = steps.intersection(*everybody)
    assert any(len({one[step] for one in everybody}) > 1 for step in met)


@pytest.mark.parametrize("id_", SITUATIONS)
def test_what_customers_say_differs_by_their_need(id_: str) -> None:
    wanted = bundled().scenarios[id_].client.besoins
    words = {name for need in wanted for name in need.mots}
    shared = {name for name in words if len({need.mots[name] for need in wanted}) == 1}
    assert len(wanted) >= 3
    assert shared == set()
