"""The observer's grid: five facts at most, of the competences announced, seen or not in each half."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from game.atelier.printed.routes import Route
from game.atelier.printed.values import Sheet
from scenarios.play import Play
from scoring.activities import activities
from scoring.framework import SECONDE, Frameworks

MOST_FACTS = 5


@dataclass(frozen=True, slots=True)
class Observed:
    """A fact to look for. competence: its code; sign: what shows it, empty where it shows itself.

    steps: the numbers of the steps in which it can be seen.
    """

    competence: str
    title: str
    criterion: str
    fact: str
    sign: str
    steps: tuple[int, ...]

    @property
    def seen(self) -> str:
        """What the observer looks for, in words."""
        return self.sign or f"{self.fact}."


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
    ranked = [tuple(_facts(code, sheets, frameworks)) for code in play.scenario.competences]
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


def _facts(code: str, sheets: Sequence[Sheet], frameworks: Frameworks) -> Iterator[Observed]:
    """The criteria of a competence: words before voices, told plainly first, in most steps first."""
    met: dict[str, list[int]] = {}
    for sheet in sheets:
        for each in sheet.criteria:
            # As marks count: « voir aussi » pages show a criterion without observing it.
            if code in frameworks.competences_of(each.code, SECONDE, inherited=False):
                met.setdefault(each.code, []).append(sheet.number)
    title = frameworks.competence(code)

    def rank(criterion: str) -> tuple[bool, bool, int]:
        one = frameworks.criterion(criterion)
        return one.simulated, not _sign(criterion, frameworks), -len(met[criterion])

    for criterion in sorted(met, key=rank):
        one = frameworks.criterion(criterion)
        yield Observed(
            code,
            title.short_title or title.title,
            criterion,
            one.label,
            _sign(criterion, frameworks),
            tuple(met[criterion]),
        )


def _sign(criterion: str, frameworks: Frameworks) -> str:
    """What a program looks at for it, where its first competence says so; for eyes and ears too."""
    shown: Mapping[str, object] = activities()
    code = frameworks.criterion(criterion).competences[0]
    return activities()[code].verifie if code in shown else ""
