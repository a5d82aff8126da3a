"""Conditions on paper: what is certain for this customer goes, what is left is said in words.

Motives, brakes and need are drawn: they hold or do not. Facts become boxes that the student who
plays the customer ticks, gauges and moods are read on that student's card.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from string import ascii_uppercase
from typing import TypeVar

from scenarios.conditions import Bounds, Condition
from scenarios.customer import GAUGE_MAX, Gender, Mood, Temper

T = TypeVar("T")

MOOD_WORDS: Mapping[Mood, tuple[str, str]] = {
    "serein": ("sereine", "serein"),
    "reserve": ("réservée", "réservé"),
    "agace": ("agacée", "agacé"),
    "en_colere": ("en colère", "en colère"),
    "conquis": ("conquise", "conquis"),
}
AND, OR = "et", "ou"
OTHERWISE = "sinon"


@dataclass(frozen=True, slots=True)
class _Node:
    """Several conditions of which all or one must hold."""

    joint: str
    parts: tuple[_Node | str, ...]


_Told = bool | _Node | str


@dataclass(slots=True)
class Boxes:
    """The letters of the facts that some condition reads, given as they are met."""

    letters: dict[str, str] = field(default_factory=dict)

    def letter(self, fact: str) -> str:
        """The box of that fact: A to Z, then AA, AB…"""
        if fact not in self.letters:
            rank = len(self.letters)
            first = ascii_uppercase[rank // 26 - 1] if rank >= 26 else ""
            self.letters[fact] = first + ascii_uppercase[rank % 26]
        return self.letters[fact]


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads conditions for one customer. read: the gauges and moods that those told depend on."""

    temper: Temper
    gender: Gender
    boxes: Boxes
    read: set[str] = field(default_factory=set)

    @property
    def reads_gauges(self) -> bool:
        """Whether anything told so far depends on trust, patience or the mood that they make."""
        return bool(self.read)

    def mood(self, mood: Mood) -> str:
        """The word of a mood, as it agrees with this customer."""
        return MOOD_WORDS[mood][0 if self.gender == "f" else 1]

    def may_hold(self, condition: Condition | None) -> bool:
        """Whether it can hold for this customer."""
        return _told(condition, self, negated=False, is_kept=False) is not False

    def when(self, condition: Condition | None) -> str:
        """« si case A cochée », empty where it holds whatever happens; it must be able to hold."""
        told = _told(condition, self, negated=False, is_kept=True)
        assert told is not False, "asked of what this customer never meets"
        return "" if told is True else f"si {_words(told)}"

    def ordered(self, cases: Iterable[tuple[Condition | None, T]]) -> tuple[tuple[str, T], ...]:
        """Those of which the first that holds counts: « si … », « sinon, si … », « sinon »."""
        found: list[tuple[str, T]] = []
        for condition, value in cases:
            if not self.may_hold(condition):
                continue
            when = self.when(condition)
            if found:
                when = f"{OTHERWISE}, {when}" if when else OTHERWISE
            found.append((when, value))
            if when in ("", OTHERWISE):
                break
        return tuple(found)


def _told(condition: Condition | None, reader: Reader, *, negated: bool, is_kept: bool) -> _Told:
    """True, False, or what is left to be seen. is_kept: letters are given to the facts met."""
    if condition is None:
        return not negated
    c, told = condition, []
    for group, joint, turned in ((c.tous, AND, False), (c.un, OR, False), (c.aucun, AND, True)):
        if group is not None:
            inside = [
                _told(part, reader, negated=negated != turned, is_kept=is_kept) for part in group
            ]
            # « Not all » is « one not », and the other way round.
            told.append(_joined(_other(joint) if negated else joint, inside))
    told += _literals(c, reader, negated=negated, is_kept=is_kept)
    return _joined(OR if negated else AND, told)


def _literals(c: Condition, reader: Reader, *, negated: bool, is_kept: bool) -> list[_Told]:
    temper = reader.temper
    found: list[_Told] = []
    if c.fait is not None:
        letter = reader.boxes.letter(c.fait) if is_kept else c.fait
        found.append(f"case {letter} {'vide' if negated else 'cochée'}")
    for name, bounds in (("confiance", c.confiance), ("patience", c.patience)):
        if bounds is not None:
            found.append(_gauge(name, bounds, negated=negated))
            reader.read.update({name} if is_kept else ())
    if c.humeur is not None:
        word = reader.mood(c.humeur)
        found.append(f"pas {word}" if negated else word)
        reader.read.update({"humeur"} if is_kept else ())
    certain = (
        None if c.mobile is None else c.mobile in temper.mobiles,
        None if c.frein is None else c.frein in temper.freins,
        None if c.besoin is None else c.besoin == temper.besoin,
    )
    found += [holds != negated for holds in certain if holds is not None]
    return found


def _gauge(name: str, bounds: Bounds, *, negated: bool) -> _Told:
    low = 0 if bounds.min is None else bounds.min
    high = GAUGE_MAX if bounds.max is None else bounds.max
    if not negated:
        return _joined(AND, [_least(name, low), _most(name, high)])
    return _joined(OR, [_most(name, low - 1), _least(name, high + 1)])


def _least(name: str, value: int) -> _Told:
    if value <= 0:
        return True
    return False if value > GAUGE_MAX else f"{name} à {value} ou plus"


def _most(name: str, value: int) -> _Told:
    if value >= GAUGE_MAX:
        return True
    return False if value < 0 else f"{name} à {value} ou moins"


def _other(joint: str) -> str:
    return OR if joint == AND else AND


def _joined(joint: str, told: Iterable[_Told]) -> _Told:
    settles = joint == OR
    left: list[_Node | str] = []
    for one in told:
        if isinstance(one, bool):
            if one is settles:
                return settles
            continue
        inside = one.parts if isinstance(one, _Node) and one.joint == joint else (one,)
        left += [part for part in inside if part not in left]
    if not left:
        return not settles
    return left[0] if len(left) == 1 else _Node(joint, tuple(left))


def _words(told: _Node | str) -> str:
    if isinstance(told, str):
        return told
    parts = (f"({_words(p)})" if isinstance(p, _Node) else p for p in told.parts)
    return f" {told.joint} ".join(parts)
