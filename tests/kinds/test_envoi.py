"""What a message sent is worth: each part, the mark of the whole, the people to protect."""

from __future__ import annotations

import itertools
import re
from typing import Any

import pytest

from game.store import MemoryStore
from game.texte.seat import play_new, take_up
from game.tui.choices import ChoiceList
from scenarios.kernel import start
from scenarios.play import Play, View
from scenarios.steps.addressing import PLACES, Place
from scenarios.steps.envoi import (
    NO_MOMENT,
    NO_SUBJECT,
    NOBODY,
    UNKNOWN,
    Envoi,
    EnvoiMove,
    EnvoiOffer,
)
from scenarios.steps.kind import NOT_FOR_THIS_STEP, Progress, Refusal, Skip
from scenarios.steps.questions import QuestionsMove
from scenarios.trace import Act
from tests.kinds.frame import fixtures, loaded
from tests.kinds.hands.finder import lines_of
from tests.support import essai
from tests.support.lines import talk
from tests.support.vitrine import Vitrine, app
from tests.texte.test_plays import acts
from tests.tui.pilots import play_of, press, settle, shown

RIGHT: dict[str, Place] = {
    "cliente": "cci",
    "roy": "cc",
    "petit": "cci",
    "noel": "aucun",
    "fournisseur": "aucun",
}


def view(**fields: Any) -> View:
    """The fixture's step, with some of its fields changed."""
    written, _ = loaded(fixtures()["envoi"], "envoi")
    step = essai.changed(written.etapes[0], **fields)
    written = essai.changed(written, etapes=(step, *written.etapes[1:]))
    return start(essai.play("guide", written=written)).view


def sent(at: View | None = None, **fields: Any) -> Progress:
    """What the right message, with some of its fields changed, comes to."""
    at = at or view()
    move = essai.changed(
        EnvoiMove(destinataires=RIGHT, objet="precis", pieces=("plan",), moment="matin"), **fields
    )
    done = at.step.accept(move, at)
    assert isinstance(done, Progress), done
    return done


def placed(**places: Place) -> dict[str, Place]:
    """The right places but these."""
    return {**RIGHT, **places}


def marks(done: Progress) -> dict[str, int]:
    """The mark of each criterion."""
    return {mark.criterion: mark.value for mark in done.marks}


def wrong(done: Progress) -> list[tuple[str, str, str]]:
    """(label, given, expected) of each part that is not right."""
    return [(part.label, part.value, part.expected) for part in done.parts if not part.is_right]


def test_all_right_earns_three_and_says_so() -> None:
    done = sent()
    assert marks(done) == {"A1T3K4": 3, "HR.RGPD.K1": 3}
    assert wrong(done) == []
    assert done.said == "Message envoyé à 3 destinataires."
    assert done.reason == "Le message part aux bonnes personnes, complet."
    assert done.fault is None
    assert done.quality == "attendu"


def test_either_place_is_right_where_two_are() -> None:
    assert wrong(sent(destinataires=placed(roy="a"))) == []
    assert wrong(sent(destinataires=placed(roy="cci"))) == [("Mme Roy", "Cci", "Cc ou À")]


def test_who_is_left_out_is_nowhere() -> None:
    done = sent(destinataires={"cliente": "cci", "roy": "cc"})
    assert wrong(done) == [("M. Petit", "hors du message", "Cci")]
    assert done.said == "Message envoyé à 2 destinataires."
    assert sent(destinataires={"roy": "cc"}).said == "Message envoyé à 1 destinataire."


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (
            {"objet": "vague"},
            ("Objet", "Invitation", "Démonstration de bouilloires, samedi 28 novembre à 10 h"),
        ),
        ({"pieces": ()}, ("Plan d’accès", "non joint", "à joindre")),
        (
            {"pieces": ("plan", "fichier")},
            ("Fichier des clients", "joint", "à ne pas joindre"),
        ),
        ({"moment": "nuit"}, ("Moment", "Ce soir à 23 h", "Demain à 10 h")),
    ],
)
def test_each_other_part_counts_for_one(
    fields: dict[str, Any], expected: tuple[str, str, str]
) -> None:
    done = sent(**fields)
    assert wrong(done) == [expected]
    assert marks(done) == {"A1T3K4": 2, "HR.RGPD.K1": 3}
    assert done.reason.endswith(f"À revoir\u00a0: {expected[0]}.")


def test_the_reason_of_a_part_is_that_of_what_was_picked() -> None:
    reasons = {p.id: p.reason for p in sent(objet="crie", moment="nuit").parts}
    assert reasons["objet"] == "Un objet en capitales passe pour un courrier indésirable."
    assert reasons["moment"] == "Un message de nuit dérange et se perd."
    assert reasons["petit"] == "Inscrit : en copie cachée."


