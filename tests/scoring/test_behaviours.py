"""Professional behaviours: each has what shows it, and they are told apart from competences."""

from __future__ import annotations

import pytest

from scenarios.model import Scenario
from scenarios.steps.parts import Case
from scoring.assessment import BehaviourScore, Evidence
from scoring.behaviours import shown
from scoring.framework import BEP, load
from tests.support import essai
from tests.support.plays import Chooser, straight
from tests.support.reports import assessed, choosing


def test_each_of_the_twenty_five_has_what_shows_it() -> None:
    printed = load().framework(BEP).behaviours
    assert list(shown()) == [each.code for each in printed]
    assert len(shown()) == 25
    for each in printed:
        assert (shown()[each.code].observe == "simule") == each.simulated, each.code
        assert shown()[each.code].montre.endswith(".")
    assert {one.observe for one in shown().values()} == {"continu", "decision", "simule"}
    assert len({one.montre for one in shown().values()}) == 25


def seen(choose: Chooser, written: Scenario | None = None) -> dict[str, BehaviourScore]:
    """The behaviours of a whole play."""
    session, _ = straight(essai.play(written=written or essai.ruled()), choose)
    return {each.code: each for each in assessed(session).behaviours}


def test_lines_and_whole_steps_show_behaviours() -> None:
    found = seen(choosing(argumenter="solide"))
    assert list(found) == ["A1T2CP1", "A1T6CP2", "A3T2CP2", "A3T2CP3"]
    assert [(e.mark, e.step, e.reason) for e in found["A3T2CP3"].evidence] == [
        (3, "accueillir", "Vous saluez et vous ouvrez la découverte."),
        (3, "argumenter", "Votre argument répond à son souci de durée."),
    ]
    assert [e.mark for e in found["A3T2CP2"].evidence] == [3]
    assert (found["A3T2CP3"].word, found["A3T2CP3"].task) == ("tenu", "A3T2")


def test_failing_is_told_with_its_reason() -> None:
    found = seen(choosing(accueillir="prix", argumenter="belle"))
    assert [e.mark for e in found["A3T2CP3"].evidence] == [0]
    assert [(e.mark, e.reason) for e in found["A3T2CP2"].evidence] == [
        (0, "Votre goût n’est pas un argument pour elle.")
    ]
    assert "A1T2CP1" not in found


def test_silence_shows_no_behaviour() -> None:
    assert "A3T2CP2" not in seen(choosing(argumenter="passer"))


def test_a_line_says_for_itself_what_its_step_says() -> None:
    written = essai.ruled()
    steps = []
    for step in written.etapes:
        if step.id == "argumenter":
            (first, *others) = step.lines()
            first = essai.changed(first, comportements={"A3T2CP2": "manque"})
            step = essai.changed(step, choix=(first, *others))
        steps.append(step)
    found = seen(choosing(argumenter="solide"), essai.changed(written, etapes=tuple(steps)))
    assert [e.mark for e in found["A3T2CP2"].evidence] == [0]


def test_a_case_says_otherwise_than_its_line() -> None:
    written = essai.ruled()
    steps = []
    for step in written.etapes:
        if step.id == "argumenter":
            (first, *others) = step.lines()
            case: Case = essai.changed(first.cas[0], comportements={"A3T2CP3": "manque"})
            step = essai.changed(step, choix=(essai.changed(first, cas=(case,)), *others))
        steps.append(step)
    found = seen(choosing(argumenter="solide"), essai.changed(written, etapes=tuple(steps)))
    assert [e.mark for e in found["A3T2CP3"].evidence] == [3, 0]
    assert found["A3T2CP3"].word == "tenu 1 fois sur 2"


def test_they_change_no_competence_and_no_total() -> None:
    plain = essai.changed(essai.ruled(), regles=())
    bare = essai.changed(essai.scenario(), regles=())
    choose = choosing(argumenter="solide")
    one = assessed(straight(essai.play(written=plain), choose)[0])
    other = assessed(straight(essai.play(written=bare), choose)[0])
    assert (one.earned, one.reach) == (other.earned, other.reach)
    assert [s.degree for s in one.competences] == [s.degree for s in other.competences]


def score(manner: str, *marks: int) -> BehaviourScore:
    """A behaviour with these marks."""
    evidence = tuple(
        Evidence("A1T2CP1", "Attitude", True, True, mark, "Raison.", 2, "un", 1, False)
        for mark in marks
    )
    return BehaviourScore("A1T2CP1", "Attitude", "A1T2", manner, "Les répliques.", evidence)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("manner", "marks", "word"),
    [
        ("continu", (3,), "pas assez observé"),
        ("continu", (0,), "pas assez observé"),
        ("continu", (3, 3), "tenu"),
        ("continu", (0, 0), "à travailler"),
        ("continu", (3, 0, 3), "tenu 2 fois sur 3"),
        ("decision", (3,), "tenu"),
        ("decision", (0,), "à travailler"),
        ("simule", (3,), "tenu"),
    ],
)
def test_it_is_told_in_words(manner: str, marks: tuple[int, ...], word: str) -> None:
    assert score(manner, *marks).word == word
