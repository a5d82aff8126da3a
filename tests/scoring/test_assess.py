"""What a play is worth: every mark comes from a journal line, and nothing counts twice."""

from __future__ import annotations

import msgspec
import pytest
from msgspec.structs import replace

from game.session import Session
from scenarios.customer import Temper
from scenarios.journal import Answer, read
from scenarios.model import Scenario
from scenarios.moves import right_move
from scenarios.play import Mode
from scenarios.reach.analysis import reach
from scenarios.steps.dialogue import Dialogue
from scenarios.steps.parts import GraveFault
from scenarios.steps.questions import Questions
from scoring.assess import assess
from scoring.assessment import Assessment, CompetenceScore, Evidence
from scoring.framework import load
from scoring.tally import observations
from scoring.words import NOT_ENOUGH
from tests.support.essai import CALM, HURRIED, changed, play, scenario
from tests.support.plays import answered, straight
from tests.support.reports import assessed, choosing, erring

MODES: tuple[Mode, ...] = ("guide", "entrainement", "evaluation")


def competence(assessment: Assessment, code: str) -> CompetenceScore:
    return next(each for each in assessment.competences if each.code == code)


def observing(written: Scenario, **criteria: tuple[str, ...]) -> Scenario:
    """The scenario with other criteria at some steps, their own notes left out."""
    steps = tuple(
        msgspec.structs.replace(step, criteres=criteria[step.id]) if step.id in criteria else step
        for step in written.etapes
    )
    return changed(written, etapes=steps)


def with_fault(written: Scenario, *competences: str) -> Scenario:
    """The scenario whose lie names other competences."""
    step = next(each for each in written.etapes if each.id == "argumenter")
    assert isinstance(step, Dialogue)
    lines = tuple(
        msgspec.structs.replace(
            line, faute_grave=GraveFault(nature="tromper", competences=competences)
        )
        if line.faute_grave
        else line
        for line in step.choix
    )
    new = msgspec.structs.replace(step, choix=lines)
    return changed(
        written, etapes=tuple(new if each.id == "argumenter" else each for each in written.etapes)
    )


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("temper", [CALM, HURRIED], ids=["calme", "presse"])
@pytest.mark.parametrize("seed", range(8))
def test_every_mark_comes_from_its_journal_line(mode: Mode, temper: Temper, seed: int) -> None:
    session, content = straight(play(mode, temper), erring(seed))
    lines = {each.n: each for each in read(content).entries}
    assessment = assessed(session)
    lost = len(session.trace.departure_marks)
    for score in assessment.criteria:
        assert score.earned == sum(each.points for each in score.evidence)
        assert score.reach is not None
        assert score.reach.low <= score.earned <= score.reach.high
        for each in score.evidence:
            if each.line == 0:
                assert (each.step, each.mark) == ("", 0)
                lost -= 1
                continue
            assert each.points == (0 if each.is_mending else each.mark)
            line = lines[each.line]
            assert isinstance(line, Answer)
            assert (line.etape, line.visite) == (each.step, each.visit)
    assert lost == 0
    assert assessment.earned == sum(score.earned for score in assessment.criteria)
    assert assessment.reach is not None
    assert assessment.reach.low <= assessment.earned <= assessment.reach.high


@pytest.mark.parametrize("seed", range(8))
def test_an_act_counts_once_for_a_competence(seed: int) -> None:
    session, _ = straight(play("entrainement"), erring(seed))
    for score in (*assessed(session).competences, *assessed(session).activities):
        acts = {(each.line, each.step, each.visit) for each in score.evidence}
        assert score.acts == len(acts)
        assert score.successes <= score.acts


def test_repeats_of_a_statement_are_one_criterion() -> None:
    written = observing(scenario(), decouvrir=("1C.MCV.K1",), argumenter=("1B.MCV.K1",))
    session, _ = straight(play(written=written))
    merged = [s for s in assessed(session).criteria if s.code in ("1B.MCV.K1", "1C.MCV.K1")]
    assert [s.code for s in merged] == ["1B.MCV.K1"]
    assert [each.step for each in merged[0].evidence] == ["decouvrir", "argumenter"]
    assert merged[0].reach is not None
    assert merged[0].reach.high == 6


def test_an_act_mostly_missed_is_no_success() -> None:
    def mark(value: int, line: int) -> Evidence:
        return Evidence("X", "x", True, False, value, "", line, "pas", 1, False)

    assert [o.mark for o in observations([mark(3, 2), mark(0, 2), mark(3, 4)])] == [1, 3]


