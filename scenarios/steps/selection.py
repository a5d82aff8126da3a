"""`selection`: the student picks what to prepare, send, keep, collect."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, ClassVar

import msgspec

from scenarios.conditions import Condition
from scenarios.language.french import mid_sentence
from scenarios.steps.parts import Text
from scenarios.steps.pickable import Candidate, Pickable, PickedMove, PickWords
from scenarios.steps.picked import Picked

if TYPE_CHECKING:
    from scenarios.play import View


class SelectionMove(
    PickedMove, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="selection"
):
    """The elements picked."""


class Element(Pickable, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Something to take or to leave. attendu_si overrides attendu; neither means to leave it.

    With `interdit` it must not be collected or sent: it counts in the protection alone.
    """

    KEY: ClassVar[str] = "attendu"

    raison: Text
    attendu: bool | None = None
    attendu_si: Condition | None = None
    interdit: bool = False

    @property
    def flag(self) -> bool | None:
        """As written."""
        return self.attendu

    @property
    def condition(self) -> Condition | None:
        """As written."""
        return self.attendu_si

    @property
    def is_barred(self) -> bool:
        """As written."""
        return self.interdit


class Selection(Picked, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="selection"):
    """What to take among what is there. Serves e.g. A1T1C3, A2T1C2."""

    MOVE: ClassVar[type[PickedMove]] = SelectionMove
    WORDS: ClassVar[PickWords] = PickWords(
        "élément", "élément", "retenir", "retenu", "laissé", "Oublié", "En trop"
    )
    ASKS: ClassVar[str] = "Que retenez-vous ?"
    IS_DRAWN: ClassVar[bool] = True
    LIST: ClassVar[str] = "elements"
    GUARD: ClassVar[str] = "« interdit: true » à un élément qu’il ne faut pas retenir"

    elements: Annotated[tuple[Element, ...], msgspec.Meta(min_length=3, max_length=14)]

    @property
    def candidates(self) -> tuple[Element, ...]:
        """The elements."""
        return self.elements

    def shown_now(self, view: View) -> tuple[Candidate, ...]:
        """The elements, in an order drawn by the seed."""
        order = view.shuffled(self.elements, "ordre")
        return tuple(Candidate(one.id, view.say(one.texte)) for one in order)

    def guarded(self) -> tuple[str | int, ...] | None:
        """The first element that must not be picked."""
        barred = (rank for rank, one in enumerate(self.elements) if one.interdit)
        return next(((self.LIST, rank, "interdit") for rank in barred), None)

    def deed(self, picked: Sequence[Candidate]) -> str:
        """What was picked, by name."""
        names = " ; ".join(mid_sentence(one.text.rstrip(".")) for one in picked)
        return f"Sélection remise ({names})."
