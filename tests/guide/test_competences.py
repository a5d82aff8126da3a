"""Every competence has an activity that a student really performs, and the page says so."""

from __future__ import annotations

from scenarios.regles import house_rules
from scenarios.steps.kinds import KINDS
from scoring.activities import Activity, activities
from scoring.behaviours import shown
from scoring.framework import BEP, SECONDE, load
from tests.guide.competences import PAGE, page

# Only these show what no line of dialogue shows: picking what to say next is still dialogue.
SPOKEN = {"dialogue", "questions", "sujets"}


def codes() -> list[str]:
    """The competences of the BEP, then the sub-points of the Seconde."""
    bep, seconde = (load().framework(each).competences for each in (BEP, SECONDE))
    return [each.code for each in bep] + [p.code for each in seconde for p in each.points]


def test_each_competence_is_there_once_in_the_order_of_the_frameworks() -> None:
    assert list(activities()) == codes()
    assert len(codes()) == 40 + 31


def test_each_kind_rule_and_behaviour_named_exists_and_every_kind_and_rule_serves() -> None:
    every: list[Activity] = list(activities().values())
    assert {kind for one in every for kind in one.sortes} == set(KINDS)
    assert {rule for one in every for rule in one.regles} == set(house_rules())
    assert {code for one in every for code in one.comportements} <= set(shown())
    for one in every:
        assert len(set(one.sortes)) == len(one.sortes), one.code


def test_what_dialogue_cannot_show_has_an_activity_of_its_own() -> None:
    for one in activities().values():
        others = set(one.sortes) - {"dialogue"}
        assert (one.dialogue == "suffit") == (not others), one.code
        if one.dialogue == "insuffisant":
            assert set(one.sortes) - SPOKEN, one.code
    alone = [one.code for one in activities().values() if one.dialogue == "suffit"]
    assert alone == ["A1T2C1", "A1T5C1", "A1T5C2", "A3T2C2", "A3T3C1", "A3T3C3", "2C.a"]


def test_a_behaviour_is_one_of_the_task_of_its_competence() -> None:
    """The Seconde prints none of its own here: it borrows those of the BEP."""
    for one in activities().values():
        for code in one.comportements:
            assert not one.code.startswith("A") or code[:4] == one.code[:4], one.code


def test_what_is_simulated_is_said_so() -> None:
    """Wherever a framework or a behaviour says that a text game only simulates it."""
    for framework_id in (BEP, SECONDE):
        for each in load().framework(framework_id).competences:
            if each.simulated:
                assert activities()[each.code].simule, each.code
            for point in each.points:
                if point.simulated:
                    assert activities().get(point.code, activities()[each.code]).simule, point.code
    for one in activities().values():
        if any(shown()[code].observe == "simule" for code in one.comportements):
            assert one.simule, one.code
    assert len({one.verifie for one in activities().values()}) == len(activities())


def test_a_scene_can_mark_each_of_them() -> None:
    """Some criterion, printed or ours, counts for the competence."""
    frameworks = load()
    counted = {
        code
        for criterion in frameworks.criterion_codes
        for framework_id in (BEP, SECONDE)
        for code in frameworks.competences_of(criterion, framework_id)
    }
    for framework_id in (BEP, SECONDE):
        for each in frameworks.framework(framework_id).competences:
            assert each.code in counted, each.code


def test_the_page_says_what_the_data_say() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "python -m tests.guide.competences"
