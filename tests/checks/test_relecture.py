"""The author's own reading: what a situation holds decides what can be left out of it."""

from __future__ import annotations

from itertools import chain

import pytest

from game.content import bundled, vocabulary
from scenarios.relecture import reading_points
from tests.checks.corpus import ROOT, found_in

FILE = ROOT / "err" / "relecture-date.yaml"
TEXT = FILE.read_text(encoding="utf-8").replace("2026-02-30", "2026-11-26")
ALL = "[" + ", ".join(map(str, reading_points())) + "]"
OURS = "relecture-"


def _rules(text: str) -> list[str]:
    return sorted({one.rule for one in found_in(FILE, text) if one.rule.startswith(OURS)})


def _left(number: int, text: str = TEXT) -> list[str]:
    """What is said of a reading that leaves that point out, for a reason that says why."""
    assert text.count(f"tenus: {ALL}") == 1
    held = "[" + ", ".join(str(one) for one in reading_points() if one != number) + "]"
    reason = f'sans_objet: [{{points: [{number}], raison: "Rien ici n’y touche."}}]'
    return _rules(text.replace(f"tenus: {ALL}", f"tenus: {held}\n    {reason}"))


def test_a_whole_reading_is_silent() -> None:
    assert _rules(TEXT) == []


@pytest.mark.parametrize("number", reading_points())
def test_a_point_is_left_out_where_nothing_touches_it(number: int) -> None:
    """The situation of the test: two lines in a shop, in an activity A3."""
    touched = [n for n, one in reading_points().items() if one.toujours] + [6, 11]
    assert _left(number) == (["relecture-contredite"] if number in touched else [])


@pytest.mark.parametrize(
    ("old", "new", "number"),
    [
        ("type: dialogue\n    phase: offre", "type: dialogue\n    acte: conclure\n    phase: offre", 17),
        ('qualite: attendu, raison: "Vous conseillez."', 'qualite: attendu, acte: argumenter, raison: "Vous conseillez."', 15),
        ("canal: magasin\n    criteres: [1D.MCV.K1]\n    choix:\n      - {id: claire", "canal: reseau\n    criteres: [1D.MCV.K1]\n    choix:\n      - {id: claire", 20),
    ],
)  # fmt: skip
def test_what_a_step_does_brings_a_point_in(old: str, new: str, number: int) -> None:
    assert TEXT.count(old) == 1
    assert _left(number) == []
    assert _left(number, TEXT.replace(old, new)) == ["relecture-contredite"]


@pytest.mark.parametrize("day", ["26/11/2026", "20261126", "2026-13-01", "hier"])
def test_a_day_is_a_day(day: str) -> None:
    assert _rules(TEXT.replace("2026-11-26", day)) == ["relecture-date"]


@pytest.mark.parametrize(
    ("reason", "is_weak"),
    [
        ("Sans objet.", True),
        ("Non concerné.", True),
        ("—", True),
        ("Rien n’est encaissé.", False),
        ("Aucun appel.", True),
        ("Aucun appel entrant.", False),
    ],
)
def test_a_reason_says_why(reason: str, *, is_weak: bool) -> None:
    left = f'sans_objet: [{{points: [22], raison: "{reason}"}}]'
    text = TEXT.replace(", 22,", ",").replace("    tenus:", f"    {left}\n    tenus:")
    assert _rules(text) == (["relecture-raison"] if is_weak else [])


def test_situations_of_the_library_are_known_by_their_id() -> None:
    assert vocabulary().delivered == set(bundled().scenarios)


def test_every_situation_proposed_to_students_was_read() -> None:
    for scenario in bundled().catalogue:
        reading = scenario.professeur.relecture
        assert reading is not None, scenario.id
        numbers = sorted(chain(number for number, *_ in reading.answers()))
        assert numbers == list(reading_points()), scenario.id


def test_a_situation_of_ours_says_what_was_read_and_a_teacher_s_may() -> None:
    unread = (ROOT / "err" / "relecture-absente.yaml").read_text(encoding="utf-8")
    assert _rules(unread) == ["relecture-absente"]
    assert _rules(unread.replace("id: premiere-matinee", "id: ma-matinee")) == []
    hidden = unread.replace("professeur:", "hors_catalogue: true\nprofesseur:")
    assert _rules(hidden) == []
