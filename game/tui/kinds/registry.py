"""Finds the display of a kind: the module of that name, its class `Display`."""

from __future__ import annotations

from importlib import import_module

from game.tui.kinds.panel import AnswerPanel


def display_of(kind: str) -> type[AnswerPanel]:
    """The class that shows this kind; each is imported when it is first met."""
    found: type[AnswerPanel] = import_module(f"game.tui.kinds.{kind}").Display
    return found
