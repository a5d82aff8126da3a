"""The observer's grid: five facts at most, of the competences announced, seen or not in each half."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from game.atelier.printed.routes import Route
from game.atelier.printed.values import Sheet
from scenarios.language.texts import render
from scenarios.play import Play
from scoring.activities import activities
from scoring.framework import SECONDE, Frameworks

MOST_FACTS = 5
# What a seller says of themselves, as somebody else sees it.
_SELF = {"J’ai ": "A ", "Je suis ": "Est ", "Mon ": "Son ", "Ma ": "Sa ", "Mes ": "Ses "}
_BEGINNING = re.compile("|".join(_SELF))


@dataclass(frozen=True, slots=True)
class Observed:
    """A fact to look for. competence: its code; seen: what is looked for, a sentence.

    steps: the numbers of the steps in which it can be seen.
    """

    competence: str
    title: str
    seen: str
    steps: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ObserverGrid:
    """The facts, and the step after which the two students change places."""

    facts: tuple[Observed, ...]
    swap_after: int


def grid(
    play: Play, route: Route, sheets: Sequence[Sheet], best: Sequence[str], frameworks: Frameworks
) -> ObserverGrid:
    """One fact for each competence announced, then a second one, up to five.

    best: the steps of a play without a mistake, in order.
    """
    ranked = [
        (*_judged(code, play, sheets, frameworks), *_facts(code, sheets, frameworks))
        for code in play.scenario.competences
    ]
    chosen: list[Observed] = []
    for turn in range(MOST_FACTS):
        for facts in ranked:
            told = {each.seen for each in chosen}
            fresh = [each for each in facts if each.seen not in told]
            if len(facts) > turn and fresh and len(chosen) < MOST_FACTS:
                chosen.append(fresh[0])
    order = {code: rank for rank, code in enumerate(play.scenario.competences)}
    half = [route.numbers[id_] for id_ in best if id_ in route.numbers]
    return ObserverGrid(
        tuple(sorted(chosen, key=lambda each: order[each.competence])),
        half[(len(half) - 1) // 2] if half else 1,
    )


def _judged(
    code: str, play: Play, sheets: Sequence[Sheet], frameworks: Frameworks
) -> Iterator[Observed]:
    """What the seller is asked to judge of themselves at the end: both can then be compared."""
    for sheet in sheets:
        for point in getattr(play.steps[sheet.id], "points", ()):
            counts = [c for c in point.criteres if code in _counted(c, frameworks)]
            met = [
                each.number
                for each in sheets
                if any(c.code in point.criteres for c in each.criteria)
            ]
            if counts and met:
                told = another_says(render(point.enonce, play.words))
                yield Observed(code, _title(code, frameworks), told, tuple(met))


def another_says(text: str) -> str:
    """« J’ai reformulé. » as the observer reads it: « A reformulé. »."""
    straight = text.replace("'", "’")
    found = _BEGINNING.match(straight)
    return text if found is None else _SELF[found[0]] + straight[found.end() :]


def _counted(criterion: str, frameworks: Frameworks) -> tuple[str, ...]:
    """The competences of the Seconde that it counts for, as marks do."""
    # « Voir aussi » pages show a criterion without observing it.
    return frameworks.competences_of(criterion, SECONDE, inherited=False)


def _title(code: str, frameworks: Frameworks) -> str:
    one = frameworks.competence(code)
    return one.short_title or one.title


def _facts(code: str, sheets: Sequence[Sheet], frameworks: Frameworks) -> Iterator[Observed]:
    """The criteria of a competence: words before voices, told plainly first, in most steps first."""
    met: dict[str, list[int]] = {}
    for sheet in sheets:
        for each in sheet.criteria:
            if code in _counted(each.code, frameworks):
                met.setdefault(each.code, []).append(sheet.number)

    def rank(criterion: str) -> tuple[bool, bool, int]:
        one = frameworks.criterion(criterion)
        return one.simulated, not _sign(criterion, frameworks), -len(met[criterion])

    for criterion in sorted(met, key=rank):
        seen = _sign(criterion, frameworks) or f"{frameworks.criterion(criterion).label}."
        yield Observed(code, _title(code, frameworks), seen, tuple(met[criterion]))


def _sign(criterion: str, frameworks: Frameworks) -> str:
    """What a program looks at for it, where its first competence says so; for eyes and ears too."""
    shown: Mapping[str, object] = activities()
    code = frameworks.criterion(criterion).competences[0]
    return activities()[code].verifie if code in shown else ""
