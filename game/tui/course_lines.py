"""A course as lines: what the home says of it, its stages, each stage in full."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from game.tui.choices import Item
from game.tui.lines import Paragraph
from scenarios.headway import StageSeen, StageState
from scenarios.model import LEVEL_LABELS

if TYPE_CHECKING:
    from game.journey import Journey

PROPOSED, EXPLORED = "propose", "explore"
EXPLORED_TITLE = "J’ai exploré"
# Told apart by shape alone, as everywhere.
SIGNS: dict[StageState, str] = {"faite": "✓", "entamee": "◐", "ouverte": "○", "en_attente": "·"}


def where(journey: Journey) -> str:
    """« Mon parcours · 1 sur 3 »."""
    return f"Mon parcours · {journey.headway.done} sur {len(journey.headway.stages)}"


def home_items(journey: Journey) -> Iterator[Item]:
    """What the home shows of a course: where one is, what to play next and why."""
    yield Item("", where(journey), is_heading=True)
    proposal = journey.proposal
    if proposal is not None:
        lead = "◐" if proposal.seance else "→"
        yield Item(PROPOSED, proposal.title, lead, proposal.why, is_ticked=True)
    if journey.ends_exploring and journey.headway.is_over:
        yield Item(EXPLORED, EXPLORED_TITLE, "○", "ma page de fin de parcours")


def proposal_lines(journey: Journey) -> list[Paragraph]:
    """The proposal in full: what, why, with whom; then the whole course at a glance."""
    proposal = journey.proposal
    if proposal is None:
        return []
    key = "Entrée : reprendre ici" if proposal.seance else "Entrée : lire la situation"
    return [
        ("", proposal.title, "fort"),
        ("", proposal.why, ""),
        *([("", proposal.who, "")] if proposal.who else []),
        ("", "", ""),
        ("", journey.course.titre, "nom"),
        *((f"{SIGNS[s.state]} ", s.title, _look(s)) for s in journey.headway.stages),
        *([("○ ", EXPLORED_TITLE, "discret")] if journey.ends_exploring else []),
        ("", left(journey), "discret"),
        ("", "", ""),
        ("", f"{key} · r : mon parcours", "discret"),
    ]


def explored_lines() -> list[Paragraph]:
    """The page that ends the Seconde, as the home announces it."""
    return [
        ("", EXPLORED_TITLE, "fort"),
        ("", "La page qui termine le parcours de Seconde. Elle garde :", ""),
        ("• ", "les situations que j’ai rencontrées, dans chaque spécialité ;", ""),
        ("• ", "deux phrases que j’écris moi-même.", ""),
        ("", "", ""),
        ("", "Entrée : ouvrir ma page", "discret"),
    ]


def left(journey: Journey) -> str:
    """« Encore 33 min sur 48 », « 48 min, tout est joué »."""
    there = journey.headway
    if there.is_over:
        return f"{there.minutes} min, tout est joué"
    return f"encore {there.minutes_left} min sur {there.minutes}"


def stage_items(journey: Journey) -> Iterator[Item]:
    """The stages in their order, then the page that ends the Seconde."""
    for stage in journey.headway.stages:
        level = "" if journey.course.niveau else f"{LEVEL_LABELS[stage.level]} · "
        note = f"{level}{stage.minutes} min · {_state(stage)}"
        is_next = journey.proposal is not None and journey.proposal.scenario == stage.scenario
        yield Item(stage.scenario, stage.title, SIGNS[stage.state], note, is_ticked=is_next)
    if journey.ends_exploring:
        yield Item(EXPLORED, EXPLORED_TITLE, "○", "ma page de fin de parcours")


def stage_lines(journey: Journey, id_: str) -> list[Paragraph]:
    """One stage: why it comes, what is proposed, its competences and bases, what comes first."""
    if id_ == EXPLORED:
        return explored_lines()
    stage = journey.stage(id_)
    return [
        ("", stage.title, "fort"),
        ("", f"{LEVEL_LABELS[stage.level]} · environ {stage.minutes} min", "discret"),
        ("", "", ""),
        ("", stage.stage.pourquoi, ""),
        ("", "", ""),
        *_proposed(journey, id_),
        ("", "Compétences", "nom"),
        *(("• ", f"{one.code} {one.name} : {one.told}", "") for one in journey.skills[id_]),
        ("", "", ""),
        *_bases(journey, stage),
        ("", _last_line(journey, stage), "discret"),
    ]


def _proposed(journey: Journey, id_: str) -> list[Paragraph]:
    proposal = journey.proposal
    if proposal is None or proposal.scenario != id_:
        return []
    return [
        ("", "Proposée maintenant", "nom"),
        ("", proposal.why, ""),
        *([("", proposal.who, "")] if proposal.who else []),
        ("", "", ""),
    ]


def _bases(journey: Journey, stage: StageSeen) -> list[Paragraph]:
    if not stage.stage.bases:
        return []
    return [
        ("", "Bases indispensables", "nom"),
        *(("• ", journey.bases.get(code, code), "") for code in stage.stage.bases),
        ("", "", ""),
    ]


def presentation_lines(journey: Journey) -> list[Paragraph]:
    """What the whole course is for."""
    return [
        ("", "", ""),
        ("", journey.course.titre, "nom"),
        ("", journey.course.presentation, "discret"),
    ]


def _look(stage: StageSeen) -> str:
    return "discret" if stage.state == "en_attente" else ""


def _state(stage: StageSeen) -> str:
    if stage.state == "faite":
        return "jouée" if stage.plays == 1 else f"jouée {stage.plays} fois"
    return {"entamee": "à reprendre", "ouverte": "à jouer", "en_attente": "plus tard"}[stage.state]


def _last_line(journey: Journey, stage: StageSeen) -> str:
    if stage.waits_for:
        return f"À jouer d’abord : {', '.join(stage.waits_for)}."
    is_resumed = journey.seance(stage.scenario) is not None
    return "Entrée : reprendre ici" if is_resumed else "Entrée : lire la situation"
