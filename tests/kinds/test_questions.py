"""`questions`: a bank lent to another step, and what is asked there."""

from __future__ import annotations

import pytest

from scenarios.banks import borrowers, with_banks
from scenarios.kernel import State, start
from scenarios.model import Scenario
from scenarios.steps.questions import Questions, QuestionsMove, QuestionsOffer
from tests.kinds.frame import fixtures, loaded
from tests.kinds.ticked import marks
from tests.support import essai
from tests.support.plays import moved


def written() -> Scenario:
    return loaded(fixtures()["questions"], "questions")[0]


def after(*asked: str | None) -> State:
    state = start(essai.play("entrainement", written=written()))
    for id_ in asked:
        state = moved(state, QuestionsMove(question=id_))
    return state


def offered(state: State) -> set[str]:
    offer = state.offer()
    assert isinstance(offer, QuestionsOffer)
    return {option.id for option in offer.options}


@pytest.mark.parametrize(
    ("asked", "left"),
    [
        ((None,), {"usage", "tasses", "couleur", "tout"}),
        (("usage", None), {"tasses", "couleur", "tout"}),
        (("usage", "tasses", "grande", None), {"couleur", "tout"}),
        (("tasses", None, "usage"), {"couleur", "tout"}),
    ],
)
def test_what_is_known_is_not_asked_again(asked: tuple[str | None, ...], left: set[str]) -> None:
    assert offered(after(*asked)) == left


@pytest.mark.parametrize(
    ("asked", "value"),
    [
        (("usage", None, "tasses", None), 3),
        (("usage", "tasses", None, None), 3),
        (("usage", None, None), 2),
        (("usage", None, "tasses", "tout", None), 2),
        ((None, None), 0),
    ],
)
def test_the_borrowed_essentials_are_what_counts(asked: tuple[str | None, ...], value: int) -> None:
    act = after(*asked).acts[-1]
    assert (act.step, marks(act)) == ("reprise", {"A1T3K4": value})
    assert [part.label for part in act.parts[:2]] == ["L’usage", "La contenance"]


def test_a_condition_of_the_bank_still_holds() -> None:
    whole = with_banks(written().etapes)[1]
    assert isinstance(whole, Questions)
    assert whole.reads() == {"usage", "tasses"}
    assert (whole.answers(), len(whole.questions)) == (3, 4)
    assert borrowers(written().etapes, "decouverte") == {"decouverte", "reprise"}
    assert borrowers(written().etapes, "reprise") == {"reprise"}
