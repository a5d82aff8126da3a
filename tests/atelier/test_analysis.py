"""What `analyser` finds: equal to the search, to one process, and able to say no."""

from __future__ import annotations

import re
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from unittest.mock import patch

import pytest

from game.atelier.analysis import castings, class_found
from game.atelier.analysis.analyse import analyse
from game.atelier.analysis.castings import classes
from game.atelier.analysis.class_found import Job, look_at_all
from game.atelier.analysis.fairness import Difference, Fairness, fairness
from game.atelier.analysis.page import page
from game.atelier.analysis.text import as_text
from game.atelier.analysis.values import Analysis
from game.content import bundled, open_scenario
from scenarios.language.typography import typeset
from scenarios.play import Mode
from scenarios.reach.analysis import reach
from scenarios.reach.columns import columns
from scenarios.reach.sums import limits, sums_of
from scoring.framework import load
from scoring.guessing import judge
from tests.support import essai

CORPUS = Path(__file__).parents[1] / "corpora" / "scenarios" / "analyse"
GOLDEN = Path(__file__).with_name("equilibre.txt")


def analysed(name: str, *, plays: int = 60, processes: int = 1) -> Analysis:
    """The analysis of a small scenario of the corpus."""
    scenario, house = open_scenario(str(CORPUS / f"{name}.yaml"))
    return analyse(scenario, house, "entrainement", plays=plays, seed=1, processes=processes)


def test_what_is_won_by_the_longest_line_fails_and_only_by_it() -> None:
    found = analysed("longue")
    assert found.has_errors
    assert [row.id for row in found.strategies if row.won] == ["long"]
    assert {step.strategy for step in found.steps} == {"long"}
    assert all("longueur" in step.advice for step in found.steps)


def test_what_nothing_gives_away_is_clean() -> None:
    found = analysed("equilibre")
    assert not found.has_errors
    assert found.is_exact
    assert [row.seen for row in found.competences] == [(6, 6)]
    assert found.total == (0, 18)
    assert found.spread is not None
    assert found.spread.routes == 5**6
    assert {step.advice for step in found.steps} == {""}


def test_the_text_is_the_one_kept() -> None:
    shown = "".join(typeset(line) + "\n" for line in as_text(analysed("equilibre")))
    assert shown == GOLDEN.read_text(encoding="utf-8")
    assert max(map(len, shown.splitlines())) <= 80


def test_the_page_runs_nothing_and_calls_nobody() -> None:
    made = page(analysed("longue")).decode()
    assert "<script" not in made
    assert not re.search(r"(?:src|href)=\"(?!#)", made)
    assert "<svg" in made
    assert "À corriger." in made


@pytest.mark.parametrize("trouble", [OSError, BrokenProcessPool, ImportError])
def test_where_processes_cannot_be_had_or_die_one_does_it_all(trouble: type[Exception]) -> None:
    scenario, house = open_scenario("deux-cafetieres")
    play = classes(scenario, house, "entrainement").found[0].play
    job = Job(judge(play, columns(play).criteria, load()), plays=1, seed=1)
    with (
        patch.object(class_found, "_in_processes", side_effect=trouble),
        patch.object(class_found, "_share", return_value=[]) as alone,
    ):
        assert look_at_all(job, [play, play], 2, lambda: "fait") == ([], "fait")
    alone.assert_called_once_with(job, [(0, play), (1, play)])


def test_two_processes_find_what_one_finds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(castings, "MAX_CLASSES", 2)
    scenario = bundled().scenarios["demonstration"]
    house = bundled().organisations[scenario.organisation]
    one, two = (
        analyse(scenario, house, "entrainement", plays=4, seed=3, processes=number)
        for number in (1, 2)
    )
    assert one == two
    assert one.left_out > 0
    assert any("regardées" in finding.text for finding in one.findings)


@pytest.mark.parametrize("id_", list(bundled().scenarios))
def test_sums_find_what_the_search_finds(id_: str) -> None:
    mode: Mode = "evaluation"
    scenario = bundled().scenarios[id_]
    house = bundled().organisations[scenario.organisation]
    play = classes(scenario, house, mode).found[-1].play
    groups = judge(play, columns(play).criteria, load()).competences
    sums = sums_of(play, groups, 2)
    assert sums is not None
    found = limits(sums, columns(play, groups).criteria)
    searched = reach(play, groups)
    assert (found.by_criterion, found.total) == (searched.by_criterion, searched.total)
    assert (found.by_group, found.seen) == (searched.by_group, searched.seen)


def test_paired_persons_are_served_alike() -> None:
    found = fairness([essai.play("entrainement")], ways=3)
    assert found.pairs > 20
    assert found.differences == ()


def test_a_difference_is_told_where_it_first_shows(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another temper put in the place of another person, as no scenario can write."""
    from game.atelier.analysis import fairness as room

    def hurried(*_: object, **_wanted: object) -> object:
        return essai.casting(essai.HURRIED, essai.KARIM)

    monkeypatch.setattr(room, "paired", hurried)
    found: Fairness = fairness([essai.play("entrainement")], ways=1)
    assert found.differences
    first = found.differences[0]
    assert isinstance(first, Difference)
    assert first.pair.second == "Karim Lefèvre, 29 ans"
    assert first.step
    assert first.first != first.second
