"""How long a scenario is: words to read, moves to make, minutes of a play.

A play is counted as a student of Seconde reads it, at 110 words a minute: what the customer says,
every line on offer, then the reason of the line picked and the answer to it (the mean of those
that can come). To that a field, an amount or a point adds seconds to type or work out. The minutes of a
scenario are the mean of its shortest and its longest way; a loop counts once.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from scenarios.banks import with_banks
from scenarios.dossier import scene_ranks
from scenarios.model import Scenario
from scenarios.reach.graph import Graph, graph, loops
from scenarios.steps.kinds import AnyStep
from scenarios.word_count import line_words, words

WORDS_PER_MINUTE = 110
# A document is consulted, not read whole: so many words of it, once in a play.
CONSULTED_WORDS = 30


@dataclass(frozen=True, slots=True)
class Length:
    """Minutes of the shortest and of the longest way, and what is announced from them."""

    shortest: float
    longest: float

    @property
    def typical(self) -> float:
        """The mean of both."""
        return (self.shortest + self.longest) / 2


def length(scenario: Scenario, edges: Graph | None = None) -> Length:
    """How long a play of it is. edges: what leads where, None is as written."""
    seconds = {step.id: step_seconds(step) for step in with_banks(scenario.etapes)}
    read = words(scenario.role) + words(scenario.contexte) + words(scenario.objectif)
    read += words(scenario.consigne.texte) if scenario.consigne else 0
    consulted = {page for step in scenario.etapes for page in step.documents}
    opening = _seconds(read + CONSULTED_WORDS * len(consulted))
    ways = graph(scenario) if edges is None else edges
    shortest, longest = _extremes(scenario.etapes[0].id, seconds, ways)
    return Length((opening + shortest) / 60, (opening + longest) / 60)


def scene_lengths(scenario: Scenario) -> tuple[Length, ...]:
    """How long each scene of a dossier is, from its first step on; what opens the play left out."""
    ranks, ways = scene_ranks(scenario), graph(scenario)
    found = []
    for rank, scene in enumerate(scenario.scenes):
        steps = [step for step in with_banks(scenario.etapes) if ranks.get(step.id) == rank]
        seconds = {step.id: step_seconds(step) for step in steps}
        # Interruptions, which belong to no scene, lead nowhere here.
        inside = {
            step: tuple(goal for goal in ways[step] if goal in ranks or goal not in ways)
            for step in seconds
        }
        shortest, longest = _extremes(scene.etape, seconds, inside)
        found.append(Length(shortest / 60, longest / 60))
    return tuple(found)


def step_seconds(step: AnyStep) -> float:
    """Reading and answering one step once."""
    read = words(step.narration) + line_words(step.client) + words(step.consigne)
    return _seconds(read + step.words()) + step.answers() * step.SECONDS


def _extremes(first: str, seconds: Mapping[str, float], edges: Graph) -> tuple[float, float]:
    """The least and the most from that step to a goal outside the graph, without a loop.

    In a loop the shortest way counts its quickest step, the longest way all of its steps.
    """
    parts = loops(edges)
    home = {step: rank for rank, part in enumerate(parts) for step in part}
    low = {home[first]: min(seconds[step] for step in parts[home[first]])}
    high = {home[first]: sum(seconds[step] for step in parts[home[first]])}
    ends: list[tuple[float, float]] = []
    for rank, part in enumerate(parts):
        if rank not in low:
            continue
        for goal in {goal for step in part for goal in edges[step]}:
            if goal not in home:
                ends.append((low[rank], high[rank]))
            elif home[goal] != rank:
                after = home[goal]
                quick = min(seconds[step] for step in parts[after])
                whole = sum(seconds[step] for step in parts[after])
                low[after] = min(low.get(after, low[rank] + quick), low[rank] + quick)
                high[after] = max(high.get(after, 0.0), high[rank] + whole)
    if not ends:
        return sum(seconds.values()), sum(seconds.values())
    return min(short for short, _ in ends), max(long for _, long in ends)


def _seconds(count: float) -> float:
    return count * 60 / WORDS_PER_MINUTE
