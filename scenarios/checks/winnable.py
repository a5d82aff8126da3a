"""Whether each persona can be served well: right play keeps them, and may earn the most.

These rules play: they are run after the others, on a scenario without errors, and the work is
bounded. What the bound leaves open is said, as a note.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from msgspec.structs import replace

from scenarios.banks import with_banks
from scenarios.checks.rule import Found, Rule
from scenarios.checks.sample import sample_casting
from scenarios.checks.standings import tempers
from scenarios.checks.subject import Subject
from scenarios.conditions import Condition
from scenarios.customer import Temper
from scenarios.files.diagnostics import Severity
from scenarios.files.source import Path
from scenarios.model import Scenario
from scenarios.play import Play, Position, View, prepare
from scenarios.reach.liveness import deciding
from scenarios.settling import first_position, settle
from scenarios.steps.dialogue import Dialogue
from scenarios.steps.kind import Progress, Refusal
from scenarios.steps.questions import Questions
from scenarios.steps.sujets import Sujets

# Positions looked at for all customers together, and for one of them at least: a good way is found
# in some fifty where there is one.
MOST_POSITIONS = 3_000
FEWEST_POSITIONS = 100
# Answers of a right play: past so many, it goes round in circles.
MOST_MOVES = 300
# Customers tried for one persona, among those that the conditions tell apart.
MOST_CUSTOMERS = 8
FULL = 3


@dataclass(frozen=True, slots=True)
class _Search:
    """What became of looking for a way: the furthest step reached, and whether all was seen.

    is_straight: the way found is that of right answers alone.
    """

    is_found: bool
    is_whole: bool
    blocked_at: str
    is_straight: bool = False


@dataclass(frozen=True, slots=True)
class _Rights:
    """What is right, for customers who differ by their gauges alone: asked of a step once.

    moody: the steps at which it depends on the gauges.
    """

    moody: frozenset[str]
    known: dict[object, Progress] = field(default_factory=dict)

    def at(self, view: View) -> Progress:
        """The right answer there."""
        here = view.position
        gauges = (here.trust, here.patience, here.mood) if here.step in self.moody else None
        key = here.step, here.local, here.facts, gauges
        found = self.known.get(key)
        if found is None:
            found = self.known[key] = _right(view)
        return found


class _Customer:
    """One customer of a persona, played in training. most: positions that a search may take."""

    def __init__(self, play: Play, most: int, rights: _Rights) -> None:
        self.play = play
        self._most = most
        self._rights = rights

    @cached_property
    def full(self) -> _Search:
        """A way that earns 3 at every mark."""
        return self._search(must_be_full=True)

    @property
    def can_be_kept(self) -> bool:
        """Whether any answers lead to an ending, the customer still there."""
        return self._search(must_be_full=False).is_found

    @cached_property
    def leaves_right_play(self) -> str | None:
        """The step where they leave a student who answers right; None when they stay."""
        if self.full.is_straight:
            return None
        here = first_position(self.play)
        met = {here}
        while here.step is not None and len(met) < MOST_MOVES:
            after = settle(self.play, here, self._rights.at(View(self.play, here, 1)))
            if after.is_relieved:
                return here.step
            if after in met:
                return None
            met.add(after)
            here = after
        return None

    def _search(self, *, must_be_full: bool) -> _Search:
        """A way to an ending with the customer still there, depth first, right answers first."""
        play = self.play
        ranks = {step.id: rank for rank, step in enumerate(play.scenario.etapes)}
        first = first_position(play)
        met, furthest, is_straight = {first}, first.step or "", True
        work = [(first, self._ways(first))]
        while work:
            here, ways = work[-1]
            progress = next(ways, None)
            if progress is None:
                work.pop()
                continue
            after = None
            if not must_be_full or all(mark.value >= FULL for mark in progress.marks):
                after = settle(play, here, progress)
            if after is None or after.is_relieved or after in met:
                is_straight = False
                continue
            if after.step is None:
                return _Search(True, True, "", is_straight)
            met.add(after)
            if len(met) > self._most:
                return _Search(False, False, furthest)
            if ranks[after.step] > ranks[furthest]:
                furthest = after.step
            work.append((after, self._ways(after)))
        return _Search(False, True, furthest)

    def _ways(self, here: Position) -> Iterator[Progress]:
        """The right answer, then every other that comes out differently."""
        view = View(self.play, here, 1)
        right = self._rights.at(view)
        yield right
        for progress in view.step.branches(view):
            if progress.key != right.key:
                yield progress


@dataclass(frozen=True, slots=True)
class _Persona:
    """A persona as cited, with its customers that the conditions tell apart, or some of them."""

    at: Path
    name: str
    customers: tuple[_Customer, ...]


def lost_customers(subject: Subject) -> Iterator[Found]:
    """Personas who walk out, in training, on a student who answers right."""
    for persona in _personas(subject):
        for one in persona.customers:
            if one.leaves_right_play is None:
                continue
            how = "" if one.can_be_kept else " ; aucune autre suite de réponses ne le garde"
            message = (
                f"« {persona.name} » s’en va à l’étape « {one.leaves_right_play} », "
                f"à un élève qui répond juste{how}"
            )
            hint = (
                "adoucissez les « effets » sur la patience avant cette étape, ou retirez ce persona"
            )
            yield Found(persona.at, message, hint)
            break


def short_of_full(subject: Subject) -> Iterator[Found]:
    """Personas with whom no way through earns 3 at every mark."""
    for persona in _personas(subject):
        for one in persona.customers:
            # Of those who leave a right play, `persona-perdu` speaks.
            if one.full.is_found or one.leaves_right_play is not None:
                continue
            if one.full.is_whole:
                message = (
                    f"avec « {persona.name} », aucun parcours ne vaut 3 partout : "
                    f"« {one.full.blocked_at} » l’empêche"
                )
                hint = "donnez à cette étape une réponse qui vaut 3 sur chacun de ses critères"
                yield Found(persona.at, message, hint)
            else:
                # Said once: another persona would be as long to follow.
                message = "trop de parcours pour savoir si l’un d’eux vaut 3 partout"
                hint = "« comptoir analyser » cherche plus longtemps"
                yield Found(("client", "personas"), message, hint, severity=Severity.NOTE)
                return
            break


@lru_cache(maxsize=1)
def _personas(subject: Subject) -> tuple[_Persona, ...]:
    """Those cited, once each; both rules ask for them, one after the other."""
    house, scenario = subject.organisation, subject.scenario
    if house is None:
        return ()
    read = [condition for _, condition in subject.inventory.of(Condition)]
    cited = dict.fromkeys(scenario.client.personas)
    moody, rights = _moody(scenario), dict[object, _Rights]()
    found = []
    for name in cited:
        base = subject.vocabulary.tempers.get(name)
        if base is None:
            continue
        brakes = scenario.client.freins.parmi or tuple(subject.vocabulary.brakes.get(name, ()))
        every = tempers(read, scenario.client, brakes)
        # Spread over them all, for those that stand side by side differ least.
        kinds = every[:: -(-len(every) // MOST_CUSTOMERS)]
        most = max(FEWEST_POSITIONS, MOST_POSITIONS // (len(kinds) * len(cited)))
        customers = []
        for kind in kinds:
            casting = sample_casting(scenario, _like(base, kind))
            play = prepare(scenario, house, casting, "entrainement")
            alike = rights.setdefault((kind.mobiles, kind.freins, kind.besoin), _Rights(moody))
            customers.append(_Customer(play, most, alike))
        at = ("client", "personas", scenario.client.personas.index(name))
        found.append(_Persona(at, name, tuple(customers)))
    return tuple(found)


def _like(base: Temper, one: Temper) -> Temper:
    return replace(base, mobiles=one.mobiles, freins=one.freins, besoin=one.besoin)


def _moody(scenario: Scenario) -> frozenset[str]:
    """The steps that look at the customer's gauges."""
    return frozenset(
        step.id
        for step in with_banks(scenario.etapes)
        if any(c.confiance or c.patience or c.humeur for c in deciding(step))
    )


def _right(view: View) -> Progress:
    """The right answer; where one answer does it all, the outcome that earns most."""
    if not isinstance(view.step, Dialogue | Questions | Sujets):
        return max(view.step.branches(view), key=lambda one: sum(m.value for m in one.marks))
    progress = view.step.accept(view.step.right(view), view)
    assert not isinstance(progress, Refusal), progress.message
    return progress


# Run apart, after RULES, on what they found no error in.
DEEP_RULES: tuple[Rule[Subject], ...] = (
    Rule(
        "persona-perdu",
        "Répondre juste garde le client, quel que soit le persona.",
        lost_customers,
    ),
    Rule(
        "maximum-inatteignable",
        "Avec chaque persona, un parcours vaut 3 partout.",
        short_of_full,
        Severity.WARNING,
    ),
)
