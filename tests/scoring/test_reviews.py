"""What is said of each answer, the three points read first, and what to revise."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from game.session import Session
from scenarios.moves import right_move
from scenarios.play import View
from scenarios.steps.fiche import Fiche, FicheMove
from scenarios.steps.kind import Skip
from scenarios.steps.kinds import AnyMove
from scenarios.steps.questions import QuestionsMove
from scoring.assessment import Assessment
from scoring.takeaways import takeaways
from tests.support.essai import HURRIED, changed, play, scenario
from tests.support.plays import straight
from tests.support.reports import assessed, choosing


def timed(seconds: float | None, choose: Callable[[Session], AnyMove]) -> Assessment:
    """An assessment of a play in which every answer took so long."""
    session = Session(play(), straight(play())[0].opening)
    while not session.scene.is_over:
        session.answer(choose(session), seconds=seconds)
    return assessed(session)


def right(session: Session) -> AnyMove:
    return right_move(session.state.view)


def test_an_answer_is_shown_with_what_came_before_and_after() -> None:
    session, _ = straight(play(), choosing(accueillir="rayon"))
    first, second = assessed(session).reviews[:2]
    assert first.prompt == "Bonjour, je cherche une bouilloire."
    assert first.said == "Bonjour Madame. Elles sont toutes au fond, à gauche."
    assert first.reply == "Un geste (serein)."
    assert first.quality == "maladroit"
    assert first.better == (
        (
            "Bonjour Madame, bienvenue. Pour quel usage ?",
            "Vous saluez et vous ouvrez la découverte.",
        ),
    )
    assert second.prompt == "Au fond… Vous pouvez m’aider ?"


def test_a_deed_is_named_and_never_quoted() -> None:
    reviews = assessed(straight(play())[0]).reviews
    deeds = {each.kind: each for each in reviews if not each.is_spoken}
    assert set(deeds) == {"questions", "calcul", "fiche", "autoevaluation"}
    assert deeds["questions"].said == "Fin des questions"
    assert deeds["fiche"].prompt == "Carte de garantie"
    assert deeds["calcul"].prompt.startswith("Une Claire et un filtre")


def test_a_form_is_named_by_its_title_even_when_somebody_speaks() -> None:
    steps = tuple(
        changed(step, client="Mon numéro, vous l’avez ?") if isinstance(step, Fiche) else step
        for step in scenario().etapes
    )
    session, _ = straight(play(written=changed(scenario(), etapes=steps)))
    form = next(each for each in assessed(session).reviews if each.kind == "fiche")
    assert form.prompt == "Carte de garantie"


def test_a_form_that_says_too_much_is_not_told_to_be_exact() -> None:
    def too_much(view: View) -> AnyMove:
        move = right_move(view)
        if isinstance(move, FicheMove):
            return FicheMove(champs={**move.champs, "naissance": "01/01/2000"})
        return move

    session, _ = straight(play(), too_much)
    form = next(each for each in assessed(session).reviews if each.kind == "fiche")
    said = "Vous ne gardez que ce qui sert. À laisser vide ou non coché : Date de naissance."
    assert form.reason == said
    assert form.quality == "faute"


def test_a_complete_discovery_with_a_clumsy_question_says_so() -> None:
    asked = ("compte", "combien", "pour-quoi", None)
    waiting = iter(asked)

    def choose(view: View) -> AnyMove:
        if view.position.step == "decouvrir":
            return QuestionsMove(question=next(waiting))
        return right_move(view)

    session, _ = straight(play(), choose)
    end = next(each for each in assessed(session).reviews if each.said == "Fin des questions")
    assert end.reason == "Vous connaissez l’usage et ce qui compte. Une question était maladroite."


def test_a_skipped_step_says_so() -> None:
    session, _ = straight(play(), choosing(argumenter="passer"))
    skipped = next(each for each in assessed(session).reviews if each.step == "argumenter")
    assert (skipped.said, skipped.is_spoken) == ("Étape passée", False)


def test_lines_cover_every_act_once_and_in_order() -> None:
    session, _ = straight(play("evaluation", HURRIED), choosing(accueillir="prix"))
    lines = [each.line for each in assessed(session).reviews]
    assert lines == [each.line for each in session.trace.acts]
    assert lines == sorted(set(lines))


def test_speed_is_a_flag_and_never_a_cost() -> None:
    hasty, slow, unknown = (timed(s, right) for s in (0.5, 300.0, None))
    assert any(each.was_too_fast for each in hasty.reviews)
    assert not any(each.was_too_fast for each in (*slow.reviews, *unknown.reviews))
    assert hasty.earned == slow.earned == unknown.earned
    assert [c.degree for c in hasty.competences] == [c.degree for c in slow.competences]


def test_questions_already_read_are_not_read_again() -> None:
    asked = [each for each in timed(1.0, right).reviews if each.kind == "questions"]
    assert [each.was_too_fast for each in asked] == [True, False, False]


def test_a_skip_is_not_too_fast() -> None:
    assert not any(each.was_too_fast for each in timed(0.1, lambda _: Skip()).reviews)


def test_one_strength_and_two_lines_to_say_otherwise() -> None:
    session, _ = straight(play(), choosing(accueillir="prix", argumenter="belle"))
    strength, *again = assessed(session).takeaways
    assert (strength.kind, strength.text) == ("force", "Vos questions")
    assert [each.kind for each in again] == ["reprise", "reprise"]
    assert [each.text for each in again] == [
        "Bonjour. Celle-ci est à 39,90\u00a0€.",
        "La Claire, je la trouve vraiment très belle.",
    ]
    assert again[0].better == "Bonjour Madame, bienvenue. Pour quel usage ?"
    assert again[0].why == "Vous saluez et vous ouvrez la découverte."


def test_a_spoken_strength_comes_before_a_form() -> None:
    strength = assessed(straight(play())[0]).takeaways[0]
    assert (strength.step_kind, strength.is_spoken) == ("dialogue", True)


def test_a_grave_fault_is_what_to_say_otherwise_first() -> None:
    session, _ = straight(play(), choosing(accueillir="prix", argumenter="mentir"))
    again = [each for each in assessed(session).takeaways if each.kind == "reprise"]
    assert again[0].text.startswith("La Claire, c’est la dernière")


def test_an_answer_that_shows_how_to_do_better_comes_before_one_that_does_not() -> None:
    session, _ = straight(play(), choosing(accueillir="prix", argumenter="passer"))
    welcome, skipped = (
        each for each in assessed(session).reviews if each.step in ("accueillir", "argumenter")
    )
    again = takeaways((welcome, replace(skipped, better=())), frozenset())
    assert [each.line for each in again] == [welcome.line, skipped.line]
    shown = replace(skipped, better=(("Une réplique.", "Sa raison."),))
    assert [each.line for each in takeaways((welcome, shown), frozenset())] == [
        skipped.line,
        welcome.line,
    ]


def test_between_equal_losses_the_earliest_comes_first() -> None:
    session, _ = straight(play(), choosing(accueillir="prix", argumenter="belle"))
    reviews = assessed(session).reviews
    again = [t.line for t in takeaways(reversed(reviews), frozenset()) if t.kind == "reprise"]
    assert again == sorted(again)


def test_the_self_assessment_is_no_point_to_retain() -> None:
    nothing = assessed(straight(play(), lambda _: Skip())[0])
    assert all(each.step_kind != "autoevaluation" for each in nothing.takeaways)
    assert all(each.kind == "reprise" for each in nothing.takeaways)


def test_savoirs_are_those_of_the_steps_that_went_wrong() -> None:
    session, _ = straight(play(), choosing(accueillir="prix"))
    (revision,) = assessed(session).revisions
    assert (revision.code, revision.lines) == ("S221", (2,))
    assert revision.title == "La communication orale professionnelle"
    assert assessed(straight(play())[0]).revisions == ()
