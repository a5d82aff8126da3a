"""What `analyser` finds, as values: each is shown in text, JSON and HTML, and nothing is recomputed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from game.atelier.analysis.fairness import Fairness
from scenarios.model import Scenario
from scenarios.play import Mode
from scoring.guessing import Guess

Gravity = Literal["erreur", "avertissement", "note", "bien"]
Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Finding:
    """One sentence of the verdict, and where its figures are. Only an `erreur` fails."""

    gravity: Gravity
    text: str


@dataclass(frozen=True, slots=True)
class CompetenceRoutes:
    """How an announced competence is observed along routes, all classes together.

    score: least and most marks reachable. seen: least and most observations on a route to an
    ordinary ending; left: the same where the customer walks out, by mode (none: nobody leaves).
    criteria: those that count for it.
    """

    code: str
    title: str
    criteria: tuple[str, ...]
    score: Pair
    seen: Pair
    left: Mapping[Mode, Pair]


@dataclass(frozen=True, slots=True)
class ClassReach:
    """What one kind of customer lets earn.

    by_criterion, by_competence, total: least and most. routes: how many were counted, walk-outs
    included. is_exact: False where a bound was hit: the figures are then outer bounds.
    """

    label: str
    archetype: str
    name: str
    by_criterion: Mapping[str, Pair]
    by_competence: Mapping[str, Pair]
    total: Pair
    positions: int
    routes: int
    is_exact: bool


@dataclass(frozen=True, slots=True)
class Spread:
    """How totals are spread: rows of (from, to, routes, plays), the bounds reached.

    routes: of all those counted, customers weighing alike; plays: of the plays at random; both
    are shares of 1. is_whole: False when routes that play a step again were left out.
    """

    rows: tuple[tuple[int, int, float, float], ...]
    routes: int
    plays: int
    is_whole: bool
    median_route: int
    median_play: int


@dataclass(frozen=True, slots=True)
class StrategyRow:
    """What one way of answering without reading is given, over all customers and orders.

    place: mean, 0 at the worst reachable and 1 at the best; None where nothing can be earned.
    by_competence: for each announced one. left: the share of plays that end by a walk-out; cut:
    that never ended.
    """

    id: str
    label: str
    plays: int
    place: float | None
    by_competence: Mapping[str, Guess]
    left: float
    cut: float

    @property
    def won(self) -> tuple[str, ...]:
        """The competences that it wins."""
        return tuple(code for code, guess in self.by_competence.items() if guess.is_won)


@dataclass(frozen=True, slots=True)
class StepGuess:
    """What a step gives to who does not read it.

    chance: mean mark of an answer drawn at random, 0 to 3, where it was met; best: that of the
    strategy which earns most there, with its id, among those that win the scenario where there are
    any. advice: how to mend; empty where nothing is due.
    """

    id: str
    kind: str
    phase: str
    criteria: tuple[str, ...]
    chance: float
    best: float
    strategy: str
    advice: str


@dataclass(frozen=True, slots=True)
class PersonaRow:
    """What one archetype allows.

    full: whether every customer of that kind can be served without one mark lost on an announced
    competence, each of them observed enough; missing: those that such a route observes too little.
    can_win: whether a `reussie` ending can be reached. leaves: steps at which a right play makes
    them walk out.
    """

    id: str
    name: str
    customers: int
    full: bool
    missing: tuple[str, ...]
    can_win: bool
    leaves: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Analysis:
    """All that `analyser` says of a scenario in one mode.

    always: ids of the steps met on every route to an ordinary ending. merged: what the customers
    of one kind may differ by. left_out: kinds of customers not looked at.
    """

    scenario: Scenario
    mode: Mode
    findings: tuple[Finding, ...]
    classes: tuple[ClassReach, ...]
    merged: tuple[str, ...]
    left_out: int
    always: tuple[str, ...]
    competences: tuple[CompetenceRoutes, ...]
    criteria: Mapping[str, Pair]
    total: Pair
    spread: Spread | None
    strategies: tuple[StrategyRow, ...]
    steps: tuple[StepGuess, ...]
    fairness: Fairness
    personas: tuple[PersonaRow, ...]
    seed: int
    enough: int

    @property
    def is_exact(self) -> bool:
        """Whether no bound was hit."""
        return all(each.is_exact for each in self.classes)

    @property
    def has_errors(self) -> bool:
        """Whether something must be mended."""
        return any(each.gravity == "erreur" for each in self.findings)
