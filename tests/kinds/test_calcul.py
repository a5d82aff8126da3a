"""`calcul`: what each result is worth and is told, coins, working, and what is refused."""

from __future__ import annotations

from decimal import Decimal

import pytest

from game.store import MemoryStore
from scenarios.conditions import Slug
from scenarios.journal import read
from scenarios.kernel import State, advance, start
from scenarios.steps.calcul import CalculMove, CalculOffer
from scenarios.steps.kind import Refusal
from scenarios.steps.results import Results, Way
from scenarios.trace import Act
from tests.kinds.frame import fixtures, loaded
from tests.kinds.ticked import marks, opened, typed_lines
from tests.support import essai
from tests.tui.pilots import play_of, press, shown

K = "HR.A3T3C2.K1"


def at(fixture: str, step: Slug) -> State:
    """A fixture begun at one of its steps, its numbers the first of each list."""
    text = fixtures()[fixture]
    written, _ = loaded(text, fixture)
    draws = {
        name: essai.changed(draw, parmi=draw.parmi[:1]) for name, draw in written.nombres.items()
    }
    steps = sorted(written.etapes, key=lambda one: one.id != step)
    return start(
        essai.play(
            "entrainement", written=essai.changed(written, etapes=tuple(steps), nombres=draws)
        )
    )


def given(state: State, typed: str, working: str = "") -> Act:
    after = advance(state, CalculMove(reponse=typed, travail=working))
    assert isinstance(after, State), after.message
    return after.acts[-1]


def refused(state: State, typed: str, working: str = "") -> Refusal:
    after = advance(state, CalculMove(reponse=typed, travail=working))
    assert isinstance(after, Refusal)
    return after


@pytest.mark.parametrize(
    ("fixture", "step", "typed", "key", "value"),
    [
        # 80 € HT at 20 %.
        ("calcul-prix", "prix-ttc", "96", "juste", 3),
        ("calcul-prix", "prix-ttc", "16,00", "tva-seule", 1),
        ("calcul-prix", "prix-ttc", "100 €", "taux-en-euros", 1),
        ("calcul-prix", "prix-ttc", "97", "faux", 0),
        # 96,60 € TTC at 20 %.
        ("calcul-prix", "prix-ht", "80,50", "juste", 3),
        ("calcul-prix", "prix-ht", "77,28", "tva-otee-du-ttc", 1),
        ("calcul-prix", "prix-ht", "16,10", "tva-seule", 1),
        # 96,60 × 0,90 × 0,95 = 82,593.
        ("calcul-prix", "remises", "82,59", "juste", 3),
        ("calcul-prix", "remises", "82,593", "arrondi", 2),
        ("calcul-prix", "remises", "82,60", "arrondi", 2),
        ("calcul-prix", "remises", "82,58", "faux", 0),
        ("calcul-prix", "remises", "82,6", "arrondi", 2),
        ("calcul-prix", "remises", "82,11", "additionnees", 1),
        ("calcul-prix", "remises", "86,94", "premiere-seule", 1),
        ("calcul-prix", "arrhes", "90", "juste", 3),
        ("calcul-prix", "arrhes", "45", "simple", 1),
        # Bought 20, sold 40.
        ("calcul-gestion", "marge", "20", "juste", 3),
        ("calcul-gestion", "marge", "28", "sur-ttc", 1),
        ("calcul-gestion", "taux-de-marque", "50 %", "juste", 3),
        ("calcul-gestion", "taux-de-marque", "100", "taux-de-marge", 1),
        ("calcul-gestion", "taux-de-marge", "100 %", "juste", 3),
        ("calcul-gestion", "taux-de-marge", "50", "taux-de-marque", 1),
        ("calcul-gestion", "coefficient", "2,4", "juste", 3),
        ("calcul-gestion", "coefficient", "2", "sans-tva", 1),
        # 40 of 160: 25 %, to the unit.
        ("calcul-gestion", "transformation", "26", "juste", 3),
        ("calcul-gestion", "transformation", "24", "juste", 3),
        ("calcul-gestion", "transformation", "27", "faux", 0),
        ("calcul-gestion", "transformation", "400", "a-l-envers", 1),
        # 1 530 € for 40 tickets, 160 visitors.
        ("calcul-gestion", "panier", "38,25", "juste", 3),
        ("calcul-gestion", "panier", "9,56", "par-visiteur", 1),
    ],
)
def test_each_classic_way_is_told_from_the_right_one(
    fixture: str, step: str, typed: str, key: str, value: int
) -> None:
    act = given(at(fixture, step), typed)
    assert (act.key, marks(act)) == (key, {K: value})
    assert act.parts[0].is_right is (value == 3)
    assert act.parts[0].value == typed
    assert bool(act.better) is (value < 3)


def test_a_rounding_left_out_is_named() -> None:
    act = given(at("calcul-prix", "remises"), "82,593")
    assert act.reason == "L’opération est juste : il reste à arrondir au centime."
    assert act.quality == "acceptable"
    assert act.parts[0].expected == "82,59\u00a0€"


def test_the_wrong_way_is_explained_with_the_right_one_beside() -> None:
    act = given(at("calcul-prix", "prix-ht"), "77,28")
    assert "Vous avez retiré la TVA du prix TTC" in act.reason
    assert act.better[0].text == "80,50\u00a0€"
    assert act.better[0].reason.startswith("On divise")
    assert act.said == "Votre résultat : 77,28\u00a0€."