def test_only_the_last_visit_of_a_step_counts() -> None:
    choose = choosing(accueillir=("rayon", "ouvrir"), rattraper="montrer")
    session, _ = straight(play(), choose)
    assessment = assessed(session)
    evidence = [e for s in assessment.criteria for e in s.evidence if e.step == "accueillir"]
    assert {(each.visit, each.mark) for each in evidence} == {(2, 3)}
    first = assessment.reviews[0]
    assert (first.step, first.visit, first.is_replaced) == ("accueillir", 1, True)
    assert not any(each.is_replaced for each in assessment.reviews[1:])


def test_announced_competences_come_first_and_in_order() -> None:
    assessment = assessed(straight(play())[0])
    codes = [each.code for each in assessment.competences]
    assert codes[:3] == ["1A", "1C", "1D"]
    assert [each.is_announced for each in assessment.competences[:4]] == [True, True, True, False]
    assert {each.code for each in assessment.activities} >= {"A1T2C1", "A3T2C1"}


def test_few_observations_are_said_and_never_a_zero() -> None:
    assessment = assessed(straight(play())[0])
    assert competence(assessment, "1A").degree == NOT_ENOUGH
    assert competence(assessment, "1D").degree.word == "réussi seul deux fois"


def test_an_announced_competence_never_met_says_so() -> None:
    written = changed(scenario(), competences=("2B", "1D"))
    score = competence(assessed(straight(play(written=written))[0]), "2B")
    assert (score.degree, score.evidence, score.place) == (NOT_ENOUGH, (), None)


def test_a_grave_fault_caps_what_it_names() -> None:
    session, _ = straight(play(), choosing(argumenter="mentir"))
    assessment = assessed(session)
    (fault,) = assessment.faults
    assert (fault.nature, fault.competences) == ("tromper", ("1D",))
    capped = competence(assessment, "1D")
    assert (capped.capped_by, capped.degree.word) == ("tromper", "découvert")
    assert competence(assessment, "3A").capped_by is None


def test_a_grave_fault_that_names_none_caps_its_own_step() -> None:
    written = with_fault(observing(scenario(), argumenter=("A3T2K4", "A1T2K4")))
    session, _ = straight(play(written=written), choosing(argumenter="mentir"))
    capped = {each.code for each in assessed(session).competences if each.capped_by}
    assert capped == {"1A", "1D"}
    activities = {each.code for each in assessed(session).activities if each.capped_by}
    assert activities == {"A1T2C1", "A3T2C1", "A3T2C2"}


def test_a_walk_out_costs_in_assessment_only() -> None:
    rude = choosing(
        accueillir=("rayon", "rayon", "rayon", "rayon"),
        rattraper=("montrer", "montrer", "montrer", "montrer"),
    )
    costs: dict[Mode, int] = {"entrainement": 0, "evaluation": 1}
    for mode, zeros in costs.items():
        session, _ = straight(play(mode, HURRIED), rude)
        assert session.trace.has_left
        assessment = assessed(session)
        lost = [e for s in assessment.criteria for e in s.evidence if e.line == 0]
        assert [(each.criterion, each.mark) for each in lost] == [("A1T2K4", 0)] * zeros
        welcome = competence(assessment, "1A")
        assert sum(each.line == 0 for each in welcome.evidence) == zeros


def test_what_mends_is_observed_and_earns_no_points() -> None:
    """After a walk-out, and at a step written to mend: degrees see it, points do not."""
    rude = choosing(accueillir=("rayon", "rayon"), rattraper=("montrer", "venir"))
    session, _ = straight(play("entrainement", HURRIED), rude)
    assessment = assessed(session)
    after = [each for score in assessment.criteria for each in score.evidence if each.is_mending]
    assert {each.step for each in after} <= {act.step for act in session.trace.acts}
    assert session.trace.has_left
    assert after
    assert {each.points for each in after} == {0}
    assert assessment.earned < sum(
        each.mark for score in assessment.criteria for each in score.evidence
    )
    assert any(
        each in competence.evidence for each in after for competence in assessment.competences
    )


def test_a_line_taken_back_was_helped() -> None:
    def play_it(written: Scenario) -> Session:
        session, _ = straight(play(written=written), choosing(accueillir="prix"))
        return session

    written = observing(scenario(), argumenter=("1A.MCV.K1",))
    session = Session(play(written=written), play_it(written).opening)
    answered(session, choosing(accueillir="prix")(session.state.view))
    session.take_back(seconds=1.0)
    while not session.scene.is_over:
        answered(session, right_move(session.state.view))
    welcome = competence(assessed(session), "1A")
    assert [each.is_aided for each in welcome.evidence] == [True, True, False]
    assert (welcome.degree.word, welcome.acts) == ("réussi seul", 2)


