"""Plays to prove the table on: the bundled library, the fixtures of kinds, scenarios nobody wrote."""

from __future__ import annotations

from functools import cache

from game.content import bundled, cast
from scenarios.play import Mode, Play, prepare
from tests.kinds.frame import fixtures, loaded
from tests.support import essai, generated

MODES: tuple[Mode, ...] = ("guide", "entrainement", "evaluation")
IDS = ("deux-cafetieres", "premiere-matinee", "demonstration")


def of_library(id_: str, mode: Mode, seed: int = 7, persona: str | None = None) -> Play:
    """A play of a bundled scenario."""
    scenario = bundled().scenarios[id_]
    house = bundled().organisations[scenario.organisation]
    return prepare(scenario, house, cast(scenario, seed, persona), mode)


def of_fixture(name: str, mode: Mode = "entrainement", seed: int = 42) -> Play:
    """A play of the fixture of a kind."""
    written, _ = loaded(fixtures()[name], name)
    temper = essai.CALM if seed % 2 == 0 else essai.HURRIED
    return essai.play(mode, temper, seed=seed, written=written)


def invented(number: int) -> Play:
    """A play of a scenario that nobody wrote."""
    casting = essai.casting(generated.temper(number), seed=number)
    return prepare(
        generated.scenario(number), essai.organisation(), casting, MODES[number % len(MODES)]
    )


@cache
def library() -> dict[str, Play]:
    """Every bundled scenario in every mode, with customers who differ."""
    return {
        f"{id_}-{mode}": of_library(id_, mode, seed)
        for id_ in IDS
        for seed, mode in zip((3, 7, 12), MODES, strict=True)
    }
