"""A message is addressed line by line, then sent."""

from __future__ import annotations

from textual.pilot import Pilot

from game.tui.choices import ChoiceList
from game.tui.kinds.envoi import FILE, MOMENT, SUBJECT
from scenarios.steps.addressing import PLACES
from scenarios.steps.envoi import EnvoiMove, EnvoiOffer
from tests.tui.pilots import press


def lines(offer: EnvoiOffer, move: EnvoiMove) -> list[str]:
    """A digit a person, a number for the rest, then the check."""
    places = [move.destinataires.get(one.id, "aucun") for one in offer.options]
    typed = [str(PLACES.index(place) + 1) for place in places]
    typed.append(_numbers([one.id for one in offer.subjects], (move.objet,)))
    if offer.enclosures:
        typed.append(_numbers([one.id for one in offer.enclosures], move.pieces))
    if offer.moments:
        typed.append(_numbers([one.id for one in offer.moments], (move.moment,)))
    return [*typed, "o"]


async def keys(pilot: Pilot[int], offer: EnvoiOffer, move: EnvoiMove) -> None:
    """Digits go down the people; Enter ticks the rest; Ctrl+S sends."""
    for one in offer.options:
        place = move.destinataires.get(one.id, "aucun")
        await press(pilot, str(PLACES.index(place) + 1))
    chosen = [SUBJECT + move.objet, *(FILE + id_ for id_ in move.pieces), MOMENT + move.moment]
    await press(pilot, "home")
    for item in _list(pilot).items:
        if item.is_heading:
            continue
        if item.id in chosen:
            await press(pilot, "enter")
        await press(pilot, "down")
    await press(pilot, "ctrl+s")


def _list(pilot: Pilot[int]) -> ChoiceList:
    return pilot.app.screen.query_one(".entete-courriel ChoiceList", ChoiceList)


def _numbers(ids: list[str], wanted: tuple[str, ...]) -> str:
    return " ".join(str(ids.index(id_) + 1) for id_ in wanted)
