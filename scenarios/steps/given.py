"""A number that a student is given: as written, drawn for this play, or the price of a product."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from scenarios.conditions import Written
from scenarios.house.organisation import Word

if TYPE_CHECKING:
    from scenarios.play import Play


class Given(Written, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where a number comes from: one of `valeur`, `nombre` (a drawn one), `produit` (its price)."""

    valeur: Decimal | None = None
    nombre: Word | None = None
    produit: Word | None = None

    def number(self, play: Play) -> Decimal:
        """The number in this play."""
        if self.nombre is not None:
            return play.numbers[self.nombre]
        if self.produit is not None:
            product = play.organisation.product(self.produit)
            assert product is not None, "checked when the scenario was loaded"
            return product.prix
        assert self.valeur is not None, "checked when the scenario was loaded"
        return self.valeur
