"""Dossiers: several scenes in one situation, the steps of each, how one is entered."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar

from scenarios.conditions import Slug, Written
from scenarios.notes import notes
from scenarios.steps.parts import Text

if TYPE_CHECKING:
    from scenarios.model import Scenario
    from scenarios.play import View

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

    A step written before the first scene counts in the first one: the checks tell it.
    """
    firsts = {scene.etape: rank for rank, scene in enumerate(scenario.scenes)}
    found: dict[str, int] = {}
    here = 0
    for step in scenario.etapes:
        here = firsts.get(step.id, here)
        found[step.id] = here
    return found if scenario.scenes else {}


def scene_name(scenario: Scenario, rank: int) -> str:
    """« Scène 2 sur 3 »."""
    return f"Scène {rank + 1} sur {len(scenario.scenes)}"


def scene_title(scenario: Scenario, rank: int) -> str:
    """« Scène 2 sur 3 — Le rendez-vous »."""
    return f"{scene_name(scenario, rank)} — {scenario.scenes[rank].titre}"


def scene_entered(view: View) -> int | None:
    """The rank of the scene that the present step opens for the player; None inside a scene."""
    ranks = scene_ranks(view.play.scenario)
    here = ranks.get(view.position.step or "")
    before = ranks.get(view.acts[-1].step) if view.acts else None
    return None if here == before else here


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
