"""How long a scenario is: words to read, moves to make, minutes of a play.

A play is counted as a student of Seconde reads it, at 110 words a minute: what the customer says,
every line on offer, then the reason of the line picked and the answer to it (the mean of those
that can come). To that a field, an amount or a point adds seconds to type or work out. The minutes of a
scenario are the mean of its shortest and its longest way; a loop counts once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from scenarios.graph import Graph, graph, loops
from scenarios.model import Scenario
from scenarios.steps.autoevaluation import Autoevaluation
from scenarios.steps.calcul import Calcul
from scenarios.steps.dialogue import Dialogue
from scenarios.steps.fiche import Fiche
from scenarios.steps.kinds import AnyStep
from scenarios.steps.parts import Choice, Line
from scenarios.steps.questions import Questions

WORDS_PER_MINUTE = 110
# A document is consulted, not read whole: so many words of it, once in a play.
CONSULTED_WORDS = 30
# Seconds to type or to work out, beside reading: for one field, one amount, one point. Choosing a
# line adds none: the pace of 110 words a minute is that of a weak reader, who chooses while reading.
THINKING_SECONDS = {"dialogue": 0, "questions": 0, "fiche": 6, "calcul": 30, "autoevaluation": 3}

TEMPLATE = re.compile(r"\{\{.*?\}\}")


@dataclass(frozen=True, slots=True)
class Length:
    """Minutes of the shortest and of the longest way, and what is announced from them."""

    shortest: float
    longest: float

    @property
    def typical(self) -> float:
        """The mean of both."""
        return (self.shortest + self.longest) / 2


def words(text: str) -> int:
    """How many words a text has, `{{ … }}` counting as one; « l’usage » is one word."""
    return sum(1 for word in TEMPLATE.sub("x", text).split() if any(map(str.isalnum, word)))


def length(scenario: Scenario, edges: Graph | None = None) -> Length:
    """How long a play of it is. edges: what leads where, None is as written."""
    seconds = {step.id: step_seconds(step) for step in scenario.etapes}
    read = words(scenario.role) + words(scenario.contexte) + words(scenario.objectif)
    consulted = {page for step in scenario.etapes for page in step.documents}
    opening = _seconds(read + CONSULTED_WORDS * len(consulted))
    shortest, longest = _extremes(scenario, seconds, graph(scenario) if edges is None else edges)
    return Length((opening + shortest) / 60, (opening + longest) / 60)


def step_seconds(step: AnyStep) -> float:
    """Reading and answering one step once."""
    read = words(step.narration) + _line_words(step.client) + words(step.consigne)
    return _seconds(read + step_words(step)) + answers(step) * THINKING_SECONDS[_kind(step)]


def step_words(step: AnyStep) -> float:
    """Words of what is offered and of what is said back, beside what every step has."""
    if isinstance(step, Dialogue):
        return _offered(step.choix) + _mean(map(_feedback, step.choix))
    if isinstance(step, Questions):
        back = _mean(map(_feedback, step.questions))
        return _offered(step.questions) + back * len(step.essentiels) + words(step.raison_complet)
    if isinstance(step, Fiche):
        shown = [words(f.libelle) + sum(map(words, f.options)) for f in step.champs]
        return words(step.titre) + sum(shown) + words(step.raison_exact)
    if isinstance(step, Calcul):
        shown = [words(d.libelle) + 1 for d in step.donnees if not d.est_cache]
        return words(step.question) + sum(shown) + words(step.explication)
    return sum(words(point.enonce) for point in step.points)


def answers(step: AnyStep) -> int:
    """How many things the student picks, asks, types or judges in one go through the step."""
    if isinstance(step, Questions):
        return moves(step)
    if isinstance(step, Fiche):
        return len(step.champs)
    return len(step.points) if isinstance(step, Autoevaluation) else 1


def moves(step: AnyStep) -> int:
    """How many moves the step takes at least when it is done well."""
    return len(step.essentiels) + 1 if isinstance(step, Questions) else 1


def shown_words(lines: str | Sequence[Line]) -> int:
    """The words of the longest line that may be said."""
    if isinstance(lines, str):
        return words(lines)
    return max((words(line.dit) + words(line.geste) for line in lines), default=0)


def _line_words(lines: str | Sequence[Line]) -> float:
    if isinstance(lines, str):
        return words(lines)
    return _mean(words(line.dit) + words(line.geste) for line in lines)


def _offered(choices: Sequence[Choice]) -> int:
    """Lines always offered, and one of those that wait for a condition."""
    always = sum(words(choice.dit) for choice in choices if choice.si is None)
    return always + max((words(c.dit) for c in choices if c.si is not None), default=0)


def _feedback(choice: Choice) -> float:
    return words(choice.raison) + words(choice.reaction) + _line_words(choice.reponse)


def _extremes(
    scenario: Scenario, seconds: Mapping[str, float], edges: Graph
) -> tuple[float, float]:
    """The least and the most from the first step to an ending, over ways without a loop.

    In a loop the shortest way counts its quickest step, the longest way all of its steps.
    """
    first = scenario.etapes[0].id
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


def _mean(values: Iterable[float]) -> float:
    found = list(values)
    return sum(found) / len(found) if found else 0.0


def _kind(step: AnyStep) -> str:
    return str(step.__struct_config__.tag)
