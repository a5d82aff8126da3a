"""Whether each persona can be served well: right play keeps them, and may earn the most.

These rules play: they are run after the others, on a scenario without errors, and the work is
bounded. What the bound leaves open is said, as a note.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from msgspec.structs import replace

from scenarios.checks.rule import Found, Rule
from scenarios.checks.sample import sample_casting
from scenarios.checks.standings import tempers
from scenarios.checks.subject import Subject
from scenarios.conditions import Condition
from scenarios.customer import Temper
from scenarios.files.diagnostics import Severity
from scenarios.files.source import Path
from scenarios.play import Play, Position, View, prepare
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
    """What became of looking for a way: the furthest step reached, and whether all was seen."""

    is_found: bool
    is_whole: bool
    blocked_at: str


def lost_customers(subject: Subject) -> Iterator[Found]:
    """Personas who walk out, in training, on a student who answers right."""
    for at, name, plays, most in _by_persona(subject):
        for play in plays:
            left_at = _leaves_right_play(play)
            if left_at is None:
                continue
            way = _search(play, most, must_be_full=False)
            how = " ; aucune autre suite de réponses ne le garde" if not way.is_found else ""
            message = (
                f"« {name} » s’en va à l’étape « {left_at} », à un élève qui répond juste{how}"
            )
            hint = (
                "adoucissez les « effets » sur la patience avant cette étape, ou retirez ce persona"
            )
            yield Found(at, message, hint)
            break


def short_of_full(subject: Subject) -> Iterator[Found]:
    """Personas with whom no way through earns 3 at every mark."""
    for at, name, plays, most in _by_persona(subject):
        for play in plays:
            way = _search(play, most, must_be_full=True)
            # Of those who leave a right play, `persona-perdu` speaks.
            if way.is_found or _leaves_right_play(play) is not None:
                continue
            if way.is_whole:
                message = f"avec « {name} », aucun parcours ne vaut 3 partout : « {way.blocked_at} » l’empêche"
                hint = "donnez à cette étape une réponse qui vaut 3 sur chacun de ses critères"
                yield Found(at, message, hint)
            else:
                # Said once: another persona would be as long to follow.
                message = "trop de parcours pour savoir si l’un d’eux vaut 3 partout"
                hint = "« comptoir analyser » cherche plus longtemps"
                yield Found(("client", "personas"), message, hint, severity=Severity.NOTE)
                return
            break


def _by_persona(subject: Subject) -> Iterator[tuple[Path, str, list[Play], int]]:
    """(where it is cited, its name, plays in training with its customers, how many positions each
    may take) of each persona."""
    house, scenario = subject.organisation, subject.scenario
    if house is None:
        return
    read = [condition for _, condition in subject.inventory.of(Condition)]
    cited = scenario.client.personas
    for rank, name in enumerate(cited):
        base = subject.vocabulary.tempers.get(name)
        if base is None or name in cited[:rank]:
            continue
        brakes = scenario.client.freins.parmi or tuple(subject.vocabulary.brakes.get(name, ()))
        every = tempers(read, scenario.client, brakes)
        # Spread over them all, for those that stand side by side differ least.
        kinds = every[:: -(-len(every) // MOST_CUSTOMERS)]
        plays = [
            prepare(scenario, house, sample_casting(scenario, _like(base, one)), "entrainement")
            for one in kinds
        ]
        most = max(FEWEST_POSITIONS, MOST_POSITIONS // (len(kinds) * len(set(cited))))
        yield ("client", "personas", rank), name, plays, most


def _like(base: Temper, one: Temper) -> Temper:
    return replace(base, mobiles=one.mobiles, freins=one.freins, besoin=one.besoin)


def _leaves_right_play(play: Play) -> str | None:
    """The step where the customer leaves a student who answers right; None when they stay."""
    here = first_position(play)
    met = {here}
    while here.step is not None and len(met) < MOST_MOVES:
        after = settle(play, here, _right(play, here))
        if after.is_relieved:
            return here.step
        if after in met:
            return None
        met.add(after)
        here = after
    return None


def _right(play: Play, here: Position) -> Progress:
    """The right answer; where one answer does it all, the outcome that earns most."""
    view = View(play, here, 1)
    if not isinstance(view.step, Dialogue | Questions | Sujets):
        return max(view.step.branches(view), key=lambda one: sum(m.value for m in one.marks))
    progress = view.step.accept(view.step.right(view), view)
    assert not isinstance(progress, Refusal), progress.message
    return progress


def _search(play: Play, most: int, *, must_be_full: bool) -> _Search:
    """A way to an ending with the customer still there, depth first, right answers tried first."""
    ranks = {step.id: rank for rank, step in enumerate(play.scenario.etapes)}
    first = first_position(play)
    met = {first}
    furthest = first.step or ""
    work = [(first, _ways(play, first))]
    while work:
        here, ways = work[-1]
        progress = next(ways, None)
        if progress is None:
            work.pop()
            continue
        if must_be_full and any(mark.value < FULL for mark in progress.marks):
            continue
        after = settle(play, here, progress)
        if after.is_relieved or after in met:
            continue
        if after.step is None:
            return _Search(True, True, "")
        met.add(after)
        if len(met) > most:
            return _Search(False, False, furthest)
        if ranks[after.step] > ranks[furthest]:
            furthest = after.step
        work.append((after, _ways(play, after)))
    return _Search(False, True, furthest)


def _ways(play: Play, here: Position) -> Iterator[Progress]:
    """The right answer, then every other that comes out differently."""
    right = _right(play, here)
    yield right
    for progress in View(play, here, 1).step.branches(View(play, here, 1)):
        if progress.key != right.key:
            yield progress


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
