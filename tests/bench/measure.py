"""Pairs of measures, A B A B …: only their ratio inside one run means anything."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median

MIN_PAIRS = 9
SHOWN_PAIRS = 12


@dataclass(frozen=True, slots=True)
class Pairs:
    """Seconds of A (ours) and of B (what it is compared with), measured in turn."""

    name: str
    ours: tuple[float, ...]
    theirs: tuple[float, ...]
    aim: float | None = None
    aim_p95: float | None = None

    @property
    def ratio(self) -> float:
        """Median of A over median of B."""
        return median(self.ours) / median(self.theirs)

    @property
    def ratio_p95(self) -> float:
        """p95 of A over p95 of B."""
        return p95(self.ours) / p95(self.theirs)


def in_pairs(
    name: str,
    ours: Callable[[], float],
    theirs: Callable[[], float],
    pairs: int,
    *,
    aim: float | None = None,
    aim_p95: float | None = None,
) -> Pairs:
    """Measure both in turn, once each beforehand for the caches of the machine."""
    ours()
    theirs()
    measured = [(ours(), theirs()) for _ in range(max(MIN_PAIRS, pairs))]
    a, b = zip(*measured, strict=True)
    return Pairs(name, a, b, aim, aim_p95)


def p95(values: Sequence[float]) -> float:
    """The value that 95 of 100 do not pass (nearest rank)."""
    return sorted(values)[math.ceil(0.95 * len(values)) - 1]


def told(pairs: Pairs) -> str:
    """The figures of one comparison, as text."""
    lines = [
        pairs.name,
        f"  A median {ms(median(pairs.ours))} p95 {ms(p95(pairs.ours))}"
        f" | B median {ms(median(pairs.theirs))} p95 {ms(p95(pairs.theirs))}"
        f" | {len(pairs.ours)} pairs",
        f"  ratio {judged(pairs.ratio, pairs.aim)}, p95 {judged(pairs.ratio_p95, pairs.aim_p95)}",
    ]
    shown = list(zip(pairs.ours, pairs.theirs, strict=True))[:SHOWN_PAIRS]
    more = " …" if len(pairs.ours) > len(shown) else ""
    lines.append("  ms " + "  ".join(f"{a * 1e3:.3g}/{b * 1e3:.3g}" for a, b in shown) + more)
    return "\n".join(lines)


def judged(ratio: float, aim: float | None) -> str:
    """A ratio beside its aim."""
    if aim is None:
        return f"{ratio:.2f}×"
    return f"{ratio:.2f}× (aim ≤ {aim:g}×: {'met' if ratio <= aim else 'MISSED'})"


def ms(seconds: float) -> str:
    """Milliseconds, three digits that count."""
    return f"{seconds * 1e3:.3g} ms"
