"""Words of author texts, as a reader meets them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from scenarios.steps.parts import Line

TEMPLATE = re.compile(r"\{\{.*?\}\}")


def words(text: str) -> int:
    """How many words a text has, `{{ … }}` counting as one; « l’usage » is one word."""
    if not text:
        return 0
    if "{{" in text:
        text = TEMPLATE.sub("x", text)
    # A sign alone is no word; most words are told by their first letter.
    return sum(1 for word in text.split() if word[0].isalnum() or any(map(str.isalnum, word)))


def shown_words(lines: str | Sequence[Line]) -> int:
    """The words of the longest line that may be said."""
    if isinstance(lines, str):
        return words(lines)
    return max((words(line.dit) + words(line.geste) for line in lines), default=0)


def line_words(lines: str | Sequence[Line]) -> float:
    """The mean words of the lines of which one is said."""
    if isinstance(lines, str):
        return words(lines)
    return mean(words(line.dit) + words(line.geste) for line in lines)


def mean(values: Iterable[float]) -> float:
    """Their mean; 0 where there are none."""
    found = list(values)
    return sum(found) / len(found) if found else 0.0