def test_the_mark_falls_with_the_wrong_parts() -> None:
    """Eight parts: one wrong is 2, four are 1, five are 0; the unsubscribed is not among them."""
    steps: tuple[dict[str, Any], ...] = (
        {"objet": "vague"},
        {"moment": "nuit"},
        {"pieces": ()},
        {"pieces": ("fichier",)},
        {"destinataires": placed(fournisseur="cci")},
    )
    fields: dict[str, Any] = {}
    found = []
    for step in steps:
        fields |= step
        found.append(marks(sent(**fields))["A1T3K4"])
    assert found == [2, 1, 1, 1, 0]


@pytest.mark.parametrize(
    ("places", "is_safe"),
    [
        (placed(cliente="a"), False),
        (placed(cliente="a", petit="cc"), False),
        (placed(cliente="a", petit="aucun"), True),
        (placed(roy="a"), True),
        (placed(petit="cc", cliente="aucun"), True),
        (placed(petit="cc", cliente="aucun", fournisseur="cci"), False),
        (placed(noel="cci"), False),
        (placed(noel="a", cliente="aucun", petit="aucun"), False),
    ],
)
def test_people_are_protected(places: dict[str, Place], is_safe: bool) -> None:
    done = sent(destinataires=places)
    assert marks(done)["HR.RGPD.K1"] == (3 if is_safe else 0)
    assert (done.fault is None) == is_safe
    assert (done.quality == "faute") == (not is_safe)


def test_what_was_shown_is_told() -> None:
    done = sent(destinataires=placed(cliente="a", petit="cc", noel="cc"))
    kept = {part.id: part for part in done.parts[-2:]}
    assert kept["noel"].label == "Mme Noël (désinscription)"
    assert (kept["noel"].value, kept["noel"].expected) == ("Cc", "hors du message")
    assert kept["adresses"].value == "lisibles par tous : Marthe Diallo, M. Petit, Mme Noël"
    assert kept["adresses"].expected == "Cci"
    assert kept["adresses"].reason.startswith("Chacun reçoit")
    assert "À protéger\u00a0: Mme Noël (désinscription), Adresses en copie cachée." in done.reason


def test_friends_may_see_each_other_and_a_notice_reaches_the_unsubscribed() -> None:
    at = view(se_connaissent=True, publicitaire=False)
    done = sent(at, destinataires=placed(cliente="a", petit="a", noel="cci"))
    assert marks(done)["HR.RGPD.K1"] == 3
    assert [label for label, _, _ in wrong(done)] == ["Marthe Diallo", "M. Petit", "Mme Noël"]


def test_silence_is_no_grave_fault() -> None:
    at = view()
    done = at.step.accept(Skip(), at)
    assert isinstance(done, Progress)
    assert marks(done) == {"A1T3K4": 0, "HR.RGPD.K1": 0}
    assert done.fault is None


@pytest.mark.parametrize(
    ("fields", "message", "field"),
    [
        ({"destinataires": {}}, NOBODY, "cliente"),
        ({"destinataires": {"roy": "aucun"}}, NOBODY, "cliente"),
        ({"destinataires": {"roy": "cc", "inconnu": "a"}}, UNKNOWN, "inconnu"),
        ({"objet": ""}, NO_SUBJECT, "objet"),
        ({"objet": "plan"}, UNKNOWN, "plan"),
        ({"pieces": ("plan", "nuit")}, UNKNOWN, "nuit"),
        ({"moment": ""}, NO_MOMENT, "moment"),
        ({"moment": "midi"}, UNKNOWN, "midi"),
    ],
)
def test_what_cannot_be_sent_is_refused(fields: dict[str, Any], message: str, field: str) -> None:
    at = view()
    move = EnvoiMove(destinataires=RIGHT, objet="precis", pieces=(), moment="matin")
    assert at.step.accept(essai.changed(move, **fields), at) == Refusal(message, field)


def test_another_kind_of_answer_is_refused() -> None:
    at = view()
    assert at.step.accept(QuestionsMove(), at) == Refusal(NOT_FOR_THIS_STEP)


@pytest.mark.parametrize("se_connaissent", [True, False])
@pytest.mark.parametrize("publicitaire", [True, False])
def test_the_search_knows_every_message(se_connaissent: bool, publicitaire: bool) -> None:
    """Every message that can be sent at all, tried one by one."""
    at = view(se_connaissent=se_connaissent, publicitaire=publicitaire)
    assert isinstance(at.step, Envoi)
    met = set()
    for places in itertools.product(PLACES, repeat=5):
        if set(places) == {"aucun"}:
            continue
        people = dict(zip(RIGHT, places, strict=True))
        for objet, moment in (("precis", "matin"), ("vague", "matin"), ("vague", "nuit")):
            for pieces in (("plan",), (), ("fichier",)):
                done = sent(at, destinataires=people, objet=objet, moment=moment, pieces=pieces)
                met.add((done.key, done.marks_only(), done.trust, done.patience))
    known = {(b.key, b.marks_only(), b.trust, b.patience) for b in at.step.branches(at)}
    assert {one for one in known if one[0] != "passer"} == met


