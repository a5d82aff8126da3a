"""A scenario spoilt at one place is refused with its place and its fix, or plays to the end."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
import yaml

from game.content import vocabulary
from game.robots import play_at_random
from scenarios.chance import Chance
from scenarios.checked import load_scenario
from scenarios.files.diagnostics import Severity
from scenarios.kernel import State, advance, start
from scenarios.model import Scenario
from scenarios.moves import every_move
from scenarios.play import Play
from scenarios.steps.kind import Refusal
from tests.kinds.frame import NOT_ASKED, fixtures, framed, loaded
from tests.support import essai
from tests.support.mutants import Mutant, mutants

SAMPLE = 5
PEOPLE = ((essai.CALM, 42), (essai.HURRIED, 7))
# What the frame adds is not the fixture's: its own keys alone are spoilt.
FRAME = frozenset({"format", "id", "titre", "niveau", "organisation", "fins"})
MOST_MOVES = 120


@cache
def sources() -> dict[str, dict[str, Any]]:
    """Every fixture of a kind, as a tree."""
    return {name: yaml.safe_load(framed(text)) for name, text in fixtures().items()}


def every_mutant(name: str) -> dict[tuple[object, ...], Mutant]:
    """One mutant of each class."""
    own = frozenset(yaml.safe_load(fixtures()[name])) - FRAME
    found: dict[tuple[object, ...], Mutant] = {}
    for mutant in mutants(sources()[name], own):
        found.setdefault(mutant.shape, mutant)
    return found


def trouble_of(mutant: Mutant, name: str) -> str:
    """What is wrong with how a mutant was received; empty when all is well."""
    house = essai.organisation()
    received = load_scenario(mutant.text.encode(), name, vocabulary(), {house.id: house})
    errors = [
        d for d in received.diagnostics if d.severity is Severity.ERROR and d.rule not in NOT_ASKED
    ]
    if received.value is None and not errors:
        return "refused without a word"
    lines = mutant.text.count("\n") + 1
    for found in errors:
        if not (1 <= found.place.line <= lines and found.place.column >= 1):
            return f"told nowhere: {found}"
    return "" if errors or received.value is None else unplayable(received.value)


def unplayable(written: Scenario) -> str:
    """Why an accepted scenario cannot be played well; empty when it can."""
    for temper, seed in PEOPLE:
        play = essai.play("entrainement", temper, seed=seed, written=written)
        said = _played_right(play)
        if said:
            return said
        for robot in range(2):
            play_at_random(play, robot)
    return ""


def _played_right(play: Play) -> str:
    state = start(play)
    for _ in range(MOST_MOVES):
        if state.is_over:
            return ""
        said = _all_known(state)
        if said:
            return said
        view = state.view
        after = advance(state, view.step.right(view))
        if isinstance(after, Refusal):
            return f"{view.step.id}: the right move is refused: {after.message}"
        act = after.acts[-1]
        if view.step.kind != "dialogue" and {mark.value for mark in act.marks} - {3}:
            return f"{view.step.id}: the right move earns {[m.value for m in act.marks]}"
        state = after
    return "it never ends"


def _all_known(state: State) -> str:
    """Every outcome has a move, and no move another outcome."""
    view = state.view
    known = {(b.key, b.marks_only()) for b in view.step.branches(view)}
    met = set()
    for move in every_move(view):
        progress = view.step.accept(move, view)
        if isinstance(progress, Refusal):
            return f"{view.step.id}: a move is refused: {progress.message}"
        if progress.is_done or progress.local != view.local:
            met.add((progress.key, progress.marks_only()))
    return "" if met == known else f"{view.step.id}: outcomes without a move: {met ^ known}"


@pytest.mark.parametrize("name", sorted(fixtures()))
def test_a_spoilt_scenario_is_refused_in_place_or_plays_to_the_end(name: str) -> None:
    every = list(every_mutant(name).values())
    for mutant in Chance(1, "sabotage", name).shuffled(every)[:SAMPLE]:
        assert trouble_of(mutant, name) == "", f"{name}: {mutant}"


@pytest.mark.parametrize("name", sorted(fixtures()))
def test_an_unspoilt_scenario_plays_to_the_end(name: str) -> None:
    written, found = loaded(fixtures()[name], name)
    assert found == []
    assert unplayable(written) == ""
