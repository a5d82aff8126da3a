"""Dossiers: several scenes in one situation, the steps of each, how one is entered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

from scenarios.conditions import Slug, Written
from scenarios.notes import notes
from scenarios.steps.parts import Text

if TYPE_CHECKING:
    from scenarios.model import Scenario
    from scenarios.play import Position, View
    from scenarios.trace import Act

PAUSE = (
    "Vous pouvez vous arrêter ici : tout est enregistré, et vous reprendrez au même endroit,"
    " même un autre jour."
)
# A note is recalled by its first words; the whole stands in its page.
RECALLED = 90


class DossierScene(Written, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A scene: from its first step, `etape`, up to the first step of the next one in the file.

    resume: what is told on entering it, what happened in the meantime.
    """

    FILLED: ClassVar[frozenset[str]] = frozenset({"resume"})

    id: Slug
    titre: Text
    etape: Slug
    resume: str = ""


def scene_ranks(scenario: Scenario) -> Mapping[str, int]:
    """For each step the rank of its scene, from 0; empty where there are no scenes.

    A step written before the first scene counts in the first one: the checks tell it. Those of an
    interruption have none: they are played in the scene that they interrupt.
    """
    if not scenario.scenes:
        return {}
    firsts = {scene.etape: rank for rank, scene in enumerate(scenario.scenes)}
    found: dict[str, int] = {}
    here = 0
    for step in scenario.etapes:
        here = firsts.get(step.id, here)
        found[step.id] = here
    for step_id in _interruptions(scenario):
        found.pop(step_id, None)
    return found


def _interruptions(scenario: Scenario) -> frozenset[str]:
    """Every step that an interruption leads through."""
    exits = {step.id: step.exits() for step in scenario.etapes}
    found: set[str] = set()
    waiting = [alea.etape for alea in scenario.aleas]
    while waiting:
        here = waiting.pop()
        if here not in found:
            found.add(here)
            waiting += exits.get(here, ())
    return frozenset(found)


def scene_of(position: Position, acts: Sequence[Act], ranks: Mapping[str, int]) -> int | None:
    """The rank of the scene that is played, or that the play ended on; None in no dossier."""
    if position.paused:
        return ranks.get(position.paused[0][0])
    if position.step is not None:
        return ranks.get(position.step)
    return _last_scene(acts, ranks)


def _last_scene(acts: Sequence[Act], ranks: Mapping[str, int]) -> int | None:
    return next((ranks[act.step] for act in reversed(acts) if act.step in ranks), None)


def scene_name(scenario: Scenario, rank: int) -> str:
    """« Scène 2 sur 3 »."""
    return f"Scène {rank + 1} sur {len(scenario.scenes)}"


def scene_title(scenario: Scenario, rank: int) -> str:
    """« Scène 2 sur 3 — Le rendez-vous »."""
    return f"{scene_name(scenario, rank)} — {scenario.scenes[rank].titre}"


def scene_entered(view: View) -> int | None:
    """The rank of the scene that the present step opens for the player; None inside a scene."""
    # What is put aside was entered already: its scene is open.
    if view.position.paused:
        return None
    ranks = scene_ranks(view.play.scenario)
    here = scene_of(view.position, view.acts, ranks)
    return None if here == _last_scene(view.acts, ranks) else here


def scene_lines(view: View, rank: int) -> tuple[str, ...]:
    """What is shown on entering a scene: title, what happened, notes kept, that one may stop."""
    scenario = view.play.scenario
    resume = view.say(scenario.scenes[rank].resume)
    kept = tuple(f"• {note.short(RECALLED)}" for note in notes(view.play, view.acts))
    return (
        scene_title(scenario, rank),
        *((resume,) if resume else ()),
        *(("Vos notes jusqu’ici :", *kept) if kept else ()),
        *((PAUSE,) if view.acts else ()),
    )