@pytest.mark.parametrize(
    ("fixture", "step", "rule"),
    [
        ("calcul-prix", "prix-ht", "Arrondissez au centime."),
        ("calcul-gestion", "coefficient", "Arrondissez au centième."),
        ("calcul-gestion", "taux-de-marque", "Arrondissez au dixième."),
        ("calcul-gestion", "transformation", "Arrondissez à l’unité, à 1\u00a0% près."),
        (
            "calcul-caisse",
            "rendre",
            "Écrivez pièces et billets rendus, par exemple 2×20 + 5 + 0,50.",
        ),
    ],
)
def test_how_the_result_is_written_is_told_before(fixture: str, step: str, rule: str) -> None:
    offer = at(fixture, step).offer()
    assert isinstance(offer, CalculOffer)
    assert offer.rule == rule


@pytest.mark.parametrize(
    ("fixture", "step", "typed", "message"),
    [
        ("calcul-prix", "prix-ht", "douze", "Écrivez un nombre, par exemple 1 234,50."),
        ("calcul-prix", "prix-ht", "9" * 100_000, "Écrivez un nombre, par exemple 1 234,50."),
        ("calcul-prix", "prix-ht", "80 %", "Le résultat est attendu en €."),
        ("calcul-gestion", "marge", "20 %", "Le résultat est attendu en €."),
        ("calcul-gestion", "taux-de-marque", "50 €", "Le résultat est attendu en %."),
        ("calcul-gestion", "taux-de-marque", "50 euros", "Le résultat est attendu en %."),
        ("calcul-caisse", "rendre", "15,60", "Il n’y a ni pièce ni billet de 15,60 €."),
        ("calcul-caisse", "rendre", "1 " * 101, "Écrivez 200 signes au plus"),
    ],
)
def test_what_is_no_result_is_asked_again(
    fixture: str, step: str, typed: str, message: str
) -> None:
    refusal = refused(at(fixture, step), typed)
    assert refusal.message.startswith(message)
    assert refusal.field == "reponse"


@pytest.mark.parametrize(
    ("typed", "key", "value", "told"),
    [
        ("10 + 5 + 0,50 + 0,10", "juste", 3, ""),
        ("3×5 + 0,50 + 0,10", "juste", 3, " 5 pièces et billets : 4 suffisaient, 10 + 5 + 0,50"),
        ("20 + 0,10", "sans-filtre", 1, ""),
        ("20 + 10 + 2×2 + 2×0,20", "total", 1, ""),
        ("10 + 5", "faux", 0, ""),
        ("0", "faux", 0, ""),
    ],
)
def test_change_is_graded_on_its_sum(typed: str, key: str, value: int, told: str) -> None:
    """50 € for 29,90 € and 4,50 €: 15,60 €."""
    act = given(at("calcul-caisse", "rendre"), typed)
    assert (act.key, marks(act)) == (key, {K: value})
    assert told in act.reason
    assert ("suffisaient" in act.reason) is bool(told)
    assert act.parts[0].label == "Monnaie rendue"
    assert act.parts[0].expected == "15,60\u00a0€ (10 + 5 + 0,50 + 0,10)"
    assert act.said.endswith(f": {typed}.")


def test_the_working_is_kept_and_never_graded() -> None:
    state = at("calcul-caisse", "rendre")
    act = given(state, "10 5 0,50 0,10", "50 - 29,90\n- 4,50 {{ x }} [b]")
    assert act.said.endswith("Votre démarche : 50 - 29,90 - 4,50 {{ x }} [b]")
    assert act.move == CalculMove(
        reponse="10 5 0,50 0,10", travail="50 - 29,90\n- 4,50 {{ x }} [b]"
    )
    assert marks(act) == {K: 3}
    refusal = refused(state, "10", "x" * 1_001)
    assert refusal.field == "travail"


def test_what_can_come_out_is_what_numbers_can_tell_apart() -> None:
    def way(key: str, result: int) -> Way:
        return Way(key, 1, key, Decimal(result))

    results = Results(
        right=way("juste", 10), exact=Decimal("10.04"), places=0, tolerance=Decimal(1),
        known=(way("pareil", 10), way("voisin", 11), way("loin", 20), way("autre", 21)),
        unrounded=way("arrondi", 0), wrong=way("faux", 0),
    )  # fmt: skip
    found = {one.key: value for one, value in results.answers(lambda _: True)}
    assert set(found) == {"juste", "voisin", "loin", "autre", "faux"}
    assert found["voisin"] == 12
    assert found["autre"] == 22


async def test_change_and_working_on_screen() -> None:
    store = MemoryStore()
    async with opened("calcul-caisse", store=store) as pilot:
        await press(pilot, *"50 - 34", "tab", *"15,60", "enter")
        assert "Il n’y a ni pièce ni billet de 15,60 €." in shown(pilot)
        await press(pilot, *[one for _ in range(5) for one in ("backspace",)], *"10 5", "shift+tab")
        seance = play_of(pilot).seance
    async with opened("calcul-caisse", store=store, seance=seance) as pilot:
        assert "50 - 34" in shown(pilot)
        await press(pilot, "tab", *" 0,5 0,1", "ctrl+s")
        move = play_of(pilot).session.trace.acts[-1].move
        assert move == CalculMove(reponse="10 5 0,5 0,1", travail="50 - 34")
    assert read(next(iter(store.journals.values()))).draft is None


def test_the_working_is_asked_once_in_line_mode() -> None:
    act, screen = typed_lines("calcul-caisse", "50 - 34", "15", "10 20 20 20 20")
    assert screen.count("Votre démarche (facultative)") == 1
    assert "Il n’y a ni pièce ni billet de 15 €." in screen
    assert act.move == CalculMove(reponse="10 20 20 20 20", travail="50 - 34")
