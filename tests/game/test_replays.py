"""The same situation with another customer asks for other answers: what a neighbour did is no key."""

from __future__ import annotations

import pytest

from game.content import bundled, cast
from scenarios.kernel import start
from scenarios.moves import right_move
from scenarios.play import Play, prepare
from scenarios.steps.calcul import CalculMove
from scenarios.steps.dialogue import DialogueMove
from scenarios.steps.selection import SelectionMove
from tests.support.plays import moved

# What is picked or worked out, ids of customers apart: a name typed in a form differs by itself.
PICKED = (DialogueMove, SelectionMove, CalculMove)
# Situation, then what three other customers may well change of the right answers.
CHANGED = {
    "premiere-matinee": {"dossier", "montant", "suite"},
    "forum-des-inscriptions": {"suite"},
    "l-impaye": {"reperer", "solution", "pieces"},
}


def play_of(id_: str, seed: int) -> Play:
    scenario = bundled().scenarios[id_]
    house = bundled().organisations[scenario.organisation]
    return prepare(scenario, house, cast(scenario, seed), "guide")


def right_answers(play: Play) -> dict[str, str]:
    """What is right at each step of the straight way, for this customer."""
    found: dict[str, str] = {}
    state = start(play)
    while not state.is_over:
        step = state.position.step
        assert step is not None
        move = right_move(state.view)
        if isinstance(move, PICKED):
            found.setdefault(step, repr(move))
        state = moved(state, move)
    return found


@pytest.mark.parametrize("id_", CHANGED)
def test_three_other_customers_ask_for_other_answers(id_: str) -> None:
    plays = {play_of(id_, seed).casting.temper.besoin: play_of(id_, seed) for seed in range(1, 30)}
    answers = [right_answers(play) for play in list(plays.values())[:4]]
    assert len(answers) >= 3
    steps = set(answers[0]).intersection(*answers[1:])
    changing = {step for step in steps if len({one[step] for one in answers}) > 1}
    assert changing >= CHANGED[id_]


@pytest.mark.parametrize("id_", CHANGED)
def test_what_customers_say_differs_by_their_need(id_: str) -> None:
    needs = bundled().scenarios[id_].client.besoins
    words = {name for need in needs for name in need.mots}
    shared = {name for name in words if len({need.mots[name] for need in needs}) == 1}
    assert len(needs) >= 3
    assert shared == set()