def test_people_are_shown_in_an_order_drawn_and_moments_as_written() -> None:
    at = view()
    offer = at.step.offer(at)
    assert isinstance(at.step, Envoi)
    orders = set()
    for seed in range(20):
        written = at.play.scenario
        play = essai.play("guide", seed=seed, written=written)
        first = start(play).view
        offer = at.step.offer(first)
        orders.add(tuple(one.id for one in offer.options))
        assert [one.id for one in offer.moments] == ["nuit", "matin"]
        assert {one.id for one in offer.options} == set(RIGHT)
    assert len(orders) > 10


def played(play: Play, typed: list[str]) -> tuple[tuple[Act, ...], str]:
    """What is done by typing these lines, then silence; and what was shown, on one line."""
    store = MemoryStore()
    conversation, screen = talk(*typed)
    play_new(store, conversation, play, ("E07",))
    (seance,) = store.journals
    return acts(store, seance), screen.flat


def test_a_line_is_mended_before_sending() -> None:
    at = view()
    offer = at.step.offer(at)
    move = at.step.right(at)
    assert isinstance(move, EnvoiMove)
    typed = lines_of(offer, move)
    last = str(len(typed) - 1)
    typed[-1:] = ["demain ?", f"corriger {last}", "1", "99", last, typed[-2], "o"]
    done, screen = played(at.play, typed)
    assert done[0].move == move
    assert "Votre message\u00a0:" in screen
    assert screen.count("Tapez o pour envoyer") >= 4


def test_a_message_to_nobody_is_asked_again() -> None:
    at = view()
    move = at.step.right(at)
    assert isinstance(move, EnvoiMove)
    offer = at.step.offer(at)
    assert isinstance(offer, EnvoiOffer)
    nobody = essai.changed(move, destinataires={})
    rank = [one.id for one in offer.options].index("roy") + 1
    done, screen = played(at.play, [*lines_of(offer, nobody), str(rank), "cc", "o"])
    assert "Le message n’a aucun destinataire" in screen
    assert isinstance(done[0].move, EnvoiMove)
    assert done[0].move.destinataires["roy"] == "cc"


def test_what_is_not_understood_is_asked_again() -> None:
    at = view()
    offer = at.step.offer(at)
    move = at.step.right(at)
    assert isinstance(move, EnvoiMove)
    assert isinstance(offer, EnvoiOffer)
    typed = lines_of(offer, move)
    places = len(offer.options)
    hostile = ["5", "à tous", "x" * 100_000]
    typed[0:0] = hostile
    typed[places + 3 : places + 3] = ["0"]
    typed[places + 5 : places + 5] = ["1 9", "tout"]
    done, screen = played(at.play, typed)
    assert done[0].move == move
    assert screen.count("n’est pas une place") == 3
    assert screen.count("n’est pas compris") == 2


def test_a_half_addressed_message_comes_back_in_lines() -> None:
    at = view()
    move = at.step.right(at)
    assert isinstance(move, EnvoiMove)
    typed = lines_of(at.step.offer(at), move)
    store = MemoryStore()
    play_new(store, talk(*typed[:3])[0], at.play, ("E07",))
    (seance,) = store.journals
    conversation, screen = talk(*typed[3:])
    take_up(store, conversation, seance)
    assert acts(store, seance)[0].move == move
    assert "Personne 1 sur 5" not in screen.flat
    assert "Personne 4 sur 5" in screen.flat


async def test_the_header_builds_up_and_comes_back_on_screen() -> None:
    at = view()
    game = app(play=at.play, source=Vitrine(at.play.scenario))
    async with game.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter")
        offer = at.step.offer(at)
        assert isinstance(offer, EnvoiOffer)
        await press(pilot, "ampersand", "quotation_mark", "right", "left", "left")
        first, second, third = (one.text for one in offer.options[:3])
        assert re.search(rf"À +{first}", shown(pilot))
        assert re.search(rf"Cci +{second}, {third}", shown(pilot))
        await press(pilot, "4", "ctrl+s")
        assert "n’a pas d’objet" in shown(pilot)
        assert play_of(pilot).session.scene.draft == {
            f"personne:{offer.options[0].id}": "a",
            f"personne:{offer.options[1].id}": "cci",
            f"personne:{offer.options[2].id}": "aucun",
        }


async def test_a_message_is_addressed_by_mouse() -> None:
    at = view()
    game = app(play=at.play, source=Vitrine(at.play.scenario))
    async with game.run_test(size=(140, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "enter")
        choices = pilot.app.screen.query_one(".entete-courriel ChoiceList", ChoiceList)
        for y in (1, 1, 8):
            await pilot.click(choices, offset=(4, y))
            await settle(pilot)
        offer = at.step.offer(at)
        assert isinstance(offer, EnvoiOffer)
        draft = play_of(pilot).session.scene.draft
        assert draft[f"personne:{offer.options[0].id}"] == "cc"
        assert draft["objet"] == offer.subjects[0].id
