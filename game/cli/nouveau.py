"""`comptoir nouveau`: a situation that plays as it is, to be changed little by little."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from game.cli.output import complain, show, show_as_is, show_json
from game.cli.written import as_typed
from game.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from game.atelier.models.new_situation import NewFile

LEVELS = ("seconde", "premiere", "terminale")
# What comes after, in this order.
NEXT = ("verifier", "essayer", "jouer")


def add_options(parser: argparse.ArgumentParser) -> None:
    """Where it goes, from which model, for which year."""
    parser.add_argument(
        "chemin",
        nargs="?",
        metavar="CHEMIN",
        help="Le fichier à créer, par exemple mes-situations/retour.yaml.",
    )
    parser.add_argument(
        "--modele",
        metavar="MODELE",
        default="vente",
        help="La situation de départ : vente (par défaut), ou une autre de --liste.",
    )
    parser.add_argument(
        "--niveau",
        choices=LEVELS,
        default=LEVELS[0],
        help="La classe : seconde par défaut.",
    )
    parser.add_argument("--titre", help="Le titre ; sans lui, il vient du nom du fichier.")
    parser.add_argument(
        "--liste", action="store_true", help="Montrer les modèles, sans rien créer."
    )
    parser.add_argument(
        "--format",
        choices=("texte", "json"),
        default="texte",
        help="Avec --liste : texte (par défaut) ou json.",
    )


def run(arguments: argparse.Namespace) -> int:
    """Write the situation and what goes with it; say on stdout what to type next."""
    if arguments.liste:
        return _list(is_json=arguments.format == "json")
    if arguments.chemin is None:
        raise UsageError(
            "Dites quel fichier créer : « comptoir nouveau ma-situation.yaml »."
            " « comptoir nouveau --liste » montre les modèles."
        )
    # Late: 150 ms of models and schemas.
    from game.atelier.models.new_situation import files, named, write

    model = _known(arguments.modele)
    name = named(arguments.chemin, model, arguments.niveau, arguments.titre)
    new = (*files(name, model, arguments.niveau), *_schemas(name.path.parent))
    write(new)
    for file in new:
        if not file.is_ours:
            complain(f"Écrit : {file.path}")
    complain("La situation se joue telle quelle. Ouvrez-la et changez-la peu à peu :")
    for command in _next():
        show_as_is(f"comptoir {command} {as_typed(name.path)}")
    return ExitCode.CLEAN


def _schemas(folder: Path) -> tuple[NewFile, ...]:
    # Late, as above.
    from game.atelier.models.new_situation import SCHEMAS, WRITTEN, NewFile
    from game.cli.schema import content, file_name

    return tuple(
        NewFile(folder / SCHEMAS / file_name(kind), content(kind).decode(), is_ours=True)
        for kind in WRITTEN
    )


def _known(model: str) -> str:
    # Late, as above.
    from game.atelier.models.models import models
    from scenarios.files.diagnostics import nearest

    if model in models():
        return model
    near = nearest(model, models())
    hint = f" Vouliez-vous dire « {near} » ?" if near else ""
    raise UsageError(
        f"Aucun modèle ne s’appelle « {model} ».{hint} Il y a : {', '.join(models())}."
    )


def _next() -> tuple[str, ...]:
    # Late: the parser knows this module.
    from game.cli.parser import COMMANDS

    return tuple(command for command in NEXT if command in COMMANDS)


def _list(*, is_json: bool) -> int:
    # Late, as above.
    from game.atelier.models.models import models

    if is_json:
        show_json(
            {"id": one.id, "titre": one.titre, "resume": one.resume, "durees": one.durees}
            for one in models().values()
        )
        return ExitCode.CLEAN
    for one in models().values():
        minutes = sorted(set(one.durees.values()))
        span = f"{minutes[0]} à {minutes[-1]}" if len(minutes) > 1 else str(minutes[0])
        show(f"{one.id} : {one.titre} ({span} min)")
        show(f"  {one.resume}")
    complain("Chacun se décline en seconde, premiere et terminale : --niveau.")
    return ExitCode.CLEAN
