"""A screen as plain text, row by row, and its comparison with a golden file."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.app import App

GOLDENS = Path(__file__).parents[1] / "tui" / "goldens"
# Set to write the goldens anew; then look at what changed before keeping it.
UPDATE = "COMPTOIR_GOLDENS"


def rows(app: App[int]) -> list[str]:
    """The rows of the screen as the eye sees them, without the blanks at their ends."""
    width, height = app.size
    lines = app.screen._compositor.render_strips()
    shown = ["".join(segment.text for segment in strip) for strip in lines[:height]]
    assert all(len(row) <= width * 2 for row in shown)
    return [row.rstrip() for row in shown]


def text(app: App[int]) -> str:
    """The same in one string."""
    return "\n".join(rows(app)) + "\n"


def check_golden(app: App[int], name: str) -> None:
    """Compare the screen with `goldens/<name>.txt`, or write it where UPDATE is set."""
    path = GOLDENS / f"{name}.txt"
    found = text(app)
    if os.environ.get(UPDATE):
        path.parent.mkdir(exist_ok=True)
        path.write_text(found, encoding="utf-8")
    assert found == path.read_text(encoding="utf-8"), f"{path.name} differs; set {UPDATE}=1"
