"""Courses: scenes that exist, prerequisites that come first, bases of the Seconde."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from scenarios.checks.rule import Found, Rule, absent
from scenarios.course import Course
from scenarios.files.diagnostics import Severity
from scenarios.language.clean import quoted
from scenarios.model import LEVEL_LABELS, Level


@dataclass(frozen=True, slots=True)
class Plan:
    """A course under its checks. levels: of each scene that it may cite. bases: codes known."""

    course: Course
    levels: Mapping[str, Level]
    bases: frozenset[str]


def unknown_scenes(plan: Plan) -> Iterator[Found]:
    """Scenes that nobody has."""
    for rank, stage in enumerate(plan.course.etapes):
        if stage.scenario not in plan.levels:
            path = ("etapes", rank, "scenario")
            found = absent(path, "aucun scénario ne s’appelle", stage.scenario, plan.levels)
            hint = found.hint or "« comptoir scenarios » en donne la liste"
            yield Found(path, found.message, hint)


def repeated_scenes(plan: Plan) -> Iterator[Found]:
    """A scene met twice: « apres » would not say which."""
    seen: set[str] = set()
    for rank, stage in enumerate(plan.course.etapes):
        if stage.scenario in seen:
            message = f"{quoted(stage.scenario)} est déjà dans ce parcours"
            hint = "une situation y vient une fois ; on la rejoue avec un autre client"
            yield Found(("etapes", rank, "scenario"), message, hint)
        seen.add(stage.scenario)


def misplaced_prerequisites(plan: Plan) -> Iterator[Found]:
    """What must have been played before, and is not earlier in the course."""
    every = [stage.scenario for stage in plan.course.etapes]
    circle = frozenset(plan.course.cycle())
    for rank, stage in enumerate(plan.course.etapes):
        for place, earlier in enumerate(stage.apres):
            path = ("etapes", rank, "apres", place)
            if earlier not in every:
                yield absent(path, "ce parcours n’a pas d’étape", earlier, every)
            elif earlier not in every[:rank] and not {earlier, stage.scenario} <= circle:
                message = f"{quoted(earlier)} vient après {quoted(stage.scenario)}"
                yield Found(path, message, "placez-la plus haut, ou retirez-la de « apres »")


def circles(plan: Plan) -> Iterator[Found]:
    """Scenes that wait for each other."""
    circle = plan.course.cycle()
    if circle:
        every = [stage.scenario for stage in plan.course.etapes]
        message = f"ces étapes s’attendent l’une l’autre : {' ← '.join(circle)}"
        path = ("etapes", every.index(circle[0]), "apres")
        yield Found(path, message, "retirez l’une de « apres »", on_key=True)


def unknown_bases(plan: Plan) -> Iterator[Found]:
    """Bases indispensables that the Seconde does not have."""
    for rank, stage in enumerate(plan.course.etapes):
        for place, code in enumerate(stage.bases):
            if code not in plan.bases:
                path = ("etapes", rank, "bases", place)
                yield absent(path, "aucune base indispensable n’a le code", code, plan.bases)


def other_levels(plan: Plan) -> Iterator[Found]:
    """Scenes of another year than the course announces."""
    wanted = plan.course.niveau
    for rank, stage in enumerate(plan.course.etapes):
        level = plan.levels.get(stage.scenario)
        if wanted is not None and level is not None and level != wanted:
            message = (
                f"{quoted(stage.scenario)} est de {LEVEL_LABELS[level]},"
                f" et le parcours de {LEVEL_LABELS[wanted]}"
            )
            hint = "retirez « niveau » si le parcours couvre plusieurs années"
            yield Found(("etapes", rank, "scenario"), message, hint)


COURSE_RULES: tuple[Rule[Plan], ...] = (
    Rule("parcours-scenario", "Un parcours cite des situations qui existent.", unknown_scenes),
    Rule("parcours-repete", "Une situation vient une fois dans un parcours.", repeated_scenes),
    Rule(
        "parcours-prerequis",
        "Ce qu’il faut avoir joué avant vient plus haut dans le parcours.",
        misplaced_prerequisites,
    ),
    Rule("parcours-boucle", "Aucune étape d’un parcours n’attend une qui l’attend.", circles),
    Rule("parcours-base", "Une base indispensable est une de la Seconde.", unknown_bases),
    Rule(
        "parcours-niveau",
        "Les situations d’un parcours sont du niveau qu’il annonce.",
        other_levels,
        Severity.WARNING,
    ),
)
