"""Castings of one class cannot be told apart; those of two classes can."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from game.content import bundled, cast
from scenarios.play import Mode, Play, prepare
from scenarios.reach.arcs import END
from scenarios.reach.classes import Classes, casting_class
from scenarios.reach.table import Table, compile_table
from tests.kinds.frame import fixtures
from tests.reach.frame import IDS, MODES, invented, of_fixture, of_library
from tests.support import essai, generated

SEEDS = range(1, 61)


def by_class(plays: Iterable[Play]) -> dict[str, tuple[Play, ...]]:
    """Plays of one scenario in one mode by their class, in the order met."""
    found: dict[str, list[Play]] = {}
    classes: Classes | None = None
    for play in plays:
        if classes is None:
            classes = Classes(play.scenario, play.mode)
        found.setdefault(classes.of(play), []).append(play)
    return {id_: tuple(some) for id_, some in found.items()}


def shape(table: Table) -> frozenset[object]:
    """Nodes, edges and marks, whatever their order: nothing else decides what can be earned."""
    return frozenset(
        (
            table.bare(node),
            table.arcs[edge].outcome.key,
            table.arcs[edge].outcome.marks,
            table.arcs[edge].granted,
            table.arcs[edge].ending,
            None if table.goals[edge] == END else table.position(table.goals[edge]),
        )
        for node in range(table.size)
        for edge in table.edges(node)
    )


def of_seeds(id_: str, mode: Mode) -> list[Play]:
    """One play a seed; who comes is drawn whole."""
    scenario = bundled().scenarios[id_]
    house = bundled().organisations[scenario.organisation]
    return [prepare(scenario, house, cast(scenario, seed), mode) for seed in SEEDS]


@pytest.mark.parametrize(("id_", "mode"), list(zip(IDS, MODES, strict=True)))
def test_castings_of_one_class_have_equal_tables(id_: str, mode: Mode) -> None:
    classes = by_class(of_seeds(id_, mode))
    assert len(classes) < len(SEEDS)
    several = [plays for plays in classes.values() if len(plays) > 1]
    assert several
    for plays in several[:2]:
        first, last = compile_table(plays[0]), compile_table(plays[-1])
        assert plays[0].casting.client != plays[-1].casting.client
        assert shape(first) == shape(last)


@pytest.mark.parametrize("name", sorted(fixtures()))
def test_castings_of_one_class_have_equal_tables_in_fixtures(name: str) -> None:
    plays = [of_fixture(name, "entrainement", seed) for seed in range(2, 14, 2)]
    for alike in by_class(plays).values():
        assert shape(compile_table(alike[0])) == shape(compile_table(alike[-1]))


@pytest.mark.parametrize("number", range(6))
def test_castings_of_one_class_have_equal_tables_in_generated_scenarios(number: int) -> None:
    """The same scenario with other people, other numbers, and every temper of the generator."""
    written = generated.scenario(number)
    plays = [
        prepare(
            written,
            essai.organisation(),
            essai.casting(generated.temper(other % 5), seed=other),
            "entrainement",
        )
        for other in range(10)
    ]
    for alike in by_class(plays).values():
        one, other = (compile_table(play, bound=500) for play in (alike[0], alike[-1]))
        if one.is_whole and other.is_whole:
            assert shape(one) == shape(other)


def test_who_comes_makes_no_class() -> None:
    one = essai.play("entrainement", person=essai.MARTHE)
    other = essai.play("entrainement", person=essai.KARIM)
    assert casting_class(one) == casting_class(other)


def test_what_is_read_makes_classes() -> None:
    one = essai.play("entrainement", essai.CALM)
    keys = {
        casting_class(essai.play("entrainement", essai.changed(essai.CALM, **{name: value})))
        for name, value in (("patience", 9), ("confiance", 3), ("seuil", 4), ("gain", 150))
    }
    assert len(keys | {casting_class(one)}) == 5
    assert casting_class(essai.play("evaluation", essai.CALM)) != casting_class(one)


def test_what_nothing_reads_makes_none() -> None:
    play = of_library("demonstration", "entrainement")
    temper = play.casting.temper
    unread = essai.changed(play.casting, temper=essai.changed(temper, freins=("inconnu",)))
    other = prepare(play.scenario, play.organisation, unread, play.mode)
    assert casting_class(play) == casting_class(other)


def test_a_drawn_interruption_and_drawn_numbers_make_classes() -> None:
    """Where the seed decides whether somebody rings, or which mistakes can be told apart."""
    plays = [of_fixture("alea", "entrainement", seed) for seed in range(2, 60, 2)]
    classes = Classes(plays[0].scenario, plays[0].mode)
    struck = {bool(play.aleas): classes.of(play) for play in plays}
    moments = {tuple(sorted(play.aleas)) for play in plays}
    assert len({classes.of(play) for play in plays}) >= len(moments) > 1
    assert struck


def test_the_class_of_a_generated_play_is_stable() -> None:
    assert casting_class(invented(4)) == casting_class(invented(4)) != casting_class(invented(5))
