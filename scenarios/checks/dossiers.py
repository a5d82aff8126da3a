"""Dossiers: scenes that begin somewhere, follow each other, and are never gone back from."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from scenarios.checks.rule import Found, Rule
from scenarios.checks.subject import Subject
from scenarios.dossier import scene_ranks
from scenarios.model import Scenario


def scenes_without_a_step(subject: Subject) -> Iterator[Found]:
    """Scenes that begin on an ending, or on the same step as another; unknown names are told."""
    taken: dict[str, str] = {}
    for rank, scene in enumerate(subject.scenario.scenes):
        path = ("scenes", rank, "etape")
        if subject.scenario.ending(scene.etape) is not None:
            message = f"la scène « {scene.id} » commence par une fin, « {scene.etape} »"
            yield Found(path, message, "écrivez le nom de sa première étape")
        elif scene.etape in taken:
            message = f"les scènes « {taken[scene.etape]} » et « {scene.id} » commencent ensemble"
            yield Found(path, message, "donnez à chacune sa première étape")
        taken.setdefault(scene.etape, scene.id)


def scenes_out_of_order(subject: Subject) -> Iterator[Found]:
    """Scenes not in the order of the steps, or steps that lie before all of them."""
    scenario = subject.scenario
    if not scenario.scenes:
        return
    if len(scenario.scenes) == 1:
        message = "un dossier a au moins deux scènes"
        yield Found(("scenes",), message, "ajoutez une scène, ou effacez « scenes »", on_key=True)
    order = {step.id: rank for rank, step in enumerate(scenario.etapes)}
    first = scenario.scenes[0]
    if order.get(first.etape, 0) > 0:
        message = f"l’étape « {subject.first} », qui ouvre la partie, n’est dans aucune scène"
        hint = f"faites commencer la scène « {first.id} » à « {subject.first} »"
        yield Found(("scenes", 0, "etape"), message, hint)
    ranks = [order.get(scene.etape) for scene in scenario.scenes]
    for rank, (before, here) in enumerate(pairwise(ranks), start=1):
        if before is not None and here is not None and here < before:
            one, other = scenario.scenes[rank], scenario.scenes[rank - 1]
            message = f"la scène « {one.id} » vient après « {other.id} », et ses étapes avant"
            hint = "écrivez les scènes dans l’ordre de leurs étapes"
            yield Found(("scenes", rank), message, hint)


def ways_back(subject: Subject) -> Iterator[Found]:
    """Ways that lead into an earlier scene, walk-outs included."""
    scenario = subject.scenario
    ranks = scene_ranks(scenario)
    if not ranks or any(scenes_out_of_order(subject)):
        return
    for path, step in subject.steps():
        for goal in subject.edges[step.id]:
            if ranks.get(goal, len(scenario.scenes)) < ranks.get(step.id, 0):
                message = (
                    f"« {step.id} » ({_scene(scenario, ranks[step.id])}) ramène à « {goal} »"
                    f" ({_scene(scenario, ranks[goal])})"
                )
                hint = "une scène finie ne revient pas : menez à la même scène ou à une suivante"
                yield Found((*path, "id"), message, hint)
    yield from _left_behind(subject)


def _left_behind(subject: Subject) -> Iterator[Found]:
    """Walk-outs that lead to the paperwork of a scene already over."""
    scenario = subject.scenario
    ranks, departure = scene_ranks(scenario), scenario.depart
    faced = [step for step in scenario.etapes if step.IS_FACING and step.interlocuteur is None]
    latest = max((ranks.get(step.id, 0) for step in faced), default=0)
    for key in ("relais", "bilan") if departure is not None else ():
        goal = getattr(departure, key)
        if ranks.get(goal, latest) < latest:
            message = (
                f"« {goal} » est dans la {_scene(scenario, ranks[goal])}, et la personne peut partir"
                f" encore à la {_scene(scenario, latest)}"
            )
            yield Found(("depart", key), message, "choisissez une étape de la dernière scène")


def _scene(scenario: Scenario, rank: int) -> str:
    return f"scène {rank + 1}, « {scenario.scenes[rank].titre} »"


RULES: tuple[Rule[Subject], ...] = (
    Rule(
        "scene-etape", "Chaque scène commence à une étape, et à une autre.", scenes_without_a_step
    ),
    Rule("scene-ordre", "Les scènes suivent l’ordre des étapes.", scenes_out_of_order),
    Rule("scene-retour", "On ne revient pas dans une scène finie.", ways_back),
)
