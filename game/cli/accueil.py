"""`comptoir` alone: the game, on screen or as a numbered list."""

from __future__ import annotations

from game.cli.faces import needs_lines
from game.errors import ExitCode


def run() -> int:
    """Open the game."""
    # Late: its locks and files cost 10 ms, which help does not pay.
    from game.cli.folder import store

    with store() as sessions:
        if not needs_lines():
            from game.cli.screens import open_screens

            return open_screens(sessions)
        from game.cli.screens import open_lines

        open_lines(sessions)
    return ExitCode.CLEAN
