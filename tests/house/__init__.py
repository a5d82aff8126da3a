"""Tests of the house itself: its rules, its package, its promises to the browser."""
