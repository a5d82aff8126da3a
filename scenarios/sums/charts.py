"""A chart as a value: what every face draws in its own way, and how it is said in words."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from scenarios.sums.numbers import french

ChartKind = Literal["barres", "courbe", "secteurs"]
CHART_LABELS: dict[ChartKind, str] = {
    "barres": "diagramme en barres",
    "courbe": "courbe",
    "secteurs": "diagramme en secteurs",
}
NOTHING = "à compléter"


@dataclass(frozen=True, slots=True)
class Chart:
    """A title and its points, in order; a value is None where its cell has no number yet.

    places: decimals of the values shown, None is their own.
    """

    title: str
    kind: ChartKind
    unit: str
    places: int | None
    points: tuple[tuple[str, Decimal | None], ...]

    @property
    def numbers(self) -> tuple[Decimal, ...]:
        """The values that are there."""
        return tuple(value for _, value in self.points if value is not None)

    def shown(self, value: Decimal | None) -> str:
        """A value as it is read: « 12,5 % »."""
        return NOTHING if value is None else french(value, self.places, self.unit)

    def share(self, value: Decimal | None) -> Decimal | None:
        """The part of the whole, in percent; None where there is no whole to have a part of."""
        total = sum(self.numbers, start=Decimal(0))
        if value is None or total <= 0 or min(self.numbers) < 0:
            return None
        return value / total * 100

    def shown_share(self, value: Decimal | None) -> str:
        """« 45 % », or nothing."""
        share = self.share(value)
        return "" if share is None else french(share, 0, "%")

    def sentence(self) -> str:
        """The whole chart in words: « Courbe. Lundi : 12. Mardi : 15. »."""
        found = []
        for label, value in self.points:
            share = self.shown_share(value) if self.kind == "secteurs" else ""
            found.append(f"{label} : {self.shown(value)}{f', soit {share}' if share else ''}.")
        kind = CHART_LABELS[self.kind]
        return " ".join((f"{kind[:1].upper()}{kind[1:]}.", *found))
