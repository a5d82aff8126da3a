"""Steps where the student picks among things shown: what `selection` and `reperage` share.

What is missed and what is picked wrongly count against what had to be picked, so that neither
« nothing » nor « everything » pays.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from typing import TYPE_CHECKING, Annotated, ClassVar, cast

import msgspec

from scenarios.language.french import mid_sentence
from scenarios.steps.judged import Judged
from scenarios.steps.kind import NOT_FOR_THIS_STEP, Move, Part, Progress, Refusal, Skip, share_mark
from scenarios.steps.pickable import (
    Candidate,
    Pickable,
    PickedMove,
    PickedOffer,
    PickWords,
    nothing_picked,
    too_many,
    ways,
)
from scenarios.steps.reflexes import Reflex, Seen, picks

if TYPE_CHECKING:
    from scenarios.chance import Chance
    from scenarios.play import View
    from scenarios.steps.kinds import AnyMove


class Picked(Judged, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A step answered by picking. maximum: how many may be picked, None is no bound."""

    SECONDS: ClassVar[int] = 2
    MOVE: ClassVar[type[PickedMove]]
    WORDS: ClassVar[PickWords]
    ASKS: ClassVar[str]
    """What is asked where the author wrote no `consigne`."""
    IS_DRAWN: ClassVar[bool]
    """Whether they are shown in an order that chance decides."""
    LIST: ClassVar[str]
    """The key that holds what may be picked."""

    maximum: Annotated[int, msgspec.Meta(ge=1)] | None = None

    @property
    def candidates(self) -> tuple[Pickable, ...]:
        """All that may be picked, in the order written."""
        raise NotImplementedError

    def shown_now(self, view: View) -> tuple[Candidate, ...]:
        """The same as shown to this student, in the order shown."""
        raise NotImplementedError

    def deed(self, picked: Sequence[Candidate]) -> str:
        """What was done, a whole sentence."""
        raise NotImplementedError

    def label(self, one: Pickable, view: View) -> str:
        """How it is named in what is said of the answer."""
        return view.say(one.texte)

    def offer(self, view: View) -> PickedOffer:
        """What may be picked."""
        prompt = view.say(self.asks())
        return PickedOffer(prompt, self.shown_now(view), self.maximum, self.WORDS)

    def accept(self, move: Move, view: View) -> Progress | Refusal:
        """What was missed and what was too much, one by one."""
        if isinstance(move, Skip):
            return self.skipped()
        if not isinstance(move, self.MOVE):
            return Refusal(NOT_FOR_THIS_STEP)
        refusal = self._refused(move.retenus)
        if refusal is not None:
            return refusal
        at, picked = view.standing, frozenset(move.retenus)
        graded = [one for one in self.candidates if not one.is_barred]
        # What is rightly left says nothing: leaving everything would show as much.
        parts = [
            self._part(one, one.id in picked, view)
            for one in graded
            if one.is_wanted(at) or one.id in picked
        ]
        kept = [self._part(one, one.id in picked, view) for one in self.candidates if one.is_barred]
        wrong = sum(not part.is_right for part in parts)
        value = share_mark(wrong, sum(one.is_wanted(at) for one in graded))
        said = self.deed([one for one in self.shown_now(view) if one.id in picked])
        return self.judged(parts, view, said=said, kept=kept, value=value)

    def branches(self, view: View) -> Iterator[Progress]:
        """Every pair of marks (exactness, protection) that some picking earns."""
        for mark, is_safe in self._ways(view):
            yield self.outcome(mark, self.raison_exact, is_safe=is_safe)
        yield self.skipped()

    def right(self, view: View) -> AnyMove:
        """All that is to be picked, and no more."""
        return self._picking(view, (0, 0, 0))

    def moves(self, view: View) -> Iterator[AnyMove]:
        """Right, then one picking for each other pair of marks."""
        for way in self._ways(view).values():
            yield self._picking(view, way)

    def guess(self, view: View, chance: Chance) -> AnyMove:
        """Heads or tails for each."""
        return self._move({one.id for one in self.candidates if chance.below(2)}, view)

    def blind(self, view: View, reflex: Reflex) -> tuple[AnyMove, ...]:
        """The one that the reflex marks; « most questions » marks all that may be."""
        if reflex == "hasard":
            return super().blind(view, reflex)
        shown = self.shown_now(view)
        if reflex == "questions":
            return (self._move({one.id for one in shown[: self.maximum]}, view),)
        ranks = picks([Seen(one.text) for one in shown], reflex, is_drawn=self.IS_DRAWN)
        return tuple(self._move({shown[rank].id}, view) for rank in ranks)

    def asks(self) -> str:
        """What the author asks, or what the kind always asks."""
        return self.consigne or self.ASKS

    def shown(self) -> Iterator[tuple[str, str]]:
        """All that may be picked."""
        yield from ((one.id, one.texte) for one in self.candidates)

    def answers(self) -> int:
        """As many as may have to be picked."""
        return sum(bool(one.flag or one.condition) for one in self.candidates)

    def wrong_words(self, wrong: Sequence[Part]) -> str:
        """What was missed, then what was too much."""
        words = self.WORDS
        told = []
        for title, value in ((words.missed, words.left), (words.extra, words.kept)):
            found = [part.label for part in wrong if part.value == value]
            names = " ; ".join(mid_sentence(label.rstrip(".")) for label in found)
            told += [f"{title} : {names}."] if names else []
        return " ".join(told)

    def lapse_words(self) -> str:
        """What introduces what was not to be picked at all."""
        return f"À ne pas {self.WORDS.verb}"

    def _refused(self, ids: Sequence[str]) -> Refusal | None:
        known = {one.id for one in self.candidates}
        strange = next((id_ for id_ in ids if id_ not in known), None)
        if strange is not None:
            return Refusal("Cette ligne n’est pas proposée ici.", strange)
        if len(set(ids)) < len(ids):
            return Refusal("La même ligne est donnée deux fois.")
        if not ids:
            return Refusal(nothing_picked(self.WORDS))
        if self.maximum is not None and len(ids) > self.maximum:
            return Refusal(too_many(self.maximum, self.WORDS))
        return None

    def _part(self, one: Pickable, is_picked: bool, view: View) -> Part:
        at, words = view.standing, self.WORDS
        is_wanted = one.is_wanted(at) and not one.is_barred
        return Part(
            one.id,
            self.label(one, view),
            is_picked == is_wanted,
            words.kept if is_picked else words.left,
            words.kept if is_wanted else words.left,
            view.say(one.why(at)),
        )

    def _ways(self, view: View) -> Mapping[tuple[int, bool], tuple[int, int, int]]:
        wanted, others, barred = self._sorted(view)
        most = len(self.candidates) if self.maximum is None else self.maximum
        return ways(len(wanted), len(others), len(barred), most)

    def _sorted(self, view: View) -> tuple[list[str], list[str], list[str]]:
        """The ids to be picked, those to be left, and those that harm."""
        at = view.standing
        wanted: list[str] = []
        others: list[str] = []
        barred: list[str] = []
        for one in self.candidates:
            home = barred if one.is_barred else wanted if one.is_wanted(at) else others
            home.append(one.id)
        return wanted, others, barred

    def _picking(self, view: View, way: tuple[int, int, int]) -> AnyMove:
        """A picking with so many missed, so many too much and so many that harm."""
        wanted, others, barred = self._sorted(view)
        missed, extra, harmful = way
        return self._move({*wanted[missed:], *others[:extra], *barred[:harmful]}, view)

    def _move(self, picked: Set[str], view: View) -> AnyMove:
        ids = tuple(one.id for one in self.shown_now(view) if one.id in picked)
        return cast("AnyMove", self.MOVE(retenus=ids))
