"""How long a scenario is: words, moves, minutes."""

from __future__ import annotations

import pytest

from scenarios.reading import Length, length
from scenarios.steps.parts import Line
from scenarios.word_count import shown_words, words
from tests.support import essai


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("Bonjour.", 1),
        ("Pour quel usage ?", 3),
        ("Aujourd’hui, l’Ondine garde le café chaud : quatre heures !", 8),
        ("Bonjour {{ client.appel }}, {{ client | accord('un mot', 'deux mots ici') }}.", 3),
        ("— … ?", 0),
        ("À 9 h 30", 4),
    ],
)
def test_words(text: str, count: int) -> None:
    assert words(text) == count


def test_the_longest_line_that_may_be_said_counts() -> None:
    assert shown_words("Un deux trois.") == 3
    assert shown_words((Line(dit="Un."), Line(dit="Un deux.", geste="Sourit."))) == 3
    assert shown_words(()) == 0


def test_questions_take_their_essentials_and_the_end() -> None:
    steps = {step.id: step for step in essai.scenario().etapes}
    assert steps["decouvrir"].least_moves() == 3
    assert steps["noter"].least_moves() == 1
    assert steps["noter"].answers() == 5
    assert steps["juger"].answers() == 3


def test_the_shortest_way_is_shorter_than_the_longest() -> None:
    found = length(essai.scenario())
    assert 0 < found.shortest < found.longest
    assert found.typical == (found.shortest + found.longest) / 2


def test_a_step_more_makes_it_longer_and_a_loop_ends() -> None:
    scenario = essai.scenario()
    without = essai.changed(scenario, etapes=scenario.etapes[:-1])
    assert length(without).longest < length(scenario).longest
    assert isinstance(length(without), Length)
