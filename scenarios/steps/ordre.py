"""`ordre`: tasks, phases, visitors put in order; the mark counts the pairs in the wrong order.

The measure is the number of discordant pairs of M. G. Kendall, « A new measure of rank
correlation », Biometrika 30 (1938), p. 81-93, over the pairs that have an order; it is what it
takes of swaps of neighbours to come back to a right order. `distance_mark` makes a mark of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, Annotated, ClassVar

import msgspec

from scenarios.conditions import Slug, Written
from scenarios.steps.judged import Judged
from scenarios.steps.kind import (
    NOT_FOR_THIS_STEP,
    Move,
    Offer,
    Option,
    Part,
    Progress,
    Refusal,
    Skip,
)
from scenarios.steps.parts import Text
from scenarios.steps.reflexes import Reflex, Seen, sorted_by

if TYPE_CHECKING:
    from scenarios.chance import Chance
    from scenarios.play import View
    from scenarios.steps.kinds import AnyMove

PROMPT = "Mettez dans l’ordre."
# The field of a draft that holds the ids, spaces between them.
KEPT = "ordre"
# Draws tried before the right order is simply turned round, which never earns anything.
SHUFFLES = 20

Ids = tuple[str, ...]


class OrdreMove(Move, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="ordre"):
    """The ids of all the elements, the first one first."""

    ordre: Ids


class Ranked(Written, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One thing to put in order. rang: neighbours of one rank may stand either way round."""

    FILLED: ClassVar[frozenset[str]] = frozenset({"texte", "raison"})

    id: Slug
    texte: Text
    raison: Text
    rang: int | None = None


@dataclass(frozen=True, slots=True)
class OrdreOffer(Offer):
    """The elements, in a drawn order that earns nothing as it stands."""

    options: tuple[Option, ...]

    def order(self, draft: Mapping[str, str]) -> Ids:
        """The order half done, as a face keeps it; the one drawn where there is none."""
        drawn = tuple(one.id for one in self.options)
        kept = tuple(draft.get(KEPT, "").split())
        return kept if sorted(kept) == sorted(drawn) else drawn


class Ordre(Judged, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="ordre"):
    """An order to find; `elements` are written in the right one. Serves e.g. A1T1CP2, A2T1C4."""

    SECONDS: ClassVar[int] = 5

    elements: Annotated[tuple[Ranked, ...], msgspec.Meta(min_length=3, max_length=9)]

    def offer(self, view: View) -> OrdreOffer:
        """The elements shuffled."""
        options = tuple(Option(one.id, view.say(one.texte)) for one in self._shuffled(view))
        return OrdreOffer(view.say(self.asks()), options)

    def accept(self, move: Move, view: View) -> Progress | Refusal:
        """The order given against the one written."""
        if isinstance(move, Skip):
            return self.skipped()
        if not isinstance(move, OrdreMove):
            return Refusal(NOT_FOR_THIS_STEP)
        refusal = self._malformed(move.ordre)
        if refusal is not None:
            return refusal
        levels = self.levels()
        wrong, total = inverted(move.ordre, levels), self.pairs()
        return self.judged(
            self._parts(move.ordre, view),
            view,
            said="Ordre remis.",
            value=distance_mark(wrong, total),
            again=_said_of(wrong, total),
        )

    def branches(self, view: View) -> Iterator[Progress]:  # noqa: ARG002 - the kind's contract
        """Every mark that some order earns: all numbers of inverted pairs can be reached."""
        total = self.pairs()
        yield from self.outcomes(distance_mark(wrong, total) for wrong in range(total + 1))

    def right(self, view: View) -> OrdreMove:  # noqa: ARG002 - the kind's contract
        """The order written."""
        return OrdreMove(ordre=tuple(one.id for one in self.elements))

    def moves(self, view: View) -> Iterator[OrdreMove]:
        """The right order, then for each lower mark the nearest order that earns it."""
        met: set[int] = set()
        for wrong, order in enumerate(_worse_and_worse(self.right(view).ordre, self.levels())):
            value = distance_mark(wrong, self.pairs())
            if value not in met:
                met.add(value)
                yield OrdreMove(ordre=order)

    def guess(self, view: View, chance: Chance) -> OrdreMove:  # noqa: ARG002 - the contract
        """Any order."""
        return OrdreMove(ordre=tuple(one.id for one in chance.shuffled(self.elements)))

    def blind(self, view: View, reflex: Reflex) -> tuple[AnyMove, ...]:
        """The order as shown, or by length where the reflex looks at it."""
        if reflex == "hasard":
            return super().blind(view, reflex)
        shown = self.offer(view).options
        if reflex not in ("long", "court"):
            return (OrdreMove(ordre=tuple(one.id for one in shown)),)
        ranks = sorted_by([Seen(one.text) for one in shown], reflex)
        return (OrdreMove(ordre=tuple(shown[rank].id for rank in ranks)),)

    def asks(self) -> str:
        """The instruction, or what every step of this kind asks for."""
        return self.consigne or PROMPT

    def shown(self) -> Iterator[tuple[str, str]]:
        """The elements."""
        yield from ((one.id, one.texte) for one in self.elements)

    def answers(self) -> int:
        """One an element."""
        return len(self.elements)

    def levels(self) -> dict[str, int]:
        """By id, which group of equals it belongs to, 0 for the first in order."""
        found: dict[str, int] = {}
        level = 0
        for before, one in pairwise((None, *self.elements)):
            assert one is not None
            is_equal = before is not None and one.rang is not None and one.rang == before.rang
            level += before is not None and not is_equal
            found[one.id] = level
        return found

    def pairs(self) -> int:
        """How many pairs have an order: those of one rank do not count."""
        return sum(a != b for a, b in combinations(self.levels().values(), 2))

    def _shuffled(self, view: View) -> tuple[Ranked, ...]:
        levels, total = self.levels(), self.pairs()
        for attempt in range(SHUFFLES):
            drawn = view.shuffled(self.elements, f"ordre.{attempt}")
            if distance_mark(inverted([one.id for one in drawn], levels), total) == 0:
                return drawn
        return self.elements[::-1]

    def _malformed(self, order: Ids) -> Refusal | None:
        known = [one.id for one in self.elements]
        for id_ in order:
            if id_ not in known:
                return Refusal("Cet élément n’est pas à ranger ici.")
        for id_ in known:
            times = order.count(id_)
            if times == 0:
                return Refusal("Il manque un élément\u00a0: rangez-les tous.", id_)
            if times > 1:
                return Refusal("Cet élément est rangé deux fois\u00a0: gardez-en un.", id_)
        return None

    def _parts(self, order: Ids, view: View) -> tuple[Part, ...]:
        """One an element, in the right order."""
        levels = self.levels()
        stays = staying(order, levels)
        return tuple(
            self._part(one, order, levels, view, is_right=one.id in stays) for one in self.elements
        )

    def _part(
        self, one: Ranked, order: Ids, levels: Mapping[str, int], view: View, *, is_right: bool
    ) -> Part:
        given = order.index(one.id) + 1
        expected = [n for n, id_ in enumerate(levels, 1) if levels[id_] == levels[one.id]]
        value = place_words([given])
        if is_right and given not in expected:
            # It stands well among the others, of which some are to be moved past it.
            value += ", dans l’ordre"
        reason = view.say(one.raison)
        return Part(one.id, view.say(one.texte), is_right, value, place_words(expected), reason)


