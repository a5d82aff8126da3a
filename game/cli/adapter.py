"""`comptoir adapter`: a house as a spreadsheet to fill, and the filled one as a house."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from game.cli.options import add_replace
from game.cli.output import complain, show, show_as_is
from game.cli.written import STDOUT, as_typed, hand_over, made_folder, refuse_early
from game.errors import ExitCode, UsageError
from scenarios.language.clean import quoted

if TYPE_CHECKING:
    from game.atelier.tableur.house_read import Understood
    from game.atelier.tableur.old_words import Mention
    from game.atelier.tableur.scenario_copied import Copied, Original
    from scenarios.house.organisation import Organisation


def add_options(parser: argparse.ArgumentParser) -> None:
    """What is adapted, which way, where it goes."""
    parser.add_argument(
        "quoi",
        metavar="MAISON|TABLEUR",
        help="Avec --exporter, une maison : son nom, ou un fichier YAML. Sans, le tableur rempli :"
        " un classeur XLSX, un fichier CSV, ou un dossier de fichiers CSV.",
    )
    parser.add_argument(
        "--exporter", action="store_true", help="Écrire la maison en tableur, à remplir."
    )
    parser.add_argument(
        "--base",
        metavar="MAISON",
        help="La maison qui prête les feuilles que le tableur n’a pas.",
    )
    parser.add_argument(
        "--scenario",
        metavar="SCÉNARIO|FICHIER",
        help="Copier aussi cette situation, pour qu’elle se joue dans la nouvelle maison.",
    )
    where = parser.add_mutually_exclusive_group()
    where.add_argument(
        "-o",
        dest="sortie",
        metavar="FICHIER",
        help="Où l’écrire. Par défaut, organisations/NOM.yaml ; avec --exporter, NOM.xlsx.",
    )
    where.add_argument(
        "--dossier",
        metavar="D",
        help="Avec --exporter : des fichiers CSV, un par feuille, dans ce dossier.",
    )
    add_replace(parser)


def run(arguments: argparse.Namespace) -> int:
    """Write the spreadsheet, or the house that one tells; mistakes are told on stdout."""
    if arguments.exporter:
        for option in ("base", "scenario"):
            if getattr(arguments, option):
                raise UsageError(
                    f"--{option} sert à relire un tableur, et --exporter à en écrire un :"
                    " faites l’un, puis l’autre."
                )
        return _export(arguments)
    if arguments.dossier:
        raise UsageError("--dossier va avec --exporter ; la maison relue s’écrit avec -o.")
    return _import(arguments)


def _export(arguments: argparse.Namespace) -> int:
    # Late, all of this room: models and checks cost 200 ms, which help does not pay.
    from game.atelier.tableur.new_house import house_named
    from game.atelier.tableur.opened import is_spreadsheet

    if is_spreadsheet(arguments.quoi):
        raise UsageError(
            f"{quoted(arguments.quoi)} est déjà un tableur : pour le relire, ôtez --exporter."
        )
    files = _files(house_named(arguments.quoi), arguments)
    for target in files:
        refuse_early(target, may_replace=arguments.remplacer)
    if arguments.dossier:
        made_folder(Path(arguments.dossier))
    what = "Fichier" if arguments.dossier else "Classeur"
    for target, content in files.items():
        hand_over(target, content, may_replace=arguments.remplacer, what=what)
    if STDOUT not in files:
        complain(
            "Remplissez-le dans un tableur : « À lire d’abord » dit quoi changer, et comment"
            " revenir au jeu."
        )
    return ExitCode.CLEAN


def _files(house: Organisation, arguments: argparse.Namespace) -> dict[str, bytes]:
    """By target, what is to be written of that house."""
    from game.atelier.tableur.files_written import csv_folder_of, default_name, workbook_of
    from game.atelier.tableur.opened import WORKBOOK

    if arguments.dossier:
        folder = Path(arguments.dossier)
        made = csv_folder_of(house, arguments.dossier)
        return {str(folder / name): content for name, content in made.items()}
    target = arguments.sortie or default_name(house)
    if target != STDOUT and Path(target).suffix.lower() != WORKBOOK:
        raise UsageError(
            f"Une maison a plusieurs feuilles : {quoted(target)} doit finir par « .xlsx »,"
            " ou donnez un dossier de fichiers CSV avec --dossier."
        )
    refuse_early(target, may_replace=arguments.remplacer)
    name = default_name(house) if target == STDOUT else Path(target).name
    return {target: workbook_of(house, name)}


def _import(arguments: argparse.Namespace) -> int:
    from game.atelier.tableur.house_read import understood
    from game.atelier.tableur.new_house import FOLDER, file_of, house_named, own_name
    from game.atelier.tableur.opened import opened
    from game.atelier.tableur.scenario_copied import original
    from game.content import bundled_houses

    _refuse_names(arguments.quoi)
    base = house_named(arguments.base) if arguments.base else None
    scenario = original(arguments.scenario) if arguments.scenario else None
    read = understood(opened(arguments.quoi), base, bundled_houses())
    _tell(read, show if arguments.sortie != STDOUT else complain)
    if read.house is None or not read.is_sound:
        return ExitCode.PROBLEMS
    house = own_name(read.house, None if arguments.sortie == STDOUT else arguments.sortie)
    target = arguments.sortie or str(Path(FOLDER) / f"{house.id}.yaml")
    _refuse_target(target, is_with_scenario=scenario is not None)
    refuse_early(target, may_replace=arguments.remplacer)
    content = file_of(house, Path(target), Path(arguments.quoi).name)
    if house.id != read.house.id:
        complain(
            f"Votre maison s’appelle « {house.id} » : « {read.house.id} » est livrée avec le jeu."
        )
    if scenario is not None:
        return _write_both(house, content, target, scenario, arguments)
    _write(target, content, "Fichier de la maison", arguments)
    if target != STDOUT:
        _tell_next(Path(target))
    return ExitCode.CLEAN


def _write_both(
    house: Organisation,
    content: bytes,
    target: str,
    scenario: Original,
    arguments: argparse.Namespace,
) -> int:
    """The house, and the situation copied for it."""
    from game.atelier.tableur.scenario_copied import copied, copy_id

    id_ = copy_id(scenario.scenario, house)
    beside = str(Path(target).parent.parent / f"{id_}.yaml")
    if Path(beside).exists() and not arguments.remplacer:
        raise UsageError(
            f"« {beside} » existe déjà. Pour ne récrire que la maison, ôtez --scenario ; pour"
            " remplacer aussi la situation, ajoutez --remplacer."
        )
    copy = copied(scenario, house, beside, id_)
    _write(target, content, "Fichier de la maison", arguments)
    _write(beside, copy.text.encode(), "Fichier de la situation", arguments)
    return _tell_copy(scenario, copy, beside)


def _tell_next(target: Path) -> None:
    """Where situations would look for the house; else how to check both."""
    from game.atelier.tableur.new_house import FOLDER

    if target.absolute().parent.name != FOLDER:
        complain(
            f"Les situations cherchent leur maison dans un dossier « {FOLDER} » à côté d’elles :"
            " mettez-y ce fichier."
        )
    else:
        around = as_typed(target.parent.parent)
        complain(f"Pour la relire, et ce qui s’y joue : comptoir verifier {around}")


def _refuse_names(reference: str) -> None:
    """A house where a spreadsheet is expected, or a file that is neither; raises UsageError."""
    from game.atelier.tableur.opened import is_spreadsheet

    if is_spreadsheet(reference) or Path(reference).exists():
        if not reference.endswith((".yaml", ".yml")):
            return
    elif Path(reference).suffix:
        raise UsageError(f"Le fichier {quoted(reference)} n’existe pas : vérifiez son nom.")
    raise UsageError(
        f"{quoted(reference)} n’est pas un tableur. Pour en tirer un de cette maison :"
        f" « comptoir adapter {as_typed(reference)} --exporter »."
    )


def _refuse_target(target: str, *, is_with_scenario: bool) -> None:
    """Where a house, or the situation beside it, would not be found by the game."""
    from game.atelier.tableur.new_house import FOLDER

    if target == STDOUT:
        if is_with_scenario:
            raise UsageError("Avec --scenario, deux fichiers s’écrivent : donnez un nom avec -o.")
        return
    path = Path(target)
    if path.suffix.lower() not in (".yaml", ".yml"):
        raise UsageError(
            f"Une maison est un fichier YAML : « -o {as_typed(str(path.with_suffix('.yaml')))} »."
        )
    if is_with_scenario and path.absolute().parent.name != FOLDER:
        wanted = path.parent / FOLDER / path.name
        raise UsageError(
            f"La situation cherche sa maison dans un dossier « {FOLDER} » à côté d’elle :"
            f" écrivez « -o {as_typed(str(wanted))} »."
        )


def _tell(read: Understood, say: Callable[[str], None]) -> None:
    """Every remark, what they come to on stderr. say: stdout, but where the house itself goes."""
    from game.atelier.tableur.remarks import told

    for one in read.remarks:
        say(told(one))
    errors = sum(one.is_error for one in read.remarks)
    if errors:
        many = f"{errors} erreurs" if errors > 1 else "Une erreur"
        complain(f"{many} : rien n’a été écrit. Corrigez le tableur, puis relancez la commande.")


def _write(target: str, content: bytes, what: str, arguments: argparse.Namespace) -> None:
    if target != STDOUT:
        made_folder(Path(target).parent)
    hand_over(target, content, may_replace=arguments.remplacer, what=what)


def _tell_copy(scenario: Original, copy: Copied, target: str) -> int:
    """What is left to mend in the copy: findings, then old words, each with its lines."""
    from scenarios.files.diagnostics import Severity, render

    if copy.lost:
        show("La situation cite ce que votre maison n’a plus :")
        for one in copy.lost:
            show(f"  - {one}")
    for found in copy.found:
        show_as_is(render(found))
    if copy.mentions:
        show(f"Mots de « {scenario.house.nom} » encore écrits dans {target} :")
        for row in _grouped(copy.mentions):
            show(row)
        complain(
            "Relisez ce qui entoure chaque mot remplacé : « l’ » peut devenir « le » ou « la »,"
            " « Monsieur », « Madame »."
        )
    if scenario.plays:
        told = (
            f"{scenario.plays} parties enregistrées"
            if scenario.plays > 1
            else "La partie enregistrée"
        )
        verb = "ne sont pas copiées" if scenario.plays > 1 else "n’est pas copiée"
        complain(
            f"{told} (*.partie.yaml) {verb} : elles attendent les clients et les fins de la"
            " situation d’origine."
        )
    errors = sum(found.severity is Severity.ERROR for found in copy.found)
    if errors:
        many = f"{errors} erreurs" if errors > 1 else "une erreur"
        complain(
            f"La situation copiée a {many} : corrigez-la, puis « comptoir verifier {as_typed(target)} »."
        )
        return ExitCode.PROBLEMS
    complain(f"Jouez-la : comptoir jouer {as_typed(target)}")
    return ExitCode.CLEAN


def _grouped(mentions: Iterable[Mention]) -> list[str]:
    """One row by old word: where it stands, what to write."""
    places: dict[tuple[str, str], list[int]] = {}
    for one in mentions:
        places.setdefault((one.word, one.advice), []).append(one.line)
    return [
        f"  {'lignes' if len(lines) > 1 else 'ligne'} {', '.join(map(str, lines))} :"
        f" {quoted(word)} ; {advice}"
        for (word, advice), lines in places.items()
    ]
