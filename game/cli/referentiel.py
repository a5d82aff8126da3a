"""`comptoir referentiel`: the codes of competences and criteria, for who writes a scenario."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from game.cli.output import complain, show, show_json
from game.errors import ExitCode, UsageError
from scenarios.language.clean import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from game.atelier.codes import Cadre, Code, Detail
    from scoring.framework import Frameworks

NAMES = {
    "seconde": "Seconde, famille des métiers de la relation client",
    "bep": "BEP, la grille des activités (à écrire dans « criteres » et « tache »)",
    "ma": "Bac pro Métiers de l’accueil (MA)",
    "mcv": "Bac pro Métiers du commerce et de la vente (MCV)",
    "hors": "Nos critères, hors référentiel",
}
FURTHER = (
    "« comptoir referentiel --competence 1C » donne ses critères, ses savoirs et les étapes qui la"
    " montrent ; --chercher MOT cherche partout ; --cadre bep, ma, mcv ou hors montre un autre"
    " référentiel."
)


def add_options(parser: argparse.ArgumentParser) -> None:
    """Which framework, which words, which competence, how it is told."""
    parser.add_argument(
        "--cadre",
        choices=tuple(NAMES),
        help="Le référentiel : seconde (par défaut), bep, ma (accueil), mcv (commerce et vente),"
        " hors (nos critères).",
    )
    what = parser.add_mutually_exclusive_group()
    what.add_argument(
        "--chercher",
        metavar="MOT",
        help="Les codes dont l’intitulé contient ce mot, avec ou sans accents ; plusieurs mots"
        " entre guillemets. Sans --cadre : dans tous.",
    )
    what.add_argument(
        "--competence",
        metavar="CODE",
        help="Une compétence (1C, A1T3C1, MCV.1.2) : critères, savoirs, comportements, étapes qui"
        " la montrent.",
    )
    parser.add_argument(
        "--format", choices=("texte", "json"), default="texte", help="texte (par défaut) ou json."
    )


def run(arguments: argparse.Namespace) -> int:
    """Tell the codes asked for."""
    # Late: the frameworks cost 150 ms, which help does not pay.
    from game.results import frameworks

    known = frameworks()
    if arguments.competence is not None:
        _tell_one(known, arguments.competence, is_json=arguments.format == "json")
        return ExitCode.CLEAN
    if arguments.chercher is not None:
        return _search(known, arguments.chercher, arguments.cadre, arguments.format == "json")
    _tell_all(known, arguments.cadre or "seconde", is_json=arguments.format == "json")
    return ExitCode.CLEAN


def _tell_all(known: Frameworks, cadre: Cadre, *, is_json: bool) -> None:
    from game.atelier.codes import everything, groups

    if cadre == "hors":
        # No competence of its own: its criteria are what there is to write.
        codes = tuple(everything(known, (cadre,)))
        if is_json:
            show_json(map(row, codes))
            return
        show(NAMES[cadre])
        for code in codes:
            show(f"  {line(code)}")
        return
    parts = groups(known, cadre)
    if is_json:
        show_json(row(code) for part in parts for code in part.competences)
        return
    show(NAMES[cadre])
    for part in parts:
        show(f"{part.code} {part.title}".strip())
        for code in part.competences:
            show(f"  {code.code}  {code.label}{noted(code)}")
    complain(FURTHER)


def _search(known: Frameworks, words: str, cadre: Cadre | None, is_json: bool) -> int:
    from game.atelier.codes import CADRES, found

    if not words.strip():
        raise UsageError("--chercher attend un mot : par exemple --chercher reformul.")
    codes = found(known, words, (cadre,) if cadre else tuple(CADRES))
    if is_json:
        show_json(map(row, codes))
        return ExitCode.CLEAN
    for code in codes:
        show(line(code))
    if not codes:
        complain(
            f"Rien ne contient « {one_line(words, 40)} ». Essayez un mot plus court, sans sa fin :"
            " « fidelis » trouve fidéliser et fidélisation."
        )
    return ExitCode.CLEAN


def _tell_one(known: Frameworks, code: str, *, is_json: bool) -> None:
    from game.atelier.codes import detail
    from scoring.framework import UnknownCodeError

    try:
        one = detail(known, code)
    except UnknownCodeError as error:
        if known.knows(code):
            raise UsageError(
                f"« {one_line(code, 40)} » existe et n’est pas une compétence : « comptoir"
                f" referentiel --chercher {one_line(code, 40)} » dit ce que c’est."
            ) from error
        near = f" Vouliez-vous dire {' ou '.join(error.near)} ?" if error.near else ""
        raise UsageError(
            f"Aucune compétence n’a le code « {one_line(code, 40)} ».{near}"
            " La commande « comptoir referentiel » en donne la liste."
        ) from error
    if is_json:
        show_json([detail_row(one)])
        return
    for told in detail_lines(one):
        show(told)


def noted(one: Code) -> str:
    """What is to be known of a code, in brackets; empty when there is nothing."""
    return f" ({one.note})" if one.note else ""


def line(one: Code) -> str:
    """« A1T3K3  Demande comprise (critère, A1T3C2) »."""
    from game.atelier.codes import NATURE_LABELS

    told = [NATURE_LABELS[one.nature], *one.of, *((one.note,) if one.note else ())]
    return f"{one.code}  {one.label} ({', '.join(told)})"


def row(one: Code) -> dict[str, object]:
    """A code as JSON shows it."""
    return {
        "id": one.code,
        "libelle": one.label,
        "nature": one.nature,
        "cadre": one.cadre,
        "de": one.of,
        "remarque": one.note,
    }


def detail_row(one: Detail) -> dict[str, object]:
    """A competence as JSON shows it, with all that hangs on it."""
    return {
        **row(one.code),
        "criteres": [row(each) for each in one.criteria],
        "criteres_d_autres_cadres": [row(each) for each in one.others],
        "savoirs": [row(each) for each in one.savoirs],
        "comportements": [row(each) for each in one.behaviours],
        "montre_par": [
            {
                "code": each.code,
                "libelle": each.title,
                "etapes": each.kinds,
                "dialogue": each.dialogue,
                "regles": each.rules,
                "comportements": each.behaviours,
                "verifie": each.checked,
                "simule": each.simulated,
            }
            for each in one.shows
        ],
    }


def detail_lines(one: Detail) -> Iterator[str]:
    """A competence as it is read."""
    yield f"{one.code.code}  {one.code.label}{noted(one.code)}"
    yield from _section("Critères, à écrire dans « criteres » :", one.criteria)
    yield from _section("Aussi, pour la même compétence :", one.others)
    if one.shows:
        yield "Ce qui la montre dans le jeu :"
    for each in one.shows:
        yield f"  {each.code}  {each.title}"
        yield f"    étapes : {', '.join(each.kinds)} ({each.dialogue})"
        if each.rules:
            yield f"    règles : {', '.join(each.rules)}"
        if each.behaviours:
            yield f"    comportements : {', '.join(each.behaviours)}"
        yield f"    contrôlé : {each.checked}"
        if each.simulated:
            yield f"    seulement décrit : {each.simulated}"
    yield from _section("Savoirs, à écrire dans « savoirs » :", one.savoirs)
    yield from _section("Comportements, à écrire dans « comportements » :", one.behaviours)


def _section(title: str, codes: Iterable[Code]) -> Iterator[str]:
    some = tuple(codes)
    if some:
        yield title
    for each in some:
        note = f" ({each.note})" if each.note else ""
        yield f"  {each.code}  {each.label}{note}"
