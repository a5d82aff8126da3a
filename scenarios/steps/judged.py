"""Steps answered at once and graded part by part: forms, sorted cards, texts, addresses.

What is right in the answer is evidence, each part with its reason; the mark is that of the whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, ClassVar

import msgspec

from scenarios.conditions import Written
from scenarios.steps.kind import SKIP_REASON, Better, Mark, Part, Progress, share_mark
from scenarios.steps.parts import MARK_QUALITY, Effects, GraveFault, Quality, Text
from scenarios.steps.step import STEP_TEXTS, Step
from scenarios.word_count import words

if TYPE_CHECKING:
    from scenarios.play import View

SKIPPED = "passer"


class Protection(Written, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What respecting people's data is worth: 3, or 0 when one part of it is not.

    faute_grave: what the lapse is, where it is one of the closed list.
    """

    FILLED: ClassVar[frozenset[str]] = frozenset({"raison"})

    criteres: Annotated[tuple[str, ...], msgspec.Meta(min_length=1)]
    raison: Text
    faute_grave: GraveFault | None = None


class Judged(Step, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A step answered at once. effets: what follows by the quality of the whole answer."""

    FILLED: ClassVar[frozenset[str]] = STEP_TEXTS | {"raison_exact", "raison_inexact"}

    raison_exact: Text
    raison_inexact: Text
    effets: dict[Quality, Effects] = {}
    protection: Protection | None = None

    def marked(self) -> tuple[str, ...]:
        """The step's criteria, then those of the protection."""
        kept = () if self.protection is None else self.protection.criteres
        return (*self.criteres, *(code for code in kept if code not in self.criteres))

    def words(self) -> float:
        """All that is shown, and the reason given back."""
        return super().words() + words(self.raison_exact)

    def judged(
        self,
        parts: Sequence[Part],
        view: View,
        *,
        said: str,
        kept: Sequence[Part] = (),
        value: int | None = None,
        again: str | None = None,
        better: tuple[Better, ...] = (),
    ) -> Progress:
        """The outcome of an answer. Texts of the parts are rendered already.

        parts: what exactness is made of. kept: what protection is made of. value: the mark of
        the whole, None is the share of parts that are right. said: the deed, a whole sentence.
        again: what is said of the wrong parts behind the reason, None is `wrong_words`.
        """
        wrong = [part for part in parts if not part.is_right]
        mark = share_mark(len(wrong), len(parts)) if value is None else value
        is_safe = all(part.is_right for part in kept)
        reason = view.say(self.raison_exact if mark == 3 else self.raison_inexact)
        if wrong:
            reason += f" {self.wrong_words(wrong) if again is None else again}"
        plain = self.outcome(mark, reason, is_safe=is_safe)
        if not is_safe:
            plain = replace(plain, reason=self._lapse(reason, kept, view, is_exact=mark == 3))
        return replace(plain, said=said, parts=(*parts, *kept), better=better)

    def outcome(self, mark: int, reason: str, *, is_safe: bool = True) -> Progress:
        """One way to come out, without evidence: what the search needs."""
        marks = tuple(Mark(criterion, mark, reason) for criterion in self.criteres)
        low = mark
        if self.protection is not None:
            shield = 3 if is_safe else 0
            low = min(mark, shield)
            marks += tuple(
                Mark(c, shield, self.protection.raison) for c in self.protection.criteres
            )
        quality = MARK_QUALITY[low]
        effects = self.effets.get(quality, Effects())
        return Progress(
            key=f"exact.{mark}.{3 if is_safe else 0}",
            marks=marks,
            quality=quality,
            trust=effects.confiance or 0,
            patience=effects.patience or 0,
            facts=effects.facts,
            fault=None if is_safe or self.protection is None else self.protection.faute_grave,
            reason=reason,
        )

    def skipped(self) -> Progress:
        """The step left unanswered: it earns nothing, and what follows a fault follows."""
        plain = self.outcome(0, SKIP_REASON, is_safe=False)
        marks = tuple(replace(mark, reason=SKIP_REASON) for mark in plain.marks)
        # What was not sent harmed nobody: silence is no grave fault.
        return replace(plain, key=SKIPPED, marks=marks, fault=None)

    def outcomes(self, marks: Iterable[int], *, may_lapse: bool = False) -> Iterator[Progress]:
        """Every outcome of these marks, safe and not, and silence."""
        for mark in sorted(set(marks)):
            yield self.outcome(mark, self.raison_exact)
            if may_lapse:
                yield self.outcome(mark, self.raison_exact, is_safe=False)
        yield self.skipped()

    def _lapse(self, reason: str, kept: Sequence[Part], view: View, *, is_exact: bool) -> str:
        """What is said of the whole: never « exact » alone where people were not protected."""
        names = ", ".join(part.label for part in kept if not part.is_right)
        if is_exact and self.protection is not None:
            reason = view.say(self.protection.raison)
        return f"{reason} {self.lapse_words()} : {names}."

    def wrong_words(self, wrong: Sequence[Part]) -> str:
        """What is said of the parts that are not right."""
        return f"À revoir : {', '.join(part.label for part in wrong)}."

    def lapse_words(self) -> str:
        """What introduces the parts in which people were not protected."""
        return "À laisser vide"


def share_values(total: int) -> frozenset[int]:
    """Every mark that some number of wrong parts earns."""
    return frozenset(share_mark(wrong, total) for wrong in range(total + 1))
