"""Steps answered at once and graded part by part: forms, sorted cards, texts, addresses.

What is right in the answer is evidence, each part with its reason; the mark is that of the whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, product
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated, ClassVar, Never

import msgspec

from scenarios.conditions import Written
from scenarios.steps.kind import SKIP_REASON, Better, Mark, Part, Progress, share_mark
from scenarios.steps.parts import MARK_QUALITY, Effects, GraveFault, Quality, Text
from scenarios.steps.step import STEP_TEXTS, Step
from scenarios.word_count import words

if TYPE_CHECKING:
    from scenarios.play import View

SKIPPED = "passer"
NOTHING_APART: Mapping[str, Never] = MappingProxyType({})


class Protection(Written, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What respecting people's data is worth: 3, or 0 when one part of it is not.

    faute_grave: what the lapse is, where it is one of the closed list.
    """

    FILLED: ClassVar[frozenset[str]] = frozenset({"raison"})

    criteres: Annotated[tuple[str, ...], msgspec.Meta(min_length=1)]
    raison: Text
    faute_grave: GraveFault | None = None


class Judged(Step, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A step answered at once. effets: what follows by the quality of the whole answer.

    The quality is that of the worst mark: of the answer, of each piece marked apart, of protection.
    """

    FILLED: ClassVar[frozenset[str]] = STEP_TEXTS | {"raison_exact", "raison_inexact"}
    GUARD: ClassVar[str] = ""
    """What an author adds so that an answer can harm somebody; empty where none ever can."""
    MUST_PROTECT: ClassVar[bool] = True
    """Whether what can harm somebody needs `protection` to be marked at all."""

    raison_exact: Text
    raison_inexact: Text
    effets: dict[Quality, Effects] = {}
    protection: Protection | None = None

    # What a kind says of itself.

    def apart(self) -> Mapping[str, tuple[str, ...]]:
        """Criteria that look at one piece of the answer alone, by the name of that piece."""
        return {}

    def guarded(self) -> tuple[str | int, ...] | None:
        """Where it is written, inside the step, that an answer can harm somebody; None: nowhere."""
        return None

    def wrong_words(self, wrong: Sequence[Part]) -> str:
        """What is said of the parts that are not right."""
        return f"À revoir\u00a0: {', '.join(part.label for part in wrong)}."

    def lapse_words(self) -> str:
        """What introduces the parts in which people were not protected."""
        return "À laisser vide"

    # What follows from it.

    def marked(self) -> tuple[str, ...]:
        """The step's criteria, those marked apart, then those of the protection."""
        kept = () if self.protection is None else self.protection.criteres
        every = (*self.criteres, *chain.from_iterable(self.apart().values()), *kept)
        return tuple(dict.fromkeys(every))

    def words(self) -> float:
        """All that is shown, and the reason given back."""
        return super().words() + words(self.raison_exact)

    def judged(
        self,
        parts: Sequence[Part],
        view: View,
        *,
        said: str,
        apart: Mapping[str, Sequence[Part]] = NOTHING_APART,
        kept: Sequence[Part] = (),
        value: int | None = None,
        again: str | None = None,
        better: tuple[Better, ...] = (),
    ) -> Progress:
        """The outcome of an answer. Texts of the parts are rendered already.

        parts: what exactness is made of. apart: the parts of each piece marked apart. kept: what
        protection is made of. value: the mark of `parts`, None is the share that are right. said:
        the deed, a whole sentence. again: what is said of the wrong ones, None is `wrong_words`.
        """
        every = (*parts, *chain.from_iterable(apart.values()))
        mark = _share(parts) if value is None else value
        pieces = {name: (_share(some), self._told(some, view)) for name, some in apart.items()}
        is_safe = all(part.is_right for part in kept)
        own = self._why(parts, view, again, is_exact=mark == 3)
        plain = self.outcome(mark, own, is_safe=is_safe, apart=pieces)
        faults = [told for value, told in pieces.values() if value < 3]
        if mark == 3 and len(faults) == 1:
            reason = faults[0]
        else:
            reason = self._why(every, view, again, is_exact=mark == 3 and not faults)
        if not is_safe:
            reason = self._lapse(reason, kept, view, is_exact=mark == 3 and not faults)
        return replace(plain, reason=reason, said=said, parts=(*every, *kept), better=better)

    def outcome(
        self,
        mark: int,
        reason: str,
        *,
        is_safe: bool = True,
        apart: Mapping[str, tuple[int, str]] = NOTHING_APART,
    ) -> Progress:
        """One way to come out, without evidence: what the search needs.

        apart: (mark, reason) of each piece marked apart.
        """
        shield = 3 if is_safe or self.protection is None else 0
        quality = MARK_QUALITY[min((mark, shield, *(value for value, _ in apart.values())))]
        effects = self.effets.get(quality, Effects())
        codes = self.apart()
        marks = [Mark(code, mark, reason) for code in self.criteres]
        marks += [Mark(code, *apart[name]) for name in apart for code in codes[name]]
        if self.protection is not None:
            marks += [Mark(c, shield, self.protection.raison) for c in self.protection.criteres]
        pieces = "".join(f".{name}.{value}" for name, (value, _) in apart.items())
        return Progress(
            key=f"exact.{mark}.{3 if is_safe else 0}{pieces}",
            marks=tuple(marks),
            quality=quality,
            trust=effects.confiance or 0,
            patience=effects.patience or 0,
            facts=effects.facts,
            fault=None if is_safe or self.protection is None else self.protection.faute_grave,
            reason=reason,
        )

    def skipped(self) -> Progress:
        """The step left unanswered: it earns nothing, and what follows a fault follows."""
        nothing = dict.fromkeys(self.apart(), (0, SKIP_REASON))
        plain = self.outcome(0, SKIP_REASON, is_safe=False, apart=nothing)
        marks = tuple(replace(mark, reason=SKIP_REASON) for mark in plain.marks)
        # What was not sent harmed nobody: silence is no grave fault.
        return replace(plain, key=SKIPPED, marks=marks, fault=None)

    def outcomes(
        self,
        marks: Iterable[int],
        *,
        may_lapse: bool = False,
        apart: Mapping[str, Iterable[int]] = NOTHING_APART,
    ) -> Iterator[Progress]:
        """Every outcome of these marks together, safe and not, and silence."""
        pieces = [sorted(set(values)) for values in apart.values()]
        for mark, *values in product(sorted(set(marks)), *pieces):
            with_reasons = {
                name: (value, self.raison_exact) for name, value in zip(apart, values, strict=True)
            }
            for is_safe in (True, False) if may_lapse else (True,):
                yield self.outcome(mark, self.raison_exact, is_safe=is_safe, apart=with_reasons)
        yield self.skipped()

    def _why(self, parts: Sequence[Part], view: View, again: str | None, *, is_exact: bool) -> str:
        """The author's reason, with what is to be looked at again."""
        wrong = [part for part in parts if not part.is_right]
        reason = view.say(self.raison_exact if is_exact else self.raison_inexact)
        if not wrong:
            return reason
        return f"{reason} {self.wrong_words(wrong) if again is None else again}"

    def _told(self, parts: Sequence[Part], view: View) -> str:
        """The reason of a piece marked apart: that of its one part, where it has its own."""
        if len(parts) == 1 and parts[0].reason:
            return parts[0].reason
        return self._why(parts, view, None, is_exact=all(part.is_right for part in parts))

    def _lapse(self, reason: str, kept: Sequence[Part], view: View, *, is_exact: bool) -> str:
        """What is said of the whole: never « exact » alone where people were not protected."""
        names = ", ".join(part.label for part in kept if not part.is_right)
        if is_exact and self.protection is not None:
            reason = view.say(self.protection.raison)
        return f"{reason} {self.lapse_words()}\u00a0: {names}."


def share_values(total: int) -> frozenset[int]:
    """Every mark that some number of wrong parts earns."""
    return frozenset(share_mark(wrong, total) for wrong in range(total + 1))


def _share(parts: Sequence[Part]) -> int:
    return share_mark(sum(not part.is_right for part in parts), len(parts))
