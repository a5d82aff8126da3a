"""A journey: one student's own plays, what they lead to, and nothing of anybody else's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from game.content import MAX_SEED, Content
from game.harvest import Harvest
from game.journey import BY_CHANCE, RESUMED, Journey, journey, journey_of
from game.notebook import MemoryNotebooks, Notebook
from game.shelf import KeptSession
from game.store import MemoryStore
from scenarios.headway import StageSeen
from scoring.progress import Observed
from tests.parcours.kept import content, course, scene, session

UN = scene("un", competences=("1A", "1C"))
DEUX = scene("deux", competences=("1A", "2B"))
TROIS = scene("trois", level="premiere", competences=("MA.1.1", "1A"))
SECONDE = course(("un", ()), ("deux", ("un",)))
WHOLE = course(("un", ()), ("deux", ("un",)), ("trois", ("un",)), level=None)
ALL = content(UN, DEUX, TROIS, courses=(SECONDE, WHOLE))
Shown = Mapping[str, tuple[Observed, ...]]


def of(
    *sessions: KeptSession,
    player: str = "E07",
    shown: Shown | None = None,
    within: object = SECONDE,
) -> Journey:
    own = [one for one in sessions if one.is_of(player)]
    chosen = next(one for one in ALL.courses if one is within)
    return journey(ALL, own, player, chosen, shown or {})


async def found(sessions: Sequence[KeptSession], player: str, **kept: Notebook) -> Journey | None:
    notebooks = MemoryNotebooks()
    for name, notebook in kept.items():
        notebooks.save(name, notebook)
    return await journey_of(
        ALL, sessions, player, store=MemoryStore(), harvest=Harvest(), notebooks=notebooks
    )


def test_at_the_start_the_first_scene_with_whoever_comes() -> None:
    proposal = of().proposal
    assert proposal is not None
    assert (proposal.scenario, proposal.customer, proposal.seance) == ("un", None, None)
    assert proposal.why == "1A « Prendre contact » : pas encore observée."
    assert proposal.who == BY_CHANCE


def test_then_what_was_not_observed_with_somebody_new() -> None:
    seen = {"2026-11-20-un-1": (Observed("1A", 4, 3), Observed("1C", 4, 1))}
    proposal = of(session("un", 20), shown=seen).proposal
    assert proposal is not None
    assert proposal.scenario == "deux"
    assert proposal.why == "2B « Satisfaire le client » : pas encore observée."
    assert proposal.customer is not None
    assert 1 <= proposal.customer <= MAX_SEED
    assert proposal.who.startswith(f"Client n° {proposal.customer} : ")


def test_what_is_under_way_and_newest_is_taken_up_first() -> None:
    begun = session("deux", 22, state="en-cours")
    proposal = of(begun, session("un", 20)).proposal
    assert proposal is not None
    assert (proposal.scenario, proposal.seance, proposal.why) == ("deux", begun.id, RESUMED)


def test_what_was_left_long_ago_holds_nobody_back() -> None:
    left = session("un", 20, state="en-cours", id="laissee")
    there = of(session("un", 21), left, shown={})
    assert there.proposal is not None
    assert there.proposal.seance is None
    assert there.seance("un") is None, "done since: it is played anew"
    assert there.under_way == {"un": "laissee"}
    only_left = of(session("deux", 21), left)
    assert only_left.seance("un") == "laissee"


def test_two_at_one_keyboard_never_mix() -> None:
    mine, theirs = session("un", 20), session("un", 21, players=("E08",))
    both = session("deux", 22, players=("E08", "e07"))
    nobody = session("deux", 23, players=())
    every = (nobody, both, theirs, mine)
    assert [one.plays for one in of(*every).headway.stages] == [1, 1]
    assert [one.plays for one in of(*every, player="E08").headway.stages] == [1, 1]
    assert [one.plays for one in of(*every, player="").headway.stages] == [0, 1]
    assert [one.plays for one in of(*every, player="E09").headway.stages] == [0, 0]
    marks = {theirs.id: (Observed("1A", 9, 4),), mine.id: (Observed("1A", 9, 1),)}
    again = of(session("deux", 19), mine, theirs, shown=marks).proposal
    assert again is not None
    assert "1C" in again.why, "E08's marks are not E07's"


def test_students_side_by_side_are_not_sent_the_same_customer() -> None:
    numbers = set()
    for name in ("E07", "E08", "E09", "Zoé"):
        there = of(session("un", 20, players=(name,)), player=name)
        assert there == of(session("un", 20, players=(name,)), player=name)
        numbers.add(there.customer("deux"))
    assert len(numbers) == 4


def test_over_several_years_one_year_is_finished_before_the_next() -> None:
    def year(there: Journey) -> str:
        assert there.proposal is not None
        return there.proposal.scenario

    assert year(of(session("un", 20), within=WHOLE)) == "deux"
    assert year(of(session("un", 20), session("deux", 21), within=WHOLE)) == "trois"
    everything = (session("trois", 22, level="premiere"), session("deux", 21), session("un", 20))
    assert year(of(*everything, within=WHOLE)) == "trois"


def test_a_bac_is_never_proposed_for_a_code_of_the_seconde() -> None:
    there = of(session("un", 20), session("deux", 21), within=WHOLE)
    assert there.proposal is not None
    assert there.proposal.why.startswith("MA.1.1 « ")


async def test_the_course_chosen_else_that_of_the_year_played_last() -> None:
    first = await found([], "E07")
    assert first is not None
    assert first.course is SECONDE
    chosen = await found([], "E07", E07=Notebook(course="essai"), E08=Notebook(course="rien"))
    assert chosen is not None
    assert chosen.course is SECONDE, "both test courses have one id: the first is taken"
    lost = await found([], "E07", E07=Notebook(course="disparu"))
    assert lost is not None
    assert lost.course is SECONDE
    assert (
        await journey_of(
            Content({}, {}),
            [],
            "",
            store=MemoryStore(),
            harvest=Harvest(),
            notebooks=MemoryNotebooks(),
        )
        is None
    )


@pytest.mark.parametrize(("level", "id_"), [("premiere", "premiere"), ("terminale", "terminale")])
async def test_of_the_courses_of_the_house_that_of_the_year(level: str, id_: str) -> None:
    from game.content import bundled

    there = await journey_of(
        bundled(),
        [session("forum-des-inscriptions", 20, level=level)],
        "E07",
        store=MemoryStore(),
        harvest=Harvest(),
        notebooks=MemoryNotebooks(),
    )
    assert there is not None
    assert there.course.id == id_
    assert not there.ends_exploring


def test_a_stage_is_found_by_its_situation() -> None:
    stage = of().stage("deux")
    assert isinstance(stage, StageSeen)
    assert stage.waits_for == ("Un",)
    assert of().bases["BI1"].startswith("Savoir-être")


def test_each_stage_tells_what_was_shown_of_its_competences() -> None:
    first = session("un", 20)
    there = of(first, shown={first.id: (Observed("1A", 5, 3), Observed("2B", 1, None))})
    assert [(one.code, one.told) for one in there.skills["un"]] == [
        ("1A", "observée 5 fois, « réussi seul »"),
        ("1C", "pas encore observée"),
    ]
    assert [one.told for one in there.skills["deux"]][1] == "observée 1 fois"
    whole = of(first, within=WHOLE)
    assert [one.code for one in whole.skills["trois"]] == ["MA.1.1"]
