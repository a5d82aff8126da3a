"""`comptoir essayer`: an author tries a scenario, from any step, with any customer."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from game.cli.options import add_as_lines, add_customer, add_mode, add_scenario, check_customer
from game.errors import ExitCode

if TYPE_CHECKING:
    from game.atelier.tryout.tryout import Tryout

# The customer met unless another is asked for: the same at each trial.
FIRST_CUSTOMER = 42


def add_options(parser: argparse.ArgumentParser) -> None:
    """What is tried, from where, with whom."""
    add_scenario(parser)
    parser.add_argument(
        "--etape", metavar="ID", help="L’étape où commencer ; sans elle, la première."
    )
    add_customer(parser, default=FIRST_CUSTOMER)
    add_mode(parser)
    parser.add_argument(
        "--surveiller",
        action="store_true",
        help="Relire le fichier à chaque enregistrement, sans perdre la place.",
    )
    add_as_lines(parser)


def run(arguments: argparse.Namespace) -> int:
    """Try until the author leaves; nothing is kept."""
    # Late: content, people and checks cost 400 ms, which help does not pay.
    from game.atelier.tryout.draft import Draft
    from game.atelier.tryout.tryout import Tryout

    check_customer(arguments.graine)
    tryout = Tryout(
        Draft(arguments.scenario),
        seed=arguments.graine,
        persona=arguments.persona,
        mode=arguments.mode,
    )
    if arguments.etape:
        tryout.go_to(arguments.etape)
    return _shown(tryout, watches=arguments.surveiller, as_lines=arguments.texte)


def _shown(tryout: Tryout, *, watches: bool, as_lines: bool) -> int:
    from game.cli.faces import needs_lines, open_talk

    if not as_lines and not needs_lines():
        from game.cli.screens import open_tryout

        code = open_tryout(tryout, watches=watches)
        if code is not None:
            return code
    from game.texte.tryout import TextTryout

    TextTryout(tryout, open_talk(), watches=watches).run()
    return ExitCode.CLEAN
