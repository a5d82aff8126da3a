"""Plays to try a scenario on: one for each need, with a customer like any other."""

from __future__ import annotations

from collections.abc import Iterator

from scenarios.checks.subject import Subject
from scenarios.customer import Casting, Person, Temper
from scenarios.figures import choices, prices
from scenarios.house.organisation import Organisation
from scenarios.model import Need, NumberDraw, Scenario
from scenarios.play import Play, prepare

WOMAN = Person(
    genre="f",
    prenom="Camille",
    nom="Vasseur",
    age=40,
    telephone="0199009876",
    courriel="camille.vasseur@example.fr",
    voie="8 rue des Essais",
    code_postal="01990",
    ville="Valbourg",
)
MAN = Person(
    genre="m",
    prenom="Ahmed",
    nom="Keller",
    age=52,
    telephone="0639980001",
    courriel="ahmed.keller@example.fr",
    voie="3 place du Marché",
    code_postal="01990",
    ville="Valbourg",
)
# Enough draws of the numbers for the usual two or three of each.
SEEDS = (1, 2, 3)


def sample_plays(subject: Subject) -> tuple[Play, ...]:
    """A play for each need and seed; none where the organisation does not exist.

    The same ones for every rule: what a play knows is worked out once each.
    """
    if not subject.samples:
        subject.samples.extend(_plays(subject))
    return tuple(subject.samples)


def _plays(subject: Subject) -> Iterator[Play]:
    scenario, house = subject.scenario, subject.organisation
    if house is None:
        return
    for need in scenario.client.besoins:
        if not all(_has_values(draw, need, house) for draw in scenario.nombres.values()):
            # Told where numbers are checked: nobody with that need can be played.
            continue
        for seed in SEEDS if scenario.nombres else SEEDS[:1]:
            casting = sample_casting(scenario, _temper(need.id), seed)
            yield prepare(scenario, house, casting, "guide")


def _has_values(draw: NumberDraw, need: Need, house: Organisation) -> bool:
    return draw.formule is not None or bool(choices(draw, need, prices(house)))


def sample_casting(scenario: Scenario, temper: Temper, seed: int = SEEDS[0]) -> Casting:
    """Somebody of that temper, with people around like any others."""
    return Casting(
        graine=seed,
        temper=temper,
        client=WOMAN,
        figurants=dict.fromkeys(scenario.figurants, MAN),
    )


def _temper(need: str) -> Temper:
    return Temper(
        archetype="essai",
        confiance=10,
        patience=10,
        gain=100,
        perte=100,
        usure=0,
        seuil=2,
        mobiles=("securite",),
        freins=(),
        besoin=need,
    )
