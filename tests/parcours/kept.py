"""Kept sessions made by hand: what a journey is found from, without a play."""

from __future__ import annotations

from dataclasses import replace

from game.content import Content
from game.shelf import KeptSession
from scenarios.course import Course, Stage
from scenarios.model import Level, Scenario, Speciality
from tests.support import essai

HOUSE = essai.organisation()


def scene(
    id_: str,
    *,
    level: Level = "seconde",
    competences: tuple[str, ...] = ("1A",),
    specialities: tuple[Speciality, ...] = ("accueil",),
    minutes: int = 10,
) -> Scenario:
    """A situation of that id, whose title is the id."""
    return essai.changed(
        essai.scenario(),
        id=id_,
        titre=id_.capitalize(),
        niveau=level,
        competences=competences,
        specialites=specialities,
        duree_minutes=minutes,
    )


def course(*stages: tuple[str, tuple[str, ...]], level: Level | None = "seconde") -> Course:
    """A course of (situation, those to have played before)."""
    return Course(
        format=1,
        id="essai",
        titre="Un parcours",
        niveau=level,
        presentation="Pour essayer.",
        etapes=tuple(
            Stage(scenario=id_, pourquoi=f"Parce que {id_}.", apres=after, bases=("BI1",))
            for id_, after in stages
        ),
    )


def content(*scenes: Scenario, courses: tuple[Course, ...] = ()) -> Content:
    """What there is to play."""
    return Content({one.id: one for one in scenes}, {HOUSE.id: HOUSE}, courses)


def session(scenario: str, day: int, **changes: object) -> KeptSession:
    """A finished session of E07 on that day of November, unless told otherwise."""
    made = KeptSession(
        id=f"2026-11-{day:02}-{scenario}-1",
        state="finie",
        scenario=scenario,
        title=scenario.capitalize(),
        date=f"2026-11-{day:02}T10:00:00+01:00",
        players=("E07",),
        mode="guide",
        answers=12,
        level="seconde",
        specialities=("accueil",),
        house=HOUSE.nom,
        persona="reflechi",
        need="bureau",
        digest=f"{day}",
    )
    return replace(made, **changes)  # type: ignore[arg-type] # the fields of KeptSession
