"""A play in progress as the steps see it: the bundle that never changes, and where it stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Literal, TypeVar

import msgspec

from scenarios.aleas import Strike, strikes
from scenarios.banks import with_banks
from scenarios.chance import Chance
from scenarios.conditions import Standing
from scenarios.customer import Casting, Mood
from scenarios.figures import draw_numbers, prices
from scenarios.house.organisation import Organisation
from scenarios.language.texts import render
from scenarios.regles import HouseRule, declared
from scenarios.steps.kind import Local

if TYPE_CHECKING:
    from scenarios.house.client_file import ClientFile
    from scenarios.model import Scenario
    from scenarios.steps.kinds import AnyStep
    from scenarios.trace import Act

T = TypeVar("T")

Mode = Literal["guide", "entrainement", "evaluation"]
MODE_LABELS: dict[Mode, str] = {
    "guide": "guidé",
    "entrainement": "entraînement",
    "evaluation": "évaluation",
}


@dataclass(frozen=True, slots=True)
class Play:
    """What a play is made of: made once by `prepare`, then only read.

    aleas: what interrupts each step, in the order written.
    clients: who is in the client file; None where nobody looks at it (marks never do).
    rules: those over the whole play that the scenario declares, with its criteria.
    """

    scenario: Scenario
    organisation: Organisation
    casting: Casting
    mode: Mode
    steps: Mapping[str, AnyStep]
    numbers: Mapping[str, Decimal]
    words: Mapping[str, object]
    aleas: Mapping[str, tuple[Strike, ...]] = field(default_factory=dict)
    clients: ClientFile | None = field(default=None, compare=False, repr=False)
    rules: tuple[HouseRule, ...] = ()

    @property
    def figures(self) -> Mapping[str, Decimal]:
        """All that a formula may read: prices by id of product, then the numbers by name."""
        return {**prices(self.organisation), **self.numbers}


def prepare(
    scenario: Scenario,
    organisation: Organisation,
    casting: Casting,
    mode: Mode,
    clients: ClientFile | None = None,
) -> Play:
    """The bundle: numbers drawn, words of the templates gathered."""
    need = next((n for n in scenario.client.besoins if n.id == casting.temper.besoin), None)
    numbers = draw_numbers(scenario.nombres, prices(organisation), need, casting.graine)
    words: dict[str, object] = {
        "client": casting.client,
        "organisation": organisation,
        "produits": {product.id: product for product in organisation.catalogue},
        "nombres": numbers,
        "besoin": dict(need.mots) if need else {},
        **casting.figurants,
    }
    steps = {step.id: step for step in with_banks(scenario.etapes)}
    aleas = strikes(scenario.aleas, casting.graine)
    rules = declared(scenario.regles)
    return Play(scenario, organisation, casting, mode, steps, numbers, words, aleas, clients, rules)


class Position(msgspec.Struct, frozen=True):
    """All that decides what can still happen; lean, hashable, the unit of the search.

    step: None when the play is over. ending: id of the ending reached, None until then.
    is_relieved: the customer has left and the paperwork goes on without them. paused: the steps
    put aside, each with what it keeps, the last one to be come back to first.
    """

    step: str | None
    local: Local
    trust: int
    patience: int
    mood: Mood
    facts: frozenset[str]
    ending: str | None = None
    is_relieved: bool = False
    paused: tuple[tuple[str, Local], ...] = ()


def only_mends(play: Play, position: Position) -> bool:
    """Whether what is answered here earns no points: a step written to mend, or the paperwork after
    a walk-out. Otherwise a play through a mistake could earn more than one without.
    """
    step = play.steps.get(position.step or "")
    return position.is_relieved or (step is not None and step.rattrapage)


@dataclass(frozen=True, slots=True)
class View:
    """What a step may look at; read-only.

    visit counts from 1. acts: what was done before, for the steps that look back.
    """

    play: Play
    position: Position
    visit: int
    acts: tuple[Act, ...] = ()

    @property
    def step(self) -> AnyStep:
        """The step looked at; the play must not be over."""
        return self.play.steps[self.position.step or ""]

    @property
    def standing(self) -> Standing:
        """What conditions look at."""
        p = self.position
        return Standing(p.trust, p.patience, p.mood, p.facts, self.play.casting.temper)

    @property
    def local(self) -> Local:
        """What the step has kept since it was entered."""
        return self.position.local

    def say(self, text: str) -> str:
        """An author's text, rendered for this play."""
        return render(text, self.play.words)

    def shuffled(self, items: Sequence[T], purpose: str) -> tuple[T, ...]:
        """The items in the order drawn for this step and visit."""
        seed = self.play.casting.graine
        return Chance(seed, purpose, self.position.step or "", self.visit).shuffled(items)
