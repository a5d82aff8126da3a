"""Words compared as a reader does: no case, no accent, no punctuation, numbers in figures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from scenarios.language.clean import comparable, without_accents
from scenarios.writing.values import Value, plain, same, values

_UNITS = (
    *("zero", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix"),
    *("onze", "douze", "treize", "quatorze", "quinze", "seize"),
)
_TENS = {"vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60}
_NUMBERS = {name: value for value, name in enumerate(_UNITS)} | _TENS | {"une": 1}
# Words that say nothing beside a value: « le mardi 24 novembre à 14 h » is a date and an hour.
_EMPTY = frozenset(
    {
        *("le", "la", "les", "l", "de", "du", "des", "d", "a", "au", "aux", "et", "en", "pour"),
        *("1", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    }
)
# Letters from which the beginning of a word is enough. In doubt the student is right: « livr » is
# said by « livraison », but « port » is not forbidden by « porte ».
STEM = 4
STEM_FORBIDDEN = 5
_GAP = re.compile(r"[^\w%]+")


# Authors' forms are few and come back with every text: read once, they are kept.
@lru_cache(maxsize=2_048)
def normal(text: str) -> str:
    """The words of a text one space apart, in figures where they are numbers."""
    bare = without_accents(comparable(plain(text)))
    bare = re.sub(r"\bpour cent\b", "%", bare)
    return " ".join(_figures(_GAP.sub(" ", bare.replace("%", " % ")).split()))


def _figures(tokens: Sequence[str]) -> list[str]:
    """« vingt-quatre » as « 24 », « deux cents » as « 200 »; other words as they are."""
    found: list[str] = []
    at = 0
    while at < len(tokens):
        value, end = _number(tokens, at)
        found.append(tokens[at] if end == at else str(value))
        at = max(end, at + 1)
    return found


def _number(tokens: Sequence[str], at: int) -> tuple[int, int]:
    """The number said from `at`, and where it ends: at `at` itself when there is none."""
    total, last, start = 0, 0, at
    while at < len(tokens):
        word = tokens[at]
        if word == "et" and last in (20, 30, 40, 50, 60) and tokens[at + 1 : at + 2] in _ONES:
            at += 1
            continue
        if word in ("cent", "cents") and (at == start or 0 < last < 10):
            total, last = (total - last) + max(last, 1) * 100, 100
        elif word == "mille" and (at == start or last):
            total, last = max(total, 1) * 1_000, 1_000
        elif word in ("vingt", "vingts") and last == 4:
            total, last = total - 4 + 80, 60
        elif word in _NUMBERS and _follows(_NUMBERS[word], last, is_first=at == start):
            total, last = total + _NUMBERS[word], _joined(_NUMBERS[word], last)
        else:
            break
        at += 1
    return total, at


_ONES = (["un"], ["une"], ["onze"])


def _follows(value: int, last: int, *, is_first: bool) -> bool:
    """Whether a number may be said right behind another: « vingt-deux », never « deux trois »."""
    if is_first or last in (100, 1_000):
        return True
    if last == 10:
        return value in (7, 8, 9)
    return last >= 20 and 0 < value < (17 if last == 60 else 10)


def _joined(value: int, last: int) -> int:
    """« soixante-dix-huit » goes on behind its ten."""
    return 10 if value == 10 and last in (0, 60) else value


@dataclass(frozen=True, slots=True)
class Reading:
    """A text read once: as written, its words, its values (also those said in words)."""

    text: str
    words: str
    values: tuple[Value, ...]
    spoken: tuple[Value, ...]

    def holds(self, form: str, *, stem: int = STEM) -> bool:
        """Whether the text says this, values in any writing, the words between as they are.

        stem: words of this many letters or more may go on in the text, « livr » in « livraison ».
        """
        found, pieces = _looked_for(form)
        if not (found or pieces):
            return False
        # The words first: a piece that is nowhere costs least to tell.
        return all(self._says(piece, stem) for piece in pieces) and all(map(self._has, found))

    def _has(self, value: Value) -> bool:
        if any(same(value, mine) for mine in (*self.values, *self.spoken)):
            return True
        # « 49,90 » without its unit is the same amount; « 50 » could be anything.
        return value.kind == "montant" and any(
            re.search(rf"(?<![\d,.]){int(float(key))}[,.]{key[-2:]}(?!\d)", plain(self.text))
            for key in value.keys
            if not key.endswith(".00")
        )

    def _says(self, words: str, stem: int) -> bool:
        if words not in self.words:
            return False
        last = words[-1:]
        end = r"(?![\d])" if last.isdigit() else r"(?:s|x|es)?(?!\w)" if len(words) < stem else ""
        return bool(re.search(rf"(?<!\w){re.escape(words)}{end}", self.words))


# Every sentence of a text is read for each thing that must not be said.
@lru_cache(maxsize=256)
def read(text: str) -> Reading:
    """The text, read."""
    words = normal(text)
    # « quarante-neuf euros », « quatorze heures »: values once their numbers are in figures.
    return Reading(text, words, values(text), values(words))


def found(groups: Sequence[Sequence[str]], reading: Reading, *, stem: int = STEM) -> bool:
    """Whether the text holds one form of each group. stem: see Reading.holds."""
    return all(any(reading.holds(form, stem=stem) for form in group) for group in groups)


@lru_cache(maxsize=2_048)
def _looked_for(form: str) -> tuple[tuple[Value, ...], tuple[str, ...]]:
    """The values of a form, and the words between them that mean something."""
    found = values(form)
    pieces = [piece for piece in _between(form, found) if _means(piece, has_value=bool(found))]
    return found, tuple(map(normal, pieces))


def _between(form: str, among: Sequence[Value]) -> list[str]:
    edges = [0, *(edge for value in among for edge in (value.start, value.end)), len(form)]
    return [form[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True)]


def _means(piece: str, *, has_value: bool) -> bool:
    words = normal(piece).split()
    return any(word not in _EMPTY for word in words) if has_value else bool(words)
