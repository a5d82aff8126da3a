"""Words are typed; the record found is opened, then kept."""

from __future__ import annotations

from textual.pilot import Pilot
from textual.widgets import Input

from game.tui.kinds.recherche import Display
from scenarios.house.search import SHOWN
from scenarios.steps.searching import RechercheMove, RechercheOffer
from tests.tui.pilots import press


def lines(offer: RechercheOffer, move: RechercheMove) -> list[str]:
    """The source where it is another one, the words; or the number to keep."""
    if move.garder is not None:
        return [f"garder {_rank(offer, move) + 1}"]
    number = [option.id for option in offer.options].index(move.source or "") + 1
    return [f"source {number}", move.requete or "tout"]


async def keys(pilot: Pilot[int], offer: RechercheOffer, move: RechercheMove) -> None:
    """The source by its digit, the words in the field; or down to the row, open it, keep it."""
    panel = pilot.app.screen.query_one(Display)
    if move.garder is None:
        panel.target().blur()
        number = [option.id for option in offer.options].index(move.source or "") + 1
        await press(pilot, str(number))
        panel.query_one(Input).value = move.requete
        panel.query_one(Input).focus()
        await press(pilot, "enter")
        return
    await press(pilot, *["down"] * _rank(offer, move), "enter", "enter")


def _rank(offer: RechercheOffer, move: RechercheMove) -> int:
    assert offer.asked is not None
    kept = [f"{offer.asked.source}/{record.id}" for record in offer.found()[:SHOWN]]
    return kept.index(move.garder or "")
