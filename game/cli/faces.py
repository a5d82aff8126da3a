"""Screens or lines: what this terminal can carry, and the line mode's own conversation."""

from __future__ import annotations

import os
import sys
from typing import TextIO

from game.texte.talk import Talk

VARIABLE = "COMPTOIR_TEXTE"
# Names under which a terminal says that it cannot move its cursor.
_POOR_TERMS = frozenset({"", "dumb", "unknown", "emacs"})


def needs_lines() -> bool:
    """Whether this terminal cannot carry the screens, or the player wants none."""
    if os.environ.get(VARIABLE, "") not in ("", "0"):
        return True
    # The screens read keys from stdin and are painted on stderr.
    if not all(_is_terminal(stream) for stream in (sys.stdin, sys.stdout, sys.stderr)):
        return True
    if os.name != "nt" and os.environ.get("TERM", "") in _POOR_TERMS:
        return True
    return "utf" not in (getattr(sys.stderr, "encoding", None) or "").lower()


def open_talk() -> Talk:
    """The conversation on stdin and stdout."""
    return Talk(
        sys.stdin.buffer,
        sys.stdout,
        echoes=not _is_terminal(sys.stdin),
        encoding=sys.stdin.encoding or "utf-8",
    )


def _is_terminal(stream: TextIO | None) -> bool:
    # Windows programs without a console have no streams at all.
    return stream is not None and not stream.closed and stream.isatty()
