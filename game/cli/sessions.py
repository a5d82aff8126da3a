"""`comptoir sessions`: what was played on this machine, newest first."""

from __future__ import annotations

import argparse

from game.cli.output import show, show_json
from game.errors import ExitCode


def add_options(parser: argparse.ArgumentParser) -> None:
    """The format."""
    parser.add_argument(
        "--format", choices=("texte", "json"), default="texte", help="texte (par défaut) ou json."
    )


def run(arguments: argparse.Namespace) -> int:
    """List the sessions; one that is damaged is listed with its trouble."""
    # Late: journals and their model cost 80 ms.
    from game.cli.folder import store
    from game.shelf import KeptSession, shelf
    from game.texte.storing import now

    with store() as sessions:
        kept: tuple[KeptSession, ...] = now(shelf(sessions))
    if arguments.format == "json":
        show_json(_row(session) for session in kept)
        return ExitCode.CLEAN
    for session in kept:
        show(session.id)
        show(f"  {_told(session)}")
    if not kept:
        show("Aucune séance enregistrée. « comptoir » ouvre le jeu.")
    return ExitCode.CLEAN


def _row(session: object) -> dict[str, object]:
    from game.shelf import KeptSession

    assert isinstance(session, KeptSession)
    return {
        "id": session.id,
        "etat": session.state,
        "scenario": session.scenario,
        "titre": session.title,
        "date": session.date,
        "joueurs": session.players,
        "mode": session.mode,
        "client": session.customer_number,
        "reponses": session.answers,
        "scene": session.scene,
        "fin": session.ending,
        "probleme": session.trouble,
    }


def _told(session: object) -> str:
    from game.shelf import KeptSession
    from scoring.report.wording import french_date

    assert isinstance(session, KeptSession)
    if session.state == "illisible":
        return session.trouble
    answers = "une réponse" if session.answers == 1 else f"{session.answers} réponses"
    state = "finie" if session.state == "finie" else "à reprendre"
    state += f", {session.scene}" if session.scene else ""
    players = f", {' et '.join(session.players)}" if session.players else ""
    return f"{session.title}, {french_date(session.date)}{players} : {state}, {answers}"
