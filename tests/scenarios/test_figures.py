"""Numbers of a scenario: where each comes from, and that what was drawn yesterday still is."""

from __future__ import annotations

from decimal import Decimal

import pytest

from game.content import vocabulary
from scenarios.chance import Chance
from scenarios.customer import Temper
from scenarios.figures import completed, draw_numbers
from scenarios.files.diagnostics import render
from scenarios.model import Need, NumberDraw
from scenarios.sums.coins import fewest, read_pieces, written
from scenarios.sums.numbers import FormulaError
from tests.kinds.frame import loaded
from tests.support import essai

DRAWS = {
    "billet": NumberDraw(parmi=(Decimal(50), Decimal(100))),
    "gens": NumberDraw(par_besoin={"the": Decimal(4), "tisane": (Decimal(2), Decimal(3))}),
    "modele": NumberDraw(produit="{{ besoin.modele }}"),
    "autre": NumberDraw(produit="brume"),
    "reste": NumberDraw(formule="billet - total"),
    "total": NumberDraw(formule="modele * gens * 0.333"),
    "entier": NumberDraw(formule="total / 3 + claire * 0", decimales=0),
}
COSTS = {"claire": Decimal("39.90"), "brume": Decimal("29.90")}
TEA = Need(id="the", libelle="Du thé", mots={"modele": "claire"})
HERBS = Need(id="tisane", libelle="Des tisanes", mots={"modele": "brume"})


@pytest.mark.parametrize("seed", range(12))
def test_a_list_is_drawn_as_it_always_was(seed: int) -> None:
    """Journals replay for years: the stream of a number is its name, whatever stands around."""
    alone = draw_numbers({"billet": DRAWS["billet"]}, {}, None, seed)["billet"]
    assert alone == Chance(seed, "nombre", "billet").pick(DRAWS["billet"].parmi)
    assert draw_numbers(DRAWS, COSTS, TEA, seed)["billet"] == alone


def test_numbers_follow_the_need_and_each_other() -> None:
    found = draw_numbers(DRAWS, COSTS, TEA, 3)
    assert list(found) == list(DRAWS)
    assert found["gens"] == 4
    assert (found["modele"], found["autre"]) == (COSTS["claire"], COSTS["brume"])
    assert found["total"] == Decimal("53.15")
    assert str(found["entier"]) == "18"
    assert found["reste"] == found["billet"] - Decimal("53.15")
    others = {draw_numbers(DRAWS, COSTS, HERBS, seed)["gens"] for seed in range(20)}
    assert others == {2, 3}


def test_numbers_that_wait_for_each_other_are_told() -> None:
    draws = {"a": NumberDraw(formule="b + 1"), "b": NumberDraw(formule="a + 1")}
    with pytest.raises(FormulaError, match="Rien ne donne sa valeur au nombre « a »"):
        completed(draws, {})


STEP = """etapes:
  - id: total
    type: calcul
    phase: offre
    canal: magasin
    question: "Combien ?"
    donnees: [{nom: prix, libelle: "Prix", nombre: total}]
    formule: "prix"
    explication: "C’est le prix."
    vers: suite
"""


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        ("a: {formule: total}\n  total: {formule: a}", "« a » se calcule à partir de lui-même"),
        ("a: {parmi: [0, 1]}\n  total: {formule: 4 / a}", "« total » divise par zéro"),
        ("total: {par_besoin: {bureau: 4}}", "il manque un nombre au besoin « maison »"),
        ("total: {formule: 2 ** 3}", "Une formule n’admet que".lower()),
    ],
)
def test_a_number_that_cannot_be_is_refused(numbers: str, said: str) -> None:
    _, found = loaded(f"nombres:\n  {numbers}\n{STEP}", "nombres")
    assert said in "\n".join(map(render, found)).lower() or any(said in d.message for d in found)
    assert {d.rule for d in found} == {"nombre"}
    assert vocabulary().criteria


@pytest.mark.parametrize(("temper", "price"), [(essai.CALM, "4.00"), (essai.HURRIED, "6.00")])
def test_a_computation_reads_a_number_of_the_need(temper: Temper, price: str) -> None:
    numbers = "par: {par_besoin: {bureau: 2, maison: 3}}\n  total: {formule: par * 2}"
    scenario, found = loaded(f"nombres:\n  {numbers}\n{STEP}", "nombres")
    assert found == []
    play = essai.play(temper=temper, written=scenario)
    assert play.numbers["total"] == Decimal(price)
    assert play.figures["claire"] == Decimal("39.90")


@pytest.mark.parametrize(
    ("typed", "pieces"),
    [
        ("2×20 + 5 + 0,50", "20 20 5 0.50"),
        ("20 20 5 0,50", "20 20 5 0.50"),
        ("2x20€ et 50 c", "20 20 0.5"),
        ("20×2", "20 20"),
        ("2 fois 20 ; 1 euro ; 20 centimes", "20 20 1 0.2"),
        ("0,5+0.05", "0.5 0.05"),
        ("500 200 100 50 2 0,02 0,01", "500 200 100 50 2 0.02 0.01"),
        ("0", ""),
    ],
)
def test_pieces_are_read_as_they_are_written(typed: str, pieces: str) -> None:
    assert read_pieces(typed) == tuple(map(Decimal, pieces.split()))


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Écrivez les pièces et les billets"),
        ("rien", "Écrivez les pièces et les billets"),
        ("5 + beaucoup", "Écrivez les pièces et les billets"),
        ("1×2×5", "Écrivez les pièces et les billets"),
        ("45,50", "Il n’y a ni pièce ni billet de 45,50 €."),
        ("3×3", "Il n’y a ni pièce ni billet de 3 €."),
        ("2,5×20", "Il n’y a ni pièce ni billet de 20 €."),
        ("201×1", "plus de 200 pièces"),
        ("150×1 + 51×1", "plus de 200 pièces"),
        ("999999999×500", "plus de 200 pièces"),
    ],
)
def test_what_is_no_piece_is_told(typed: str, said: str) -> None:
    found = read_pieces(typed)
    assert isinstance(found, str)
    assert said in found


@pytest.mark.parametrize(
    ("amount", "pieces"),
    [("45.50", "2×20 + 5 + 0,50"), ("0.04", "2×0,02"), ("0", "0"), ("1388.88",
      "2×500 + 200 + 100 + 50 + 20 + 10 + 5 + 2 + 1 + 0,50 + 0,20 + 0,10 + 0,05 + 0,02 + 0,01")],
)  # fmt: skip
def test_the_fewest_pieces(amount: str, pieces: str) -> None:
    assert written(fewest(Decimal(amount))) == pieces
    assert sum(fewest(Decimal(amount)), Decimal(0)) == Decimal(amount)
