"""(j) `analyser`: the largest bundled situation, and how the cost grows with steps, facts, gauges."""

from __future__ import annotations

import time
from collections.abc import Iterator

from game.atelier.analysis.analyse import analyse
from game.content import DEFAULT_MODE, bundled
from scenarios.conditions import Bounds, Condition
from scenarios.model import Scenario
from scenarios.play import Play
from scenarios.reach.routes import routes
from scenarios.reach.sums import sums_of
from scenarios.steps.dialogue import Dialogue
from scenarios.steps.parts import Case, Choice, Effects, Target
from tests.support import essai, generated

PLAYS = 400
STEPS = (5, 10, 20, 40)
FACTS = (1, 2, 4, 6)
RANGES = (1, 2, 4, 8)


def analyses(_: int) -> Iterator[str]:
    """Seconds of each bundled situation, then of made-up ones, one axis at a time."""
    yield f"j. analyser, {PLAYS} plays a strategy: seconds (aim: the largest under 5 s)"
    for scenario in bundled().scenarios.values():
        house = bundled().organisations[scenario.organisation]
        for processes in (1, 2):
            began = time.perf_counter()
            found = analyse(
                scenario,
                house,
                DEFAULT_MODE[scenario.niveau],
                plays=PLAYS,
                seed=1,
                processes=processes,
            )
            seconds = time.perf_counter() - began
            kinds = len(found.classes)
            yield f"  {scenario.id:18} {processes} process(es) {seconds:6.2f} s, {kinds} kinds of customer"
    yield "j′. exact search of one kind of customer, by size of the situation"
    yield from _axis("steps", STEPS, lambda size: chain(size, facts=2, change=2))
    yield from _axis("facts read", FACTS, lambda size: chain(12, facts=size, change=2))
    yield from _axis("gauge values", RANGES, lambda size: chain(12, facts=2, change=size))


def _axis(name: str, sizes: tuple[int, ...], make: object) -> Iterator[str]:
    for size in sizes:
        assert callable(make)
        play = essai.play("entrainement", written=make(size))
        nodes, seconds = searched(play)
        yield f"  {name:14} {size:3d}: {seconds * 1e3:8.1f} ms, {nodes:6d} positions"


def searched(play: Play) -> tuple[int, float]:
    """Positions run through and seconds, for its extremes and its routes."""
    began = time.perf_counter()
    groups = {"un": frozenset(generated.CRITERIA[:2])}
    sums = sums_of(play, groups, 2)
    assert sums is not None
    routes(play.scenario, sums)
    return sums.positions, time.perf_counter() - began


def chain(steps: int, *, facts: int, change: int) -> Scenario:
    """Dialogues one after the other. facts: how many the last step reads, told by those before.

    change: how many sizes of change the gauges know, all read at the end.
    """
    etapes = [_dialogue(rank, steps, facts, change) for rank in range(steps)]
    written = generated.scenario(1)
    return essai.changed(written, etapes=tuple(etapes), depart=None, aleas=(), regles=(), connu=())


def _dialogue(rank: int, steps: int, facts: int, change: int) -> Dialogue:
    goal: Target = f"etape-{rank + 1}" if rank + 1 < steps else "bien"
    is_last = rank + 1 == steps
    cases = tuple(
        Case(si=Condition(fait=f"fait-{number}"), qualite="acceptable") for number in range(facts)
    )
    limits_ = tuple(
        Case(si=Condition(confiance=Bounds(min=number)), qualite="acceptable")
        for number in range(1, 20)
    )
    choices = tuple(
        Choice(
            id=name,
            dit=name * 3,
            qualite=quality,
            raison="Raison.",
            effets=Effects(
                confiance=(1 + (rank + place) % change) * (1 if place else -1),
                patience=0,
                fait=f"fait-{rank % facts}" if place == 0 else None,
            ),
            cas=(*cases, *limits_) if is_last else (),
        )
        for place, (name, quality) in enumerate(
            (
                ("a", generated.QUALITIES[0]),
                ("b", generated.QUALITIES[2]),
                ("c", generated.QUALITIES[3]),
            )
        )
    )
    return Dialogue(
        id=f"etape-{rank}",
        phase="accueil",
        canal="magasin",
        criteres=generated.CRITERIA[:2],
        choix=choices,
        vers=goal,
    )
