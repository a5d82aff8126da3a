"""Subjects in free order: what is open, what waits, what the whole is worth."""

from __future__ import annotations

import pytest

from scenarios.kernel import State, advance, start
from scenarios.steps.kind import Refusal, Skip
from scenarios.steps.sujets import Sujets, SujetsMove, SujetsOffer
from tests.kinds.frame import fixtures, loaded
from tests.support import essai
from tests.support.plays import moved


def hub() -> Sujets:
    written, _ = loaded(fixtures()["sujets"], "sujets")
    step = written.etapes[0]
    assert isinstance(step, Sujets)
    return step


def opened(step: Sujets | None = None) -> State:
    written, _ = loaded(fixtures()["sujets"], "sujets")
    if step is not None:
        written = essai.changed(written, etapes=(step, *written.etapes[1:]))
    return start(essai.play("entrainement", written=written))


def after(*subjects: str, step: Sujets | None = None) -> State:
    """The state once these subjects are dealt with, each by right answers."""
    state = opened(step)
    for id_ in subjects:
        state = moved(state, SujetsMove(sujet=id_))
        while state.position.step != "comptoir":
            state = moved(state, state.view.step.right(state.view))
    return state


def mark(*subjects: str, step: Sujets | None = None) -> int:
    act = moved(after(*subjects, step=step), SujetsMove()).acts[-1]
    (found,) = {mark.value for mark in act.marks}
    return found


@pytest.mark.parametrize(
    ("subjects", "value"),
    [
        ((), 0),
        (("garantie",), 0),
        (("meteo",), 0),
        (("commande",), 1),
        (("commande", "retrait"), 3),
        (("garantie", "commande", "retrait"), 3),
        (("commande", "retrait", "meteo"), 1),
        (("commande", "meteo"), 0),
    ],
)
def test_mandatory_subjects_are_shared_and_strays_count_as_missing(
    subjects: tuple[str, ...], value: int
) -> None:
    assert mark(*subjects) == value


def test_one_missing_of_four_is_a_two() -> None:
    step = hub()
    more = tuple(essai.changed(s, obligatoire=not s.hors_sujet, apres=()) for s in step.sujets)
    extra = essai.changed(more[2], id="extra")
    wide = essai.changed(step, sujets=(*more, extra))
    assert mark("commande", "retrait", "garantie", step=wide) == 2
    assert mark("commande", "retrait", step=wide) == 1
    assert mark("commande", step=wide) == 0


def test_a_locked_subject_says_what_it_waits_for_and_opens_then() -> None:
    state = opened()
    offer = state.offer()
    assert isinstance(offer, SujetsOffer)
    topic = next(topic for topic in offer.options if topic.id == "retrait")
    assert (topic.state, topic.waits_for) == ("verrouille", ("La commande",))
    refused = advance(state, SujetsMove(sujet="retrait"))
    assert isinstance(refused, Refusal)
    assert refused.message == "Ce sujet vient après «\u00a0La commande\u00a0»."
    assert isinstance(advance(after("commande"), SujetsMove(sujet="retrait")), State)


def test_a_subject_is_dealt_with_once_and_the_order_shown_stays() -> None:
    before, later = opened().offer(), after("commande")
    offer = later.offer()
    assert isinstance(before, SujetsOffer)
    assert isinstance(offer, SujetsOffer)
    assert [t.id for t in offer.options] == [t.id for t in before.options]
    assert {t.id: t.state for t in offer.options}["commande"] == "traite"
    again = advance(later, SujetsMove(sujet="commande"))
    assert isinstance(again, Refusal)
    assert again.message == "Vous avez déjà traité ce sujet."
    assert isinstance(advance(later, SujetsMove(sujet="autre")), Refusal)


def test_coming_back_is_the_same_visit_and_the_detour_counts() -> None:
    state = after("commande")
    assert state.visits == {"comptoir": 1, "commande-numero": 1}
    assert state.position.paused == ()
    done = moved(moved(state, SujetsMove(sujet="retrait")), SujetsMove())
    assert {act.step for act in done.trace().counted()} == {"comptoir", "commande-numero"}


def test_what_was_left_out_is_said_with_its_reason() -> None:
    act = moved(after("commande", "meteo"), Skip()).acts[-1]
    parts = {part.id: part for part in act.parts}
    assert set(parts) == {"commande", "retrait", "meteo"}
    assert parts["commande"].is_right
    assert (parts["retrait"].value, parts["retrait"].expected) == ("non traité", "à traiter")
    assert (parts["meteo"].is_right, parts["meteo"].expected) == (False, "à laisser")
    assert parts["meteo"].reason == "La personne attend sa commande."
    assert [better.text for better in act.better] == ["Je vous remets votre colis."]


def test_a_stray_subject_wears_trust_and_a_useful_one_does_not() -> None:
    start_, strayed, useful = opened(), after("meteo"), after("garantie")
    assert strayed.position.trust < start_.position.trust
    assert useful.position.trust == start_.position.trust
    assert "garantie-dite" in useful.position.facts
