"""`comptoir essayer`: an author tries a scenario, from any step, with any customer."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from game.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from game.atelier.tryout.tryout import Tryout


def add_options(parser: argparse.ArgumentParser) -> None:
    """What is tried, from where, with whom."""
    parser.add_argument(
        "scenario",
        metavar="SCÉNARIO|FICHIER",
        help="Le nom d’un scénario (« comptoir scenarios ») ou un fichier YAML.",
    )
    parser.add_argument(
        "--etape", metavar="ID", help="L’étape où commencer ; sans elle, la première."
    )
    parser.add_argument(
        "--graine",
        type=int,
        metavar="N",
        help="Le numéro du client, de 0 à 9999 ; 42 par défaut.",
    )
    parser.add_argument(
        "--persona", metavar="P", help="Le caractère du client (un mot inconnu en donne la liste)."
    )
    parser.add_argument(
        "--mode",
        choices=("guide", "entrainement", "evaluation"),
        help="Par défaut, celui du niveau.",
    )
    parser.add_argument(
        "--surveiller",
        action="store_true",
        help="Relire le fichier à chaque enregistrement, sans perdre la place.",
    )
    parser.add_argument(
        "--texte",
        action="store_true",
        help="En lignes numérotées, pour un lecteur d’écran ou un script.",
    )


def run(arguments: argparse.Namespace) -> int:
    """Try until the author leaves; nothing is kept."""
    # Late: content, people and checks cost 400 ms, which help does not pay.
    from game.atelier.tryout.draft import Draft
    from game.atelier.tryout.tryout import FIRST_SEED, Tryout
    from game.content import MAX_SEED

    seed = FIRST_SEED if arguments.graine is None else arguments.graine
    if not 0 <= seed <= MAX_SEED:
        raise UsageError(f"Le numéro du client va de 0 à {MAX_SEED}, pas {seed}.")
    tryout = Tryout(
        Draft(arguments.scenario), seed=seed, persona=arguments.persona, mode=arguments.mode
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
