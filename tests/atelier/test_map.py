"""The map of a scenario: nothing of what is written is lost in it, in any form of drawing."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import msgspec
import pytest

from game.atelier.map.layers import layered
from game.atelier.map.mermaid import as_mermaid
from game.atelier.map.svg import as_svg
from game.atelier.map.text import as_text
from game.content import bundled, new_play
from scenarios.conditions import Bounds, Condition
from scenarios.play import Mode, Play, prepare
from scenarios.reach.analysis import reach
from scenarios.reach.best_route import best_route, right_route
from scenarios.reach.graph import WALK_OUT, graph, walk_out_goals
from scenarios.reach.story_map import StoryMap, story_map
from scenarios.reach.wording import told
from tests.support.generated import scenario as generated

LIBRARY = sorted(bundled().scenarios)
SVG = "{http://www.w3.org/2000/svg}"


def play_of(id_: str, seed: int = 7, mode: Mode = "entrainement") -> Play:
    scenario = bundled().scenarios[id_]
    return new_play(scenario, bundled().organisations[scenario.organisation], seed=seed, mode=mode)


def drawn(id_: str) -> StoryMap:
    play = play_of(id_)
    return story_map(play.scenario, best_route(play).stops)


@pytest.mark.parametrize("id_", LIBRARY)
def test_every_way_of_the_written_graph_is_drawn(id_: str) -> None:
    scenario = bundled().scenarios[id_]
    ways = {(link.source, link.goal) for link in story_map(scenario).links}
    written = {(source, goal) for source, goals in graph(scenario).items() for goal in goals}
    assert ways == written | {(WALK_OUT, goal) for goal in walk_out_goals(scenario)}


@pytest.mark.parametrize("seed", range(30))
def test_every_way_of_a_scenario_nobody_wrote_is_drawn(seed: int) -> None:
    scenario = generated(seed)
    found = story_map(scenario)
    ways = {(link.source, link.goal) for link in found.links}
    written = {(source, goal) for source, goals in graph(scenario).items() for goal in goals}
    assert written <= ways
    ET.fromstring(as_svg(found))
    assert all("\x1b" not in line for line in [*as_text(found), *as_mermaid(found)])


@pytest.mark.parametrize("id_", LIBRARY)
@pytest.mark.parametrize("seed", [1, 7])
def test_the_best_way_earns_what_the_search_says(id_: str, seed: int) -> None:
    play = play_of(id_, seed)
    route = best_route(play)
    most = reach(play).total[1]
    assert route.points == most if route.is_exact else route.points <= most


def test_most_bundled_scenarios_have_an_exact_best_way() -> None:
    exact = {id_ for id_ in LIBRARY if best_route(play_of(id_)).is_exact}
    assert exact >= {"deux-cafetieres", "demonstration"}


@pytest.mark.parametrize("id_", LIBRARY)
@pytest.mark.parametrize("mode", ["guide", "entrainement", "evaluation"])
def test_no_mistake_pays(id_: str, mode: Mode) -> None:
    """The route that earns most goes nowhere that the best answers do not lead to."""
    for seed in (1, 2, 4, 5):
        play = play_of(id_, seed, mode)
        best, right = best_route(play), right_route(play)
        assert best.points == right.points or set(best.stops) == set(right.stops)


def test_a_step_that_mends_earned_points_before_it_was_said_to() -> None:
    """Sabotage: without « rattrapage », the same situation rewards a mistake."""
    play = play_of("premiere-matinee", mode="guide")
    steps = tuple(msgspec.structs.replace(step, rattrapage=False) for step in play.scenario.etapes)
    scenario = msgspec.structs.replace(play.scenario, etapes=steps)
    paying = prepare(scenario, play.organisation, play.casting, "guide")
    best, right = best_route(paying), right_route(paying)
    assert best.points > right.points
    assert set(best.stops) - set(right.stops)


@pytest.mark.parametrize("id_", LIBRARY)
def test_the_best_way_can_be_walked(id_: str) -> None:
    """Each stop of it is linked to the next, from the first step to an ending."""
    found = drawn(id_)
    ways = {(link.source, link.goal) for link in found.links}
    assert found.best[0] == bundled().scenarios[id_].etapes[0].id
    assert found.best[-1] in {stop.id for stop in found.stops if stop.kind == "fin"}
    departure = bundled().scenarios[id_].depart
    assert departure is not None
    # A customer leaves from wherever they are, and every way then ends as a walk-out.
    free = {WALK_OUT, departure.fin} if WALK_OUT in found.best else set()
    # An event upon arrival is met on the way to the step that it interrupts.
    events = {(link.source, link.goal) for link in found.links if link.kind == "alea"}
    met = {(source, first) for source, goal in ways for step, first in events if step == goal}
    assert {way for way in found.best_links if way[1] not in free} <= ways | met


@pytest.mark.parametrize("id_", LIBRARY)
def test_each_drawing_names_every_stop(id_: str) -> None:
    found = drawn(id_)
    text, mermaid, svg = "\n".join(as_text(found)), "\n".join(as_mermaid(found)), as_svg(found)
    shown = "".join(ET.fromstring(svg).itertext())
    for stop in found.stops:
        if stop.id != WALK_OUT:
            assert re.search(rf"(?m)^[★ ] (?:[✓~✗] )?{re.escape(stop.id)} · ", text), stop.id
            assert stop.id in shown
        if stop.phase is not None:
            assert re.search(rf'"(★ )?{re.escape(stop.id)}<br/>', mermaid), stop.id
    assert len(ET.fromstring(svg).findall(f"{SVG}path")) == len(found.links)
    assert len(re.findall(r" (?:-->|-\.->|==>)", mermaid)) == len(found.links)


def test_what_nothing_reaches_is_set_apart() -> None:
    scenario = bundled().scenarios["deux-cafetieres"]
    # Its first step leads straight to the second: what only « reciter » led to is lost.
    first = scenario.etapes[0]
    assert first.kind == "dialogue"
    cut = msgspec.structs.replace(
        first, choix=tuple(c for c in first.lines() if c.vers != "reprise")
    )
    lost = msgspec.structs.replace(scenario, etapes=(cut, *scenario.etapes[1:]))
    found = story_map(lost)
    assert [stop.id for stop in found.stops if not stop.is_reached] == ["reprise"]
    text = "\n".join(as_text(found))
    assert text.index("JAMAIS ATTEINT") < text.index("reprise · dialogue")
    assert "perdue" in as_svg(found)
    assert "class e" in "\n".join(as_mermaid(found))


def test_a_condition_is_told_in_words() -> None:
    both = Condition(
        tous=(Condition(fait="usage"), Condition(confiance=Bounds(min=8))),
        aucun=(Condition(humeur="en_colere"),),
    )
    assert told(both) == (
        "le fait « usage » est acquis et la confiance est au moins à 8"
        " et il est faux que la personne est d’humeur « en colère »"
    )
    assert told(Condition(patience=Bounds(min=3, max=9))) == "la patience est entre 3 et 9"


def test_layers_put_every_goal_below_but_for_ways_back() -> None:
    nodes = ["a", "b", "c", "d"]
    layout = layered(nodes, [("a", "b"), ("b", "c"), ("c", "a"), ("a", "d"), ("d", "d")])
    at = {each: rank for rank, layer in enumerate(layout.layers) for each in layer}
    assert (at["a"], at["b"], at["c"], at["d"]) == (0, 1, 2, 1)
    back = layout.bends[2]
    assert (back[0], back[-1]) == ("c", "a")
    assert len(back) == 3, "it passes through the layer between"
    assert (
        sorted(each for layer in layout.layers for each in layer if isinstance(each, str)) == nodes
    )
