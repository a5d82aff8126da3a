"""How many processes the workshop's long commands share their work between."""

from __future__ import annotations

import os

# Past this, starting them costs more than they bring; Windows refuses more than 61.
MOST = 8


def cores() -> int:
    """The cores that this process may use, MOST at most."""
    allowed = getattr(os, "sched_getaffinity", None)
    return min(len(allowed(0)) if allowed else os.cpu_count() or 1, MOST)
