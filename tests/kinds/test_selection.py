"""`selection`: what each picking is worth, what is told of it, and how it is ticked."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from game.store import MemoryStore
from game.tui.choices import ChoiceList
from scenarios.customer import Temper
from scenarios.journal import read
from scenarios.kernel import State, advance, offered_ids, start
from scenarios.steps.kind import Part, Refusal, Skip
from scenarios.steps.pickable import PickedOffer, too_many, ways
from scenarios.steps.selection import Selection, SelectionMove
from scenarios.trace import Act
from tests.kinds.frame import fixtures, loaded
from tests.kinds.ticked import at_step, marks, opened, typed_lines, written_lines
from tests.support import essai
from tests.tui.pilots import play_of, press, shown

SHIELD = "HR.RGPD.K1"


def state(temper: Temper = essai.CALM) -> State:
    """The fixture at its first step: `bon`, `garantie` and, at the office, `filtre`."""
    return at_step("selection", temper)


def picked(*ids: str, temper: Temper = essai.CALM) -> Act:
    """What handing in these is."""
    after = advance(state(temper), SelectionMove(retenus=ids))
    assert isinstance(after, State), after.message
    return after.acts[-1]


@pytest.mark.parametrize(
    ("ids", "value"),
    [
        (("bon", "garantie", "filtre"), 3),
        (("filtre", "bon", "garantie"), 3),
        (("bon", "garantie"), 1),
        (("bon", "garantie", "filtre", "devis"), 1),
        (("bon",), 0),
        (("bon", "garantie", "devis"), 0),
        (("devis",), 0),
        (("catalogue", "devis", "echarpe"), 0),
    ],
)
def test_missed_and_too_much_count_against_what_had_to_be_picked(
    ids: tuple[str, ...], value: int
) -> None:
    act = picked(*ids)
    assert marks(act) == {"A1T3K4": value, "A3T2K4": value, SHIELD: 3}
    assert act.better == ()


def test_what_is_to_be_picked_depends_on_the_customer() -> None:
    """At home no filter is expected: the same picking is worth less, for another reason."""
    act = picked("bon", "garantie", "filtre", temper=essai.HURRIED)
    assert marks(act)["A1T3K4"] == 1
    assert [part for part in act.parts if not part.is_right] == [
        Part(
            "filtre",
            "Un filtre de rechange",
            False,
            "retenu",
            "laissé",
            "À la maison, la commande ne compte pas de filtre.",
        )
    ]
    assert marks(picked("bon", "garantie", temper=essai.HURRIED))["A1T3K4"] == 3


def test_each_part_says_what_was_done_and_why_it_was_wrong() -> None:
    act = picked("bon", "filtre", "devis")
    assert act.parts == (
        Part(
            "bon",
            "Le bon de retrait signé",
            True,
            "retenu",
            "retenu",
            "Il prouve que la commande est la sienne.",
        ),
        Part(
            "garantie",
            "La carte de garantie",
            False,
            "laissé",
            "retenu",
            "Elle part avec l’appareil.",
        ),
        Part(
            "filtre",
            "Un filtre de rechange",
            True,
            "retenu",
            "retenu",
            "Au bureau, l’eau se chauffe toute la journée : le filtre est prévu.",
        ),
        Part("devis", "Un devis vierge", False, "retenu", "laissé", "La vente est déjà conclue."),
        Part(
            "copie",
            "La photocopie de sa carte d’identité",
            True,
            "laissé",
            "laissé",
            "Voir la carte suffit : la copie ne se garde pas.",
        ),
    )
    assert act.reason.replace("\u00a0", " ") == (
        "La personne attendra, ou repartira sans ce qui lui revient."
        " Oublié : la carte de garantie. En trop : un devis vierge."
    )


def test_what_harms_is_no_question_of_exactness() -> None:
    act = picked("bon", "garantie", "filtre", "copie")
    assert marks(act) == {"A1T3K4": 3, "A3T2K4": 3, SHIELD: 0}
    assert act.quality == "faute"
    told = act.reason.replace("\u00a0", " ")
    assert told == (
        "Vous ne gardez que ce qui sert. À ne pas retenir : La photocopie de sa carte d’identité."
    )


def test_what_was_done_is_told_in_the_order_shown() -> None:
    act = picked("bon", "garantie")
    names = {"bon": "le bon de retrait signé", "garantie": "la carte de garantie"}
    order = [names[id_] for id_ in act.offered if id_ in names]
    assert act.said.replace("\u00a0", " ") == f"Sélection remise ({' ; '.join(order)})."


def test_passing_earns_nothing() -> None:
    after = advance(state(), Skip())
    assert isinstance(after, State)
    assert set(marks(after.acts[-1]).values()) == {0}


@pytest.mark.parametrize(
    ("ids", "message", "field"),
    [
        (("bon", "x"), "Cette ligne n’est pas proposée ici.", "x"),
        (("x" * 100_000,), "Cette ligne n’est pas proposée ici.", "x" * 100_000),
        (("bon", "bon"), "La même ligne est donnée deux fois.", None),
        ((), "Aucun élément n’est retenu : marquez-en un au moins, ou passez cette étape.", None),
        (
            ("bon", "garantie", "filtre", "devis", "copie"),
            "4 éléments au plus : enlevez-en d’abord.",
            None,
        ),
    ],
)
def test_what_cannot_be_handed_in_is_refused(
    ids: tuple[str, ...], message: str, field: str | None
) -> None:
    refusal = advance(state(), SelectionMove(retenus=ids))
    assert isinstance(refusal, Refusal)
    assert (refusal.message.replace("\u00a0", " "), refusal.field) == (message, field)


def test_as_many_as_the_maximum_are_taken() -> None:
    assert len(picked("bon", "garantie", "filtre", "devis").parts) == 5


def test_elements_are_shuffled_by_the_seed_and_keep_their_order() -> None:
    written, _ = loaded(fixtures()["selection"], "selection")
    orders = {
        offered_ids(start(essai.play(seed=seed, written=written)).offer()) for seed in range(6)
    }
    assert len(orders) > 1
    assert state().offer() == state().offer()


@pytest.mark.parametrize(
    ("counts", "earned"),
    [
        ((1, 2, 0, 3), {(3, True): (0, 0, 0), (0, True): (0, 1, 0)}),
        ((1, 2, 0, 1), {(3, True): (0, 0, 0), (0, True): (1, 1, 0)}),
        # Nothing can be picked too much: at least one of two is missed.
        ((2, 1, 0, 2), {(3, True): (0, 0, 0), (1, True): (1, 0, 0), (0, True): (1, 1, 0)}),
        (
            (1, 1, 1, 2),
            {
                (3, True): (0, 0, 0),
                (3, False): (0, 0, 1),
                (0, True): (0, 1, 0),
                (0, False): (1, 0, 1),
            },
        ),
    ],
)
def test_ways_are_all_that_can_be_earned(
    counts: tuple[int, int, int, int], earned: dict[tuple[int, bool], tuple[int, int, int]]
) -> None:
    assert ways(*counts) == earned


async def test_lines_are_ticked_by_digit_space_and_mouse() -> None:
    async with opened("selection") as pilot:
        assert "0 retenu sur 4 au plus" in shown(pilot)
        await press(pilot, "1")
        assert "1 [×]" in shown(pilot)
        assert "1 retenu sur 4 au plus" in shown(pilot)
        await press(pilot, "down", "space")
        assert "2 retenus sur 4 au plus" in shown(pilot)
        await pilot.click(ChoiceList, offset=(6, 0))
        await press(pilot)
        assert "1 [ ]" in shown(pilot)
        assert "2 [×]" in shown(pilot)
        await press(pilot, "é", "ampersand")
        assert "1 retenu sur 4 au plus" in shown(pilot)
        await press(pilot, "end", "enter")
        assert last_move(pilot) == play_of(pilot).session.trace.acts[0].offered[:1]


async def test_one_more_than_the_maximum_is_refused_and_nothing_is_lost() -> None:
    async with opened("selection") as pilot:
        await press(pilot, *"1234567")
        assert "4 éléments au plus : enlevez-en d’abord." in shown(pilot)
        assert shown(pilot).count("[×]") == 4
        await press(pilot, "4", "7", "end", "enter")
        assert len(last_move(pilot)) == 4


async def test_nothing_ticked_is_refused_in_place() -> None:
    async with opened("selection", size=(140, 40)) as pilot:
        await press(pilot, "8", "9", "0", "end", "enter")
        assert "Aucun élément n’est retenu" in shown(pilot)
        assert play_of(pilot).scene.step == "preparer"


async def test_what_is_ticked_comes_back_with_the_session() -> None:
    store = MemoryStore()
    async with opened("selection", store=store) as pilot:
        await press(pilot, "2", "5", "6", "5")
        seance = play_of(pilot).seance
    async with opened("selection", store=store, seance=seance) as pilot:
        assert "2 [×]" in shown(pilot)
        assert "6 [×]" in shown(pilot)
        assert "2 retenus sur 4 au plus" in shown(pilot)
        await press(pilot, "2", "6")
    async with opened("selection", store=store, seance=seance) as pilot:
        assert "0 retenu sur 4 au plus" in shown(pilot)


def test_lines_tick_untick_and_hand_in() -> None:
    act, screen = typed_lines("selection", "1 2", "2, 3;4", "o")
    assert act.move == SelectionMove(retenus=tuple(act.offered[n] for n in (0, 2, 3)))
    assert "3 retenus sur 4 au plus :" in screen
    assert "Entrée seule passe cette étape." in screen


@pytest.mark.parametrize("line", ["1 3 o", "1, 3 oui", "1 3, puis o", "3 1 o"])
def test_numbers_and_the_handing_in_may_stand_on_one_line(line: str) -> None:
    act, _ = typed_lines("selection", line)
    assert act.move == SelectionMove(retenus=(act.offered[0], act.offered[2]))


def test_numbers_already_ticked_are_handed_in_not_unticked() -> None:
    act, _ = typed_lines("selection", "1 3", "1 3 o")
    assert act.move == SelectionMove(retenus=(act.offered[0], act.offered[2]))
    act, _ = typed_lines("selection", "1", "3 o")
    assert act.move == SelectionMove(retenus=(act.offered[0], act.offered[2]))


def test_what_one_line_unticks_is_read_back_before_it_is_handed_in() -> None:
    act, screen = typed_lines("selection", "1 3", "3 o", "2 o")
    assert "Rien n’est encore remis : tapez o pour remettre." in screen
    assert act.move == SelectionMove(retenus=act.offered[:2])
    act, screen = typed_lines("selection", "1 2 3 4 5 o", "6 zut o", "7 o")
    assert "Rien n’a changé." in screen
    assert act.move == SelectionMove(retenus=(act.offered[6],))


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("1 12", "« 12 » n’est pas dans la liste."),
        ("0", "« 0 » n’est pas dans la liste."),
        ("1 deux", "« deux » n’est pas dans la liste."),
        ("1 2 3 4 5", "4 éléments au plus : enlevez-en d’abord. Rien n’a changé."),
        ("o", "Aucun élément n’est retenu"),
        ("9" * 100_000, "n’est pas dans la liste."),
        ("\x1b[31m1 ,;", "n’est pas dans la liste."),
        (" , ;", "n’est pas dans la liste."),
    ],
)
def test_a_line_that_cannot_be_taken_changes_nothing(typed: str, told: str) -> None:
    act, screen = typed_lines("selection", typed, "7", "o")
    assert told in screen
    assert act.move == SelectionMove(retenus=(act.offered[6],))


def test_an_empty_line_passes_and_asks_twice_where_something_is_ticked() -> None:
    act, _ = typed_lines("selection", "")
    assert isinstance(act.move, Skip)
    act, screen = typed_lines("selection", "1 2", "", "")
    assert "les 2 lignes cochées seront perdues" in screen
    assert isinstance(act.move, Skip)
    act, screen = typed_lines("selection", "1", "", "2", "", "o")
    assert "la ligne cochée sera perdue" in screen
    assert act.move == SelectionMove(retenus=act.offered[:2])


def test_lines_ticked_before_leaving_come_back() -> None:
    store = MemoryStore()
    written_lines("selection", "1 2", "q", store=store)
    (content,) = store.journals.values()
    draft = read(content).draft
    assert draft is not None
    assert list(draft.texte.values()) == ["oui", "oui"]
    act, screen = typed_lines("selection", "2", "o", store=store)
    assert "2 retenus sur 4 au plus :" in screen
    assert act.move == SelectionMove(retenus=act.offered[:1])


def last_move(pilot: Pilot[int]) -> tuple[str, ...]:
    """The ids of the first move."""
    move = play_of(pilot).session.trace.acts[0].move
    assert isinstance(move, SelectionMove)
    return move.retenus


@pytest.mark.parametrize(
    ("maximum", "told"),
    [
        (1, "1 élément au plus : enlevez-en d’abord."),
        (2, "2 éléments au plus : enlevez-en d’abord."),
    ],
)
def test_a_maximum_agrees_in_number(maximum: int, told: str) -> None:
    assert too_many(maximum, Selection.WORDS).replace("\u00a0", " ") == told


def test_the_offer_counts_in_words() -> None:
    offer = state().offer()
    assert isinstance(offer, PickedOffer)
    assert [offer.count(n) for n in (0, 1, 2)] == [
        "0 retenu sur 4 au plus",
        "1 retenu sur 4 au plus",
        "2 retenus sur 4 au plus",
    ]
