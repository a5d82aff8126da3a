"""Finds how a kind stands on paper: the module of that name, and its `lay`."""

from __future__ import annotations

from importlib import import_module

from game.atelier.printed.desk import Desk
from game.atelier.printed.values import Laid
from scenarios.steps.kinds import AnyStep


def laid(step: AnyStep, desk: Desk) -> Laid:
    """The step on paper."""
    found: Laid = import_module(f"{__package__}.{step.kind}").lay(step, desk)
    return found
