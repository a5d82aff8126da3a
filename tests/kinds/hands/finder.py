"""Finds the hands of a kind by the name of its moves."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from textual.pilot import Pilot

from scenarios.steps.kind import Offer
from scenarios.steps.kinds import AnyMove


def lines_of(offer: Offer, move: AnyMove) -> list[str]:
    """What is typed in line mode to give this answer."""
    found: list[str] = _hands(move).lines(offer, move)
    return found


async def give(pilot: Pilot[int], offer: Offer, move: AnyMove) -> None:
    """Give this answer on screen."""
    await _hands(move).keys(pilot, offer, move)


def _hands(move: AnyMove) -> Any:
    return import_module(f"tests.kinds.hands.{move.__struct_config__.tag}")
