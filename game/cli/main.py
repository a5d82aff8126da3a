"""`comptoir`: one door in, one place where trouble becomes a sentence and an exit code."""

from __future__ import annotations

import sys

# `--version` answers before anything else is imported: argparse alone costs as much as Python.
from game.version import VERSION


def entry() -> None:
    """The console script."""
    sys.exit(main(sys.argv[1:]))


def main(argv: list[str]) -> int:
    """Run one command; returns its exit code (game.errors.ExitCode)."""
    if argv in (["--version"], ["-V"]):
        sys.stdout.write(f"comptoir {VERSION}\n")
        return 0
    # Late: see above.
    from game.cli.running import run

    return run(argv)


if __name__ == "__main__":
    entry()
