"""`comptoir scenarios`: what there is to play."""

from __future__ import annotations

import argparse

from game.cli.output import show, show_json
from game.errors import ExitCode


def add_options(parser: argparse.ArgumentParser) -> None:
    """The filters and the format."""
    parser.add_argument(
        "--niveau", choices=("seconde", "premiere", "terminale"), help="Seulement ce niveau."
    )
    parser.add_argument(
        "--specialite", choices=("accueil", "commerce", "vente"), help="Seulement cette spécialité."
    )
    parser.add_argument(
        "--activite", choices=("A1", "A2", "A3"), help="Seulement cette activité du référentiel."
    )
    parser.add_argument(
        "--tous", action="store_true", help="Aussi ceux qui ne sont pas proposés aux élèves."
    )
    parser.add_argument(
        "--format", choices=("texte", "json"), default="texte", help="texte (par défaut) ou json."
    )


def run(arguments: argparse.Namespace) -> int:
    """List the scenarios that pass the filters."""
    # Late: the library costs 100 ms and more, which help does not pay.
    from game.content import bundled

    found = [
        scenario
        for scenario in bundled().scenarios.values()
        if (arguments.tous or not scenario.hors_catalogue)
        and arguments.niveau in (None, scenario.niveau)
        and (arguments.specialite is None or arguments.specialite in scenario.specialites)
        and (arguments.activite is None or arguments.activite in scenario.activites)
    ]
    if arguments.format == "json":
        show_json(
            {
                "id": scenario.id,
                "titre": scenario.titre,
                "niveau": scenario.niveau,
                "specialites": scenario.specialites,
                "activites": scenario.activites,
                "famille": scenario.famille,
                "duree_minutes": scenario.duree_minutes,
                "organisation": scenario.organisation,
                "competences": scenario.competences,
            }
            for scenario in found
        )
        return ExitCode.CLEAN
    from scenarios.model import LEVEL_LABELS, SPECIALITY_LABELS

    for scenario in found:
        specialities = ", ".join(SPECIALITY_LABELS[each] for each in scenario.specialites)
        show(f"{scenario.id} : {scenario.titre}")
        show(f"  {LEVEL_LABELS[scenario.niveau]}, {specialities}, {scenario.duree_minutes} min")
    if not found:
        show("Aucun scénario ne correspond. Retirez une option pour en voir plus.")
    return ExitCode.CLEAN
