"""The map and its laws: what teachers write, and what a play makes of it."""
