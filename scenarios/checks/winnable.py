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
from scenarios.play import Play, Position, View, prepare
from scenarios.settling import first_position, settle
from scenarios.steps.dialogue import Dialogue
from scenarios.steps.kind import Progress, Refusal
from scenarios.steps.questions import Questions
from scenarios.steps.sujets import Sujets

# Positions looked at for one customer: a good way is found in some fifty where there is one.
MOST_POSITIONS = 2_000
# Customers tried for one persona; more than their conditions tell apart adds nothing.
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
    for at, name, plays in _by_persona(subject):
        for play in plays:
            left_at = _leaves_right_play(play)
            if left_at is None:
                continue
            way = _search(play, must_be_full=False)
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
    for at, name, plays in _by_persona(subject):
        for play in plays:
            if _leaves_right_play(play) is not None:
                break
            way = _search(play, must_be_full=True)
            if way.is_found:
                continue
            if way.is_whole:
                message = f"avec « {name} », aucun parcours ne vaut 3 partout : « {way.blocked_at} » l’empêche"
                hint = "donnez à cette étape une réponse qui vaut 3 sur chacun de ses critères"
                yield Found(at, message, hint)
            else:
                message = (
                    f"avec « {name} », trop de parcours pour savoir si l’un d’eux vaut 3 partout"
                )
                hint = "« comptoir analyser » cherche plus longtemps"
                yield Found(at, message, hint, severity=Severity.NOTE)
            break


def _by_persona(subject: Subject) -> Iterator[tuple[tuple[str | int, ...], str, list[Play]]]:
    """(where it is cited, its name, plays in training with its customers) of each persona."""
    house, scenario = subject.organisation, subject.scenario
    if house is None:
        return
    read = [condition for _, condition in subject.inventory.of(Condition)]
    for rank, name in enumerate(scenario.client.personas):
        base = subject.vocabulary.tempers.get(name)
        if base is None:
            continue
        brakes = scenario.client.freins.parmi or tuple(subject.vocabulary.brakes.get(name, ()))
        kinds = list(tempers(read, scenario.client, brakes))[:MOST_CUSTOMERS]
        plays = [
            prepare(scenario, house, sample_casting(scenario, _like(base, one)), "entrainement")
            for one in kinds
        ]
        yield ("client", "personas", rank), name, plays


def _like(base: Temper, one: Temper) -> Temper:
    return replace(base, mobiles=one.mobiles, freins=one.freins, besoin=one.besoin)


def _leaves_right_play(play: Play) -> str | None:
    """The step where the customer leaves a student who answers right; None when they stay."""
    here = first_position(play)
    for _ in range(MOST_POSITIONS):
        if here.step is None:
            return None
        after = settle(play, here, _right(play, here))
        if after.is_relieved:
            return here.step
        if after == here:
            return None
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


def _search(play: Play, *, must_be_full: bool) -> _Search:
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
        if len(met) > MOST_POSITIONS:
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
