"""Courses: the one that comes with the game is silent, a bad one says what is wrong with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.atelier.checking.verification import check_paths
from game.content import bundled, vocabulary
from scenarios.checked import load_course
from scenarios.checks.rules import COURSE_RULES
from scenarios.course import Course, Stage
from scenarios.files.diagnostics import render
from scenarios.files.load import bundled_courses, bundled_scenarios

BAD = Path(__file__).parents[1] / "corpora" / "regles" / "parcours"


def found(content: bytes, name: str) -> list[tuple[str, int]]:
    levels = {id_: one.niveau for id_, one in bundled().scenarios.items()}
    loaded = load_course(content, name, vocabulary(), levels)
    return [(each.rule, each.place.line) for each in loaded.diagnostics]


def stages(*after: tuple[str, tuple[str, ...]]) -> Course:
    return Course(
        format=1,
        id="essai",
        titre="Essai",
        presentation="Essai.",
        etapes=tuple(Stage(scenario=id_, pourquoi="…", apres=apres) for id_, apres in after),
    )


def test_bundled_courses_are_silent() -> None:
    courses = list(bundled_courses())
    assert courses
    for path, content in courses:
        assert found(content, path) == []


@pytest.mark.parametrize("rule", COURSE_RULES, ids=lambda rule: rule.id)
def test_a_bad_course_breaks_its_rule_alone(rule: object) -> None:
    id_ = getattr(rule, "id")  # noqa: B009 - the type of a rule's subject does not matter here
    told = found((BAD / f"{id_}.yaml").read_bytes(), id_)
    assert {each for each, _ in told} == {id_}


def test_bad_files_are_about_a_rule() -> None:
    assert {path.stem for path in BAD.glob("*.yaml")} == {rule.id for rule in COURSE_RULES}


def test_a_circle_is_told_once_whole() -> None:
    circle = stages(("un", ("trois",)), ("deux", ("un",)), ("trois", ("deux",)), ("seul", ()))
    assert circle.cycle() == ("un", "trois", "deux", "un")
    assert stages(("un", ()), ("deux", ("un",)), ("trois", ("un", "deux"))).cycle() == ()
    assert stages(("un", ("un",))).cycle() == ("un", "un")


def test_a_course_of_a_teacher_cites_the_library_and_what_is_checked_with_it(
    tmp_path: Path,
) -> None:
    text = (
        'format: 1\nid: mien\ntitre: "Mon parcours"\npresentation: "Deux situations."\netapes:\n'
        '  - {scenario: deux-cafetieres, pourquoi: "On vend."}\n'
        '  - {scenario: la-mienne, pourquoi: "On recommence."}\n'
    )
    course = tmp_path / "mon-parcours.yaml"
    course.write_text(text, encoding="utf-8")
    (only,) = check_paths([str(course)]).found
    assert only.rule == "parcours-scenario"
    assert "la-mienne" in render(only)
    ours = dict(bundled_scenarios())["bibliotheque/seconde/deux-cafetieres.yaml"].decode()
    mine = tmp_path / "la-mienne.yaml"
    mine.write_text(ours.replace("id: deux-cafetieres", "id: la-mienne", 1), encoding="utf-8")
    assert check_paths([str(tmp_path)]).found == []
