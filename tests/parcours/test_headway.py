"""Where a student stands in a course."""

from __future__ import annotations

import pytest

from game.content import bundled
from scenarios.course import Course
from scenarios.headway import headway
from tests.parcours.kept import course, scene

SCENES = {
    id_: scene(id_, minutes=minutes) for id_, minutes in (("un", 10), ("deux", 15), ("trois", 20))
}
LINE = course(("un", ()), ("deux", ("un",)), ("trois", ("un", "deux")))


def states(finished: dict[str, int], begun: tuple[str, ...] = ()) -> list[str]:
    return [stage.state for stage in headway(LINE, SCENES, finished, begun).stages]


def test_a_scene_opens_the_next_once_it_was_played_to_an_end() -> None:
    assert states({}) == ["ouverte", "en_attente", "en_attente"]
    assert states({}, ("un",)) == ["entamee", "en_attente", "en_attente"]
    assert states({"un": 1}) == ["faite", "ouverte", "en_attente"]
    assert states({"un": 2, "deux": 1}, ("un", "trois")) == ["faite", "faite", "entamee"]


def test_what_was_played_before_its_turn_is_done_all_the_same() -> None:
    found = headway(LINE, SCENES, {"trois": 1}, ())
    assert [stage.state for stage in found.stages] == ["ouverte", "en_attente", "faite"]
    assert found.stages[2].waits_for == ()


def test_what_is_waited_for_is_named() -> None:
    stages = headway(LINE, SCENES, {"un": 1}, ()).stages
    assert [stage.waits_for for stage in stages] == [(), (), ("Deux",)]
    assert headway(LINE, SCENES, {}, ()).stages[2].waits_for == ("Un", "Deux")


def test_minutes_are_those_of_the_situations() -> None:
    found = headway(LINE, SCENES, {"deux": 3}, ())
    assert (found.minutes, found.minutes_left, found.done, found.is_over) == (45, 30, 1, False)
    done = headway(LINE, SCENES, {"un": 1, "deux": 1, "trois": 1}, ())
    assert (done.minutes_left, done.is_over) == (0, True)


def test_bases_are_those_of_what_was_played() -> None:
    assert headway(LINE, SCENES, {}, ()).bases == ()
    assert headway(LINE, SCENES, {"un": 1, "deux": 1}, ()).bases == ("BI1",)


def test_a_situation_that_is_not_installed_holds_nobody_back() -> None:
    missing = course(("un", ()), ("ailleurs", ()), ("deux", ("ailleurs",)))
    found = headway(missing, SCENES, {}, ())
    assert [(stage.scenario, stage.state) for stage in found.stages] == [
        ("un", "ouverte"),
        ("deux", "ouverte"),
    ]


def test_there_is_a_course_a_year_and_one_over_all_three() -> None:
    content = bundled()
    assert [one.niveau for one in content.courses] == ["seconde", "premiere", "terminale", None]
    for one in content.courses:
        cited = [stage.scenario for stage in one.etapes]
        wanted = [s.id for s in content.catalogue if one.niveau in (None, s.niveau)]
        assert sorted(cited) == sorted(wanted), "every situation of the year has its place"


def test_the_seconde_works_on_all_seven_bases() -> None:
    seconde = bundled().courses[0]
    done = headway(seconde, bundled().scenarios, {s.scenario: 1 for s in seconde.etapes}, ())
    assert sorted(done.bases) == [f"BI{number}" for number in range(1, 8)]


@pytest.mark.parametrize("one", bundled().courses, ids=lambda one: one.id)
def test_every_course_can_be_walked_to_its_end(one: Course) -> None:
    finished: dict[str, int] = {}
    for _ in one.etapes:
        stages = headway(one, bundled().scenarios, finished, ()).stages
        opened = next(stage for stage in stages if stage.state == "ouverte")
        finished[opened.scenario] = 1
    assert headway(one, bundled().scenarios, finished, ()).is_over


def test_over_three_years_a_house_comes_back_after_itself() -> None:
    whole = bundled().courses[-1]
    scenarios = bundled().scenarios
    for stage in whole.etapes:
        own = scenarios[stage.scenario]
        if own.niveau != "seconde":
            assert [scenarios[id_].famille for id_ in stage.apres] == [own.famille]
