"""All the commands and their options; none of their work."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from functools import partial
from importlib import import_module

from game.cli.french import Parser, unknown_command
from game.version import VERSION
from scenarios.language.clean import one_line

DESCRIPTION = (
    "Comptoir : s’entraîner à accueillir, conseiller et vendre. Sans commande, ouvre le jeu."
)
EPILOG = "« comptoir COMMANDE --aide » explique une commande."

# What is for whom, the students' first; in each, name: (module, one line of help). The order is
# that of the help, where a teacher's commands follow the work: begin, write, check, show.
GROUPS: dict[str, dict[str, tuple[str, str]]] = {
    "Pour jouer": {
        "scenarios": ("game.cli.scenarios", "Lister les scénarios."),
        "jouer": ("game.cli.jouer", "Jouer un scénario."),
        "reprendre": ("game.cli.reprendre", "Reprendre une séance là où elle s’est arrêtée."),
        "parcours": (
            "game.cli.parcours",
            "Voir où en est un élève, ou proposer un parcours.",
        ),
        "sessions": ("game.cli.sessions", "Lister les séances enregistrées."),
        "rapport": ("game.cli.rapport", "Écrire le bilan d’une séance dans un fichier."),
    },
    "Pour écrire des situations (professeurs)": {
        "nouveau": ("game.cli.nouveau", "Écrire une situation à partir d’un modèle qui se joue."),
        "adapter": (
            "game.cli.adapter",
            "Changer une maison dans un tableur : produits, prix, horaires, charte.",
        ),
        "schema": (
            "game.cli.schema",
            "Donner à l’éditeur de texte de quoi compléter les fichiers.",
        ),
        "referentiel": (
            "game.cli.referentiel",
            "Chercher le code d’une compétence ou d’un critère.",
        ),
        "verifier": ("game.cli.verifier", "Chercher les erreurs, et dire comment les corriger."),
        "essayer": (
            "game.cli.essayer",
            "Essayer un scénario depuis n’importe quelle étape, la clé à côté.",
        ),
        "graphe": ("game.cli.graphe", "Dessiner la carte d’un scénario."),
        "analyser": (
            "game.cli.analyser",
            "Dire si un scénario se gagne sans lire, et ce que ses routes observent.",
        ),
        "imprimer": (
            "game.cli.imprimer",
            "Mettre une situation sur papier, quand il n’y a pas d’ordinateur.",
        ),
        "couverture": (
            "game.cli.couverture",
            "Voir ce que des situations font travailler, et ce qui y manque.",
        ),
    },
}
COMMANDS: dict[str, tuple[str, str]] = {
    name: told for group in GROUPS.values() for name, told in group.items()
}


class _Overview(Parser):
    """The help of the whole program: its commands by who needs them."""

    def format_help(self) -> str:
        """See argparse, which would list all the commands as one."""
        formatter = self._get_formatter()
        formatter.add_usage(self.usage, self._actions, self._mutually_exclusive_groups)
        formatter.add_text(self.description)
        for title, commands in GROUPS.items():
            formatter.start_section(title)
            formatter.add_arguments(
                argparse.Action([], name, metavar=name, help=summary)
                for name, (_, summary) in commands.items()
            )
            formatter.end_section()
        formatter.start_section(self._optionals.title)
        formatter.add_arguments(each for each in self._actions if each.option_strings)
        formatter.end_section()
        formatter.add_text(self.epilog)
        return formatter.format_help()


def parse(argv: list[str]) -> Callable[[], int] | None:
    """What to run; None when help was all that was asked. Raises UsageError."""
    first = next((word for word in argv if not word.startswith("-")), None)
    if first is not None and first not in COMMANDS and argv[0] == first:
        raise unknown_command(one_line(first, 40), COMMANDS)
    parser = _parser(first)
    try:
        arguments = parser.parse_args(argv)
    except SystemExit:
        # Only help leaves so: refusals raise UsageError.
        return None
    command = arguments.commande
    if command is None:
        # Late: the game itself.
        from game.cli.accueil import run as opened

        return opened
    runs: Callable[[argparse.Namespace], int] = import_module(COMMANDS[command][0]).run
    return partial(runs, arguments)


def _parser(wanted: str | None) -> Parser:
    parser = _Overview(prog="comptoir", description=DESCRIPTION, epilog=EPILOG)
    parser.add_argument(
        "--version",
        "-V",
        action="version",
        version=f"comptoir {VERSION}",
        help="Afficher la version.",
    )
    commands = parser.add_subparsers(
        dest="commande", metavar="COMMANDE", title="Commandes", parser_class=Parser
    )
    for name, (module, summary) in COMMANDS.items():
        sub = commands.add_parser(name, help=summary, description=summary)
        # Each command's options live with it, and only the one that runs is imported.
        if name == wanted:
            import_module(module).add_options(sub)
    return parser