def distance_mark(wrong: int, total: int) -> int:
    """0-3 for so many pairs in the wrong order: none, a fifth at most, two fifths at most, more."""
    if wrong == 0:
        return 3
    if wrong * 5 <= total:
        return 2
    return 1 if wrong * 5 <= total * 2 else 0


def inverted(order: Sequence[str], levels: Mapping[str, int]) -> int:
    """How many pairs stand in the wrong order; pairs of one level never do."""
    return sum(levels[before] > levels[after] for before, after in combinations(order, 2))


def staying(order: Ids, levels: Mapping[str, int]) -> frozenset[str]:
    """The most elements that can stay where they are while the others are moved between them.

    Counting an element wrong for any inverted pair would condemn all those that one misplaced
    visitor overtook; counting places would condemn all that come after. What is to be moved, and
    nothing else, reads as the mistake. Of several such sets, the one most at its own places.
    """
    at_home = {
        id_ for id_, level in zip(order, levels.values(), strict=True) if levels[id_] == level
    }
    for size in range(len(order), 0, -1):
        sorted_ones = [some for some in combinations(order, size) if inverted(some, levels) == 0]
        if sorted_ones:
            return frozenset(max(sorted_ones, key=lambda some: len(at_home & set(some))))
    return frozenset()


def place_words(places: Sequence[int]) -> str:
    """« 1re place », « 2e ou 3e place », « de la 2e à la 4e place »."""
    first, last = (_ordinal(n) for n in (places[0], places[-1]))
    if len(places) == 1:
        return f"{first} place"
    return f"{first} ou {last} place" if len(places) == 2 else f"de la {first} à la {last} place"


def _ordinal(rank: int) -> str:
    return "1re" if rank == 1 else f"{rank}e"


def _said_of(wrong: int, total: int) -> str:
    if wrong == 0:
        return ""
    if wrong == 1:
        return f"Une paire sur {total} est à l’envers."
    return f"{wrong} paires sur {total} sont à l’envers."


def _worse_and_worse(order: Ids, levels: Mapping[str, int]) -> Iterator[Ids]:
    """Orders with 0, 1, 2… inverted pairs, up to all of them: two neighbours change each time."""
    row = list(order)
    yield order
    while True:
        for n in range(len(row) - 1):
            if levels[row[n]] < levels[row[n + 1]]:
                row[n], row[n + 1] = row[n + 1], row[n]
                yield tuple(row)
                break
        else:
            return
