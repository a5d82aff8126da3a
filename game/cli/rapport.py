"""`comptoir rapport`: the report of a session, as a file."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from game.cli.options import add_named_target, add_replace
from game.cli.output import complain
from game.cli.written import hand_over, refuse_early
from game.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from game.session import Session
    from scenarios.journal import Journal

SEALED = (
    "Évaluation : ce fichier contient la séance à remettre, sans aucun résultat. Le bilan attend"
    " que le professeur le libère."
)


def add_options(parser: argparse.ArgumentParser) -> None:
    """Which session, which format, where to."""
    parser.add_argument(
        "seance",
        metavar="SÉANCE|FICHIER",
        help="Un nom de séance, un fichier .jsonl ou un bilan HTML.",
    )
    parser.add_argument(
        "--format",
        choices=("html", "json", "csv"),
        default="html",
        help="html (par défaut) se lit, s’imprime et se remet ; json et csv pour les tableaux.",
    )
    add_named_target(parser)
    add_replace(parser)
    parser.add_argument(
        "--liberer",
        action="store_true",
        help="Pour le professeur : montrer le bilan d’une évaluation.",
    )
    parser.add_argument(
        "--scenario",
        metavar="FICHIER",
        help="Le fichier du scénario, pour une évaluation passée hors de la bibliothèque.",
    )


def run(arguments: argparse.Namespace) -> int:
    """Write the report; says on stderr where it went."""
    # Late: journals, frameworks and templates cost 250 ms, which help does not pay.
    from game.cli.folder import store
    from game.cli.kept import installed, is_file, journal_of, named
    from game.reopen import parse, restored
    from game.texte.storing import now
    from scoring.report.naming import file_stem

    reference = arguments.seance
    if is_file(reference):
        content = journal_of(Path(reference))
    else:
        with store() as sessions:
            content = now(sessions.read(named(sessions, reference)))
    journal = parse(content)
    is_sealed = journal.opening.mode == "evaluation" and not arguments.liberer
    target = arguments.sortie or f"{file_stem(journal.opening)}.{arguments.format}"
    refuse_early(target, may_replace=arguments.remplacer)
    session = restored(journal, installed(arguments.scenario))
    if is_sealed:
        made = _sealed(session, content[: journal.size], arguments.format)
    else:
        made = _made(session, journal, content[: journal.size], arguments.format)
    hand_over(target, made, may_replace=arguments.remplacer, what="Bilan")
    if is_sealed:
        complain(SEALED)
    return ExitCode.CLEAN


def _sealed(session: Session, journal: bytes, format_: str) -> bytes:
    if format_ != "html":
        raise UsageError(
            "Cette séance est une évaluation : son bilan attend que le professeur le libère"
            " (option --liberer). Le format html écrit le fichier à remettre, sans résultat."
        )
    from scoring.render.html import render_sealed
    from scoring.report.build import header

    return render_sealed(header(session.play, session.opening), journal)


def _made(session: Session, journal: Journal, content: bytes, format_: str) -> bytes:
    from game.content import bundled
    from game.data_folder import CACHE, data_folder
    from game.ranges import Ranges
    from game.results import report_of
    from game.texte.storing import now

    reach = now(Ranges(data_folder() / CACHE).find(session.play))
    report = report_of(session, journal, reach, bundled().catalogue)
    if format_ == "html":
        from scoring.render import html

        return html.render(report, content)
    if format_ == "json":
        from scoring.render import as_json

        return as_json.render(report)
    from scoring.render import as_csv

    return as_csv.render(report)
