"""A command run, and everything that can go wrong around it said in French, once."""

from __future__ import annotations

import atexit
import gc
import os
import sys
from collections.abc import Callable

from game.cli.output import complain, steady_streams
from game.errors import ExitCode, GameError

# What a shell reports for a program that Ctrl+C ended.
INTERRUPTED = 130


def run(argv: list[str]) -> int:
    """The command of these arguments; returns its exit code."""
    steady_streams()
    # On Python 3.12 and 3.13 the last collection frees msgspec's types in an order that msgspec
    # does not survive (TypeNode_Free, versions up to 0.22): frozen, nothing is collected.
    atexit.register(gc.freeze)
    try:
        return int(_guarded(argv))
    except BrokenPipeError:
        # The reader left (`comptoir sessions | head`): nothing is wrong. Python would complain
        # once more when it flushes at exit, so its output goes nowhere from here.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitCode.CLEAN
    except KeyboardInterrupt:
        complain("\nInterrompu. Ce qui a été validé est enregistré : « comptoir reprendre ».")
        return INTERRUPTED


def _guarded(argv: list[str]) -> int:
    try:
        command = _command(argv)
        code = ExitCode.CLEAN if command is None else command()
        sys.stdout.flush()
        return code
    except GameError as error:
        sys.stdout.flush()
        complain(str(error))
        return error.exit_code
    except (BrokenPipeError, KeyboardInterrupt, SystemExit):
        raise
    except Exception as error:  # noqa: BLE001 - the one place where a fault of ours is told
        from game.cli.trouble import told

        complain(told(error))
        return ExitCode.FAILED


def _command(argv: list[str]) -> Callable[[], int] | None:
    """What to run; None when help was all that was asked. Raises UsageError."""
    if not argv:
        # Late, both: a player who opens the game does not wait for argparse (8 ms).
        from game.cli.accueil import run as opened

        return opened
    from game.cli.parser import parse

    return parse(argv)
