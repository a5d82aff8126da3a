"""The figures of a play: prices, numbers drawn or told by the need, and those worked out of them."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from scenarios.chance import Chance
from scenarios.language.texts import TextError, render
from scenarios.sums.numbers import FormulaError, formula_names, rounded, work_out

if TYPE_CHECKING:
    from scenarios.house.organisation import Organisation
    from scenarios.model import Need, NumberDraw

Figures = Mapping[str, Decimal]
Draws = Mapping[str, "NumberDraw"]

# Places of a number worked out, where its author says nothing: those of an amount.
PLACES = 2


def prices(organisation: Organisation | None) -> dict[str, Decimal]:
    """The price of every product by its id; empty without an organisation."""
    return {product.id: product.prix for product in organisation.catalogue} if organisation else {}


def draw_numbers(draws: Draws, costs: Figures, need: Need | None, seed: int) -> Figures:
    """The numbers of one play, by name in the order written; the scenario is checked.

    Each has a stream of its own, so that one more of them moves no other.
    """
    drawn = {
        name: Chance(seed, "nombre", name).pick(choices(draw, need, costs))
        for name, draw in draws.items()
        if draw.formule is None
    }
    found = completed(draws, {**costs, **drawn})
    return {name: found[name] for name in draws}


def choices(draw: NumberDraw, need: Need | None, costs: Figures) -> tuple[Decimal, ...]:
    """What a number without a formula may be for that need; empty when it cannot be told."""
    if draw.parmi:
        return draw.parmi
    if draw.par_besoin:
        found = draw.par_besoin.get(need.id, ()) if need else ()
        return (found,) if isinstance(found, Decimal) else found
    product = product_of(draw, need)
    return (costs[product],) if product in costs else ()


def product_of(draw: NumberDraw, need: Need | None) -> str:
    """The id of the product that gives its price; empty when the need lacks the word."""
    try:
        return render(draw.produit or "", {"besoin": dict(need.mots) if need else {}})
    except TextError:
        return ""


def completed(draws: Draws, known: Figures) -> Figures:
    """What is known and every number worked out of it.

    Raises FormulaError when numbers wait for each other or cannot be worked out.
    """
    found = dict(known)
    waiting = {name: draw for name, draw in draws.items() if draw.formule is not None}
    while waiting:
        ready = [name for name, draw in waiting.items() if _names(draw) <= found.keys()]
        if not ready:
            raise FormulaError(f"Rien ne donne sa valeur au nombre « {min(waiting)} ».")
        for name in ready:
            found[name] = _worked_out(waiting.pop(name), found)
    return found


def _names(draw: NumberDraw) -> frozenset[str]:
    return formula_names(draw.formule or "")


def _worked_out(draw: NumberDraw, found: Figures) -> Decimal:
    places = PLACES if draw.decimales is None else draw.decimales
    return rounded(work_out(draw.formule or "", found), places)