@pytest.mark.parametrize("speciality", [("accueil",), ("commerce",), ("accueil", "vente")])
def test_later_levels_read_the_bac_as_a_proposal(speciality: tuple[str, ...]) -> None:
    written = changed(scenario(), niveau="premiere", specialites=speciality)
    assessment = assessed(straight(play(written=written))[0])
    prefixes = {each.code.partition(".")[0] for each in assessment.competences}
    assert prefixes == {"MA" if each == "accueil" else "MCV" for each in speciality}
    assert assessment.is_proposal
    lacking = {"MA.1.5", "MA.1.6", "MA.2.3", "MCV.3.3", "MCV.4A.2", "MCV.4A.3", "MCV.4B.5"}
    seen = [each.code for each in assessment.competences]
    assert assessment.grid_gaps == tuple(code for code in seen if code in lacking)
    assert assessment.announced
    words = {each.degree.word for each in assessment.competences}
    assert words <= {"pas assez observé", "maîtrisées", "bien maîtrisées"}


def test_the_grid_is_said_incomplete_only_where_it_is() -> None:
    """One competence of MCV that is met lacks official criteria; none of MA that is met does."""
    commerce = changed(scenario(), niveau="premiere", specialites=("commerce",))
    welcome = changed(scenario(), niveau="premiere", specialites=("accueil",))
    assert assessed(straight(play(written=commerce))[0]).grid_gaps == ("MCV.4A.2",)
    assert assessed(straight(play(written=welcome))[0]).grid_gaps == ()
    assert assessed(straight(play())[0]).grid_gaps == ()


@pytest.mark.parametrize(
    ("specialities", "announced", "option_a"),
    [
        (("commerce",), ("1A",), True),
        (("vente",), ("1A",), False),
        (("commerce", "vente"), ("1A",), True),
        (("accueil", "vente"), ("1A",), False),
        (("vente",), ("MCV.4A.2",), True),
    ],
)
def test_a_grid_has_the_blocs_of_the_option_that_is_prepared(
    specialities: tuple[str, ...], announced: tuple[str, ...], option_a: bool
) -> None:
    written = changed(
        scenario(), niveau="terminale", specialites=specialities, competences=announced
    )
    seen = {each.code for each in assessed(straight(play(written=written))[0]).competences}
    assert ("MCV.4A.2" in seen) == option_a
    assert "MCV.1.2" in seen


def test_a_situation_is_marked_on_our_criteria_where_official_ones_lack() -> None:
    marked = changed(scenario(), niveau="terminale", specialites=("accueil",))
    step = replace(marked.etapes[0], criteres=("HR.MA.1.5.K1", "MA.1.2.K1"))
    written = replace(marked, etapes=(step, *marked.etapes[1:]), competences=("MA.1.5", "MA.1.2"))
    assessment = assessed(straight(play(written=written))[0])
    flow, contact = assessment.announced
    assert (flow.code, contact.code) == ("MA.1.5", "MA.1.2")
    assert [each.is_printed for each in flow.evidence] == [False]
    assert "MA.1.2.K1" in {each.criterion for each in contact.evidence}
    assert assessment.grid_gaps == ("MA.1.5",)
    # The statement is the Seconde's own: one line of the criteria, whichever code marked it.
    assert "1A.MA.K3" in {each.code for each in assessment.criteria}


def test_a_seconde_code_caps_the_bac_lines_it_leads_to() -> None:
    written = changed(with_fault(scenario(), "1D"), niveau="terminale")
    session, _ = straight(play(written=written), choosing(argumenter="mentir"))
    capped = {each.code for each in assessed(session).competences if each.capped_by}
    assert "MCV.1.2" in capped
    assert capped < {each.code for each in assessed(session).competences}


def test_without_a_search_nothing_is_placed() -> None:
    session, _ = straight(play())
    assessment = assess(session.trace, session.play, load(), None)
    assert assessment.reach is None
    assert assessment.place is None
    assert all(each.place is None for each in assessment.competences)
    assert assessment.earned == assessed(session).earned


def test_a_place_is_between_worst_and_best() -> None:
    best = assessed(straight(play())[0])
    assert best.place == 1.0
    poor, _ = straight(play(), choosing(accueillir="passer", argumenter="passer"))
    score = competence(assessed(poor), "1D")
    assert score.place is not None
    assert score.place < 0.5


def test_a_play_under_way_is_assessed_so_far() -> None:
    session = straight(play())[0]
    fresh = Session(play(), session.opening)
    empty = assess(fresh.trace, fresh.play, load(), reach(fresh.play))
    assert (empty.earned, empty.reviews, empty.takeaways) == (0, (), ())
    answered(fresh, right_move(fresh.state.view))
    assert assess(fresh.trace, fresh.play, load(), None).earned == 6


def test_the_essai_has_the_steps_that_these_tests_speak_of() -> None:
    steps = {each.id: type(each) for each in scenario().etapes}
    assert steps["accueillir"] is Dialogue
    assert steps["decouvrir"] is Questions
