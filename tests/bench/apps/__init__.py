"""Bare Textual applications that the game is measured against, run as scripts."""
