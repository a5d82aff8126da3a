"""`comptoir couverture`: what a library lets a class practise, and what is missing from it."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from game.cli.options import add_replace, add_target
from game.cli.output import complain
from game.cli.written import hand_over, hand_over_lines, refuse_early
from game.errors import ExitCode

if TYPE_CHECKING:
    from scenarios.model import Scenario
    from scoring.coverage import Coverage

CADRES = ("bep", "seconde", "ma", "mcv")
PAR = ("competences", "taches", "sortes", "canaux")
_TITLES = {
    "competences": "Les compétences",
    "taches": "Les tâches",
    "sortes": "Les sortes d’étapes",
    "canaux": "Les canaux",
}


def add_options(parser: argparse.ArgumentParser) -> None:
    """Which library, which framework, which rows, told how."""
    parser.add_argument(
        "chemins",
        nargs="*",
        metavar="CHEMIN",
        help="Des scénarios ou des dossiers ; sans chemin, tout ce qui est livré avec le jeu.",
    )
    parser.add_argument(
        "--cadre",
        choices=CADRES,
        default="seconde",
        help="Le référentiel : bep, seconde (par défaut), ma ou mcv.",
    )
    parser.add_argument(
        "--par",
        choices=PAR,
        default="competences",
        help="Les lignes : competences (par défaut), taches, sortes (d’étapes) ou canaux.",
    )
    parser.add_argument(
        "--niveau",
        choices=("seconde", "premiere", "terminale"),
        help="Seulement ce niveau.",
    )
    parser.add_argument(
        "--tous", action="store_true", help="Aussi ceux qui ne sont pas proposés aux élèves."
    )
    parser.add_argument(
        "--format",
        choices=("texte", "csv", "html"),
        default="texte",
        help="texte (par défaut), csv pour un tableur, html pour imprimer.",
    )
    add_target(parser)
    add_replace(parser)


def run(arguments: argparse.Namespace) -> int:
    """Show or write the matrix."""
    # Late: frameworks and library cost 200 ms, which help does not pay.
    from game.results import frameworks
    from scoring.coverage import LEVELS, coverage

    refuse_early(arguments.sortie, may_replace=arguments.remplacer)
    library = _library(arguments)
    levels = (arguments.niveau,) if arguments.niveau else LEVELS
    cadre = {"bep": "bep-mrcu", "seconde": "seconde-fmrc"}.get(arguments.cadre, arguments.cadre)
    found = coverage(library, frameworks(), cadre, arguments.par, levels)
    title = _title(arguments, cadre)
    _tell(found, title, arguments)
    if not library:
        complain("Aucune situation : donnez un fichier, un dossier, ou retirez une option.")
    return ExitCode.CLEAN


def _library(arguments: argparse.Namespace) -> list[Scenario]:
    from game.atelier.coverage.library import library_at
    from game.content import bundled

    if arguments.chemins:
        written = library_at(arguments.chemins)
    else:
        written = list(bundled().scenarios.values())
    return [
        scenario
        for scenario in written
        if (arguments.tous or not scenario.hors_catalogue)
        and arguments.niveau in (None, scenario.niveau)
    ]


def _title(arguments: argparse.Namespace, cadre: str) -> str:
    from game.results import frameworks
    from scenarios.model import LEVEL_LABELS

    said = _TITLES[arguments.par]
    if arguments.par in ("competences", "taches"):
        said += f" : {frameworks().framework(cadre).short_title}"
    return said + (f", {LEVEL_LABELS[arguments.niveau]}" if arguments.niveau else "")


def _tell(found: Coverage, title: str, arguments: argparse.Namespace) -> None:
    where, may_replace = arguments.sortie, arguments.remplacer
    if arguments.format == "html":
        from game.atelier.coverage.page import as_html

        hand_over(where, as_html(found, title), may_replace=may_replace, what="Couverture")
        return
    from game.atelier.coverage.text import as_csv, as_text

    if arguments.format == "csv":
        hand_over(where, as_csv(found), may_replace=may_replace, what="Couverture")
        return
    lines = (title, "", *as_text(found))
    hand_over_lines(where, lines, may_replace=may_replace, what="Couverture")
