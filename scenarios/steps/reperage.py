"""`reperage`: the student marks the clues in what was said or shown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, ClassVar

import msgspec

from scenarios.conditions import Condition, Standing
from scenarios.language.clean import quoted
from scenarios.steps.pickable import Candidate, Pickable, PickedMove, PickWords
from scenarios.steps.picked import Picked
from scenarios.turns import customer, speaker

if TYPE_CHECKING:
    from scenarios.play import View

CUSTOMER = "client"
# Enough of a passage to know it again.
LABEL_LENGTH = 48
NO_CLUE = "Ce passage, à lui seul, ne montre rien de ce qui est cherché."


class ReperageMove(
    PickedMove, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="reperage"
):
    """The passages marked."""


class Passage(Pickable, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A piece of what was said or shown. indice_si overrides indice; neither is no clue.

    qui: who says it, `client`, a figurant or words shown as they are; empty for a description.
    nature: what the clue shows, in a word or two.
    """

    FILLED: ClassVar[frozenset[str]] = Pickable.FILLED | {"qui", "nature"}
    KEY: ClassVar[str] = "indice"

    qui: str = ""
    indice: bool | None = None
    indice_si: Condition | None = None
    nature: str = ""

    @property
    def flag(self) -> bool | None:
        """As written."""
        return self.indice

    @property
    def condition(self) -> Condition | None:
        """As written."""
        return self.indice_si

    def why(self, at: Standing) -> str:
        """Most passages are there to be read: one sentence says it of all."""
        return super().why(at) or NO_CLUE


class Reperage(Picked, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="reperage"):
    """Clues in a running text. Serves e.g. 2B.a, A1T2C3."""

    MOVE: ClassVar[type[PickedMove]] = ReperageMove
    WORDS: ClassVar[PickWords] = PickWords(
        "passage", "indice", "relever", "relevé", "laissé", "Manqué", "Relevé à tort"
    )
    ASKS: ClassVar[str] = "Quels indices relevez-vous ?"
    IS_DRAWN: ClassVar[bool] = False
    LIST: ClassVar[str] = "passages"

    passages: Annotated[tuple[Passage, ...], msgspec.Meta(min_length=4, max_length=20)]

    @property
    def candidates(self) -> tuple[Passage, ...]:
        """The passages."""
        return self.passages

    def shown_now(self, view: View) -> tuple[Candidate, ...]:
        """The passages, in the order written: it is a text to read."""
        return tuple(
            Candidate(one.id, view.say(one.texte), _who(one, view)) for one in self.passages
        )

    def label(self, one: Pickable, view: View) -> str:
        """Its first words, and what it shows where it is a clue."""
        assert isinstance(one, Passage)
        is_clue = bool(one.nature) and one.is_wanted(view.standing)
        nature = f" ({view.say(one.nature)})" if is_clue else ""
        return quoted(view.say(one.texte).rstrip("."), LABEL_LENGTH) + nature

    def deed(self, picked: Sequence[Candidate]) -> str:
        """How many were marked."""
        s = "s" * (len(picked) > 1)
        return f"{len(picked)} passage{s} relevé{s} sur {len(self.passages)}."


def _who(one: Passage, view: View) -> str:
    if one.qui == CUSTOMER:
        return customer(view)
    if one.qui in view.play.scenario.figurants:
        return speaker(view, one.qui)
    return view.say(one.qui)
