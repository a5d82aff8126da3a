"""The map of a scenario: where one can be, what leads where, and the way that earns most."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from scenarios.model import Ending, Nature, Scenario
from scenarios.reach.graph import (
    WALK_OUT,
    detours,
    graph,
    reached,
    walk_out_goals,
    with_walk_outs,
)
from scenarios.reach.wording import told
from scenarios.steps.kinds import AnyStep
from scenarios.steps.parts import RETURN, Choice, Phase, Quality, Target

# suite: what an answer leads to. detour: a way aside, come back from by retour. alea: an
# interruption. depart: what becomes of the play once the customer has walked out.
LinkKind = Literal["suite", "detour", "retour", "alea", "depart"]


@dataclass(frozen=True, slots=True)
class Stop:
    """A step, an ending, or the walk-out.

    kind: the kind of step, « fin » or « depart ». title: what is said there, as written. phase:
    None for an ending and the walk-out. nature: of an ending, None for the others. is_reached:
    whether a play can come there.
    """

    id: str
    kind: str
    title: str
    phase: Phase | None = None
    nature: Nature | None = None
    is_reached: bool = True


@dataclass(frozen=True, slots=True)
class Reason:
    """What takes a way: an answer by its id and quality, a condition in words; all may be empty."""

    answer: str = ""
    quality: Quality | None = None
    condition: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A way from a stop to another, and all that takes it; none: it always goes there."""

    source: str
    goal: str
    kind: LinkKind
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class StoryMap:
    """Every stop in the order written, every way; best: the stops of the best way, in order."""

    title: str
    stops: tuple[Stop, ...]
    links: tuple[Link, ...]
    best: tuple[str, ...] = ()

    def links_from(self, stop: str) -> tuple[Link, ...]:
        """The ways out of a stop."""
        return tuple(link for link in self.links if link.source == stop)

    @property
    def best_links(self) -> frozenset[tuple[str, str]]:
        """(source, goal) of the ways that the best play takes."""
        return frozenset(zip(self.best, self.best[1:], strict=False))


def story_map(scenario: Scenario, best: Sequence[str] = ()) -> StoryMap:
    """The map as written. best: the stops of a best play, where one is known."""
    seen = reached(with_walk_outs(scenario), scenario.etapes[0].id)
    stops = [_step_stop(step, seen) for step in scenario.etapes]
    stops += [_ending_stop(ending, seen) for ending in scenario.fins]
    if walk_out_goals(scenario):
        stops.append(Stop(WALK_OUT, "depart", "La personne s’en va"))
    return StoryMap(scenario.titre, tuple(stops), tuple(_links(scenario)), tuple(best))


def _step_stop(step: AnyStep, seen: frozenset[str]) -> Stop:
    return Stop(step.id, step.kind, _title(step), step.phase, is_reached=step.id in seen)


def _ending_stop(ending: Ending, seen: frozenset[str]) -> Stop:
    is_reached = ending.id in seen
    return Stop(ending.id, "fin", ending.titre, nature=ending.nature, is_reached=is_reached)


def _title(step: AnyStep) -> str:
    """The first words that the student meets there."""
    if isinstance(step.client, str):
        said = step.client
    else:
        said = next((line.dit or line.geste for line in step.client), "")
    return said or step.asks() or step.narration


def _links(scenario: Scenario) -> Iterator[Link]:
    back = graph(scenario)
    for step in scenario.etapes:
        for goal, reasons in _reasons(step).items():
            if goal != RETURN:
                yield Link(step.id, goal, "suite", reasons)
                continue
            plain = {*step.exits()}
            for source in back[step.id]:
                if source not in plain:
                    yield Link(step.id, source, "retour", reasons)
    for detour in detours(scenario):
        kind: LinkKind = "detour" if "." in detour.owner else "alea"
        for source in detour.sources:
            reason = () if kind == "detour" else (Reason(detour.owner),)
            yield Link(source, detour.first, kind, reason)
    for goal in dict.fromkeys(walk_out_goals(scenario)):
        yield Link(WALK_OUT, goal, "depart")


def _reasons(step: AnyStep) -> dict[str, tuple[Reason, ...]]:
    """Each goal of a step, with what leads there; the step's own way has no answer."""
    found: dict[str, list[Reason]] = {}
    for line in step.lines():
        for reason, target in _ways(line):
            _add(found, target, reason)
    if step.vers is not None:
        _add(found, step.vers, Reason())
    for goal in step.exits():
        found.setdefault(goal, [])
    empty = Reason()
    return {
        goal: tuple(dict.fromkeys(each for each in reasons if each != empty))
        for goal, reasons in found.items()
    }


def _ways(line: Choice) -> Iterator[tuple[Reason, Target]]:
    if line.vers is not None:
        yield Reason(line.id, line.qualite), line.vers
    for case in line.cas:
        if case.vers is not None:
            quality = case.qualite or line.qualite
            yield Reason(line.id, quality, told(case.si)), case.vers


def _add(found: dict[str, list[Reason]], target: Target, reason: Reason) -> None:
    if isinstance(target, str):
        found.setdefault(target, []).append(reason)
        return
    for branch in target:
        words = told(branch.si) if branch.si is not None else "sinon"
        both = ", ".join(each for each in (reason.condition, words) if each)
        found.setdefault(branch.etape, []).append(Reason(reason.answer, reason.quality, both))
