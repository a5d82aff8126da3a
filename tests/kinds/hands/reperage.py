"""Passages are marked."""

from tests.kinds.hands.ticking import keys, lines

__all__ = ["keys", "lines"]
