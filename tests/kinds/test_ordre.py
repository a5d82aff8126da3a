"""`ordre`: the measure at its boundaries, what is to be moved, what is drawn, what is refused."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import permutations

import pytest
from textual.pilot import Pilot

from game.content import vocabulary
from game.store import MemoryStore
from game.texte.seat import play_new
from game.tui.conversation import Conversation
from game.tui.kinds.placing import MovableList
from scenarios.checked import load_scenario
from scenarios.journal import read
from scenarios.kernel import start
from scenarios.play import Play, View
from scenarios.steps.calcul import CalculMove
from scenarios.steps.kind import Part, Progress, Refusal, Skip
from scenarios.steps.ordre import (
    Ordre,
    OrdreMove,
    OrdreOffer,
    Ranked,
    distance_mark,
    inverted,
    place_words,
    staying,
)
from tests.kinds.frame import fixtures, framed, loaded
from tests.support import essai
from tests.support.lines import talk
from tests.support.plays import moved
from tests.support.vitrine import Vitrine, app
from tests.texte.test_plays import acts
from tests.tui.pilots import play_of, press, settle, shown

STRAIGHT = {"a": 0, "b": 1, "c": 2, "d": 3, "e": 4}
TIED = {"a": 0, "b": 1, "c": 1, "d": 2}
RIGHT = ("poste", "agenda", "badges", "salle", "porte")
# As drawn for customer 42.
DRAWN = ("agenda", "porte", "badges", "poste", "salle")


def play(seed: int = 42) -> Play:
    """The fixture."""
    written, _ = loaded(fixtures()["ordre"], "ordre")
    return essai.play("entrainement", seed=seed, written=written)


def first(seed: int = 42) -> tuple[Ordre, View]:
    """Its first step: five elements, two of which may be exchanged."""
    view = start(play(seed)).view
    assert isinstance(view.step, Ordre)
    return view.step, view


def taken(order: tuple[str, ...]) -> Progress:
    """What that order does."""
    step, view = first()
    progress = step.accept(OrdreMove(ordre=order), view)
    assert isinstance(progress, Progress)
    return progress


def refused(order: tuple[str, ...]) -> Refusal:
    """Why that order is not taken."""
    step, view = first()
    refusal = step.accept(OrdreMove(ordre=order), view)
    assert isinstance(refusal, Refusal)
    return refusal


@pytest.mark.parametrize(
    ("wrong", "total", "mark"),
    [
        *((0, 1, 3), (1, 1, 0), (1, 2, 0), (1, 3, 1), (2, 3, 0)),
        *((1, 4, 1), (2, 4, 0), (1, 5, 2), (2, 5, 1), (3, 5, 0)),
        *((3, 15, 2), (4, 15, 1), (6, 15, 1), (7, 15, 0), (15, 15, 0)),
    ],
)
def test_the_mark_changes_at_a_fifth_and_at_two_fifths(wrong: int, total: int, mark: int) -> None:
    assert distance_mark(wrong, total) == mark


def test_pairs_in_the_wrong_order_are_counted_and_equals_are_not() -> None:
    assert inverted("abcde", STRAIGHT) == 0
    assert inverted("bacde", STRAIGHT) == 1
    assert inverted("eabcd", STRAIGHT) == 4
    assert inverted("edcba", STRAIGHT) == 10
    assert inverted("acbd", TIED) == 0
    assert inverted("bacd", TIED) == 1
    assert inverted("dcba", TIED) == 5


def test_only_what_is_to_be_moved_is_wrong() -> None:
    everyone = frozenset("abcde")
    assert staying(tuple("abcde"), STRAIGHT) == everyone
    assert staying(tuple("eabcd"), STRAIGHT) == everyone - {"e"}
    assert staying(tuple("bcdea"), STRAIGHT) == everyone - {"a"}
    assert len(staying(tuple("bacde"), STRAIGHT)) == 4
    # Of an order turned round, the one in the middle is where it should be.
    assert staying(tuple("edcba"), STRAIGHT) == {"c"}
    assert staying(tuple("acbd"), TIED) == frozenset("abcd")
    assert staying(tuple("cbad"), TIED) == frozenset("bcd")
    assert staying(tuple("dcba"), TIED) == frozenset("bc")


def test_what_stays_is_never_inverted_and_never_too_little() -> None:
    for order in permutations("abcd"):
        stays = staying(order, TIED)
        kept = [id_ for id_ in order if id_ in stays]
        assert inverted(kept, TIED) == 0
        assert (len(stays) == 4) == (inverted(order, TIED) == 0)


def test_places_are_said_in_words() -> None:
    assert place_words([1]) == "1re place"
    assert place_words([2]) == "2e place"
    assert place_words([1, 2]) == "1re ou 2e place"
    assert place_words([3, 4, 5]) == "de la 3e à la 5e place"


def element(id_: str, rang: int | None = None) -> Ranked:
    return Ranked(id=id_, texte=id_, raison=id_, rang=rang)


def test_neighbours_of_one_rank_are_equals_and_the_others_are_not() -> None:
    step, _ = first()
    assert step.levels() == {"poste": 0, "agenda": 1, "badges": 2, "salle": 2, "porte": 3}
    assert step.pairs() == 9
    ranked = ("a", 1), ("b", 1), ("c", None), ("d", None), ("e", 7)
    other = Ordre(
        id="x",
        phase="bilan",
        canal="interne",
        raison_exact="x",
        raison_inexact="x",
        elements=tuple(element(*one) for one in ranked),
    )
    assert other.levels() == {"a": 0, "b": 0, "c": 1, "d": 2, "e": 3}


def test_the_right_order_earns_all_either_way_round() -> None:
    for order in (RIGHT, ("poste", "agenda", "salle", "badges", "porte")):
        progress = taken(order)
        assert [mark.value for mark in progress.marks] == [3]
        assert (progress.key, progress.quality) == ("exact.3.3", "attendu")
        assert progress.reason == "Rien ne manque quand la porte s’ouvre."
        assert all(part.is_right for part in progress.parts)
        assert progress.is_done
        assert not progress.better


def test_each_element_is_evidence_with_its_places_and_its_reason() -> None:
    progress = taken(("poste", "agenda", "badges", "porte", "salle"))
    assert [mark.value for mark in progress.marks] == [2]
    assert progress.quality == "acceptable"
    assert progress.said == "Ordre remis."
    assert progress.reason == (
        "Une tâche se fait avant celle dont elle a besoin. Une paire sur 9 est à l’envers."
    )
    assert progress.parts == (
        Part(
            "poste",
            "Allumer le poste et relever les messages",
            True,
            "1re place",
            "1re place",
            "Les messages de la nuit disent ce qui presse.",
        ),
        Part(
            "agenda",
            "Lire l’agenda du jour",
            True,
            "2e place",
            "2e place",
            "On sait qui vient avant d’ouvrir.",
        ),
        Part(
            "badges",
            "Préparer les badges des visiteurs attendus",
            True,
            "3e place",
            "3e ou 4e place",
            "L’agenda dit combien de badges il faut.",
        ),
        Part(
            "salle",
            "Vérifier la salle de réunion",
            False,
            "5e place",
            "3e ou 4e place",
            "L’agenda dit quelle salle sert ce matin.",
        ),
        Part(
            "porte",
            "Ouvrir la porte au public",
            True,
            "4e place, dans l’ordre",
            "5e place",
            "On ouvre quand tout est prêt.",
        ),
    )


@pytest.mark.parametrize(
    ("order", "wrong", "mark"),
    [
        (("agenda", "poste", "badges", "salle", "porte"), 1, 2),
        (("agenda", "badges", "poste", "salle", "porte"), 2, 1),
        (("agenda", "badges", "salle", "poste", "porte"), 3, 1),
        (("agenda", "badges", "salle", "porte", "poste"), 4, 0),
        (RIGHT[::-1], 9, 0),
    ],
)
def test_each_number_of_inverted_pairs_has_its_mark(
    order: tuple[str, ...], wrong: int, mark: int
) -> None:
    progress = taken(order)
    assert [one.value for one in progress.marks] == [mark]
    said = f"{wrong} paires sur 9 sont" if wrong > 1 else "Une paire sur 9 est"
    assert progress.reason.endswith(f"{said} à l’envers.")


def test_silence_earns_nothing() -> None:
    step, view = first()
    progress = step.accept(Skip(), view)
    assert isinstance(progress, Progress)
    assert (progress.key, [mark.value for mark in progress.marks]) == ("passer", [0])


def test_what_is_no_order_of_all_is_refused_in_words() -> None:
    step, view = first()
    assert refused(RIGHT[:-1]) == Refusal("Il manque un élément\u00a0: rangez-les tous.", "porte")
    assert refused(()).field == "poste"
    assert refused((*RIGHT, "agenda")) == Refusal(
        "Cet élément est rangé deux fois\u00a0: gardez-en un.", "agenda"
    )
    assert refused((*RIGHT, "inconnu")) == Refusal("Cet élément n’est pas à ranger ici.")
    assert refused(("\x1b[2J" * 50_000,)).message == "Cet élément n’est pas à ranger ici."
    assert refused(("poste",) * 100_000).field == "poste"
    assert isinstance(step.accept(CalculMove(reponse="1"), view), Refusal)


def test_the_order_drawn_holds_everything_and_earns_nothing() -> None:
    for seed in range(60):
        step, view = first(seed)
        drawn = tuple(option.id for option in step.offer(view).options)
        assert sorted(drawn) == sorted(RIGHT)
        assert distance_mark(inverted(drawn, step.levels()), step.pairs()) == 0
    assert tuple(option.id for option in first()[0].offer(first()[1]).options) == DRAWN


def test_the_texts_drawn_are_this_customers() -> None:
    state = moved(start(play()), OrdreMove(ordre=RIGHT))
    offer = state.offer()
    assert isinstance(offer, OrdreOffer)
    name = state.view.play.casting.client.nom
    assert f"{name}, attendu à 9 h 30" in [option.text for option in offer.options]
    assert offer.prompt == "Quatre personnes se présentent ensemble. Qui d’abord ?"


def test_effects_follow_the_quality() -> None:
    state = moved(start(play()), OrdreMove(ordre=RIGHT))
    step, view = state.view.step, state.view
    right = step.accept(step.right(view), view)
    wrong = step.accept(OrdreMove(ordre=("collegue", "colis", "rendez-vous", "malaise")), view)
    assert isinstance(right, Progress)
    assert isinstance(wrong, Progress)
    assert (right.trust, wrong.trust) == (2, -2)


def test_a_draft_that_fits_no_more_is_left_aside() -> None:
    step, view = first()
    offer = step.offer(view)
    assert offer.order({"ordre": " ".join(RIGHT)}) == RIGHT
    assert offer.order({}) == DRAWN
    assert offer.order({"ordre": "poste poste agenda badges salle"}) == DRAWN
    assert offer.order({"ordre": "\x00"}) == DRAWN


def test_a_rank_that_is_no_number_is_refused_where_it_stands() -> None:
    text = framed(fixtures()["ordre"].replace("rang: 3", 'rang: "trois"', 1))
    house = essai.organisation()
    found = load_scenario(text.encode(), "x", vocabulary(), {house.id: house})
    assert found.value is None
    assert any("rang" in str(d.message) for d in found.diagnostics)


# Line mode.


def typed(*lines: str) -> tuple[list[object], str]:
    """The moves of a play in line mode, and what it showed."""
    store = MemoryStore()
    conversation, screen = talk(*lines)
    play_new(store, conversation, play(), ("E07",))
    (seance,) = store.journals
    said = screen.flat.replace("\u00a0", " ")
    return [act.move for act in acts(store, seance)], said


def test_lines_that_are_no_order_are_asked_again() -> None:
    moves, said = typed("4 1 3 5", "4 4 1 3 5", "8 1 2 3 4", "x" * 100_000, "4,1,3,5,2", "o")
    assert moves == [OrdreMove(ordre=("poste", "agenda", "badges", "salle", "porte"))]
    assert "Il manque 2." in said
    assert "4 est écrit deux fois." in said
    assert "« 8 » n’est pas dans la liste." in said


def test_an_order_is_read_back_and_can_be_typed_again_or_passed() -> None:
    moves, said = typed("1 2 3 4 5", "peut-être", "1 2", "4 1 3 5 2", "oui", "1 2 3 4", "p")
    assert moves == [OrdreMove(ordre=RIGHT), Skip()]
    assert "1. Allumer le poste et relever les messages 2. Lire l’agenda" in said
    assert said.count("Vous proposez : 1.") == 3


def test_an_empty_line_passes() -> None:
    moves, _ = typed("", "")
    assert moves == [Skip(), Skip()]


# On screen.


@asynccontextmanager
async def opened(
    *, store: MemoryStore | None = None, seance: str | None = None, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Pilot[int]]:
    """The fixture at its first step."""
    written = play()
    source = Vitrine(written.scenario)
    game = app(store=store, play=None if seance else written, seance=seance, source=source)
    async with game.run_test(size=size) as pilot:
        await settle(pilot)
        if seance is None:
            await press(pilot, "enter")
        yield pilot


def order(pilot: Pilot[int]) -> tuple[str, ...]:
    """The order shown."""
    items = pilot.app.screen.query_one(MovableList).items
    return tuple(item.id for item in items if item.id)


@pytest.mark.parametrize("up", ["k", "shift+up", "ctrl+up"])
async def test_the_line_under_the_mark_is_carried_by_keys(up: str) -> None:
    down = "j" if up == "k" else up.replace("up", "down")
    async with opened() as pilot:
        await press(pilot, down)
        assert order(pilot) == ("porte", "agenda", "badges", "poste", "salle")
        await press(pilot, down, up, up, up)
        assert order(pilot) == DRAWN
        await press(pilot, "end", up, down)
        assert order(pilot) == DRAWN


async def test_a_line_is_picked_up_carried_and_dropped() -> None:
    async with opened() as pilot:
        await press(pilot, "space")
        assert "↕" in shown(pilot)
        assert "Échap annuler" in shown(pilot)
        await press(pilot, "down", "down", "enter")
        assert order(pilot) == ("porte", "badges", "agenda", "poste", "salle")
        assert "↕" not in shown(pilot)
        await press(pilot, "down")
        assert order(pilot) == ("porte", "badges", "agenda", "poste", "salle")


async def test_escape_puts_back_what_is_held_and_then_asks_to_leave() -> None:
    async with opened() as pilot:
        await press(pilot, "space", "down", "down", "escape")
        assert order(pilot) == DRAWN
        assert "↕" not in shown(pilot)
        await press(pilot, "escape")
        assert "Quitter la partie ?" in shown(pilot)


async def test_undo_goes_back_step_by_step_and_says_when_nothing_is_left() -> None:
    async with opened() as pilot:
        await press(pilot, "j", "space", "down", "down", "space", "space", "space", "j")
        assert order(pilot) == ("porte", "badges", "poste", "salle", "agenda")
        await press(pilot, "u")
        assert order(pilot) == ("porte", "badges", "poste", "agenda", "salle")
        await press(pilot, "ctrl+z")
        assert order(pilot) == ("porte", "agenda", "badges", "poste", "salle")
        await press(pilot, "u")
        assert order(pilot) == DRAWN
        await press(pilot, "u")
        assert order(pilot) == DRAWN
        assert "Rien à annuler." in shown(pilot)


async def test_digits_pick_up_and_drop() -> None:
    async with opened() as pilot:
        await press(pilot, "4", "1")
        assert order(pilot) == ("poste", "agenda", "porte", "badges", "salle")
        await press(pilot, "left_parenthesis", "quotation_mark", "9", "0")
        assert order(pilot) == ("poste", "agenda", "salle", "porte", "badges")


async def test_clicks_pick_up_and_drop_and_the_last_line_hands_in() -> None:
    async with opened() as pilot:
        await pilot.click(MovableList, offset=(8, 3))
        await pilot.click(MovableList, offset=(8, 0))
        await settle(pilot)
        assert order(pilot) == ("poste", "agenda", "porte", "badges", "salle")
        await pilot.click(MovableList, offset=(8, 2))
        await pilot.click(MovableList, offset=(8, 4))
        await settle(pilot)
        assert order(pilot) == ("poste", "agenda", "badges", "salle", "porte")
        await pilot.click(MovableList, offset=(8, 5))
        await settle(pilot)
        assert play_of(pilot).session.trace.acts[-1].move == OrdreMove(ordre=RIGHT)


async def test_an_order_half_done_comes_back_with_the_session() -> None:
    store = MemoryStore()
    async with opened(store=store) as pilot:
        await press(pilot, "4", "1")
        seance = play_of(pilot).seance
    assert seance is not None
    kept = read(store.journals[seance]).draft
    assert kept is not None
    assert kept.texte == {"ordre": "poste agenda porte badges salle"}
    async with opened(store=store, seance=seance) as pilot:
        assert order(pilot) == ("poste", "agenda", "porte", "badges", "salle")
        await press(pilot, "u")
        assert "Rien à annuler." in shown(pilot)


async def test_what_is_asked_is_read_whole_on_a_narrow_screen() -> None:
    async with opened(size=(40, 24)) as pilot:
        assert "Mettre dans l’ordre" in shown(pilot)
        assert "préparez-vous l’accueil ?" in shown(pilot)
        await pilot.resize_terminal(140, 40)
        await settle(pilot)
        assert "▸ Il est 8 h 50. Dans quel ordre" in shown(pilot)
        assert pilot.app.screen.query_one(Conversation).size.height > 4
