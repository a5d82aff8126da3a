"""The situations that `nouveau` writes, and where it writes them."""
