"""The customers and moments that a set of conditions can tell apart: a finite list to try."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, combinations, islice, product
from typing import get_args

from scenarios.conditions import Condition, Standing, parts
from scenarios.customer import GAUGE_MAX, Mood, Temper
from scenarios.model import ClientSpec

# The trust at which each mood can be felt (`customer.next_mood`); impatience comes at any.
TRUST_OF: dict[Mood, tuple[int, int]] = {
    "conquis": (13, GAUGE_MAX),
    "reserve": (0, 8),
    "serein": (7, 14),
}
# Tried at most; a step that tells apart more than this is not read by any student either.
LIMIT = 20_000
# Facts told apart at most, for the same reason: the others are taken as unknown.
MOST_FACTS = 12


def standings(conditions: Sequence[Condition], client: ClientSpec) -> Iterator[Standing]:
    """One standing for every way the conditions can hold together or not, at most `LIMIT`.

    Facts and gauges are taken as free of each other, and patience of moods: a few of these moments
    may never come. Trust and the moods that it decides go together.
    """
    read = tuple(chain.from_iterable(parts(condition) for condition in conditions))
    facts = sorted({c.fait for c in read if c.fait})[:MOST_FACTS]
    bounds = [(c.confiance.min, c.confiance.max) for c in read if c.confiance]
    moods = _moods(read)
    trust = _cuts(bounds + ([*TRUST_OF.values()] if len(moods) > 1 else []))
    patience = _cuts([(c.patience.min, c.patience.max) for c in read if c.patience])
    ways = product(_subsets(facts), trust, patience, moods, tempers(read, client))
    for known, t, p, mood, temper in islice(ways, LIMIT):
        low, high = TRUST_OF.get(mood, (0, GAUGE_MAX)) if len(moods) > 1 else (0, GAUGE_MAX)
        if low <= t <= high:
            yield Standing(t, p, mood, frozenset(known), temper)


def described(standing: Standing, conditions: Sequence[Condition]) -> str:
    """« fait « usage » inconnu, mobile « argent » », with what the conditions read and no more."""
    read = tuple(chain.from_iterable(parts(condition) for condition in conditions))
    temper = standing.temper
    said = [
        f"fait « {fact} » {'connu' if fact in standing.facts else 'inconnu'}"
        for fact in dict.fromkeys(c.fait for c in read if c.fait)
    ]
    if any(c.mobile for c in read):
        said.append(f"mobile {' et '.join(f'« {motive} »' for motive in temper.mobiles)}")
    if any(c.frein for c in read):
        brakes = " et ".join(f"« {brake} »" for brake in temper.freins)
        said.append(f"frein {brakes}" if brakes else "aucun de ces freins")
    if any(c.besoin for c in read):
        said.append(f"besoin « {temper.besoin} »")
    if any(c.confiance for c in read):
        said.append(f"confiance à {standing.trust}")
    if any(c.patience for c in read):
        said.append(f"patience à {standing.patience}")
    if any(c.humeur for c in read):
        said.append(f"humeur « {standing.mood} »")
    return ", ".join(said)


def _subsets(names: Sequence[str], most: int | None = None) -> list[tuple[str, ...]]:
    longest = len(names) if most is None else min(most, len(names))
    return [some for size in range(longest + 1) for some in combinations(names, size)]


def _cuts(bounds: Sequence[tuple[int | None, int | None]]) -> list[int]:
    """Values on both sides of every bound."""
    found = {10}
    for low, high in bounds:
        found |= {low - 1, low} if low is not None else set()
        found |= {high, high + 1} if high is not None else set()
    return sorted(value for value in found if 0 <= value <= GAUGE_MAX)


def _moods(read: Sequence[Condition]) -> list[Mood]:
    named = {c.humeur for c in read if c.humeur}
    other = [mood for mood in get_args(Mood) if mood not in named][:1]
    return [mood for mood in get_args(Mood) if mood in named] + other


def tempers(
    read: Sequence[Condition], client: ClientSpec, likely: Sequence[str] | None = None
) -> list[Temper]:
    """One temper for every motives, brakes and need that these conditions, and no group, tell apart.

    likely: the brakes that may be drawn; None is any. Gauges are those of nobody.
    """
    motives = dict.fromkeys(client.mobiles.parmi)
    drawn = min(client.mobiles.nombre, len(motives))
    sets = list(combinations(motives, drawn)) if any(c.mobile for c in read) else [()]
    held = {c.frein for c in read if c.frein}
    named = sorted(held if likely is None else held & set(likely))
    brakes = _subsets(named, client.freins.nombre)
    cited = {c.besoin for c in read if c.besoin}
    needs = [need.id for need in client.besoins]
    told = [id_ for id_ in needs if id_ in cited] + [id_ for id_ in needs if id_ not in cited][:1]
    return [
        Temper(
            archetype="",
            confiance=10,
            patience=10,
            gain=100,
            perte=100,
            usure=0,
            seuil=0,
            mobiles=some,
            freins=some_brakes,
            besoin=need,
        )
        for some in sets
        for some_brakes in brakes
        for need in told
    ]
