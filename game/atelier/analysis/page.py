"""An analysis as one printable page: the verdict, the tables, the spread of totals drawn."""

from __future__ import annotations

from dataclasses import dataclass

from game.atelier.analysis.figures import decimal, grouped, percent
from game.atelier.analysis.values import Analysis, Spread
from game.atelier.analysis.words import (
    HOW_COUNTED,
    SPREAD_NOTE,
    STEP_NOTE,
    STRATEGY_NOTE,
    always_sentence,
    range_of,
    searched,
)
from scenarios.model import LEVEL_LABELS
from scenarios.play import MODE_LABELS
from scenarios.steps.parts import PHASE_LABELS
from scoring.render import engine

GRAVITY_WORDS = {
    "erreur": ("✗", "à corriger"),
    "avertissement": ("!", "à revoir"),
    "bien": ("✓", "bien"),
    "note": ("·", "à savoir"),
}
# Pixels: where bars start, how long the longest is, and how high a pair of them.
LEFT, ROOM, STEP = 80, 300, 34


@dataclass(frozen=True, slots=True)
class Bars:
    """One row of the drawing, in pixels."""

    label: str
    y: int
    routes: int
    plays: int
    routes_share: str
    plays_share: str


def page(found: Analysis) -> bytes:
    """The page, as a file."""
    environment = engine.environment("game.atelier.analysis")
    environment.filters.update(
        decimal=decimal, percent=percent, grouped=grouped, range=range_of, signed=_signed
    )
    template = environment.get_template("analyse.html.j2")
    made = template.render(
        found=found,
        scenario=found.scenario,
        level=LEVEL_LABELS[found.scenario.niveau],
        mode=MODE_LABELS[found.mode],
        modes=MODE_LABELS,
        phases=PHASE_LABELS,
        searched=searched(found),
        always=always_sentence(found),
        left_modes=list(dict.fromkeys(mode for row in found.competences for mode in row.left)),
        labels={row.id: row.label for row in found.strategies},
        bars=() if found.spread is None else bars(found.spread),
        strategy_note=STRATEGY_NOTE,
        step_note=STEP_NOTE,
        spread_note=SPREAD_NOTE,
        how_counted=HOW_COUNTED,
    )
    return made.encode()


def bars(spread: Spread) -> tuple[Bars, ...]:
    """Two bars a row, on one scale: routes over plays."""
    most = max(max(routes, plays) for _, _, routes, plays in spread.rows)
    return tuple(
        Bars(
            label=f"{low}-{high}" if low != high else str(low),
            y=8 + rank * STEP,
            routes=round(ROOM * routes / most),
            plays=round(ROOM * plays / most),
            routes_share=percent(routes),
            plays_share=percent(plays),
        )
        for rank, (low, high, routes, plays) in enumerate(spread.rows)
    )


def _signed(gravity: str) -> tuple[str, str]:
    return GRAVITY_WORDS[gravity]
