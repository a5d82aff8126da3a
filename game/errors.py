"""Trouble that a user or a machine causes: each error says what to do.

GameError
├── UsageError        wrong use of a command (exit code 2)
├── ContentError      a scenario, organisation or archetype that cannot be played (1)
├── SessionError      a session that cannot be opened, resumed or reported (3)
└── StorageError      a disk that is full, read-only or missing (3)
"""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """0 clean, 1 problems found, 2 wrong use, 3 could not run."""

    CLEAN = 0
    PROBLEMS = 1
    USAGE = 2
    FAILED = 3


class GameError(Exception):
    """A clear French sentence that says what to do; caught once in each face."""

    exit_code = ExitCode.FAILED


class UsageError(GameError):
    """The command was not used as it should."""

    exit_code = ExitCode.USAGE


class ContentError(GameError):
    """A file that cannot be played; its message may hold several diagnostics, a line each."""

    exit_code = ExitCode.PROBLEMS


class SessionError(GameError):
    """A session that cannot be opened, resumed or reported."""


class StorageError(GameError):
    """The place where sessions are kept does not answer."""
