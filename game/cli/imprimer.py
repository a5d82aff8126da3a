"""`comptoir imprimer`: a situation on paper, for a class without computers."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from game.cli.options import (
    add_customer,
    add_named_target,
    add_replace,
    add_scenario,
    check_customer,
)
from game.cli.output import complain
from game.cli.written import STDOUT, hand_over, made_folder, refuse_early
from game.errors import ExitCode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from game.atelier.printed.booklet import Booklet

ALL = "tout"
PARTS = ("eleve", "fiches", "client", "observateur", "corrige")
FIRST_CUSTOMER = 1
HOW = (
    "Ouvrez-le dans un navigateur et imprimez : A4, noir et blanc. Un élève par rôle : conseiller"
    " (eleve, fiches), client, observateur ; le corrigé pour vous."
)


def add_options(parser: argparse.ArgumentParser) -> None:
    """What is printed, for which customer, where to."""
    add_scenario(parser)
    parser.add_argument(
        "--quoi",
        action="append",
        choices=(*PARTS, ALL),
        help="Une partie : eleve (situation et documents), fiches (étapes à jouer), client (carte"
        " du rôle), observateur (grille), corrige ; répétez l’option pour en réunir plusieurs. Par"
        " défaut, tout.",
    )
    add_customer(parser, default=FIRST_CUSTOMER)
    where = parser.add_mutually_exclusive_group()
    add_named_target(where)
    where.add_argument(
        "--dossier", metavar="D", help="Un fichier par partie, dans ce dossier, créé s’il le faut."
    )
    add_replace(parser)


def run(arguments: argparse.Namespace) -> int:
    """Write the parts asked for; says on stderr where they went."""
    check_customer(arguments.graine)
    asked = arguments.quoi or [ALL]
    parts = PARTS if ALL in asked else tuple(part for part in PARTS if part in asked)
    booklet = _booklet(arguments.scenario, arguments.graine, arguments.persona)
    files = _files(booklet, parts, arguments.sortie, arguments.dossier)
    for target in files:
        refuse_early(target, may_replace=arguments.remplacer)
    if arguments.dossier:
        made_folder(Path(arguments.dossier))
    from game.atelier.printed.paper import render

    for target, some in files.items():
        hand_over(target, render(booklet, some), may_replace=arguments.remplacer)
    if STDOUT not in files:
        complain(HOW)
    return ExitCode.CLEAN


def _booklet(reference: str, seed: int, persona: str | None) -> Booklet:
    # Late: content, people and frameworks cost 300 ms, which help does not pay.
    from game.atelier.printed.booklet import booklet
    from game.content import new_play, open_scenario
    from game.results import frameworks

    scenario, organisation = open_scenario(reference)
    # On paper nobody leaves unless the teacher says so: guided mode.
    play = new_play(scenario, organisation, seed=seed, persona=persona, mode="guide")
    return booklet(play, frameworks())


def _files(
    booklet: Booklet, parts: Sequence[str], target: str | None, folder: str | None
) -> dict[str, tuple[str, ...]]:
    """By file to write, the parts it holds."""
    stem = f"{booklet.scenario}-client-{booklet.customer}"
    if folder is not None:
        return {str(Path(folder) / f"{stem}-{part}.html"): (part,) for part in parts}
    if target is not None:
        return {target: tuple(parts)}
    one = f"-{parts[0]}" if len(parts) == 1 else ""
    return {f"{stem}{one}.html": tuple(parts)}
