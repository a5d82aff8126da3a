"""Options that several commands share: each has one name, one sentence and one check."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from game.cli.written import STDOUT
from game.errors import UsageError

if TYPE_CHECKING:
    # A parser, or a group of options of which one alone may be given.
    from argparse import _ActionsContainer as Container


def add_scenario(parser: argparse.ArgumentParser) -> None:
    """The one scenario that the command is about."""
    parser.add_argument(
        "scenario",
        metavar="SCÉNARIO|FICHIER",
        help="Le nom d’un scénario (« comptoir scenarios ») ou un fichier YAML.",
    )


def add_customer(parser: argparse.ArgumentParser, *, default: int | None = None) -> None:
    """Who comes: a number and a character. default: None where the number is drawn."""
    unasked = "" if default is None else f" Par défaut, {default}."
    parser.add_argument(
        "--graine",
        type=int,
        default=default,
        metavar="N",
        help=f"Le numéro du client, de 0 à 9999 : même numéro, même client.{unasked}",
    )
    parser.add_argument(
        "--persona", metavar="P", help="Le caractère du client (un mot inconnu en donne la liste)."
    )


def check_customer(seed: int | None) -> None:
    """Refuse the number of no customer; raises UsageError."""
    # Late: content costs 200 ms, which help does not pay.
    from game.content import MAX_SEED

    if seed is not None and not 0 <= seed <= MAX_SEED:
        raise UsageError(f"Le numéro du client va de 0 à {MAX_SEED}, pas {seed}.")


def add_mode(parser: argparse.ArgumentParser) -> None:
    """How it is played."""
    parser.add_argument(
        "--mode",
        choices=("guide", "entrainement", "evaluation"),
        help="Le mode de jeu ; par défaut, celui du niveau.",
    )


def add_as_lines(parser: argparse.ArgumentParser) -> None:
    """Lines rather than screens."""
    parser.add_argument(
        "--texte",
        action="store_true",
        help="En lignes numérotées, pour un lecteur d’écran ou un script.",
    )


def add_target(container: Container) -> None:
    """Where it goes: stdout, or a file."""
    container.add_argument(
        "-o",
        dest="sortie",
        metavar="FICHIER",
        default=STDOUT,
        help="Le fichier à écrire ; sans cette option, tout s’affiche.",
    )


def add_named_target(container: Container) -> None:
    """Where it goes: a file, named by the command where the user names none."""
    container.add_argument(
        "-o",
        dest="sortie",
        metavar="FICHIER",
        help="Où l’écrire ; « - » pour la sortie standard. Par défaut, un nom lisible dans le"
        " dossier où vous êtes.",
    )


def add_replace(parser: argparse.ArgumentParser) -> None:
    """Whether a file that is there may be written over."""
    parser.add_argument(
        "--remplacer", action="store_true", help="Remplacer un fichier qui existe déjà."
    )
