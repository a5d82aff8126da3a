"""Tests of the play: session, live machine, robots."""
