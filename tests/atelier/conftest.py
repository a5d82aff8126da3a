"""The command called in the test's own process, as for the other commands."""

from __future__ import annotations

from tests.cli.conftest import data, run

__all__ = ["data", "run"]
