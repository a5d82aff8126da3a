"""What each reflex answers, by hand and on every kind of step."""

from __future__ import annotations

from typing import get_args

import pytest

from scenarios.reach.blind import STRATEGIES, Blind
from scenarios.reach.table import Table, compile_table
from scenarios.steps.kind import Refusal
from scenarios.steps.kinds import KINDS
from scenarios.steps.reflexes import Reflex, Seen, picks, sorted_by
from tests.kinds.frame import fixtures
from tests.reach.frame import of_fixture, of_library
from tests.support import essai

LINES = (
    Seen("Bonjour Madame, merci d’être venue. Que cherchez-vous ? Pour quand ?", 3),
    Seen("Non.", 0),
    Seen("C’est par ici, s’il vous plaît.", 2),
    Seen("Nous avons tout ce qu’il faut, et même bien davantage que vous ne croyez ici.", 3),
)
DRAWN: dict[Reflex, tuple[int, ...]] = {
    "premier": (0, 1, 2, 3),
    "dernier": (0, 1, 2, 3),
    "long": (3,),
    "deuxieme-long": (0,),
    "court": (1,),
    "poli": (0,),
    "questions": (0,),
    "humeur": (0, 3),
    "hasard": (0, 1, 2, 3),
}


def test_every_reflex_is_a_strategy_with_a_label_of_its_own() -> None:
    assert set(STRATEGIES) == set(get_args(Reflex)) == set(DRAWN)
    assert len({each.label for each in STRATEGIES.values()}) == len(STRATEGIES)


@pytest.mark.parametrize("reflex", DRAWN)
def test_what_a_reflex_picks_where_the_order_is_drawn(reflex: Reflex) -> None:
    assert picks(LINES, reflex, is_drawn=True) == DRAWN[reflex]
    assert picks(LINES[:1], reflex, is_drawn=True) == (0,)


def test_what_a_reflex_picks_where_the_order_is_fixed() -> None:
    fixed = {reflex: picks(LINES, reflex, is_drawn=False) for reflex in DRAWN}
    assert fixed["premier"] == (0,)
    assert fixed["dernier"] == (3,)
    assert fixed["humeur"] == (0,)
    assert fixed["hasard"] == (0, 1, 2, 3)


def test_ties_are_split_where_the_order_is_drawn() -> None:
    equal = (Seen("aaaa"), Seen("bbbb"), Seen("c"))
    assert picks(equal, "long", is_drawn=True) == (0, 1)
    # The second of two equals is either of them.
    assert picks(equal, "deuxieme-long", is_drawn=True) == (0, 1)
    assert picks(equal, "deuxieme-long", is_drawn=False) == (1,)
    assert picks((Seen("aaa"), Seen("b"), Seen("c")), "deuxieme-long", is_drawn=True) == (1, 2)
    assert sorted_by(equal, "court") == (2, 0, 1)
    assert sorted_by(equal, "poli") == (0, 1, 2)


def test_courtesy_is_counted_by_its_words() -> None:
    assert Seen("Merci ! Je vous en prie, asseyez-vous, s'il vous plaît.").courtesy == 3
    assert Seen("Excusez-moi, veuillez patienter. Au revoir, bonne journée.").courtesy == 4
    assert Seen("Le bonjourier mercier.").courtesy == 0


@pytest.mark.parametrize("name", sorted(fixtures()))
def test_every_kind_answers_by_every_reflex(name: str) -> None:
    """One answer at least is taken wherever one stands: a strategy is never a row of silences."""
    table = compile_table(of_fixture(name))
    for strategy in STRATEGIES.values():
        for node in range(0, table.size, max(1, table.size // 40)):
            step, view = table.step(node), table.view(node)
            moves = step.blind(view, strategy.id)
            taken = [move for move in moves if not isinstance(step.accept(move, view), Refusal)]
            assert taken, f"{strategy.id} at {step.id}"


def test_every_kind_of_step_is_met_by_a_fixture() -> None:
    met = {step.kind for name in fixtures() for step in of_fixture(name).scenario.etapes}
    met |= {step.kind for step in essai.scenario().etapes}
    assert met == set(KINDS)


def first_node(table: Table, kind: str) -> int:
    return next(node for node in range(table.size) if table.step(node).kind == kind)


def keys(table: Table, node: int, reflex: str) -> set[str]:
    """The outcomes of a strategy at a node."""
    answers = Blind(table, STRATEGIES[reflex]).answers(node, table.first_gauges)
    start = table.edges(node).start
    return {table.arcs[start + rank].outcome.key for rank in answers.ranks}


def test_who_asks_most_asks_on_and_who_looks_for_length_asks_once() -> None:
    table = compile_table(essai.play("guide"))
    begun = next(
        node
        for node in range(table.size)
        if table.step(node).kind == "questions" and len(table.bare(node).local) == 1
    )
    assert all(not key.startswith("fin") for key in keys(table, begun, "questions"))
    assert all(key.startswith("fin") for key in keys(table, begun, "long"))
    over = max(
        (node for node in range(table.size) if table.step(node).kind == "questions"),
        key=lambda node: len(table.bare(node).local),
    )
    assert all(key.startswith("fin") for key in keys(table, over, "questions"))


def test_an_order_left_as_it_is_shown_earns_nothing() -> None:
    table = compile_table(of_fixture("ordre"))
    node = first_node(table, "ordre")
    assert keys(table, node, "premier") == {"exact.0.3"}


def test_nothing_is_picked_at_all_is_no_strategy() -> None:
    table = compile_table(of_fixture("selection"))
    node = first_node(table, "selection")
    for reflex in STRATEGIES:
        assert "passer" not in keys(table, node, reflex)


def test_chance_follows_the_kind_s_own_guess() -> None:
    """A question three times in four, evenly; the end the fourth."""
    table = compile_table(essai.play("guide"))
    node = first_node(table, "questions")
    answers = Blind(table, STRATEGIES["hasard"]).answers(node)
    start = table.edges(node).start
    drawn = [table.arcs[start + rank].outcome.key for rank in answers.ranks]
    ends = sum(key.startswith("fin") for key in drawn)
    assert ends * 4 == len(drawn)
    assert len({drawn.count(key) for key in drawn if not key.startswith("fin")}) == 1


def test_who_looks_at_the_mood_sees_it_where_no_mark_depends_on_it() -> None:
    """In guided mode nothing reads the gauges; the player follows them all the same."""
    play = of_library("deux-cafetieres", "guide")
    table = compile_table(play)
    blind = Blind(table, STRATEGIES["humeur"])
    found = {
        blind.answers(table.first, gauges).ranks
        for gauges in (table.first_gauges, table.first_gauges - 25)
    }
    assert all(found)


@pytest.mark.parametrize("reflex", ["premier", "dernier", "long", "humeur"])
def test_the_top_of_a_client_file_is_a_stranger(reflex: Reflex) -> None:
    """The ids of the file begin with the customer; what is shown is in the order of names."""
    table = compile_table(of_library("demonstration", "entrainement"))
    node = first_node(table, "recherche")
    assert table.step(node).id == "demande"
    assert not {key for key in keys(table, node, reflex) if key.startswith("juste")}
