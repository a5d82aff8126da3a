"""What gauges can become on the way, for each persona: bounds that the play never meets.

Intervals are carried along the written graph until they grow no more. They may be wider than what
plays reach, never narrower: what lies outside of them is out of reach for certain.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from scenarios.checks.rule import Found, Rule
from scenarios.checks.standings import TRUST_OF
from scenarios.checks.subject import Subject
from scenarios.conditions import Bounds, Condition
from scenarios.customer import GAUGE_MAX, MOOD_LOSS, Mood, Temper, clamp
from scenarios.files.diagnostics import Severity
from scenarios.files.source import Path
from scenarios.steps.dialogue import Dialogue
from scenarios.steps.kinds import AnyStep
from scenarios.steps.parts import DEFAULT_CHANGE, Choice, Effects
from scenarios.steps.questions import Questions
from scenarios.steps.sujets import Sujets

# What a student who says nothing costs, on each gauge.
SILENCE = -1
WORST = max(MOOD_LOSS.values())


@dataclass(frozen=True, slots=True)
class Reach:
    """The least and the most that a gauge can be worth."""

    low: int
    high: int

    def joined(self, other: Reach) -> Reach:
        """What holds both."""
        return Reach(min(self.low, other.low), max(self.high, other.high))

    def moved(self, down: int, up: int) -> Reach:
        """After a change between `down` (not above 0) and `up` (not below 0)."""
        return Reach(clamp(self.low + down), clamp(self.high + up))


Gauges = Mapping[str, Reach]


def out_of_reach(subject: Subject) -> Iterator[Found]:
    """Bounds of gauges, and moods, that no persona can come to there."""
    tempers = [
        subject.vocabulary.tempers[name]
        for name in dict.fromkeys(subject.scenario.client.personas)
        if name in subject.vocabulary.tempers
    ]
    conditions = [
        (path, one)
        for path, one in subject.inventory.of(Condition)
        if one.confiance or one.patience or one.humeur in TRUST_OF
    ]
    if not conditions or len(tempers) < len(set(subject.scenario.client.personas)):
        return
    reaches = [along(subject, temper) for temper in tempers]
    for path, condition in conditions:
        step = subject.step_at(path)
        # Bounds of what belongs to no step may be read anywhere.
        if step is None or any(step.id not in gauges for gauges in reaches):
            continue
        here = [gauges[step.id] for gauges in reaches]
        yield from _unmet(path, condition, here)


def _unmet(path: Path, condition: Condition, here: list[Gauges]) -> Iterator[Found]:
    for gauge in ("confiance", "patience"):
        bounds: Bounds | None = getattr(condition, gauge)
        if bounds is None or not _is_sound(bounds):
            continue
        spans = [gauges[gauge] for gauges in here]
        low, high = min(one.low for one in spans), max(one.high for one in spans)
        span = f"ici, « {gauge} » va de {low} à {high}, quel que soit le persona"
        if not any(_meets(bounds, one) for one in spans):
            yield Found((*path, gauge), f"{span} : cette borne n’est jamais atteinte", MEND)
        elif all(bounds.hold(one.low) and bounds.hold(one.high) for one in spans):
            message = f"{span} : cette borne est toujours respectée"
            yield Found((*path, gauge), message, MEND, severity=Severity.WARNING)
    mood: Mood | None = condition.humeur
    if mood in TRUST_OF:
        low, high = TRUST_OF[mood]
        spans = [gauges["confiance"] for gauges in here]
        if not any(one.low <= high and low <= one.high for one in spans):
            message = f"l’humeur « {mood} » demande une confiance que personne n’a ici"
            yield Found((*path, "humeur"), message, MEND)


MEND = "changez la borne, ou les « effets » des étapes d’avant"


def _is_sound(bounds: Bounds) -> bool:
    """Whether it says something: `bornes` speaks of the others."""
    if bounds.min is None and bounds.max is None:
        return False
    return bounds.min is None or bounds.max is None or bounds.min <= bounds.max


def _meets(bounds: Bounds, span: Reach) -> bool:
    low = 0 if bounds.min is None else bounds.min
    high = GAUGE_MAX if bounds.max is None else bounds.max
    return low <= span.high and span.low <= high


def along(subject: Subject, temper: Temper) -> dict[str, Gauges]:
    """What each gauge can be worth at each step reached, before or after it is answered."""
    steps = {step.id: step for _, step in subject.played()}
    start = {
        "confiance": Reach(temper.confiance, temper.confiance),
        "patience": Reach(temper.patience, temper.patience),
    }
    arriving: dict[str, Gauges] = {subject.first: start}
    staying: dict[str, Gauges] = {}
    changes = {id_: _changes(step, temper) for id_, step in steps.items()}
    waiting = [subject.first]
    while waiting:
        here = waiting.pop()
        if here not in changes:
            continue
        before = arriving[here]
        after = {name: before[name].moved(*changes[here][name]) for name in before}
        staying[here] = {name: before[name].joined(after[name]) for name in before}
        for goal in subject.all_edges.get(here, ()):
            # An interruption strikes before the step is answered, so both may arrive.
            wider = _wider(arriving.get(goal), staying[here])
            if wider is not None:
                arriving[goal] = wider
                waiting.append(goal)
    return staying


def _wider(known: Gauges | None, more: Gauges) -> Gauges | None:
    """Both together; None when nothing is new."""
    if known is None:
        return more
    both = {name: known[name].joined(more[name]) for name in known}
    return None if both == known else both


def _changes(step: AnyStep, temper: Temper) -> dict[str, tuple[int, int]]:
    """How far a visit of the step can lower and raise each gauge, at worst and at best."""
    if step.interlocuteur is not None:
        return {"confiance": (0, 0), "patience": (0, 0)}
    written = [*_written(step)]
    is_once = isinstance(step, Dialogue) or not isinstance(step, Questions | Sujets)
    found = {}
    for rank, name in enumerate(("confiance", "patience")):
        values = [change[rank] for change in written]
        ups = [_felt(value, temper) for value in values if value > 0]
        wear = temper.usure if name == "patience" else 0
        downs = [_felt(value, temper) - wear for value in values if value <= 0]
        if is_once:
            found[name] = (min(downs, default=0), max(ups, default=0))
        else:
            found[name] = (sum(downs), sum(ups))
    return found


def _felt(change: int, temper: Temper) -> int:
    """The most that a change can be felt as, in the worst mood, rounded away from zero."""
    percent = temper.gain * 100 if change > 0 else temper.perte * WORST
    size = -(-abs(change) * percent // 10_000)
    return size if change > 0 else -size


def _written(step: AnyStep) -> Iterator[tuple[int, int]]:
    """(trust, patience) of every answer of the step, cases included, before the temper."""
    if isinstance(step, Dialogue):
        yield SILENCE, SILENCE
    for choice in step.lines():
        yield from _of_choice(choice)
    if not step.lines():
        yield from ((e.confiance or 0, e.patience or 0) for e in _effects(step))
    if isinstance(step, Sujets):
        yield from (DEFAULT_CHANGE["maladroit"] for one in step.sujets if one.hors_sujet)


def _of_choice(choice: Choice) -> Iterator[tuple[int, int]]:
    worths = [(choice.qualite, choice.effets)]
    worths += [
        (case.qualite or choice.qualite, choice.effets if case.effets is None else case.effets)
        for case in choice.cas
    ]
    for quality, effects in worths:
        trust, patience = DEFAULT_CHANGE[quality]
        yield (
            trust if effects.confiance is None else effects.confiance,
            patience if effects.patience is None else effects.patience,
        )


def _effects(value: object) -> Iterator[Effects]:
    if isinstance(value, Effects):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _effects(item)
    elif hasattr(value, "__struct_fields__"):
        for name in value.__struct_fields__:
            yield from _effects(getattr(value, name))


RULES: tuple[Rule[Subject], ...] = (
    Rule("jauge-hors-portee", "Une borne de jauge peut être atteinte, et manquée.", out_of_reach),
)
