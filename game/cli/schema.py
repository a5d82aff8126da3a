"""`comptoir schema`: what an editor needs to complete and explain the keys of a file."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from game.cli.options import add_replace, add_target
from game.cli.written import hand_over, made_folder, refuse_early
from game.errors import ExitCode, UsageError

KINDS = ("scenario", "organisation", "archetype", "parcours", "partie")


def add_options(parser: argparse.ArgumentParser) -> None:
    """Which kind of file, and where its schema goes."""
    parser.add_argument(
        "sorte",
        nargs="?",
        choices=KINDS,
        help="La sorte de fichier ; scenario par défaut, toutes avec --dossier.",
    )
    where = parser.add_mutually_exclusive_group()
    add_target(where)
    where.add_argument(
        "--dossier",
        metavar="DOSSIER",
        help="Le dossier où écrire un fichier par sorte, « scenario.schema.json » et les autres.",
    )
    add_replace(parser)


def run(arguments: argparse.Namespace) -> int:
    """Write one schema, or all of them in a folder."""
    may_replace = arguments.remplacer
    if arguments.dossier is None:
        kind = arguments.sorte or KINDS[0]
        refuse_early(arguments.sortie, may_replace=may_replace)
        hand_over(arguments.sortie, content(kind), may_replace=may_replace, what="Schéma")
        return ExitCode.CLEAN
    folder = Path(arguments.dossier)
    kinds = (arguments.sorte,) if arguments.sorte else KINDS
    targets = {kind: folder / file_name(kind) for kind in kinds}
    there = [str(path) for path in targets.values() if path.exists() and not may_replace]
    if there:
        raise UsageError(f"« {there[0]} » existe déjà : ajoutez --remplacer pour le mettre à jour.")
    made_folder(folder)
    for kind, path in targets.items():
        hand_over(str(path), content(kind), may_replace=may_replace, what="Schéma")
    return ExitCode.CLEAN


def file_name(kind: str) -> str:
    """« scenario.schema.json »."""
    return f"{kind}.schema.json"


def content(kind: str) -> bytes:
    """The schema's file: readable, in UTF-8."""
    # Late: models, frameworks and archetypes cost 300 ms.
    from game.atelier.schemas.schema import schema

    text = json.dumps(schema(kind), ensure_ascii=False, indent=1)
    return (text + "\n").encode()
