"""What a file may be: how its name ends, how much it may hold."""

from __future__ import annotations

MAX_BYTES = 512 * 1024
MAX_DEPTH = 40
MAX_NODES = 50_000

# A stored play, beside its scenario.
SCRIPT_SUFFIX = ".partie.yaml"
