"""`comptoir reprendre`: a kept session, at its very step."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from game.cli.output import complain
from game.errors import ExitCode, SessionError

if TYPE_CHECKING:
    from game.journal_file import FolderStore


def add_options(parser: argparse.ArgumentParser) -> None:
    """Which session, and how it is shown."""
    parser.add_argument(
        "seance",
        nargs="?",
        metavar="SÉANCE|FICHIER",
        help="Un nom de séance, un fichier .jsonl ou un bilan HTML ; sans rien, la dernière"
        " séance à finir.",
    )
    parser.add_argument(
        "--texte",
        action="store_true",
        help="En lignes numérotées, pour un lecteur d’écran ou un script.",
    )
    parser.add_argument(
        "--scenario",
        metavar="FICHIER",
        help="Le fichier du scénario, pour une évaluation passée hors de la bibliothèque.",
    )


def run(arguments: argparse.Namespace) -> int:
    """Play on to the end, or until the player leaves."""
    # Late: the model and its journals cost 80 ms, which help does not pay.
    from game.cli.faces import needs_lines, open_talk
    from game.cli.folder import store
    from game.cli.kept import installed, named

    with store() as sessions:
        seance = named(sessions, arguments.seance) if arguments.seance else newest(sessions)
        if arguments.texte or arguments.scenario or needs_lines():
            from game.texte.seat import take_up

            take_up(sessions, open_talk(), seance, installed(arguments.scenario))
            return ExitCode.CLEAN
        from game.cli.screens import open_screens

        return open_screens(sessions, seance=seance)


def newest(sessions: FolderStore) -> str:
    """The unfinished session played last; raises SessionError when there is none."""
    from game.shelf import shelf
    from game.texte.storing import now

    for session in now(shelf(sessions)):
        if session.state == "en-cours":
            return session.id
        if session.state == "illisible":
            complain(f"{session.id} : {session.trouble}")
    raise SessionError("Aucune séance n’est à reprendre. « comptoir » ouvre le jeu.")
