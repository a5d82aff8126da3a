"""An archetype: how a kind of customer is, and how they react, as written in `archetypes/*.yaml`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Literal, get_args

import msgspec

from scenarios.conditions import Gauge, Slug, Written
from scenarios.customer import Manner, Medium, Mood, Motive, Reactions, Temper
from scenarios.files.diagnostics import nearest
from scenarios.language.clean import quoted

Register = Literal["courant", "soutenu", "familier"]
Percent = Annotated[int, msgspec.Meta(ge=10, le=300)]
Weight = Annotated[int, msgspec.Meta(ge=1, le=9)]
AdultAge = Annotated[int, msgspec.Meta(ge=18, le=99)]

MOODS: tuple[Mood, ...] = get_args(Mood)
MEDIUMS: tuple[Medium, ...] = get_args(Medium)

# Where an archetype gives a motive no weight of its own.
COMMON_WEIGHT = 1


class PersonaError(ValueError):
    """A persona that does not exist is asked for; the message is French and names the nearest."""


class Archetype(Written, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a kind of customer is: traits and reactions, never an identity.

    resume: for the teacher. confiance, patience: starting gauges, 0-20. gain, perte: percent
    applied to rises and falls. usure: patience lost on top of each clumsy line. seuil: the
    patience at which they leave. mobiles: weights of the SONCAS(E) motives, 1 where left out.
    freins: the brakes that are likely here. age: youngest and oldest, both reached.
    depart: what is said and done when walking out, by medium.
    """

    format: Literal[1]
    id: Slug
    nom: str
    resume: str
    registre: Register
    confiance: Gauge
    patience: Gauge
    gain: Percent
    perte: Percent
    usure: Gauge
    seuil: Gauge
    mobiles: dict[Motive, Weight]
    freins: tuple[Slug, ...]
    age: tuple[AdultAge, AdultAge]
    reactions: dict[Mood, Reactions]
    depart: Reactions

    def weight(self, motive: Motive) -> int:
        """How likely this motive is here, against the others."""
        return self.mobiles.get(motive, COMMON_WEIGHT)

    def temper(self, *, motives: tuple[Motive, ...], brakes: tuple[str, ...], need: str) -> Temper:
        """The temper of one customer of this kind; motives and brakes come dominant first."""
        return Temper(
            archetype=self.id,
            confiance=self.confiance,
            patience=self.patience,
            gain=self.gain,
            perte=self.perte,
            usure=self.usure,
            seuil=self.seuil,
            mobiles=motives,
            freins=brakes,
            besoin=need,
        )

    def manners(self) -> Iterator[tuple[tuple[str | int, ...], Manner]]:
        """Every reaction and every way to leave, with its path in the file."""
        for mood, reactions in self.reactions.items():
            for medium in MEDIUMS:
                for rank, manner in enumerate(reactions.on(medium)):
                    yield ("reactions", mood, medium, rank), manner
        for medium in MEDIUMS:
            for rank, manner in enumerate(self.depart.on(medium)):
                yield ("depart", medium, rank), manner


def find(archetypes: Mapping[str, Archetype], id_: str) -> Archetype:
    """The archetype of that id; raises PersonaError with the nearest id, else with all of them."""
    if id_ in archetypes:
        return archetypes[id_]
    near = nearest(id_, archetypes)
    hint = (
        f"vouliez-vous dire {quoted(near)}\u00a0?"
        if near
        else f"il y a\u00a0: {', '.join(sorted(archetypes))}."
    )
    raise PersonaError(f"Le persona {quoted(id_)} n’existe pas\u00a0; {hint}")
