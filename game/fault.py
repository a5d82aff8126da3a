"""What is written down about a fault of ours: where it happened, and nothing a student typed."""

from __future__ import annotations

import sys
import traceback

from game.version import VERSION


def details(error: BaseException | None) -> str:
    """Where it happened: files, lines and names only.

    Neither local variables nor the error's own message, which may hold what a student typed.
    """
    python = ".".join(map(str, sys.version_info[:3]))
    lines = [f"comptoir {VERSION}, Python {python}, {sys.platform}"]
    seen: set[int] = set()
    cause = error
    while cause is not None and id(cause) not in seen:
        seen.add(id(cause))
        lines.append(type(cause).__qualname__)
        for frame in traceback.extract_tb(cause.__traceback__):
            lines.append(f"  {frame.filename}:{frame.lineno} {frame.name}")
        cause = cause.__cause__ or cause.__context__
    return "\n".join(lines) + "\n"
