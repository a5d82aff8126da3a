"""The whole situation on paper for one customer: briefing, grid, sheets, card, key."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from game.atelier.printed.conditions import Boxes, Reader
from game.atelier.printed.customer import CustomerCard, card
from game.atelier.printed.desk import Desk
from game.atelier.printed.documents import Paper, papers
from game.atelier.printed.observer import ObserverGrid, grid
from game.atelier.printed.routes import route
from game.atelier.printed.sheets import sheets, ways_words
from game.atelier.printed.standpoints import best_route
from game.atelier.printed.teacher import TeacherPage, page
from game.atelier.printed.values import Sheet
from game.stage import briefing
from personas.archetype import find
from personas.library import archetypes
from scenarios.language.texts import render
from scenarios.play import Play
from scoring.entries import Competence
from scoring.framework import Frameworks


@dataclass(frozen=True, slots=True)
class Situation:
    """What is read before playing. instruction: who asks and what, None where nobody does."""

    organisation: str
    presentation: str
    role: str
    context: str
    objective: str
    instruction: tuple[str, str] | None
    scenes: tuple[tuple[str, int], ...]
    papers: tuple[Paper, ...]


@dataclass(frozen=True, slots=True)
class Booklet:
    """Everything to print. customer: the number of the customer, printed on every part.

    onwards: for each step by number, where it leads in all cases, for the teacher. letters: the
    box of each fact that some condition reads.
    """

    scenario: str
    title: str
    level: str
    specialities: tuple[str, ...]
    customer: int
    competences: tuple[tuple[str, str], ...]
    situation: Situation
    sheets: tuple[Sheet, ...]
    observer: ObserverGrid
    card: CustomerCard
    teacher: TeacherPage
    onwards: Mapping[int, tuple[str, ...]]
    letters: Mapping[str, str]


def booklet(play: Play, frameworks: Frameworks) -> Booklet:
    """The booklet of this customer."""
    reader = Reader(play.casting.temper, play.casting.client.genre, Boxes())
    way = route(play, reader)
    desks = [Desk(way.states[id_], reader) for id_ in way.numbers]
    steps = tuple(sheets(play, way, frameworks, desks))
    best = best_route(play)
    told = briefing(play)
    archetype = find(archetypes(), play.casting.temper.archetype)
    numbers = tuple(way.numbers[id_] for id_ in best if id_ in way.numbers)
    return Booklet(
        scenario=told.scenario,
        title=render(told.title, play.words),
        level=told.level,
        specialities=told.specialities,
        customer=told.customer_number,
        competences=tuple(
            (code, _short(frameworks.competence(code))) for code in play.scenario.competences
        ),
        situation=_situation(play),
        sheets=steps,
        observer=grid(play, way, steps, best, frameworks),
        card=card(play, way, steps, reader, archetype),
        teacher=page(play, steps, numbers, reader, frameworks, archetype.resume),
        onwards={
            sheet.number: tuple(
                f"{reply.number} : {ways_words(reply.ways, sheet.id, way, play)}"
                for reply in sheet.laid.replies
                if reply.ways
            )
            + ((ways_words(sheet.laid.ways, sheet.id, way, play),) if sheet.laid.ways else ())
            for sheet in steps
        },
        letters=dict(reader.boxes.letters),
    )


def _short(competence: Competence) -> str:
    return competence.short_title or competence.title


def _situation(play: Play) -> Situation:
    told = briefing(play)
    return Situation(
        organisation=told.organisation,
        presentation=told.presentation,
        role=render(told.role, play.words),
        context=render(told.context, play.words),
        objective=render(told.objective, play.words),
        instruction=told.instruction,
        scenes=told.scenes,
        papers=papers(play),
    )
