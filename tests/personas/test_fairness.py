"""Served alike: the same choices with paired customers give the same replies, moods and marks."""

from __future__ import annotations

import pytest

from personas.draw import draw, paired
from personas.library import archetypes
from personas.names import Origin
from scenarios.chance import Chance
from scenarios.customer import Casting, Gender
from scenarios.kernel import State
from scenarios.moves import every_move
from scenarios.play import Mode, View, prepare
from scenarios.steps.kinds import AnyMove
from tests.support import essai
from tests.support.plays import played

SEEDS = range(0, 60, 5)
OTHERS: tuple[tuple[Gender, Origin, tuple[int, int]], ...] = (
    ("f", "france", (18, 25)),
    ("m", "maghreb", (18, 25)),
    ("f", "africa", (70, 79)),
    ("m", "china", (40, 50)),
)


def choose(view: View) -> AnyMove:
    """Any of the moves, the same for the same state whoever the customer is."""
    moves = list(every_move(view))
    step, seed = view.position.step or "", view.play.casting.graine
    return Chance(seed, "robot", step, view.visit, len(view.acts)).pick(moves)


def end_of(casting: Casting, mode: Mode) -> State:
    """A whole play of the small situation with this customer."""
    return played(prepare(essai.scenario(), essai.organisation(), casting, mode), choose)


def consequences(state: State) -> list[object]:
    """All that the choices led to, texts left out: those call people by their names."""
    acts = [
        (
            *(act.step, act.key, act.reply, act.quality, act.mood, act.trust, act.patience),
            tuple((mark.criterion, mark.value) for mark in act.marks),
        )
        for act in state.acts
    ]
    return [*acts, state.position, state.visits]


@pytest.mark.parametrize("mode", ["guide", "entrainement", "evaluation"])
@pytest.mark.parametrize("other", OTHERS)
def test_paired_customers_are_served_alike(
    mode: Mode, other: tuple[Gender, Origin, tuple[int, int]]
) -> None:
    scenario = essai.scenario()
    genre, origin, ages = other
    for seed in SEEDS:
        one = draw(scenario.client, scenario.figurants, archetypes(), seed)
        two = paired(one, genre=genre, origin=origin, ages=ages)
        assert consequences(end_of(one, mode)) == consequences(end_of(two, mode)), seed
