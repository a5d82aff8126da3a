"""Finds how a kind is asked in line mode: the module of that name, its `show` and its `ask`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from game.texte.desk import Desk
from scenarios.steps.kinds import AnyMove


@dataclass(frozen=True, slots=True)
class Face:
    """How a kind is shown, then asked. Both take the kind's own class of Offer."""

    show: Callable[[Any, Desk], None]
    ask: Callable[[Any, Desk], AnyMove]


def face_of(kind: str) -> Face:
    """The face of this kind; each module is imported when its kind is first met."""
    module = import_module(f"game.texte.kinds.{kind}")
    return Face(module.show, module.ask)
