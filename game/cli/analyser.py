"""`comptoir analyser`: can it be won by guessing, and is what is announced observed on every route?"""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from game.cli.options import add_mode, add_replace, add_target
from game.cli.output import complain, json_bytes
from game.cli.written import hand_over, hand_over_lines, refuse_early
from game.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.atelier.analysis.values import Analysis

# Plays of each strategy, shared by the kinds of customers.
PLAYS = 400
MOST_PLAYS = 100_000


def add_options(parser: argparse.ArgumentParser) -> None:
    """Which scenarios, in which mode, how many plays, told how."""
    parser.add_argument(
        "scenarios",
        nargs="*",
        metavar="SCÉNARIO|FICHIER",
        help="Un ou plusieurs scénarios. Sans nom : toute la bibliothèque, un résumé pour chacun.",
    )
    add_mode(parser)
    parser.add_argument(
        "--parties",
        type=int,
        default=PLAYS,
        metavar="N",
        help=f"Parties de chaque stratégie, tous clients ensemble ({PLAYS} par défaut).",
    )
    parser.add_argument(
        "--graine",
        type=int,
        default=1,
        metavar="N",
        help="Le premier numéro de client et de partie (1 par défaut).",
    )
    parser.add_argument(
        "--format",
        choices=("texte", "json", "html"),
        default="texte",
        help="texte (par défaut), json, ou html pour une page à imprimer.",
    )
    add_target(parser)
    add_replace(parser)


def run(arguments: argparse.Namespace) -> int:
    """Analyse, tell, and fail where a scenario can be won blindly or is not fair."""
    refuse_early(arguments.sortie, may_replace=arguments.remplacer)
    if not 1 <= arguments.parties <= MOST_PLAYS:
        raise UsageError(f"--parties prend un nombre de 1 à {MOST_PLAYS}.")
    if not 1 <= arguments.graine <= MOST_PLAYS:
        raise UsageError(f"--graine prend un nombre de 1 à {MOST_PLAYS}.")
    if arguments.format == "html" and len(arguments.scenarios) != 1:
        raise UsageError("Une page HTML montre un seul scénario : nommez celui que vous voulez.")
    found = list(_found(arguments))
    _tell(found, arguments)
    failed = sum(each.has_errors for each in found)
    complain(_summary(failed, len(found)))
    return ExitCode.PROBLEMS if failed else ExitCode.CLEAN


def _found(arguments: argparse.Namespace) -> Iterator[Analysis]:
    # Late: the model, the draw and the frameworks cost 400 ms, which help does not pay.
    from game.atelier.analysis.analyse import analyse
    from game.content import DEFAULT_MODE, bundled, open_scenario

    names = arguments.scenarios or list(bundled().scenarios)
    # Every name is looked up before the first is analysed.
    for scenario, organisation in [open_scenario(name) for name in names]:
        if sys.stderr.isatty():
            # Nothing would move on the screen for as long as the search lasts.
            complain(f"Analyse de « {scenario.titre} » : moins d’une minute d’ordinaire.")
        mode = arguments.mode or DEFAULT_MODE[scenario.niveau]
        yield analyse(scenario, organisation, mode, plays=arguments.parties, seed=arguments.graine)


def _tell(found: list[Analysis], arguments: argparse.Namespace) -> None:
    where, may_replace = arguments.sortie, arguments.remplacer
    if arguments.format == "html":
        from game.atelier.analysis.page import page

        hand_over(where, page(found[0]), may_replace=may_replace, what="Analyse")
    elif arguments.format == "json":
        from game.atelier.analysis.json_row import row

        made = json_bytes(row(each) for each in found)
        hand_over(where, made, may_replace=may_replace, what="Analyse")
    else:
        from game.atelier.analysis.text import as_text, summary

        tell = as_text if len(found) == 1 else summary
        lines = [line for each in found for line in tell(each)]
        hand_over_lines(where, lines, may_replace=may_replace, what="Analyse")


def _summary(failed: int, count: int) -> str:
    looked = "1 scénario analysé" if count == 1 else f"{count} scénarios analysés"
    if not failed:
        return f"{looked} : rien à corriger."
    return f"{looked}, {failed} à corriger."
