"""Conditions whose answer is known beforehand: never true, always true, or asked too late."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from scenarios.checks.rule import Found, Rule
from scenarios.checks.standings import standings
from scenarios.checks.subject import Subject
from scenarios.conditions import Condition, Standing, holds, parts
from scenarios.files.diagnostics import Severity
from scenarios.files.source import Path
from scenarios.steps.parts import Branch, Case, Choice, Effects, Line

# One condition that tells apart more moments than this is not read by its author either.
MOST_MOMENTS = 2_000
MOST_FACTS = 8
# All those of a file: past so many, what is left is not looked at.
MOST_TRIALS = 60_000
_GROUPS = ("tous", "un", "aucun")


def never_true(subject: Subject) -> Iterator[Found]:
    """Conditions that no customer and no moment meet, each of their parts being possible."""
    trials = _Trials(subject)
    for path, condition in _whole(subject):
        moments = trials.moments(path, (condition,))
        if moments is not None and not any(holds(condition, at) for at in moments):
            message = "cette condition n’est jamais vraie : ses parties ne vont pas ensemble"
            yield Found(path, message, "retirez ce qui se contredit, ou partagez-la en deux")


def always_true(subject: Subject) -> Iterator[Found]:
    """Conditions that every customer meets at every moment."""
    trials = _Trials(subject)
    for path, condition in _whole(subject):
        moments = trials.moments(path, (condition,))
        if moments and all(holds(condition, at) for at in moments):
            yield Found(path, *_why_always(subject, path, condition))


def _why_always(subject: Subject, path: Path, condition: Condition) -> tuple[str, str]:
    own = _set_by_line(subject, path)
    if own & {one.fait for one in parts(condition)}:
        message = (
            "cette condition lit ce que la même réplique vient de poser : elle est toujours vraie"
        )
        return message, "pour dire autre chose selon ce qui était su avant, écrivez un « cas »"
    hint = "effacez « si », ou resserrez la condition"
    return "cette condition est toujours vraie pour les clients de ce scénario", hint


def _whole(subject: Subject) -> Iterator[tuple[Path, Condition]]:
    """Conditions as written, not those nested in them, where no other rule finds fault."""
    faulty = _faulty(subject)
    for path, condition in subject.inventory.of(Condition):
        if len(path) > 1 and path[-2] in _GROUPS:
            continue
        if not any(_is_faulty(one, faulty) for one in parts(condition)):
            yield path, condition


@dataclass(frozen=True, slots=True)
class _Known:
    """What conditions may name here; which brakes a persona has is not looked at."""

    facts: frozenset[str]
    motives: frozenset[str]
    needs: frozenset[str]
    has_brakes: bool


def _faulty(subject: Subject) -> _Known:
    client = subject.scenario.client
    facts = {fact for _, effects in subject.inventory.of(Effects) for fact in effects.facts}
    return _Known(
        frozenset(facts | set(subject.scenario.connu)),
        frozenset(client.mobiles.parmi),
        frozenset(need.id for need in client.besoins),
        client.freins.nombre > 0,
    )


def _is_faulty(one: Condition, known: _Known) -> bool:
    """Whether another rule speaks of it: empty, impossible bounds, a name that nothing has."""
    bounds = [bound for bound in (one.confiance, one.patience) if bound is not None]
    return (
        one == Condition()
        or any(getattr(one, group) == () for group in _GROUPS)
        or any(b.min is None and b.max is None for b in bounds)
        or any(b.min is not None and b.max is not None and b.min > b.max for b in bounds)
        or (one.fait is not None and one.fait not in known.facts)
        or (one.frein is not None and not known.has_brakes)
        or (one.mobile is not None and one.mobile not in known.motives)
        or (one.besoin is not None and one.besoin not in known.needs)
    )


class _Trials:
    """The moments that conditions tell apart, tried within bounds: a file may be made to cost."""

    def __init__(self, subject: Subject) -> None:
        self._subject = subject
        self._left = MOST_TRIALS
        self._known: dict[object, tuple[Standing, ...] | None] = {}

    def moments(self, path: Path, read: tuple[Condition, ...]) -> tuple[Standing, ...] | None:
        """Every standing told apart, with what is surely known at that place; None: too many."""
        sure = frozenset(self._subject.scenario.connu) | _set_by_line(self._subject, path)
        named = {one.fait for condition in read for one in parts(condition)}
        key = (read, sure & named)
        if key not in self._known:
            self._known[key] = self._tried(read, sure & named, len(named))
        return self._known[key]

    def _tried(
        self, read: tuple[Condition, ...], sure: frozenset[str | None], facts: int
    ) -> tuple[Standing, ...] | None:
        if facts > MOST_FACTS or self._left <= 0:
            return None
        every = list(islice(standings(read, self._subject.scenario.client), MOST_MOMENTS + 1))
        self._left -= len(every)
        if len(every) > MOST_MOMENTS:
            return None
        return tuple(at for at in every if sure <= at.facts)


def _set_by_line(subject: Subject, path: Path) -> frozenset[str]:
    """The facts that a line has just set when the condition of one of its answers is read."""
    if "reponse" not in path:
        return frozenset()
    owner = subject.at(path[: path.index("reponse")])
    return owner.effets.facts if isinstance(owner, Choice) else frozenset()


def hidden_branches(subject: Subject) -> Iterator[Found]:
    """Branches, cases and lines that those written before them leave nothing to."""
    lists: dict[Path, list[tuple[Path, Condition | None]]] = {}
    for type_ in (Branch, Case, Line):
        for path, one in subject.inventory.of(type_):
            if path and isinstance(path[-1], int):
                assert isinstance(one, Branch | Case | Line)
                lists.setdefault(path[:-1], []).append((path, one.si))
    known, trials = _faulty(subject), _Trials(subject)
    for path, branches in lists.items():
        conditions = [condition for _, condition in branches if condition is not None]
        if len(conditions) < 2 or any(
            _is_faulty(one, known) for condition in conditions for one in parts(condition)
        ):
            continue
        yield from _hidden(subject, trials, path, branches)


def _hidden(
    subject: Subject, trials: _Trials, path: Path, branches: list[tuple[Path, Condition | None]]
) -> Iterator[Found]:
    owner = subject.at(path[:-1])
    offered = [owner.si] if isinstance(owner, Choice) and owner.si is not None else []
    for rank, (at, condition) in enumerate(branches):
        before = [one for _, one in branches[:rank] if one is not None]
        # Of what follows a branch without a condition, `branche-morte` speaks.
        if condition is None or len(before) < rank or not before:
            continue
        moments = [
            one
            for one in trials.moments(path, (*offered, *before, condition)) or ()
            if all(holds(each, one) for each in (*offered, condition))
        ]
        if moments and all(any(holds(each, one) for each in before) for one in moments):
            message = "ceci ne sert jamais : une condition écrite plus haut convient déjà"
            yield Found(at, message, "mettez la plus précise en premier")


RULES: tuple[Rule[Subject], ...] = (
    Rule("condition-impossible", "Les parties d’une condition vont ensemble.", never_true),
    Rule(
        "condition-toujours-vraie",
        "Une condition départage des clients ou des moments.",
        always_true,
        Severity.WARNING,
    ),
    Rule(
        "branche-masquee",
        "Chaque branche, chaque cas convient à quelqu’un que les précédents laissent.",
        hidden_branches,
        Severity.WARNING,
    ),
)
