"""`classement`: each pair and its evidence, places by customer, what is refused, the screen."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import msgspec
import pytest
from textual.pilot import Pilot

from game.store import MemoryStore
from game.texte.seat import play_new
from game.tui.kinds.places_list import PlacesList
from scenarios.customer import Temper
from scenarios.journal import read
from scenarios.kernel import State, start
from scenarios.play import Play, View
from scenarios.steps.calcul import CalculMove
from scenarios.steps.classement import Classement, ClassementMove, ClassementOffer, Pair
from scenarios.steps.kind import Part, Progress, Refusal, Skip
from tests.kinds.frame import fixtures, loaded
from tests.support import essai
from tests.support.lines import talk
from tests.support.plays import moved
from tests.support.vitrine import Vitrine, app
from tests.texte.test_plays import acts
from tests.tui.pilots import play_of, press, settle, shown

SORTED = {"carte": "fidele", "vitrine": "prospect", "premier": "nouveau", "devis": "prospect"}
SPARING = msgspec.structs.replace(essai.CALM, mobiles=("argent",))
CAREFUL = msgspec.structs.replace(essai.CALM, mobiles=("securite",))


def play(temper: Temper = essai.CALM) -> Play:
    """The fixture."""
    written, _ = loaded(fixtures()["classement"], "classement")
    return essai.play("entrainement", temper, written=written)


def at(rank: int, temper: Temper = essai.CALM) -> State:
    """The state at its step of that rank: 0 sorting, 1 pairing, 2 the journey."""
    state = start(play(temper))
    for _ in range(rank):
        state = moved(state, state.view.step.right(state.view))
    return state


def step_of(state: State) -> tuple[Classement, View]:
    """Its step and what it looks at."""
    view = state.view
    assert isinstance(view.step, Classement)
    return view.step, view


def sorting(**others: str) -> ClassementMove:
    """The cards sorted right, but these."""
    return ClassementMove(places={card: {"type": cell} for card, cell in (SORTED | others).items()})


def taken(move: ClassementMove, state: State | None = None) -> Progress:
    """What the move does."""
    step, view = step_of(state or at(0))
    progress = step.accept(move, view)
    assert isinstance(progress, Progress)
    return progress


def refused(move: ClassementMove, state: State | None = None) -> Refusal:
    """Why the move is not taken."""
    step, view = step_of(state or at(0))
    refusal = step.accept(move, view)
    assert isinstance(refusal, Refusal)
    return refusal


def test_all_in_their_case_earn_all() -> None:
    progress = taken(sorting())
    assert [mark.value for mark in progress.marks] == [3]
    assert (progress.key, progress.quality) == ("exact.3.3", "attendu")
    assert progress.reason == "Vous savez à qui vous parlez."
    assert progress.said == "Classement remis."
    assert progress.parts[0] == Part(
        "carte.type",
        "A la carte du magasin depuis trois ans",
        True,
        "Client fidèle",
        "Client fidèle",
        "Trois ans d’achats suivis : une fidélité.",
    )
    assert [part.id for part in progress.parts] == [
        *("carte.type", "vitrine.type", "premier.type", "devis.type")
    ]


@pytest.mark.parametrize(
    ("others", "mark", "said"),
    [
        ({"carte": "nouveau"}, 2, "Un placement sur 4 est à revoir."),
        ({"carte": "nouveau", "devis": "fidele"}, 1, "2 placements sur 4 sont à revoir."),
        (
            {"carte": "nouveau", "devis": "fidele", "premier": "fidele"},
            0,
            "3 placements sur 4 sont à revoir.",
        ),
    ],
)
def test_each_pair_counts(others: dict[str, str], mark: int, said: str) -> None:
    progress = taken(sorting(**others))
    assert [one.value for one in progress.marks] == [mark]
    assert progress.reason == f"On ne parle pas à un prospect comme à un client fidèle. {said}"
    assert {part.id.split(".")[0] for part in progress.parts if not part.is_right} == set(others)


def test_a_wrong_pair_says_what_was_given_what_was_expected_and_why() -> None:
    part = taken(sorting(devis="fidele")).parts[-1]
    assert part == Part(
        "devis.type",
        "A demandé un devis en ligne",
        False,
        "Client fidèle",
        "Prospect",
        "Un devis n’est pas un achat.",
    )


def paired(state: State, card: str, **others: str) -> ClassementMove:
    """The right pairs, but these for one card."""
    step, view = step_of(state)
    places = step.right(view).places
    places[card].update(others)
    return ClassementMove(places=places)


def test_the_reason_of_a_card_stands_once_with_its_first_mistake() -> None:
    state = at(1)
    progress = taken(paired(state, "puissance", preuve="fiche", mobile="argent"), state)
    assert [mark.value for mark in progress.marks] == [1]
    parts = [part for part in progress.parts if part.id.startswith("puissance.")]
    assert [part.is_right for part in parts] == [True, False, False]
    assert [part.reason for part in parts] == [
        *("", "Des watts ne disent rien : le temps gagné se montre.", "")
    ]
    assert parts[1].label == "Puissance de 2 400 W · Preuve"
    assert parts[1].value == "La contenance gravée dans la cuve"
    assert parts[1].expected == "L’essai au comptoir, montre en main"
    right = [part.reason for part in progress.parts if part.id.startswith("reservoir.")]
    assert right == ["Le volume se traduit en tasses, et se lit sur la cuve.", "", ""]


@pytest.mark.parametrize(
    ("temper", "right", "wrong"),
    [(SPARING, "argent", "securite"), (CAREFUL, "securite", "argent")],
    ids=["argent", "securite"],
)
def test_where_a_card_goes_depends_on_the_customer(temper: Temper, right: str, wrong: str) -> None:
    state = at(1, temper)
    assert [m.value for m in taken(paired(state, "cinq-ans", mobile=right), state).marks] == [3]
    progress = taken(paired(state, "cinq-ans", mobile=wrong), state)
    assert [mark.value for mark in progress.marks] == [2]
    assert [part.id for part in progress.parts if not part.is_right] == ["cinq-ans.mobile"]


def test_several_cases_may_be_right_and_an_axis_left_out_keeps_its_own() -> None:
    temper = msgspec.structs.replace(essai.CALM, mobiles=("confort",))
    state = at(1, temper)
    for mobile in ("argent", "securite"):
        progress = taken(paired(state, "cinq-ans", mobile=mobile), state)
        assert [mark.value for mark in progress.marks] == [3]
    part = taken(paired(state, "cinq-ans", mobile="confort"), state).parts[-1]
    assert part.expected == "Sécurité ou Argent"
    sparing = at(1, SPARING)
    wrong = taken(paired(sparing, "cinq-ans", preuve="fiche"), sparing)
    assert [part.id for part in wrong.parts if not part.is_right] == ["cinq-ans.preuve"]


def test_the_marks_said_reachable_are_those_that_pairs_can_lose() -> None:
    step, view = step_of(at(2))
    marks = {branch.marks_only()[0][1] for branch in step.branches(view)}
    assert marks == {0, 1, 2, 3}
    assert step.answers() == 10


def test_silence_earns_nothing() -> None:
    step, view = step_of(at(0))
    progress = step.accept(Skip(), view)
    assert isinstance(progress, Progress)
    assert (progress.key, [mark.value for mark in progress.marks]) == ("passer", [0])


def test_what_is_not_placed_is_refused_at_its_card_in_the_order_shown() -> None:
    step, view = step_of(at(0))
    shown_first = step.offer(view).options[0].id
    assert refused(ClassementMove(places={})) == Refusal(
        "Cette carte est encore à placer.", shown_first
    )
    move = sorting()
    del move.places["devis"]
    assert refused(move).field == "devis"
    state = at(2)
    journey, seen = step_of(state)
    places = journey.right(seen).places
    del places["panne"]["ressenti"]
    assert refused(ClassementMove(places=places), state) == Refusal(
        "Cette carte est encore à placer (Ressenti).", "panne"
    )


def test_what_does_not_exist_is_refused_in_words() -> None:
    step, view = step_of(at(0))
    assert refused(sorting(carte="inconnue")) == Refusal(
        "Cette case n’est pas proposée ici.", "carte"
    )
    other = ClassementMove(places=sorting().places | {"x\x1b[2J": {"type": "fidele"}})
    assert refused(other) == Refusal("Cette carte n’est pas à classer ici.")
    axis = ClassementMove(places=sorting().places | {"carte": {"y" * 100_000: "fidele"}})
    assert refused(axis) == Refusal("Cet axe n’est pas proposé ici.", "carte")
    assert isinstance(step.accept(CalculMove(reponse="1"), view), Refusal)


def test_cards_are_shuffled_and_cases_too_unless_they_follow_each_other() -> None:
    drawn, cases = set(), set()
    for seed in range(12):
        written, _ = loaded(fixtures()["classement"], "classement")
        state = start(essai.play("entrainement", seed=seed, written=written))
        step, view = step_of(state)
        offer = step.offer(view)
        drawn.add(tuple(option.id for option in offer.options))
        cases.add(tuple(cell.id for cell in offer.axes[0].cells))
        assert not offer.axes[0].is_line
    assert len(drawn) > 3
    assert len(cases) > 3
    journey, seen = step_of(at(2))
    moment, feeling = journey.offer(seen).axes
    assert moment.is_line
    assert [cell.text for cell in moment.cells] == ["avant", "pendant", "après"]
    assert [cell.text for cell in feeling.cells] == ["− mécontent", "= neutre", "+ content"]


def test_a_draft_keeps_what_fits_and_leaves_the_rest_aside() -> None:
    step, view = step_of(at(0))
    offer = step.offer(view)
    draft = {"carte.type": "fidele", "devis.type": "inconnu", "x.type": "fidele", "carte.y": "z"}
    assert offer.placed(draft) == {("carte", "type"): "fidele"}


# Line mode.


def typed(*lines: str) -> tuple[list[object], str]:
    """The moves of a play in line mode, and what it showed."""
    store = MemoryStore()
    conversation, screen = talk(*lines)
    play_new(store, conversation, play(), ("E07",))
    (seance,) = store.journals
    said = screen.flat.replace("\u00a0", " ")
    return [act.move for act in acts(store, seance)], said


def digits(state: State, move: ClassementMove) -> list[str]:
    """The numbers of the right cases, in the order asked."""
    offer = state.offer()
    assert isinstance(offer, ClassementOffer)
    return [
        str([cell.id for cell in axis.cells].index(move.places[card][axis.id]) + 1)
        for card, axis_id in offer.pairs()
        for axis in offer.axes
        if axis.id == axis_id
    ]


def test_a_card_left_for_later_keeps_it_from_being_handed_in() -> None:
    numbers = digits(at(0), sorting())
    moves, said = typed("", *numbers[1:], "o", "1", "9", "x" * 100_000, numbers[0], "o")
    assert moves == [sorting()]
    assert "Il reste à placer la carte 1." in said
    assert "« 9 » n’est pas dans la liste." in said
    assert "Type de client (1 Client fidèle, 2 Prospect, 3 Nouveau client) :" in said


def test_a_card_is_corrected_by_its_number_or_all_is_passed() -> None:
    wrong = digits(at(0), sorting(vitrine="fidele"))
    right = digits(at(0), sorting())
    offer = at(0).offer()
    assert isinstance(offer, ClassementOffer)
    rank = [option.id for option in offer.options].index("vitrine")
    moves, _ = typed(*wrong, str(rank + 1), right[rank], "oui")
    assert moves == [sorting()]
    moves, _ = typed(*wrong, str(rank + 1), "", "oui")
    assert moves == [sorting(vitrine="fidele")]
    moves, said = typed("", "", "", "", "peut-être", "p")
    assert moves == [Skip()]
    assert "Il reste à placer les cartes 1, 2, 3, 4." in said


def test_p_among_the_cards_passes_or_asks_again_where_some_are_placed() -> None:
    moves, said = typed("?", "p")
    assert moves == [Skip()]
    assert "Entrée pour laisser cette carte pour plus tard, ou p pour passer l’étape." in said
    numbers = digits(at(0), sorting())
    moves, said = typed(numbers[0], "P", "p")
    assert moves == [Skip()]
    assert "Il reste à placer les cartes 2, 3, 4." in said
    moves, _ = typed(numbers[0], "passer", "2", numbers[1], "3", numbers[2], "4", numbers[3], "o")
    assert moves == [sorting()]
    moves, _ = typed(*numbers, "1", "p", "o")
    assert moves == [sorting()]


def test_the_cards_are_read_back_with_their_case_behind_an_arrow() -> None:
    offer = at(0).offer()
    assert isinstance(offer, ClassementOffer)
    _, said = typed("1", "", "", "")
    card, case = offer.options[0].text, offer.axes[0].cells[0].text
    assert f"1. {card} → {case}".replace("\u00a0", " ") in said
    assert f"2. {offer.options[1].text} → à placer".replace("\u00a0", " ") in said


# On screen.


@asynccontextmanager
async def opened(
    rank: int = 0,
    *,
    store: MemoryStore | None = None,
    seance: str | None = None,
    size: tuple[int, int] = (80, 24),
) -> AsyncIterator[Pilot[int]]:
    """The fixture at its step of that rank."""
    written = play()
    source = Vitrine(written.scenario)
    game = app(store=store, play=None if seance else written, seance=seance, source=source)
    async with game.run_test(size=size) as pilot:
        await settle(pilot)
        if seance is None:
            await press(pilot, "enter")
            for n in range(rank):
                state = at(n)
                move = state.view.step.right(state.view)
                assert isinstance(move, ClassementMove)
                await press(pilot, *digits(state, move), "enter")
        yield pilot


def placed(pilot: Pilot[int]) -> dict[str, str]:
    """What the panel keeps."""
    box = play_of(pilot).box
    assert box is not None
    typed: dict[str, str] = box.typed()  # type: ignore[union-attr] # an answer is shown
    return typed


def first_pairs() -> tuple[Pair, ...]:
    """The pairs in the order shown."""
    offer = at(0).offer()
    assert isinstance(offer, ClassementOffer)
    return offer.pairs()


async def test_a_digit_places_and_goes_on_and_arrows_change() -> None:
    keys = [f"{card}.{axis}" for card, axis in first_pairs()]
    async with opened() as pilot:
        assert "4 à placer sur 4" in shown(pilot)
        await press(pilot, "1", "quotation_mark")
        assert placed(pilot) == {keys[0]: "fidele", keys[1]: "nouveau"}
        await press(pilot, "9", "right", "right", "left", "space")
        assert placed(pilot)[keys[2]] == "prospect"
        await press(pilot, "left", "left")
        assert placed(pilot)[keys[2]] == "nouveau"
        await press(pilot, "down", "left")
        assert placed(pilot)[keys[3]] == "nouveau"
        assert "tout est placé" in shown(pilot)
        await press(pilot, "backspace")
        assert keys[3] not in placed(pilot)
        assert "1 à placer sur 4" in shown(pilot)


async def test_handing_in_too_early_goes_to_the_card_and_loses_nothing() -> None:
    async with opened() as pilot:
        await press(pilot, "1", "down", "1", "end", "enter")
        assert "Cette carte est encore à placer." in shown(pilot)
        assert pilot.app.screen.query_one(PlacesList).cursor == 1
        assert len(placed(pilot)) == 2
        assert not play_of(pilot).session.trace.acts


async def test_undo_goes_back_step_by_step() -> None:
    keys = [f"{card}.{axis}" for card, axis in first_pairs()]
    async with opened() as pilot:
        await press(pilot, "1", "2", "up", "3")
        assert placed(pilot) == {keys[0]: "fidele", keys[1]: "nouveau"}
        await press(pilot, "u")
        assert placed(pilot) == {keys[0]: "fidele", keys[1]: "prospect"}
        await press(pilot, "ctrl+z", "u")
        assert placed(pilot) == {}
        await press(pilot, "u")
        assert "Rien à annuler." in shown(pilot)


async def test_clicks_open_a_card_choose_a_case_and_hand_in() -> None:
    async with opened(2) as pilot:
        await pilot.click(PlacesList, offset=(10, 4))
        await settle(pilot)
        places = pilot.app.screen.query_one(PlacesList)
        assert places.cursor == 4
        text = ["".join(piece for piece, _ in row) for row in places.rows]
        line = next(y for y, row in enumerate(text) if "pendant" in row)
        await pilot.click(PlacesList, offset=(text[line].index("pendant"), line))
        await settle(pilot)
        assert list(placed(pilot).values()) == ["pendant"]
        line = next(y for y, row in enumerate(text) if "neutre" in row)
        await pilot.click(PlacesList, offset=(text[line].index("neutre"), line))
        await settle(pilot)
        assert list(placed(pilot).values()) == ["pendant", "neutre"]
        assert "pendant (1)" in shown(pilot)
        await press(pilot, "end")
        last = len(places.rows) - 1 - places.scroll_offset.y
        await pilot.click(PlacesList, offset=(10, last))
        await settle(pilot)
        assert "Cette carte est encore à placer (Moment)." in shown(pilot)


async def test_a_line_shows_its_points_and_a_closed_card_its_places() -> None:
    async with opened(2) as pilot:
        assert "○ 1 avant ─── ○ 2 pendant ─── ○ 3 après" in shown(pilot)
        await press(pilot, "2", "3")
        assert "pendant · + content" in shown(pilot)
        assert "avant (0) ─── pendant (1) ─── après (0) →" in shown(pilot)


async def test_a_case_taken_by_another_card_says_so() -> None:
    async with opened(1) as pilot:
        assert "déjà choisi" not in shown(pilot)
        await press(pilot, "1", "1", "1")
        assert shown(pilot).count("déjà choisi") == 1


async def test_escape_asks_to_leave_and_the_places_come_back() -> None:
    store = MemoryStore()
    async with opened(store=store) as pilot:
        await press(pilot, "1", "2", "escape")
        assert "Quitter la partie ?" in shown(pilot)
        await press(pilot, "enter")
        seance = play_of(pilot).seance
    assert seance is not None
    draft = read(store.journals[seance]).draft
    assert draft is not None
    assert sorted(draft.texte.values()) == ["fidele", "prospect"]
    async with opened(store=store, seance=seance) as pilot:
        assert placed(pilot) == draft.texte
        assert pilot.app.screen.query_one(PlacesList).cursor == 2


@pytest.mark.parametrize("size", [(40, 10), (80, 24), (140, 40)], ids=str)
async def test_the_mark_stays_in_sight(size: tuple[int, int]) -> None:
    async with opened(1, size=size) as pilot:
        places = pilot.app.screen.query_one(PlacesList)
        for _ in range(10):
            rows = range(
                places.scroll_offset.y,
                places.scroll_offset.y + places.scrollable_content_region.height,
            )
            assert any(places.is_marked(y) for y in rows)
            await press(pilot, "down")
        assert "Remettre le classement" in shown(pilot)
