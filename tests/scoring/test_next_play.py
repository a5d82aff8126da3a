"""What to play next, and why."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scoring.assessment import Assessment
from scoring.next_play import LARGEST_CUSTOMER, Playable, next_plays
from tests.support.essai import play
from tests.support.plays import straight
from tests.support.reports import assessed, choosing

ME = Playable("essai", "Une bouilloire pour le bureau", ("1A", "1C", "1D"))
ELSEWHERE = Playable("ailleurs", "Ailleurs", ("2B",))
WELCOME = Playable("accueil", "À l’accueil", ("1C", "1A"))


@pytest.fixture(scope="module")
def assessment() -> Assessment:
    return assessed(straight(play(), choosing(argumenter="mentir"))[0])


def test_least_observed_first_elsewhere_then_another_customer(assessment: Assessment) -> None:
    other, again = next_plays(assessment, ME, 42, (ME, ELSEWHERE, WELCOME))
    assert (other.scenario, other.customer) == ("accueil", None)
    assert "« Prendre contact »" in other.why
    assert (again.scenario, again.customer) == ("essai", 43)
    assert again.why.endswith(".")


def test_what_was_missed_is_tried_again_at_once(assessment: Assessment) -> None:
    narrow = Playable("essai", ME.title, ("1D",))
    seen = [c for c in assessment.competences if c.code == "1D"]
    assert seen[0].degree.enough
    first, *_ = next_plays(_only(assessment, "1D"), narrow, 42, (Playable("x", "X", ("1D",)),))
    assert (first.scenario, first.customer) == ("essai", 43)
    assert "« Proposer une solution adaptée au parcours du client »" in first.why


def test_alone_in_the_library_another_customer_remains(assessment: Assessment) -> None:
    (again,) = next_plays(assessment, ME, 42, (ME,))
    assert (again.scenario, again.customer) == ("essai", 43)


def test_customer_numbers_stay_in_their_range(assessment: Assessment) -> None:
    (again,) = next_plays(assessment, ME, LARGEST_CUSTOMER, ())
    assert again.customer == 1


def test_with_nothing_left_to_work_on_something_new() -> None:
    done = _only(assessed(straight(play())[0]), "1D")
    assert done.announced[0].degree.rank == 4
    other, again = next_plays(done, Playable("essai", ME.title, ("1D",)), 42, (ELSEWHERE,))
    assert other.scenario == "ailleurs"
    assert again.scenario == "essai"


def _only(assessment: Assessment, code: str) -> Assessment:
    kept = tuple(each for each in assessment.competences if each.code == code)
    return replace(assessment, competences=kept)
