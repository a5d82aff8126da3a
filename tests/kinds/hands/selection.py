"""Elements are ticked."""

from tests.kinds.hands.ticking import keys, lines

__all__ = ["keys", "lines"]
