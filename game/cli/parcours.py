"""`comptoir parcours`: where a student stands, a teacher's own course, the page that ends one."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from game.cli.options import add_named_target, add_replace
from game.cli.output import complain, show, show_json
from game.errors import ContentError, ExitCode, UsageError
from scenarios.language.clean import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.content import Content
    from game.journal_file import FolderStore
    from game.journey import Journey
    from scenarios.course import Course


def add_options(parser: argparse.ArgumentParser) -> None:
    """Which course and whose, or what to write."""
    parser.add_argument(
        "parcours",
        nargs="?",
        metavar="PARCOURS",
        help="Le nom d’un parcours ; sans lui, la liste de ceux qu’il y a.",
    )
    parser.add_argument(
        "--joueur",
        metavar="CODE",
        help="Le pseudonyme de l’élève ; par défaut, celui de l’accueil.",
    )
    parser.add_argument(
        "--format", choices=("texte", "json"), default="texte", help="texte (par défaut) ou json."
    )
    work = parser.add_mutually_exclusive_group()
    work.add_argument(
        "--proposer",
        metavar="FICHIER",
        help="Pour le professeur : vérifier un parcours, et le proposer sur l’accueil de ce poste.",
    )
    work.add_argument(
        "--explore", action="store_true", help="Écrire la page « J’ai exploré » de l’élève."
    )
    add_named_target(parser)
    add_replace(parser)


def run(arguments: argparse.Namespace) -> int:
    """List courses, tell one, or write what was asked."""
    if arguments.proposer is not None:
        return _propose(Path(arguments.proposer), may_replace=arguments.remplacer)
    # Late: journals cost 80 ms, which help does not pay.
    from game.cli.folder import store

    with store() as sessions:
        if arguments.explore:
            return _explore(sessions, arguments)
        return _tell(sessions, arguments)


def _player(typed: str | None) -> str:
    # Late, as all that follows.
    from game.data_folder import data_folder
    from game.settings import PSEUDONYM_LENGTH, FolderSettings

    if typed is None:
        return FolderSettings(data_folder()).load().pseudonym
    return one_line(typed, PSEUDONYM_LENGTH)


def _content() -> Content:
    from game.class_courses import with_given
    from game.content import bundled
    from game.data_folder import COURSES, data_folder

    return with_given(bundled(), data_folder() / COURSES)


def _tell(sessions: FolderStore, arguments: argparse.Namespace) -> int:
    content = _content()
    if arguments.parcours is None:
        return _list(content, is_json=arguments.format == "json")
    course = _named(arguments.parcours, content.courses)
    found = _journey(sessions, content, course, _player(arguments.joueur))
    if arguments.format == "json":
        show_json(_rows(found))
        return ExitCode.CLEAN
    from game.texte.course import proposed, stage_line, where

    show(where(found))
    for number, stage in enumerate(found.headway.stages, start=1):
        show(f"{number}. {stage_line(found, stage)}")
    if found.proposal is not None:
        show(f"Proposé maintenant : {proposed(found)}")
    return ExitCode.CLEAN


def _journey(sessions: FolderStore, content: Content, course: Course, player: str) -> Journey:
    from game.data_folder import cache_folder
    from game.harvest import Harvest
    from game.journey import journey
    from game.shelf import shelf
    from game.texte.storing import now

    own = [one for one in now(shelf(sessions)) if one.is_of(player)]
    shown = now(Harvest(cache_folder()).gather(sessions, own))
    return journey(content, own, player, course, shown)


def _named(id_: str, courses: tuple[Course, ...]) -> Course:
    from scenarios.files.diagnostics import nearest

    known = {course.id: course for course in courses}
    if id_ in known:
        return known[id_]
    near = nearest(id_, known)
    hint = f" Vouliez-vous dire « {near} » ?" if near else ""
    raise UsageError(
        f"Aucun parcours ne s’appelle « {one_line(id_, 40)} ».{hint} Il y a : {', '.join(known)}."
        " Pour un fichier : --proposer FICHIER."
    )


def _list(content: Content, *, is_json: bool) -> int:
    from game.class_courses import given_in
    from game.data_folder import COURSES, data_folder
    from scenarios.headway import headway
    from scenarios.model import LEVEL_LABELS

    if is_json:
        show_json(
            {
                "id": course.id,
                "titre": course.titre,
                "niveau": course.niveau,
                "minutes": headway(course, content.scenarios, {}, ()).minutes,
                "etapes": [stage.scenario for stage in course.etapes],
            }
            for course in content.courses
        )
    else:
        for course in content.courses:
            there = headway(course, content.scenarios, {}, ())
            level = LEVEL_LABELS[course.niveau] if course.niveau else "trois années"
            many = "s" if len(there.stages) > 1 else ""
            show(f"{course.id} : {course.titre}")
            show(f"  {level}, {len(there.stages)} situation{many}, {there.minutes} min")
    spoilt = [path for path, course in given_in(data_folder() / COURSES) if course is None]
    for path in spoilt:
        complain(f"« {path} » n’est pas un parcours qui se lit : comptoir verifier le dira.")
    return ExitCode.CLEAN


def _rows(found: Journey) -> Iterator[dict[str, object]]:
    for stage in found.headway.stages:
        is_next = found.proposal is not None and found.proposal.scenario == stage.scenario
        yield {
            "id": stage.scenario,
            "titre": stage.title,
            "niveau": stage.level,
            "minutes": stage.minutes,
            "etat": stage.state,
            "parties": stage.plays,
            "attend": stage.waits_for,
            "bases": stage.stage.bases,
            "propose": is_next,
            "pourquoi": found.proposal.why if is_next and found.proposal else "",
            "client": found.proposal.customer if is_next and found.proposal else None,
        }


def _propose(path: Path, *, may_replace: bool) -> int:
    """Check a teacher's course, then put a copy where the home finds it."""
    from game.cli.written import hand_over
    from game.content import bundled, vocabulary
    from game.data_folder import COURSES, subfolder
    from game.user_file import read_whole
    from scenarios.checked import load_course
    from scenarios.files.diagnostics import render
    from scenarios.files.limits import MAX_BYTES

    content = read_whole(path, MAX_BYTES)
    levels = {id_: one.niveau for id_, one in bundled().scenarios.items()}
    loaded = load_course(content, str(path), vocabulary(), levels)
    if loaded.value is None or not loaded.is_usable:
        raise ContentError("\n".join(render(found) for found in loaded.diagnostics))
    target = subfolder(COURSES) / f"{loaded.value.id}.yaml"
    if target.exists() and not may_replace:
        raise UsageError(
            f"Un parcours « {loaded.value.id} » est déjà proposé ici ({target}). Changez son id,"
            " ou ajoutez --remplacer."
        )
    hand_over(str(target), content, may_replace=may_replace, what="Parcours")
    complain(
        f"« {loaded.value.titre} » vient en tête des parcours de ce poste. Pour le retirer,"
        " supprimez ce fichier."
    )
    return ExitCode.CLEAN


def _explore(sessions: FolderStore, arguments: argparse.Namespace) -> int:
    from game.cli.folder import travel
    from game.cli.written import hand_over
    from game.explored_page import file_name, render
    from game.shelf import shelf
    from game.texte.storing import now

    page = travel(sessions).explored(now(shelf(sessions)), _player(arguments.joueur))
    target = arguments.sortie or file_name(page)
    hand_over(target, render(page), may_replace=arguments.remplacer)
    return ExitCode.CLEAN
