"""The customers and moments that a set of conditions can tell apart: a finite list to try."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, combinations, islice, product
from typing import get_args

from scenarios.conditions import Condition, Standing, parts
from scenarios.customer import GAUGE_MAX, Mood, Temper
from scenarios.model import ClientSpec

# Tried at most; a step that tells apart more than this is not read by any student either.
LIMIT = 20_000


def standings(conditions: Sequence[Condition], client: ClientSpec) -> Iterator[Standing]:
    """One standing for every way the conditions can hold together or not, at most `LIMIT`.

    Facts, gauges and moods are taken as free of each other: a few of these moments may never come.
    """
    read = tuple(chain.from_iterable(parts(condition) for condition in conditions))
    facts = sorted({c.fait for c in read if c.fait})
    trust = _cuts([(c.confiance.min, c.confiance.max) for c in read if c.confiance])
    patience = _cuts([(c.patience.min, c.patience.max) for c in read if c.patience])
    ways = product(_subsets(facts), trust, patience, _moods(read), _tempers(read, client))
    for known, t, p, mood, temper in islice(ways, LIMIT):
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


def _tempers(read: Sequence[Condition], client: ClientSpec) -> list[Temper]:
    motives = dict.fromkeys(client.mobiles.parmi)
    drawn = min(client.mobiles.nombre, len(motives))
    sets = list(combinations(motives, drawn)) if any(c.mobile for c in read) else [()]
    brakes = _subsets(sorted({c.frein for c in read if c.frein}), client.freins.nombre)
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
            freins=held,
            besoin=need,
        )
        for some in sets
        for held in brakes
        for need in told
    ]
