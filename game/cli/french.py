"""argparse in French: its help and its refusals, none of its own sentences."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable
from typing import Any, NoReturn

from game.cli.output import show
from game.errors import UsageError
from scenarios.files.diagnostics import nearest

_HELP_HINT = "« {prog} --aide » explique comment l’écrire."
# What argparse says, on any Python from 3.11, and what we say instead.
_REFUSALS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), sentence)
    for pattern, sentence in (
        (r"the following arguments are required: (.+)", "il manque {0}"),
        (r"one of the arguments (.+) is required", "il faut l’une de ces options, {0}"),
        (r"unrecognized arguments: (.+)", "ceci n’est pas attendu : {0}"),
        (
            r"argument (.+): invalid choice: (.+?) \(choose from (.+)\)",
            "{0} ne peut pas être {1} ; au choix : {2}",
        ),
        (r"argument (.+): invalid int value: (.+)", "{0} attend un nombre entier, pas {1}"),
        (r"argument (.+): invalid \S+ value: (.+)", "{0} ne peut pas être {1}"),
        (r"argument (.+): expected (?:one|at least one|\d+) arguments?", "{0} attend une valeur"),
        (r"argument (.+): not allowed with argument (.+)", "{0} ne va pas avec {1}"),
        (r"argument (.+): ignored explicit argument (.+)", "{0} ne prend pas de valeur"),
        (r"ambiguous option: (\S+) could match (.+)", "{0} peut vouloir dire {1}"),
    )
)


class Formatter(argparse.HelpFormatter):
    """Help with « Usage : » in front."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        """See argparse."""
        super().add_usage(usage, actions, groups, "Usage : " if prefix is None else prefix)

    def start_section(self, heading: str | None) -> None:
        """See argparse, which puts a colon after the heading."""
        super().start_section(None if heading is None else f"{heading} ")


class Parser(argparse.ArgumentParser):
    """A parser that speaks French, and raises UsageError where argparse would leave."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("formatter_class", Formatter)
        if sys.version_info >= (3, 14):
            # Colours would come before the terminal is known to have any.
            options.setdefault("color", False)
        super().__init__(add_help=False, allow_abbrev=False, **options)
        self._positionals.title = "Arguments"
        self._optionals.title = "Options"
        self.add_argument("-h", "--aide", "--help", action="help", help="Afficher cette aide.")

    def error(self, message: str) -> NoReturn:
        """Raise what argparse found as one French sentence."""
        hint = _HELP_HINT.format(prog=self.prog)
        raise UsageError(
            f"Cette commande n’est pas complète ou pas juste : {french(message)}.\n{hint}"
        )

    def print_help(self, file: object = None) -> None:  # noqa: ARG002 - argparse's own signature
        """Help is what was asked for: data, on stdout."""
        show(self.format_help().rstrip("\n"))


def french(message: str) -> str:
    """argparse's sentence in French; one that we do not know says no English word."""
    for pattern, sentence in _REFUSALS:
        found = pattern.fullmatch(message.strip())
        if found:
            words = [group.replace("'", "").replace(" and ", " et ") for group in found.groups()]
            return sentence.format(*words)
    return "un mot ou une option n’a pas été compris"


def unknown_command(name: str, known: Iterable[str]) -> UsageError:
    """The refusal of a command that does not exist."""
    commands = tuple(known)
    near = nearest(name, commands)
    hint = f"Vouliez-vous dire « {near} » ?" if near else f"Il y a : {', '.join(commands)}."
    return UsageError(f"Aucune commande ne s’appelle « {name} ». {hint}")
