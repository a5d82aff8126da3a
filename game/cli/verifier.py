"""`comptoir verifier`: every mistake of a scenario, at its line, with its fix."""

from __future__ import annotations

import argparse
from contextlib import contextmanager
from typing import TYPE_CHECKING

from game.cli.output import complain, show_as_is, show_json
from game.errors import ExitCode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from game.atelier.checking.kept_outcomes import KeptOutcomes
    from scenarios.files.diagnostics import Diagnostic, Severity


def add_options(parser: argparse.ArgumentParser) -> None:
    """What is checked, how strictly, how it is told."""
    parser.add_argument(
        "chemins",
        nargs="*",
        metavar="CHEMIN",
        help="Des fichiers YAML ou des dossiers ; les parties enregistrées (*.partie.yaml) à"
        " côté d’un scénario sont rejouées. Sans chemin : tout ce qui est livré avec le jeu.",
    )
    parser.add_argument(
        "--tout", action="store_true", help="Aussi tout ce qui est livré avec le jeu."
    )
    parser.add_argument(
        "--strict", action="store_true", help="Un avertissement compte comme une erreur."
    )
    parser.add_argument(
        "--format",
        choices=("texte", "json", "github"),
        default="texte",
        help="texte (par défaut), json, ou github pour les annotations d’une vérification.",
    )
    parser.add_argument(
        "--expliquer",
        nargs="?",
        const="",
        metavar="RÈGLE",
        help="Pourquoi une règle existe, un exemple et sa correction ; sans nom, toutes les règles.",
    )
    parser.add_argument(
        "--surveiller",
        action="store_true",
        help="Relire à chaque enregistrement, jusqu’à Ctrl+C.",
    )
    parser.add_argument(
        "--sans-cache",
        action="store_true",
        help="Tout relire, sans se servir de ce qui est déjà connu des mêmes fichiers.",
    )
    parser.add_argument("--regles", action="store_true", help="Toutes les règles, par thème.")


def run(arguments: argparse.Namespace) -> int:
    """Check, tell everything found, and count it on stderr."""
    if arguments.regles or arguments.expliquer is not None:
        # Late: the pages of the rules are read only when one is shown.
        from game.cli.rule_pages import show_pages

        return show_pages(arguments.expliquer or "", arguments.format)
    if arguments.surveiller:
        # Late: a look without end has a room of its own.
        from game.cli.watching import watch

        return watch(arguments)
    # Late, all of this room: help does not pay for it.
    from game.atelier.checking.verification import check_bundled, check_paths

    with _kept(arguments) as (kept, engine):
        parts = [check_paths(arguments.chemins, kept, engine)] if arguments.chemins else []
        if arguments.tout or not arguments.chemins:
            parts.append(check_bundled(kept, engine))
    return tell(
        [diagnostic for part in parts for diagnostic in part.found],
        sum(part.files for part in parts),
        arguments.format,
        is_strict=arguments.strict,
    )


@contextmanager
def _kept(arguments: argparse.Namespace) -> Iterator[tuple[KeptOutcomes | None, bytes]]:
    """The outcomes known from other runs and the mark of the engine; written down at the end."""
    if arguments.sans_cache:
        yield None, b""
        return
    from game.atelier.checking.engine_mark import engine_mark
    from game.atelier.checking.kept_outcomes import KeptOutcomes
    from game.data_folder import cache_folder

    kept = KeptOutcomes(cache_folder())
    yield kept, engine_mark()
    kept.save()


def tell(told: Iterable[Diagnostic], files: int, shape: str, *, is_strict: bool) -> int:
    """Show the findings in this shape, and count them on stderr; returns the exit code."""
    from scenarios.files.diagnostics import Severity, printed, render, tidy

    found = tidy(told)
    if shape == "json":
        show_json(row(printed(diagnostic)) for diagnostic in found)
    else:
        for diagnostic in found:
            is_text = shape == "texte"
            show_as_is(render(diagnostic) if is_text else annotation(printed(diagnostic)))
    complain(summary_of(found, files))
    if found and shape == "texte":
        # The gravest first: the one whose page helps most.
        worst = min(found, key=lambda each: tuple(Severity).index(each.severity))
        complain(f"Pour en savoir plus sur une règle : comptoir verifier --expliquer {worst.rule}")
    return code_of(found, is_strict=is_strict)


def code_of(found: Iterable[Diagnostic], *, is_strict: bool) -> int:
    """The exit code of these findings."""
    wrong = {"erreur", "avertissement"} if is_strict else {"erreur"}
    is_wrong = any(one.severity in wrong for one in found)
    return ExitCode.PROBLEMS if is_wrong else ExitCode.CLEAN


def summary_of(found: Sequence[Diagnostic], files: int) -> str:
    """« 2 erreurs, 1 avertissement dans 3 fichiers. »"""
    from scenarios.files.diagnostics import Severity

    return summary({level: sum(d.severity is level for d in found) for level in Severity}, files)


def row(found: Diagnostic) -> dict[str, object]:
    """One finding as JSON shows it; `id` tells it from every other."""
    place = found.place
    return {
        "id": f"{found.path}:{place.line}:{place.column}:{found.rule}",
        "chemin": found.path,
        "ligne": place.line,
        "colonne": place.column,
        "gravite": found.severity.value,
        "regle": found.rule,
        "message": found.message,
        "aide": found.hint or "",
    }


_LEVELS = {"erreur": "error", "avertissement": "warning", "note": "notice"}


def annotation(found: Diagnostic) -> str:
    """One finding as GitHub shows it beside the line of a change."""
    place = found.place
    where = f"file={_escaped(found.path)},line={place.line},col={place.column}"
    text = found.message + (f"\n→ {found.hint}" if found.hint else "")
    message = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return f"::{_LEVELS[found.severity]} {where},title={_escaped(found.rule)}::{message}"


def _escaped(value: str) -> str:
    for sign, code in (("%", "%25"), ("\r", "%0D"), ("\n", "%0A"), (":", "%3A"), (",", "%2C")):
        value = value.replace(sign, code)
    return value


def summary(counted: Mapping[Severity, int], files: int) -> str:
    """« 2 erreurs, 1 avertissement dans 3 fichiers. »"""
    looked = f"{files} fichier{'s' if files > 1 else ''}"
    parts = [f"{n} {level}{'s' if n > 1 else ''}" for level, n in counted.items() if n]
    if not parts:
        return f"Rien à signaler dans {looked}."
    return f"{', '.join(parts)} dans {looked}."
