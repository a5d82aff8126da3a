"""The version of the game, where `--version` reads it without looking at the installed package."""

VERSION = "0.1.0"
