"""A printed situation as tests follow it: conditions read back from their words, ways taken."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass

from game.atelier.printed.booklet import Booklet
from game.atelier.printed.conditions import MOOD_WORDS
from game.atelier.printed.values import Sheet, Way
from scenarios.play import Position

_LITERAL = re.compile(
    r"case (?P<letter>[A-Z]+) (?P<state>cochée|vide)"
    r"|(?P<gauge>confiance|patience) à (?P<bound>\d+) ou (?P<side>plus|moins)"
    r"|(?P<no>pas )?(?P<mood>"
    + "|".join(word for pair in MOOD_WORDS.values() for word in sorted(pair, reverse=True))
    + r")(?!\w)"
)
_MOODS = {word: mood for mood, pair in MOOD_WORDS.items() for word in pair}


@dataclass(frozen=True, slots=True)
class Card:
    """What the student who plays the customer can see: boxes by letter, gauges, mood."""

    letters: Mapping[str, str]
    position: Position

    def holds(self, when: str) -> bool:
        """Whether « si … » holds; « sinon » and nothing at all always do."""
        bare = re.sub(r"^(sinon(, )?)?(si )?", "", when)
        if not bare:
            return True
        words = _LITERAL.sub(lambda found: str(self._literal(found)), bare)
        assert re.fullmatch(r"(?:True|False|et|ou|[() ])+", words), when
        return bool(eval(words.replace("et", "and").replace("ou", "or")))

    def _literal(self, found: re.Match[str]) -> bool:
        if found["letter"]:
            is_ticked = self.letters[found["letter"]] in self.position.facts
            return is_ticked == (found["state"] == "cochée")
        if found["gauge"]:
            p = self.position
            value = p.trust if found["gauge"] == "confiance" else p.patience
            bound = int(found["bound"])
            return value >= bound if found["side"] == "plus" else value <= bound
        return (_MOODS[found["mood"]] == self.position.mood) != bool(found["no"])


def facts_by_letter(booklet: Booklet) -> dict[str, str]:
    """What each box of the card stands for."""
    return {letter: fact for fact, letter in booklet.letters.items()}


def taken(ways: Sequence[Way], card: Card) -> str:
    """The goal of the first way that holds."""
    return next(way.goal for way in ways if card.holds(way.when))


def sheet_of(booklet: Booklet, step: str) -> Sheet:
    """The sheet of that step."""
    return next(sheet for sheet in booklet.sheets if sheet.id == step)


def strings(value: object) -> Iterator[str]:
    """Every text anywhere inside a printed value."""
    if isinstance(value, str):
        yield value
    elif is_dataclass(value) and not isinstance(value, type):
        for each in fields(value):
            yield from strings(getattr(value, each.name))
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from strings(key)
            yield from strings(inner)
    elif isinstance(value, tuple | list | frozenset):
        for inner in value:
            yield from strings(inner)
