"""What to play next in a course: the competence least observed, then the weakest; and why.

One rule, read from top to bottom, the order of the course settling ties:
1. a competence observed fewer than four times, the least observed first;
2. one whose last word is among the two lowest, the lowest first;
3. a scene of the course that was not played;
4. one whose last word is the third;
5. the scene played least, with somebody else.
Of the scenes that announce the competence, the one played least is taken.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from scoring.progress import Key, Standing
from scoring.words import ENOUGH_TO_TELL, Level, scale

# The two lowest words call for another try.
WEAK_RANK = 2
HIGHEST_RANK = 4

NEXT_STAGE = "C’est la suite du parcours."
AGAIN = "Tout est joué et réussi : avec quelqu’un d’autre, ce n’est plus la même partie."


@dataclass(frozen=True, slots=True)
class Candidate:
    """A scene that may be played now. competences: the codes announced; plays: how many ended."""

    scenario: str
    level: str
    competences: tuple[str, ...]
    plays: int = 0


@dataclass(frozen=True, slots=True)
class Choice:
    """A scene, and the sentence that says why. code: of the competence it is for, or empty."""

    scenario: str
    why: str
    code: str = ""


def choose(
    candidates: Sequence[Candidate],
    standings: Mapping[Key, Standing],
    name_of: Callable[[str], str],
) -> Choice | None:
    """The scene to play next; None where there is none. name_of: the short title of a code."""
    if not candidates:
        return None
    keys = dict.fromkeys((each.level, code) for each in candidates for code in each.competences)
    wanted = [(key, standings.get(key, Standing())) for key in keys]
    few = [pair for pair in wanted if pair[1].acts < ENOUGH_TO_TELL]
    if few:
        key, standing = min(few, key=lambda pair: pair[1].acts)
        return _for(key, candidates, name_of, _few(standing.acts))
    weak = _at_most(WEAK_RANK, wanted)
    if weak is not None:
        return _for(weak[0], candidates, name_of, _last_word(weak))
    unplayed = next((each for each in candidates if not each.plays), None)
    if unplayed is not None:
        return Choice(unplayed.scenario, NEXT_STAGE)
    third = _at_most(HIGHEST_RANK - 1, wanted)
    if third is not None:
        return _for(third[0], candidates, name_of, _last_word(third))
    return Choice(min(candidates, key=lambda each: each.plays).scenario, AGAIN)


def told(level: str, standing: Standing) -> str:
    """« observée 7 fois, « réussi seul » », in the words of the level; never a share or a rank."""
    if not standing.acts:
        return "pas encore observée"
    seen = f"observée {standing.acts} fois"
    if standing.rank is None:
        return seen
    return f"{seen}, « {scale(Level(level))[standing.rank - 1].word} »"


def _at_most(rank: int, wanted: Sequence[tuple[Key, Standing]]) -> tuple[Key, Standing] | None:
    """The weakest competence whose last word is no higher; the less observed of two alike."""
    found = [pair for pair in wanted if _rank(pair[1]) <= rank]
    return min(found, key=lambda pair: (_rank(pair[1]), pair[1].acts), default=None)


def _rank(standing: Standing) -> int:
    # Four acts in as many plays, never two together: nothing was said of it yet.
    return standing.rank or 0


def _for(
    key: Key, candidates: Sequence[Candidate], name_of: Callable[[str], str], why: str
) -> Choice:
    level, code = key
    announcing = [each for each in candidates if each.level == level and code in each.competences]
    best = min(announcing, key=lambda each: each.plays)
    return Choice(best.scenario, f"{code} « {name_of(code)} » : {why}", code)


def _few(acts: int) -> str:
    if not acts:
        return "pas encore observée."
    return f"encore peu observée ({acts} fois)."


def _last_word(pair: tuple[Key, Standing]) -> str:
    (level, _), standing = pair
    if standing.rank is None:
        return "observée en passant seulement."
    word = scale(Level(level))[standing.rank - 1].word
    then = "à reprendre" if standing.rank <= WEAK_RANK else "à confirmer"
    return f"« {word} » la dernière fois, {then}."
